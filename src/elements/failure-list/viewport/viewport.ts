/**
 * Virtual scrolling of the grid's body: which lines are rendered and where, which one Tab reaches, and what is printed.
 * This controller owns everything that changes between draws: scroll position, sizes, focus and timers.
 */
import type { LitElement, ReactiveController } from 'lit';

import type { LedgerView } from '../../../ledger/view.js';
import { viewOf } from '../../../ledger/view.js';
import type { Anchor } from './anchor.js';
import { anchorAmong, anchorAt, scrollTopFor } from './anchor.js';
import { DrawnGrid } from './drawn-grid.js';
import type { KeyContext } from './keyboard.js';
import type { LineRange } from './line-heights.js';
import { LineHeights } from './line-heights.js';
import { LinePlacement } from './line-placement.js';
import type { Line } from './lines.js';
import { lineElementOf, lineIdOf, Lines } from './lines.js';
import type { RenderOptions } from './row-recycler.js';
import { RowRecycler } from './row-recycler.js';
import { focusLine, pageFrom, scrollToEdge, scrollToLine } from './scroll-to-line.js';
import { SizeObserver } from './size-observer.js';
import { SoughtCall } from './sought-call.js';
import { TabStop } from './tab-stop.js';

/** Overscan at either edge, as a share of the visible height: enough for a turn of the mouse wheel. */
const OVERSCAN = 0.5;

/** Up to this number, all lines are rendered, so that the browser's search and print include them. */
const FEW = 100;

/** Delay after the last scroll or change until the overscan is rendered and nodes are sorted, in ms. */
const SETTLE_MS = 150;

/** Height of a scroller that cannot be measured (yet), in px. */
const ASSUMED_HEIGHT = 600;

const PRINT_EVENTS = ['beforeprint', 'afterprint'] as const;

/** What a draw shows in the grid's body. */
export interface ViewportContent {
  /** The rows of the shown page. */
  readonly page: LedgerView;
  /** Whether the list is cut into pages: a page is rendered in full. */
  readonly isPaged: boolean;
  /** Keys of the opened calls. A new set when one is opened or closed. */
  readonly opened: ReadonlySet<string>;
  /** Changes with filters, order, groups and page: the list then scrolls to the top. */
  readonly question: string;
  /** True on the server and during hydration: nothing scrolls and nothing is measured. */
  readonly isServerDrawn: boolean;
}

/** The lines to render in a draw, and how. */
export interface RenderedLines extends RenderOptions {
  /** The lines to render, in order. */
  readonly lines: readonly Line[];
  /** How many lines there are in all. */
  readonly size: number;
  /** The id of the line that Tab reaches. */
  readonly activeId: string;
  /** Whether only some lines are rendered, positioned absolutely. */
  readonly isWindowed: boolean;
  /** While printing: the number of printed lines if not all are printed; otherwise null. */
  readonly printedCount: number | null;
  readonly recycler: RowRecycler;
}

/**
 * `visible`: after a change, only the visible lines are rendered. `scrolling`: lines that come into view are rendered
 * without moving nodes. `settled`: the overscan is rendered too, and nodes are in the order of their lines.
 */
type RenderPhase = 'visible' | 'scrolling' | 'settled';

export interface ViewportOptions {
  /** Draws the host at once, because a browser prints the state right after `beforeprint`. */
  readonly drawNow: () => void;
  /** See `RowRecycler`. */
  readonly similarityOf: (line: Line) => string | undefined;
}

export class Viewport implements ReactiveController {
  readonly #host: LitElement;
  readonly #grid: DrawnGrid;
  readonly #sought = new SoughtCall();
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
  /** The range of rendered lines. */
  #renderedRange: LineRange = { from: 0, to: 0 };
  /** The scroll anchor while lines are replaced. */
  #anchor: Anchor | null = null;
  /** The focused element before the draw. */
  #focusedBefore: Element | null = null;
  /** Observes the height of the scroller, which decides what is visible, and of details, which move the lines below. */
  readonly #sizes = new SizeObserver(() => this.placeLines());

