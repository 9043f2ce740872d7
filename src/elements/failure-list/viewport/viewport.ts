/**
 * The lines of the grid's body in the page: which of them are drawn, where they stand, and which one has the tab stop.
 * The list says what its lines are; this says what becomes of them on a screen.
 */
import type { LedgerView } from '../../../ledger/view.js';
import { viewOf } from '../../../ledger/view.js';
import { LineHeights } from './line-heights.js';
import type { Line } from './lines.js';
import { Lines } from './lines.js';

/** Lines drawn beyond either edge, as a part of what is visible: a wheel's turn finds its rows already there. */
const OVERSCAN = 0.5;

/** Up to here all lines are drawn, so that a browser finds and prints them. */
const FEW = 100;

/** The line of the grid in which something is; null outside. */
export const lineOf = (target: EventTarget | null): HTMLElement | null =>
  (target as Partial<Element> | null)?.closest?.<HTMLElement>('[data-line]') ?? null;

/** The id of what a line shows; empty outside. */
export const idOf = (line: HTMLElement | null): string => line?.dataset.line ?? '';

/** How high a line is, to the fraction, so that it stands where it would in the flow of the page. What is hidden is 0. */
const heightOf = (line: HTMLElement): number => parseFloat(getComputedStyle(line).blockSize) || 0;

export class Viewport {
  lines = new Lines(viewOf([]), new Set());
  /** What is scrolled away is not printed: while printing, a few sheets of lines are in the flow of the page. */
  isPrinting = false;
  /**
   * What is drawn before all is at rest. `new`: of other lines than before, what is visible. `scroll`: what comes into
   * view, and what is about to; nodes are put in order at rest.
   */
  motion: 'new' | 'scroll' | null = null;
  readonly #root: () => ParentNode | null;
  readonly #window = new LineHeights(this.lines);
  /** What the lines were made of. */
  #madeOf: readonly unknown[] = [];
  #isPaged = false;
  /** Where each was put last. */
  readonly #places = new WeakMap<HTMLElement, string>();
  /** Between which lines all are drawn. */
  #drawn = { from: 0, to: 0 };
  /** The line at the upper edge and how far it is scrolled, to be kept there when lines above it come or go. */
  #anchor: { readonly id: string; readonly within: number } | null = null;
  /** The line on which the body's one tab stop is, and where it stood. */
  #active = { id: '', index: 0 };

  constructor(root: () => ParentNode | null) {
    this.#root = root;
  }

  get scroller(): HTMLElement | null {
    return this.#root()?.querySelector<HTMLElement>('[part=scroller]') ?? null;
  }

  /** A page is there in full, and so is what is printed. */
  get isPartial(): boolean {
    return this.lines.size > FEW && !this.#isPaged && !this.isPrinting;
  }

  /** How many lines are printed, where that is not all of them. */
  get printed(): number | null {
    return this.isPrinting && !this.#isPaged && this.lines.size > FEW ? FEW : null;
  }

