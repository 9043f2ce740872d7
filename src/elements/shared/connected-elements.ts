import type { LitElement } from 'lit';

/** Every element of ours that is in a page: those to redraw when their words may have changed. */
export const connectedElements = /* @__PURE__ */ new Set<LitElement>();

export function updateConnectedElements(): void {
  for (const element of connectedElements) element.requestUpdate();
}