  constructor(host: LitElement, { drawNow, similarityOf }: ViewportOptions) {
    this.#host = host;
    this.#grid = new DrawnGrid(host);
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
    this.#sizes.disconnect();
  }

  hostUpdated(): void {
    this.#grid.isDrawn = true;
    this.#grid.restorePosition();
    if (this.#phase === 'visible') this.#settleLater();
    this.#observeSizes();
    this.placeLines();
    this.#keepFocus();
  }

  /** Whether somebody is reading rows, or is on the button that shows waiting calls: rows must not move. */
  get isBeingRead(): boolean {
    const focused = this.#grid.activeElement?.closest('[data-line], [part=new-calls-button]');
    return Boolean(focused) || this.#grid.isScrolled;
  }

  /** Takes the content of the next draw. Returns the lines to render. */
  update(content: ViewportContent): RenderedLines {
    this.#grid.savePosition();
    // Read before the draw: a node that is removed loses the focus.
    const focused = this.#grid.activeElement;
    // The bulk bar and the active filters keep the focus themselves when a button is replaced.
    this.#focusedBefore = focused?.closest('[part=bulk-bar], [part=chosen]') ? null : focused;
    const before = this.#content;
    this.#content = content;
    if (before && before.question !== content.question) this.scrollToTop();
    if (before?.page !== content.page || before.opened !== content.opened) {
      const readingLine = before?.question === content.question ? lineIdOf(lineElementOf(focused)) : '';
      this.#replaceLines(content, readingLine);
    }
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
    if (this.#grid.scrollTop > 0) this.#grid.scrollTo(0);
  }

  /** Has a call brought into view, with its banner, once it is among the lines. Null: none. */
  seek(key: string | null): void {
    this.#sought.seek(key);
  }

  /** After a draw: brings the sought call to the upper edge, unless somebody reads rows by now. */
  async showSought(): Promise<void> {
    const id = this.#sought.take(this.#lines, this.#content?.question);
    if (id === null || this.isBeingRead) return;
    // A banner draws itself after the list. Without its height, the last rows could not come to the upper edge.
    await this.#grid.bannersDrawn();
    const line = this.#lines.at(this.#lines.indexOf(id));
    if (!line) return;
    scrollToEdge(this.#grid, line, this.#isWindowed ? this.#heights : null);
    this.placeLines();
  }

  /**
   * Renders lines that come into view in the scroll event itself, without a draw of the host, so that no frame is
   * blank.
   */
  handleScroll(): void {
    if (!this.#isWindowed) return;
    this.#phase = 'scrolling';
    this.#settleLater();
    if (this.#host.isUpdatePending) return;
    this.#recycler.renderScrolledIn(this.#linesToRender());
    this.#observeSizes();
    this.placeLines();
  }

  /** Ends the scrolling phase with the next draw, after which nodes are in the order of their lines. */
  settle(): void {
    this.#phase = 'settled';
    this.#host.requestUpdate();
  }

  /** Positions rendered lines, and draws again if a visible line is not rendered yet. */
  placeLines(): void {
    const body = this.#grid.body;
    if (body) {
      const edge = this.#anchor ?? anchorAt(this.#grid.scrollTop, this.#lines, this.#heights);
      const hasMoved = this.#placement.place(body, this.#lines, this.#heights, this.#isWindowed);
      if (this.#anchor || hasMoved) this.#keepInPlace(edge);
      this.#anchor = null;
    }
    // A microtask: after this draw has ended, and still in the same frame.
    if (!this.#isVisibleRendered) queueMicrotask(() => this.#host.requestUpdate());
  }

  /** Makes the line that contains an element the one that Tab reaches. */
  setActiveLine(element: HTMLElement): void {
    this.#tabStop.setActiveLine(lineIdOf(element), this.#lines);
    this.#host.requestUpdate();
  }

  /** The context of a key that is pressed on a line. */
  keyContextOf(element: HTMLElement): KeyContext {
    const index = this.#lines.indexOf(lineIdOf(element));
    return {
      index,
      size: this.#lines.size,
      pageFrom: (direction) => this.#pageFrom(index, direction),
      isCall: this.#lines.at(index)?.kind === 'call',
    };
  }

  /** Focuses a line, or past a detail the next one in a direction, and scrolls it into view. Returns its element. */
  async moveTo(wanted: number, direction: 1 | -1 = 1): Promise<HTMLElement | null> {
    const line = this.#tabStop.moveTo(wanted, direction, this.#lines);
    if (!line) return null;
    if (this.#isWindowed) scrollToLine(this.#grid, line.index, this.#heights);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    return focusLine(this.#grid, line, this.#isWindowed);
  }

  /** Whether lines are drawn as for print, which a server does too. */
  get #isOnPaper(): boolean {
    return this.#isPrinting || this.#content?.isServerDrawn === true;
  }

  get #hasManyLines(): boolean {
    return this.#lines.size > FEW && this.#content?.isPaged !== true;
  }

  get #isWindowed(): boolean {
    return this.#hasManyLines && !this.#isOnPaper;
  }

  /** Number of lines to print, if there are very many; otherwise null. */
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
    const { scrollTop, visibleHeight } = this.#grid;
    return this.#heights.rangeOf(scrollTop, visibleHeight || ASSUMED_HEIGHT, overscan);
  }

  #replaceLines({ page, opened }: ViewportContent, focusedId: string): void {
    const { scrollTop } = this.#grid;
    const next = new Lines(page, opened);
    const visible = this.#grid.isDrawn ? this.#lines.within(this.#visibleRange(0)) : [];
    this.#anchor = anchorAmong(visible, { next, focusedId, scrollTop, heights: this.#heights });
    this.#lines = next;
    this.#heights.reset(next);
    if (this.#isWindowed && this.#phase === 'settled') this.#phase = 'visible';
  }

  /** The lines around the visible ones, and the line with the tab stop, wherever it is. */
  #linesToRender(): Line[] {
    this.#renderedRange = this.#isWindowed
      ? this.#visibleRange(this.#phase === 'visible' ? 0 : OVERSCAN)
      : { from: 0, to: this.#printedCount ?? this.#lines.size };
    const indexes = new Set(this.#lines.within(this.#renderedRange).map(({ index }) => index));
    if (!this.#isOnPaper) {
      const active = this.#tabStop.indexIn(this.#lines);
      indexes.add(active);
      // The focus may be in the detail under the active row.
      if (this.#lines.at(active + 1)?.kind === 'detail') indexes.add(active + 1);
    }
    return [...indexes].sort((a, b) => a - b).flatMap((index) => this.#lines.at(index) ?? []);
  }

  #settleLater(): void {
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => this.settle(), SETTLE_MS);
  }

  #observeSizes(): void {
    const hasDetails = (this.#content?.opened.size ?? 0) > 0;
    const details = hasDetails ? this.#grid.findAll('[part=detail]') : [];
    this.#sizes.observe([this.#grid.scroller, ...details]);
  }

  #keepInPlace(anchor: Anchor | null): void {
    const top = anchor && this.#isWindowed ? scrollTopFor(anchor, this.#lines, this.#heights) : null;
    // Setting the current position again would end a smooth scroll.
    if (top !== null && Math.abs(top - this.#grid.scrollTop) >= 1) this.#grid.scrollTo(top);
  }

  #pageFrom(index: number, direction: 1 | -1): number {
    const heights = this.#isWindowed ? this.#heights : this.#measuredHeights();
    return pageFrom(index, direction, { lines: this.#lines, heights, room: this.#grid.roomForLines });
  }

  /** Heights with lines in the flow measured first, which is done only on demand. */
  #measuredHeights(): LineHeights {
    const body = this.#grid.body;
    if (body) this.#placement.measure(body, this.#lines, this.#heights);
    return this.#heights;
  }

  /**
   * If the focused element was removed, focuses the row in its place, or the list, so that the focus stays in the list.
   */
  #keepFocus(): void {
    if (!this.#focusedBefore || this.#grid.activeElement) return;
    if (this.#lines.size > 0) void this.moveTo(this.#tabStop.indexIn(this.#lines));
    else this.#grid.find('[part=list]')?.focus();
  }

  readonly #handlePrint = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
    this.#drawNow();
  };
}
