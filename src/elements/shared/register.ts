/** Defines an element unless its tag is already defined: of two copies or versions on a page, the first wins. */
export function register(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
