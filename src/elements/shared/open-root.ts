/** Opens shadow roots, also of server-rendered elements and of elements that move to another document. */
import type { LitElement } from 'lit';
import { isServer } from 'lit';

/**
 * Opens the shadow root in the element's constructor, and keeps its styles over moves between documents. Lit opens it
 * when the element is connected. By then it may be in another document, which rejects this document's style sheets.
 */
export function openRoot(host: LitElement): void {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
  if (isServer) return;
  const opening = host as unknown as Opening;
  const serverRoot = host.shadowRoot as Root | null;
  opening.renderRoot = opening.createRenderRoot();
  // Lit adopts its sheets in every root except one that it will hydrate. In old browsers it adds style elements
  // instead.
  const willHydrate = !serverRoot?.adoptedStyleSheets?.length;
  if (serverRoot && !willHydrate) {
    // Lit's hydration support is not loaded: remove the server's markup, or the content would appear twice.
    serverRoot.replaceChildren();
    host.renderOptions.renderBefore = null;
  }
  host.addController({ hostConnected: () => restoreStyles(host) });
}

/** Members of `LitElement` that are protected or private. */
interface Opening {
  renderRoot: Root;
  createRenderRoot(): Root;
}

type Root = Omit<ShadowRoot, 'adoptedStyleSheets'> & Partial<Pick<ShadowRoot, 'adoptedStyleSheets'>>;

/**
 * Moving to another document drops adopted style sheets, and a strict CSP may have blocked the server's style elements.
 */
function restoreStyles(host: LitElement): void {
  const root = host.renderRoot as unknown as Root;
  const { defaultView } = host.ownerDocument;
  if (!defaultView || root.adoptedStyleSheets?.length !== 0 || root.styleSheets.length > 0) return;
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync((host.constructor as typeof LitElement).elementStyles.map(String).join(''));
  root.adoptedStyleSheets = [sheet];
}
