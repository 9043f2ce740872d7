import type { LitElement, ReactiveController } from 'lit';
import { isServer } from 'lit';

import { watchCatalogs } from '../../catalog/registry.js';
import { connectedElements, updateConnectedElements } from './connected-elements.js';
import { shadowHostOf } from './shadow-host.js';

/** Redraws an element when the language around it changes, or the words that a host gave to `useCatalog`. */
export class Language implements ReactiveController {
  readonly #host: LitElement;
  /**
   * Whether only the element's own attributes count, and times are in UTC: on the server, and in the first render of an
   * element that came from a server, which must draw the same or hydration fails.
   */
  ownAttributesOnly: boolean;

  /** Make it before `openRoot`: a root that is there already came from a server. */
  constructor(host: LitElement) {
    this.#host = host;
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
    this.ownAttributesOnly = isServer || host.shadowRoot !== null;
    host.addController(this);
  }

  /**
   * The tag as the page spells it: the element's own `lang`, else the nearest ancestor's (out of shadow roots too), else
   * the document's; '' where there is none.
   */
  get tag(): string {
    if (this.ownAttributesOnly) return this.#host.getAttribute('lang') ?? '';
    for (let element: Element | null = this.#host; element; element = shadowHostOf(element)) {
      const withLang = element.closest('[lang]');
      if (withLang) return withLang.getAttribute('lang') ?? '';
    }
    return '';
  }

  hostConnected(): void {
    watchCatalogs(updateConnectedElements);
    connectedElements.add(this.#host);
    observeLangAround(this.#host);
    // After a move, the ancestors may be in another language.
    this.#host.requestUpdate();
    if (this.ownAttributesOnly) void this.#host.updateComplete.then(() => this.#readAncestors());
  }

  /** Hydration is done: ancestors count from here on. The browser has not painted yet. */
  #readAncestors(): void {
    this.ownAttributesOnly = false;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    connectedElements.delete(this.#host);
    if (connectedElements.size === 0) observer?.disconnect();
  }
}

/** One observer for all elements of a page. */
let observer: MutationObserver | undefined;

/** An observer does not see into shadow roots, so each root on the way up is observed. To repeat that changes nothing. */
function observeLangAround(start: Element): void {
  observer ??= new MutationObserver(updateConnectedElements);
  for (let element: Element | null = start; element; element = shadowHostOf(element)) {
    observer.observe(element.getRootNode(), { attributeFilter: ['lang'], subtree: true });
  }
}
