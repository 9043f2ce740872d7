/** The element whose shadow root contains this one; null in the light DOM of a document. */
export const shadowHostOf = (element: Element): Element | null =>
  (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
