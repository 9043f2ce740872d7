import { isServer } from 'lit';
import type { ReactiveController, ReactiveElement } from 'lit';
import { watchCatalogs } from '../../catalog/registry.js';

/** Follows the language of one element, and the words that hosts give to `useCatalog`, while it is in the page. */
export class Language implements ReactiveController {
  readonly #host: ReactiveElement;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * The tag as the page spells it: the element's own `lang`, else the nearest ancestor's (out of shadow roots too), else
   * the document's; '' where nothing says. On the server an element knows nobody but itself.
   */
  get tag(): string {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
    if (isServer) return this.#host.getAttribute('lang') ?? '';
    for (let at: Element | null = this.#host; at; at = hostOf(at)) {
      const speaker = at.closest('[lang]');
      if (speaker) return speaker.getAttribute('lang') ?? '';
    }
    return '';
  }

  hostConnected(): void {
    if (speakers.size === 0) stopWatching = watchCatalogs(updateAll);
    speakers.add(this.#host);
    watchAround(this.#host);
    // What was moved may have come among people who speak another language.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    speakers.delete(this.#host);
    if (speakers.size > 0) return;
    stopWatching?.();
    observer?.disconnect();
    observer = undefined;
  }
}

/** Every element that is in a page, and the one observer that tells them of a changed `lang`, their own included. */
const speakers = /* @__PURE__ */ new Set<ReactiveElement>();
let observer: MutationObserver | undefined;
let stopWatching: (() => void) | undefined;

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
