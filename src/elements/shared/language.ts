import type { LitElement, ReactiveController } from 'lit';
import { isServer } from 'lit';

import { watchCatalogs } from '../../catalog/registry.js';
import { connectedElements, updateConnectedElements } from './connected-elements.js';
import { shadowHostOf } from './shadow-host.js';

/** Redraws an element when a `lang` attribute around it changes, or when `useCatalog` changes the words. */
export class Language implements ReactiveController {
  readonly #host: LitElement;
  /**
   * Whether only the element's own attributes count, and times are in UTC. True on the server, and in the first client
   * render of a server-rendered element: hydration fails if the two differ.
   */
  ownAttributesOnly: boolean;

  /** Must be constructed before `openRoot` is called: a root that already exists was rendered by a server. */
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

  /** Called after hydration, before the browser paints: from here on, the language of ancestors counts. */
  #readAncestors(): void {
    this.ownAttributesOnly = false;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    connectedElements.delete(this.#host);
    if (connectedElements.size === 0) observer?.disconnect();
  }
}

/** One observer for all elements of the page. */
let observer: MutationObserver | undefined;

/**
 * A `MutationObserver` does not see into shadow roots, so each root up to the document is observed; twice is harmless.
 */
function observeLangAround(start: Element): void {
  observer ??= new MutationObserver(updateConnectedElements);
  for (let element: Element | null = start; element; element = shadowHostOf(element)) {
    observer.observe(element.getRootNode(), { attributeFilter: ['lang'], subtree: true });
  }
}
