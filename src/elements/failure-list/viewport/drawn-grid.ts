import type { LitElement } from 'lit';

/** A list that is scrolled by at most this, in px, counts as being at its top. */
const TOP_TOLERANCE = 4;

/**
 * Access to the rendered nodes of the grid and its scroll position. All sizes are 0 before the first draw. Lines scroll in a
 * box of their own, below the overview; where that would be too low, the whole list is the scroller. Positions are the same
 * in both.
 */
export class DrawnGrid {
  readonly #host: LitElement;
  /** Whether the first draw is done. It is not measured, because hydration has to match what the server drew. */
  isDrawn = false;
  #before = { isOneScroller: false, scrollTop: 0 };

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

  /** Whether the whole list is the scroller. */
  get isOneScroller(): boolean {
    return this.#wholeList !== null;
  }

  /** The box in which the lines scroll. */
  get scroller(): HTMLElement | null {
    return this.#wholeList ?? this.find('[part=scroller]');
  }

  /** Whether somebody scrolled the lines, or, in one scroller, what stands above them. */
  get isScrolled(): boolean {
    return (this.scroller?.scrollTop ?? 0) > TOP_TOLERANCE;
  }

  /**
   * The scroll position, in px; 0 if the first line is right below the headers, less while part of the overview is visible
   * above these.
   */
  get scrollTop(): number {
    return (this.scroller?.scrollTop ?? 0) - this.#heightAbove;
  }

  /** The height of the box in which the lines scroll, in px. */
  get visibleHeight(): number {
    return this.scroller?.clientHeight ?? 0;
  }

  /** The visible height without what sticks to its edges, in px: the headers, and in one scroller the bars below the rows. */
  get roomForLines(): number {
    const footHeight = this.isOneScroller ? (this.find('#foot')?.offsetHeight ?? 0) : 0;
    return this.visibleHeight - (this.find('#head')?.offsetHeight ?? 0) - footHeight;
  }

  /** The bottom edge of the headers, in px from the top of the window. */
  get bottomOfHead(): number {
    return this.find('#head')?.getBoundingClientRect().bottom ?? 0;
  }

  /** The lower end of the room for lines, in px from the top of the window. */
  get bottomOfRoom(): number {
    const bars = this.isOneScroller ? this.find('#foot') : null;
    if (bars) return bars.getBoundingClientRect().top;
    const { scroller } = this;
    return scroller ? scroller.getBoundingClientRect().top + scroller.clientTop + scroller.clientHeight : Infinity;
  }

  scrollTo(top: number): void {
    this.scroller?.scrollTo({ top: top + this.#heightAbove });
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

  /** Called before a draw, for `restorePosition`. */
  savePosition(): void {
    this.#before = { isOneScroller: this.isOneScroller, scrollTop: this.scrollTop };
  }

  /** After a draw that gave the lines another scroller: scrolls it as far as the other was. */
  restorePosition(): void {
    const { isOneScroller, scrollTop } = this.#before;
    if (isOneScroller !== this.isOneScroller && scrollTop > 0) this.scrollTo(scrollTop);
  }

  find(selector: string): HTMLElement | null {
    return this.isDrawn ? (this.#shadowRoot?.querySelector<HTMLElement>(selector) ?? null) : null;
  }

  findAll(selector: string): readonly HTMLElement[] {
    return this.isDrawn ? [...(this.#shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])] : [];
  }

  get #wholeList(): HTMLElement | null {
    return this.find("[part=list][data-room~='tiny']");
  }

  /** The height of what stands above the headers in the same scroller, in px. */
  get #heightAbove(): number {
    const list = this.#wholeList;
    const grid = this.find('[part=grid]');
    if (!list || !grid) return 0;
    const distance = grid.getBoundingClientRect().top - list.getBoundingClientRect().top;
    return distance - list.clientTop + list.scrollTop;
  }

  get #shadowRoot(): ShadowRoot | undefined {
    return this.#host.renderRoot as ShadowRoot | undefined;
  }
}
