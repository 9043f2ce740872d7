import type { LitElement, ReactiveController } from 'lit';
import { isServer } from 'lit';

import { watchCatalogs } from '../../catalog/registry.js';
import { dress, openRoot } from './root.js';

/** Follows the language of one element, and the words that hosts give to `useCatalog`, while it is in the page. */
export class Language implements ReactiveController {
  readonly #host: LitElement;
  /**
   * Whether nothing but the element itself counts: on the server, and in the first drawing of what was drawn there, which
   * has to be the same. Times are in UTC until then.
   */
  isAlone: boolean;

  constructor(host: LitElement) {
    this.#host = host;
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
    this.isAlone = isServer || !!host.shadowRoot;
    host.addController(this);
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
    if (!isServer) openRoot(host);
  }

  /**
   * The tag as the page spells it: the element's own `lang`, else the nearest ancestor's (out of shadow roots too), else
   * the document's; '' where nothing says.
   */
  get tag(): string {
    if (this.isAlone) return this.#host.getAttribute('lang') ?? '';
    for (let at: Element | null = this.#host; at; at = hostOf(at)) {
      const speaker = at.closest('[lang]');
      if (speaker) return speaker.getAttribute('lang') ?? '';
    }
    return '';
  }

  hostConnected(): void {
    watchCatalogs(updateAll);
    speakers.add(this.#host);
    watchAround(this.#host);
    dress(this.#host);
    // What was moved may have come among people who speak another language.
    this.#host.requestUpdate();
    if (this.isAlone) void this.#host.updateComplete.then(() => this.#lookAround());
  }

  /** What came from the server works now: what stands around it is taken up before anything is painted. */
  #lookAround(): void {
    this.isAlone = false;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    speakers.delete(this.#host);
    if (speakers.size === 0) observer?.disconnect();
  }
}

/** Every element that is in a page, and the one observer that tells them of a changed `lang`, their own included. */
export const speakers = /* @__PURE__ */ new Set<LitElement>();
let observer: MutationObserver | undefined;

const updateAll = (): void => {
  for (const speaker of speakers) speaker.requestUpdate();
};

/** An observer does not see into shadow roots: each root on the way up is watched. To watch one again changes nothing. */
function watchAround(element: Element): void {
  observer ??= new MutationObserver(updateAll);
  for (let at: Element | null = element; at; at = hostOf(at)) {
    observer.observe(at.getRootNode(), { attributeFilter: ['lang'], subtree: true });
  }
}

/** The element in whose shadow root this one stands. */
export const hostOf = (element: Element): Element | null => (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
