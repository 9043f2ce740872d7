import type { LitElement } from 'lit';

/** All elements of this library that are in a document. They are redrawn when the catalog changes. */
export const connectedElements = /* @__PURE__ */ new Set<LitElement>();

export function updateConnectedElements(): void {
  for (const element of connectedElements) element.requestUpdate();
}
