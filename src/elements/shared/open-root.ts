/** The shadow root of an element that may come from a server, and may move from one document to another. */
import type { LitElement } from 'lit';
import { isServer } from 'lit';

/**
 * Opens the shadow root in the constructor of an element, and keeps its styles. Opened later, as Lit does by itself, the
 * element might already stand in another document, which refuses the style sheets of this one.
 */
export function openRoot(host: LitElement): void {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
  if (isServer) return;
  const opening = host as unknown as Opening;
  const serverRoot = host.shadowRoot as Root | null;
  opening.renderRoot = opening.createRenderRoot();
  // Lit gives its sheets to every root but one that it will hydrate; in an old browser it adds style elements instead.
  const willHydrate = !serverRoot?.adoptedStyleSheets?.length;
  if (serverRoot && !willHydrate) {
    // Lit's support for hydration is not loaded: remove the server's markup, else everything would be there twice.
    serverRoot.replaceChildren();
    host.renderOptions.renderBefore = null;
  }
  host.addController({ hostConnected: () => restoreStyles(host) });
}

/** What Lit keeps for its subclasses. */
interface Opening {
  renderRoot: Root;
  createRenderRoot(): Root;
}

type Root = Omit<ShadowRoot, 'adoptedStyleSheets'> & Partial<Pick<ShadowRoot, 'adoptedStyleSheets'>>;

/** A move to another document drops adopted style sheets, and a strict policy may have refused those from the server. */
function restoreStyles(host: LitElement): void {
  const root = host.renderRoot as unknown as Root;
  const { defaultView } = host.ownerDocument;
  if (!defaultView || root.adoptedStyleSheets?.length !== 0 || root.styleSheets.length > 0) return;
  const sheet = new defaultView.CSSStyleSheet();
  sheet.replaceSync((host.constructor as typeof LitElement).elementStyles.map(String).join(''));
  root.adoptedStyleSheets = [sheet];
}
