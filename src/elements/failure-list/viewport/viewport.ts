/**
 * The lines of the grid's body on the screen: which of them are rendered, where they stand, which one Tab reaches, and
 * what is printed. Owns everything that is read from the page between two draws: scrolling, sizes, focus, and timers.
 */
import type { LitElement, ReactiveController } from 'lit';

import type { LedgerView } from '../../../ledger/view.js';
import { viewOf } from '../../../ledger/view.js';
import type { KeyContext } from './keyboard.js';
import type { LineRange } from './line-heights.js';
import { LineHeights } from './line-heights.js';
import { LinePlacement } from './line-placement.js';
import type { Line } from './lines.js';
import { lineElementOf, lineIdOf, Lines } from './lines.js';
import type { RenderOptions } from './row-recycler.js';
import { RowRecycler } from './row-recycler.js';
import { TabStop } from './tab-stop.js';

/** Lines rendered beyond either edge, as a share of the visible height: a turn of the wheel finds its rows rendered. */
const OVERSCAN = 0.5;

/** Up to so many lines are all rendered, so that the browser's own search and print find them. */
const FEW = 100;

/** How long after the last scroll or change the overscan is rendered and nodes are put in order, in ms. */
const SETTLE_MS = 150;

/** Scrolled by no more than this, in px, a list counts as being at its top. */
const TOP_TOLERANCE = 4;

/** A height for what cannot be measured (yet), in px. */
const ASSUMED_HEIGHT = 600;

const PRINT_EVENTS = ['beforeprint', 'afterprint'] as const;

/** What a draw shows in the grid's body. */
export interface ViewportContent {
  /** The rows of the shown page. */
  readonly page: LedgerView;
  /** Whether the list is cut into pages: a page is rendered in full. */
  readonly isPaged: boolean;
  /** Keys of the opened calls. Another set when one is opened or closed. */
  readonly opened: ReadonlySet<string>;
  /** Changes when other rows were asked for: these are read from the top. */
  readonly question: string;
  /** Whether a server draws, or a page repeats what a server drew: nobody scrolls there, and nothing is measured. */
  readonly isServerDrawn: boolean;
}

/** What of it is rendered in a draw. */
export interface RenderedLines extends RenderOptions {
  /** The lines to render, in order. */
  readonly lines: readonly Line[];
  /** How many lines there are in all. */
  readonly size: number;
  /** The id of the line that Tab reaches. */
  readonly activeId: string;
  /** Whether only the lines around the visible ones are rendered, each in its place. */
  readonly isWindowed: boolean;
  /** While printing: how many lines are printed, where that is not all of them. */
  readonly printedCount: number | null;
  readonly recycler: RowRecycler;
}

/**
 * `visible`: after a change, only the visible lines are rendered. `scrolling`: lines that come into view are rendered
 * where nodes stand. `settled`: the overscan is rendered too, and nodes are in the order of their lines.
 */
type RenderPhase = 'visible' | 'scrolling' | 'settled';

export interface ViewportOptions {
  /** Draws the host at once: a browser prints what is there after `beforeprint`. */
  readonly drawNow: () => void;
  /** Rows with the same value are rewritten fast for each other. */
  readonly similarityOf: (line: Line) => string | undefined;
}

export class Viewport implements ReactiveController {
  readonly #host: LitElement;
  readonly #drawNow: () => void;
  readonly #recycler: RowRecycler;
  readonly #placement = new LinePlacement();
  readonly #tabStop = new TabStop();
  #content: ViewportContent | undefined;
  #lines = new Lines(viewOf([]), new Set());
  readonly #heights = new LineHeights(this.#lines);
  #phase: RenderPhase = 'settled';
  #settleTimer: ReturnType<typeof setTimeout> | undefined;
  #isPrinting = false;
  /** What a server drew is not measured: the first draw has to be the same. */
  #isDrawn = false;
  /** All lines in this range are rendered. */
  #renderedRange: LineRange = { from: 0, to: 0 };
  /** The line at the upper edge and how far it is scrolled, to be kept there when lines above it come or go. */
  #anchor: { readonly id: string; readonly offset: number } | null = null;
  /** What had the focus before the draw. */
  #focusedBefore: Element | null = null;
  #resizeObserver: ResizeObserver | undefined;
  #observed = new WeakSet<Element>();

  constructor(host: LitElement, { drawNow, similarityOf }: ViewportOptions) {
    this.#host = host;
    this.#drawNow = drawNow;
    this.#recycler = new RowRecycler(similarityOf);
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of PRINT_EVENTS) addEventListener(type, this.#handlePrint);
  }

