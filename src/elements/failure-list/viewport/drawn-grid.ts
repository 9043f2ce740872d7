import type { LitElement } from 'lit';

/** Access to the rendered nodes of the grid and its scroll position. All sizes are 0 before the first draw. */
export class DrawnGrid {
  readonly #host: LitElement;
  /** Whether the first draw is done. It is not measured, because hydration has to match what the server drew. */
  isDrawn = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** The focused element in the list. Works before the first draw, too. */
  get activeElement(): Element | null {
    return this.#shadowRoot?.activeElement ?? null;
  }

  /** The element that contains the lines. */
  get body(): HTMLElement | null {
    return this.find('#body');
  }

  /** The box in which the lines scroll. */
  get scroller(): HTMLElement | null {
    return this.find('[part=scroller]');
  }

  /** The scroll position, in px; 0 if the first line is right below the headers. */
  get scrollTop(): number {
    return this.scroller?.scrollTop ?? 0;
  }

  /** The height of the box in which the lines scroll, in px. */
  get visibleHeight(): number {
    return this.scroller?.clientHeight ?? 0;
  }

  /** The visible height without the sticky headers, in px. */
  get roomForLines(): number {
    return this.visibleHeight - (this.find('#head')?.offsetHeight ?? 0);
  }

  /** The bottom edge of the headers, in px from the top of the window. */
  get bottomOfHead(): number {
    return this.find('#head')?.getBoundingClientRect().bottom ?? 0;
  }

  scrollTo(top: number): void {
    this.scroller?.scrollTo({ top });
  }

  scrollBy(top: number): void {
    this.scroller?.scrollBy({ top });
  }

  /** The element of a line, by its id; null if it is not rendered. */
  elementOf(id: string): HTMLElement | null {
    return this.find(`[data-line="${CSS.escape(id)}"]`);
  }

  /** Resolves once the banners of the opened calls have been drawn. Never rejects. */
  async bannersDrawn(): Promise<void> {
    const banners = this.findAll('osm-failure-banner') as readonly (HTMLElement & Pick<LitElement, 'updateComplete'>)[];
    await Promise.allSettled(Array.from(banners, ({ updateComplete }) => updateComplete));
  }

  find(selector: string): HTMLElement | null {
    return this.isDrawn ? (this.#shadowRoot?.querySelector<HTMLElement>(selector) ?? null) : null;
  }

  findAll(selector: string): readonly HTMLElement[] {
    return this.isDrawn ? [...(this.#shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])] : [];
  }

  get #shadowRoot(): ShadowRoot | undefined {
    return this.#host.renderRoot as ShadowRoot | undefined;
  }
}
