/** Observes each box only once: `ResizeObserver.observe` reports the size again if it is called again. */
export class SizeObserver {
  readonly #onResize: () => void;
  #observer: ResizeObserver | undefined;
  #observed = new WeakSet<Element>();

  constructor(onResize: () => void) {
    this.#onResize = onResize;
  }

  observe(boxes: readonly (Element | null)[]): void {
    if (typeof ResizeObserver === 'undefined') return;
    this.#observer ??= new ResizeObserver(() => this.#onResize());
    for (const box of boxes) {
      if (!box || this.#observed.has(box)) continue;
      this.#observer.observe(box);
      this.#observed.add(box);
    }
  }

  disconnect(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#observed = new WeakSet();
  }
}