  hostDisconnected(): void {
    for (const type of PRINT_EVENTS) removeEventListener(type, this.#handlePrint);
    clearTimeout(this.#settleTimer);
    this.#phase = 'settled';
    this.#resizeObserver?.disconnect();
    this.#resizeObserver = undefined;
    this.#observed = new WeakSet();
  }

  hostUpdated(): void {
    this.#isDrawn = true;
    if (this.#phase === 'visible') this.#settleLater();
    this.#observeSizes();
    this.placeLines();
    this.#keepFocus();
  }

  /** Whether somebody is reading rows, or about to let new ones in: what they read must not move. */
  get isBeingRead(): boolean {
    const focused = this.#activeElement?.closest('[data-line], [part=new-calls-button]');
    return Boolean(focused) || (this.#scroller?.scrollTop ?? 0) > TOP_TOLERANCE;
  }

  /** Takes over what is shown now, before it is drawn. Returns what is to be rendered. */
  update(content: ViewportContent): RenderedLines {
    // Asked before anything is drawn: a node that is taken out loses its focus.
    const focused = this.#activeElement;
    // The bulk bar keeps its focus itself: in a button's place comes another one.
    this.#focusedBefore = focused?.closest('[part=bulk-bar]') ? null : focused;
    const before = this.#content;
    this.#content = content;
    if (before && before.question !== content.question) this.scrollToTop();
    if (before?.page !== content.page || before.opened !== content.opened) this.#replaceLines(content);
    return {
      lines: this.#linesToRender(),
      size: this.#lines.size,
      activeId: this.#lines.at(this.#tabStop.indexIn(this.#lines))?.id ?? '',
      isWindowed: this.#isWindowed,
      printedCount: this.#printedCount,
      focusedId: lineIdOf(lineElementOf(this.#focusedBefore)),
      isScrolling: this.#phase === 'scrolling',
      recycler: this.#recycler,
    };
  }

  /** Scrolls to the first line. */
  scrollToTop(): void {
    this.#anchor = null;
    this.#scroller?.scrollTo({ top: 0 });
  }

  /** Renders what comes into view at once, without a draw of the host, so that nothing is blank. */
  handleScroll(): void {
    if (!this.#isWindowed) return;
    this.#phase = 'scrolling';
    this.#settleLater();
    if (this.#host.isUpdatePending) return;
    this.#recycler.renderScrolledIn(this.#linesToRender());
    this.#observeSizes();
    this.placeLines();
  }

  /** Ends the scrolling phase with the next draw: all nodes are then in the order of Tab. */
  settle(): void {
    this.#phase = 'settled';
    this.#host.requestUpdate();
  }

  /** Puts rendered lines in their places, and draws once more where a visible line is not rendered yet. */
  placeLines(): void {
    const body = this.#root?.querySelector<HTMLElement>('#body');
    if (body) {
      this.#placement.place(body, this.#lines, this.#heights, this.#isWindowed);
      this.#keepAnchor();
    }
    // After this draw has ended, and in the same frame.
    if (!this.#isVisibleRendered) queueMicrotask(() => this.#host.requestUpdate());
  }

  /** Makes the line in which something stands the one that Tab reaches. */
  setActiveLine(element: HTMLElement): void {
    this.#tabStop.setActiveLine(lineIdOf(element), this.#lines);
    this.#host.requestUpdate();
  }

  /** Where the focus is, for a key that is pressed on a line. */
  keyContextOf(element: HTMLElement): KeyContext {
    const index = this.#lines.indexOf(lineIdOf(element));
    const linesPerPage = Math.floor((this.#scroller?.clientHeight ?? 0) / (element.offsetHeight || 1)) - 1;
    return {
      index,
      size: this.#lines.size,
      linesPerPage: Math.max(1, linesPerPage),
      isCall: this.#lines.at(index)?.kind === 'call',
    };
  }

  /** Moves the focus to a line, or, where that is a detail, to the next one in a direction, and brings it into view. */
  async moveTo(wanted: number, direction: 1 | -1 = 1): Promise<void> {
    const line = this.#tabStop.moveTo(wanted, direction, this.#lines);
    if (!line) return;
    if (this.#isWindowed) this.#scrollIntoView(line.index);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#focusLine(line);
  }

  get #root(): ShadowRoot | null {
    return this.#isDrawn ? (this.#host.renderRoot as ShadowRoot) : null;
  }

  get #activeElement(): Element | null {
    return (this.#host.renderRoot as ShadowRoot | undefined)?.activeElement ?? null;
  }

  get #scroller(): HTMLElement | null {
    return this.#root?.querySelector<HTMLElement>('[part=scroller]') ?? null;
  }

  /** A server draws as a printer does. */
  get #isOnPaper(): boolean {
    return this.#isPrinting || this.#content?.isServerDrawn === true;
  }

  get #hasManyLines(): boolean {
    return this.#lines.size > FEW && this.#content?.isPaged !== true;
  }

  get #isWindowed(): boolean {
    return this.#hasManyLines && !this.#isOnPaper;
  }

  /** Of very many lines, a few sheets are printed: what is scrolled away would not be. */
  get #printedCount(): number | null {
    return this.#hasManyLines && this.#isOnPaper ? FEW : null;
  }

  /** Whether all lines that are visible are rendered. */
  get #isVisibleRendered(): boolean {
    if (!this.#isWindowed) return true;
    const { from, to } = this.#visibleRange(0);
    return from >= this.#renderedRange.from && to <= this.#renderedRange.to;
  }

  #visibleRange(overscan: number): LineRange {
    const { scrollTop = 0, clientHeight = 0 } = this.#scroller ?? {};
    return this.#heights.rangeOf(scrollTop, clientHeight || ASSUMED_HEIGHT, overscan);
  }

  /** What stands at the upper edge stays there. */
  #replaceLines({ page, opened }: ViewportContent): void {
    const scrollTop = this.#scroller?.scrollTop ?? 0;
    const edge = this.#heights.indexAt(scrollTop);
    const line = scrollTop > 0 ? this.#lines.at(edge) : undefined;
    this.#anchor = line ? { id: line.id, offset: scrollTop - this.#heights.startOf(edge) } : null;
    this.#lines = new Lines(page, opened);
    this.#heights.reset(this.#lines);
    if (this.#isWindowed && this.#phase === 'settled') this.#phase = 'visible';
  }

  /** The lines around the visible ones, and the one with the tab stop, wherever it is. */
  #linesToRender(): Line[] {
    this.#renderedRange = this.#isWindowed
      ? this.#visibleRange(this.#phase === 'visible' ? 0 : OVERSCAN)
      : { from: 0, to: this.#printedCount ?? this.#lines.size };
    const { from, to } = this.#renderedRange;
    const indexes = new Set<number>();
    for (let index = from; index < to; index++) indexes.add(index);
    if (!this.#isOnPaper) {
      const active = this.#tabStop.indexIn(this.#lines);
      indexes.add(active);
      // The detail under the active row may hold the focus itself.
      if (this.#lines.at(active + 1)?.kind === 'detail') indexes.add(active + 1);
    }
    return [...indexes].sort((a, b) => a - b).flatMap((index) => this.#lines.at(index) ?? []);
  }

  #settleLater(): void {
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.settle(), SETTLE_MS);
  }

  /** Another height of the scroller shows other lines; another height of a detail moves those below it. */
  #observeSizes(): void {
    if (typeof ResizeObserver === 'undefined') return;
    this.#resizeObserver ??= new ResizeObserver(() => this.placeLines());
    const hasDetails = (this.#content?.opened.size ?? 0) > 0;
    const details = hasDetails ? (this.#root?.querySelectorAll('[part=detail]') ?? []) : [];
    for (const box of [this.#scroller, ...details]) {
      // Observing it again would report its size again.
      if (!box || this.#observed.has(box)) continue;
      this.#resizeObserver.observe(box);
      this.#observed.add(box);
    }
  }

  #keepAnchor(): void {
    const anchor = this.#anchor;
    this.#anchor = null;
    if (!anchor || !this.#isWindowed) return;
    const index = this.#lines.indexOf(anchor.id);
    if (index !== -1) this.#scroller?.scrollTo({ top: this.#heights.startOf(index) + anchor.offset });
  }

  #scrollIntoView(index: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const headHeight = this.#root?.querySelector<HTMLElement>('#head')?.offsetHeight ?? 0;
    const highest = this.#heights.startOf(index);
    const lowest = this.#heights.startOf(index + 1) - scroller.clientHeight + headHeight;
    if (highest < scroller.scrollTop) scroller.scrollTo({ top: highest });
    else if (lowest > scroller.scrollTop) scroller.scrollTo({ top: lowest });
  }

  #focusLine({ id }: Line): void {
    const element = this.#root?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`);
    element?.focus({ preventScroll: this.#isWindowed });
    if (!this.#isWindowed) element?.scrollIntoView({ block: 'nearest' });
  }

  /** When what had the focus is gone, the row in its place gets it, else the list. It never falls to the page. */
  #keepFocus(): void {
    if (!this.#focusedBefore || this.#activeElement) return;
    if (this.#lines.size > 0) void this.moveTo(this.#tabStop.indexIn(this.#lines));
    else this.#root?.querySelector<HTMLElement>('[part=list]')?.focus();
  }

  readonly #handlePrint = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
    this.#drawNow();
  };
}
