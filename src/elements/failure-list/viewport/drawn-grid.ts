import type { LitElement } from 'lit';

/** The list's grid as it is drawn: its nodes, and how far it is scrolled. Without nodes, all sizes are 0. */
export class DrawnGrid {
  readonly #host: LitElement;
  /** Whether the first draw is done. It is not measured, because hydration has to match what the server drew. */
  isDrawn = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** What has the focus in the list, also before anything is drawn. */
  get activeElement(): Element | null {
    return this.#shadowRoot?.activeElement ?? null;
  }

  /** What the lines stand in. */
  get body(): HTMLElement | null {
    return this.find('#body');
  }

  /** The box in which the lines scroll. */
  get scroller(): HTMLElement | null {
    return this.find('[part=scroller]');
  }

  /** How far the lines are scrolled, in px: 0 when the first one stands right below the headers. */
  get scrollTop(): number {
    return this.scroller?.scrollTop ?? 0;
  }

  /** The height of the box in which the lines scroll, in px. */
  get visibleHeight(): number {
    return this.scroller?.clientHeight ?? 0;
  }

  /** How much of that the lines have, in px: the headers stick to its upper edge. */
  get roomForLines(): number {
    return this.visibleHeight - (this.find('#head')?.offsetHeight ?? 0);
  }

  /** The place below the headers, in px of the window. */
  get bottomOfHead(): number {
    return this.find('#head')?.getBoundingClientRect().bottom ?? 0;
  }

  scrollTo(top: number): void {
    this.scroller?.scrollTo({ top });
  }

  scrollBy(top: number): void {
    this.scroller?.scrollBy({ top });
  }

  /** A line by its id; null where it is not rendered. */
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