  /** The place of the one line that can be tabbed to: the last that had focus, or what stands in its place. */
  get activeIndex(): number {
    const known = this.lines.indexOf(this.#active.id);
    const place = known === -1 ? Math.max(0, Math.min(this.#active.index, this.lines.size - 1)) : known;
    return this.lines.at(place)?.kind === 'detail' ? place - 1 : place;
  }

  /** Makes the lines anew, unless they would be the same. What stands at the upper edge stays there. */
  follow(madeOf: readonly unknown[], view: () => LedgerView, open: ReadonlySet<string>, isPaged: boolean): void {
    if (madeOf.every((each, index) => each === this.#madeOf[index])) return;
    this.#madeOf = madeOf;
    this.#isPaged = isPaged;
    const scrollTop = this.scroller?.scrollTop ?? 0;
    const edge = this.#window.indexAt(scrollTop);
    const line = scrollTop > 0 ? this.lines.at(edge) : undefined;
    this.#anchor = line ? { id: line.id, within: scrollTop - this.#window.startOf(edge) } : null;
    this.lines = new Lines(view(), open);
    this.#window.follow(this.lines);
    if (this.isPartial) this.motion ??= 'new';
  }

  /** Another question, or another page, is read from its beginning. */
  toTop(): void {
    this.#anchor = null;
    this.scroller?.scrollTo({ top: 0 });
  }

  /** The lines to draw: those around what is visible, and the one that has the tab stop, wherever it is. */
  drawn(): Line[] {
    this.#drawn = this.isPartial
      ? this.#range(this.motion === 'new' ? 0 : OVERSCAN)
      : { from: 0, to: this.printed ?? this.lines.size };
    const { from, to } = this.#drawn;
    const places = new Set(Array.from({ length: to - from }, (_, place) => from + place));
    if (!this.isPrinting) {
      const active = this.activeIndex;
      places.add(active);
      // What is opened under the row of the tab stop may hold the focus itself.
      if (this.lines.at(active + 1)?.kind === 'detail') places.add(active + 1);
    }
    return [...places].sort((a, b) => a - b).flatMap((index) => this.lines.at(index) ?? []);
  }

  /** The lines that are visible, and as many beyond either edge as a part of them. */
  #range(beyond: number): { readonly from: number; readonly to: number } {
    const { scrollTop = 0, clientHeight = 0 } = this.scroller ?? {};
    return this.#window.range(scrollTop, clientHeight || 600, beyond);
  }

  /** Whether all that is visible is drawn. */
  get isCovered(): boolean {
    if (!this.isPartial) return true;
    const { from, to } = this.#range(0);
    return from >= this.#drawn.from && to <= this.#drawn.to;
  }

  /**
   * Puts the drawn lines where they belong, as high as they turn out to be. They are put before they are measured: where
   * all are as high as was thought, the page is laid out once.
   */
  place(): void {
    const body = this.#root()?.querySelector<HTMLElement>('#body');
    if (!body) return;
    const lines = ([...body.children] as HTMLElement[]).flatMap((element) => {
      const item = this.lines.at(Number(element.ariaRowIndex) - 2);
      return item ? { element, item } : [];
    });
    const px = (length: number) => (this.isPartial ? `${String(length)}px` : '');
    const put = () => {
      body.style.blockSize = px(this.#window.height);
      for (const { element, item } of lines) {
        const at = px(this.#window.startOf(item.index));
        // Set to what it is, a browser would compute the style anew all the same.
        if (this.#places.get(element) !== at) element.style.insetBlockStart = at;
        this.#places.set(element, at);
      }
    };
    put();
    const moved = this.isPartial ? lines.map(({ element, item }) => this.#window.measure(item, heightOf(element))) : [];
    if (moved.includes(true)) put();
    this.#keepAnchor();
  }

  #keepAnchor(): void {
    const index = this.#anchor && this.isPartial ? this.lines.indexOf(this.#anchor.id) : -1;
    if (this.#anchor && index !== -1)
      this.scroller?.scrollTo({ top: this.#window.startOf(index) + this.#anchor.within });
    this.#anchor = null;
  }

  /** Makes a line the one that can be tabbed to; from an opened call's banner, that is the call's row. */
  note(line: HTMLElement): void {
    const id = idOf(line).replace(/^detail/, 'call');
    this.#active = { id, index: this.lines.indexOf(id) };
  }

  /** Moves the tab stop to a line, or to the next one in a direction that can have it, and brings that into view. */
  moveTo(wanted: number, direction: 1 | -1): Line | undefined {
    let index = Math.max(0, Math.min(this.lines.size - 1, wanted));
    if (this.lines.at(index)?.kind === 'detail') index += index + direction < this.lines.size ? direction : -1;
    const item = this.lines.at(index);
    if (!item) return undefined;
    this.#active = { id: item.id, index };
    if (this.isPartial) this.#bringIntoView(index);
    return item;
  }

  #bringIntoView(index: number): void {
    const { scroller } = this;
    if (!scroller) return;
    const head = this.#root()?.querySelector<HTMLElement>('#head')?.offsetHeight ?? 0;
    const top = this.#window.startOf(index);
    const least = this.#window.startOf(index + 1) - scroller.clientHeight + head;
    if (top < scroller.scrollTop) scroller.scrollTo({ top });
    else if (least > scroller.scrollTop) scroller.scrollTo({ top: least });
  }

  /** Gives focus to a line that is drawn. */
  focus({ id }: Line): void {
    const line = this.#root()?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`);
    line?.focus({ preventScroll: this.isPartial });
    if (!this.isPartial) line?.scrollIntoView({ block: 'nearest' });
  }
}
