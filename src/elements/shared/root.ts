/** The shadow root of an element that may come from a server, and may move from one document to another. */
import type { LitElement } from 'lit';

/**
 * Opens the root while the element is being made: later it may stand in another document, which refuses the style sheets
 * of this one. What a server drew is hydrated where the page loaded Lit's support for it; otherwise it makes room for
 * what is drawn here, so that nothing is there twice.
 */
export function openRoot(host: LitElement): void {
  const opening = host as unknown as Opening;
  const shadowRoot = host.shadowRoot as Root | null;
  opening.renderRoot = opening.createRenderRoot();
  // Lit gives its sheets to every root but one that it will hydrate; or, in an old browser, elements with the same rules.
  if (!shadowRoot?.adoptedStyleSheets?.length) return;
  shadowRoot.replaceChildren();
  host.renderOptions.renderBefore = null;
}

/** What Lit keeps for its subclasses. */
interface Opening {
  renderRoot: Root;
  createRenderRoot(): Root;
}

type Root = Omit<ShadowRoot, 'adoptedStyleSheets'> & Partial<Pick<ShadowRoot, 'adoptedStyleSheets'>>;

/** A move to another document takes the sheets off, and a strict policy may have refused those that the server wrote. */
export function dress(host: LitElement): void {
  const root = host.renderRoot as unknown as Root;
  const { defaultView } = host.ownerDocument;
  if (!defaultView || root.adoptedStyleSheets?.length !== 0 || root.styleSheets.length > 0) return;
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync((host.constructor as typeof LitElement).elementStyles.map(String).join(''));
  root.adoptedStyleSheets = [sheet];
}
