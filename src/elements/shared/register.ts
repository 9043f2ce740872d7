/** Defines an element unless its tag is taken. Two copies or versions on one page never throw: the first wins. */
export function register(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
