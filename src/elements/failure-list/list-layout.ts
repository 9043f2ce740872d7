import type { LitElement, ReactiveController } from 'lit';

import type { Notice } from '../../ledger/notices.js';
import type { FilterBarOptions } from './templates/filters.js';

/** Below these sizes, in px, the part above the rows is folded: counts to one line, notices to the headline. */
const SHORT = 720;
const NARROW = 640;

/** Below this width, in px, the counts by blame need two lines with their labels: a low list shows them without. */
const WIDE_ENOUGH_FOR_LABELS = 960;

/** Below this height of the rows, in px, the list is one scroller: headers and two rows of a phone must fit. */
const LEAST_FOR_ROWS = 150;

/** How much room the list has. */
export interface ListRoom {
  readonly isShort: boolean;
  readonly isNarrow: boolean;
  readonly isTiny: boolean;
  /** Whether the counts by blame are icons and numbers alone, so that they fit into one line. */
  readonly areCountsFolded: boolean;
}

const WIDE_AND_TALL: ListRoom = { isShort: false, isNarrow: false, isTiny: false, areCountsFolded: false };

/** Decides which parts of the list are folded, by its size and by what a person opened or closed. */
export class ListLayout implements ReactiveController {
  readonly #host: LitElement;
  #room = WIDE_AND_TALL;
  #observer: ResizeObserver | undefined;
  /** Whether a person opened or closed the notices; undefined: the size decides. */
  #areNoticesOpen: boolean | undefined;
  #shown: readonly Notice[] = [];
  #areFiltersOpen = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  /**
   * Measures the list itself, not the window, after each draw and when it is resized: the page may give it any size.
   */
  hostUpdated(): void {
    this.#fit();
    if (this.#observer || typeof ResizeObserver === 'undefined') return;
    // Not in the callback itself: folding changes the observed size, and the browser would report a loop.
    this.#observer = new ResizeObserver(() => setTimeout(() => this.#fit()));
    this.#observer.observe(this.#host);
  }

  get room(): ListRoom {
    return this.#room;
  }

  /** The room as names, for style sheets. */
  get roomName(): string {
    const { isShort, isNarrow, isTiny } = this.#room;
    return [isShort && 'short', isNarrow && 'narrow', isTiny && 'tiny'].filter(Boolean).join(' ');
  }

  /** The notices of the last draw. */
  get notices(): readonly Notice[] {
    return this.#shown;
  }

  get areNoticesOpen(): boolean {
    return this.#areNoticesOpen ?? !this.#room.isShort;
  }

  /** Whether the filters are folded because there is little room, and whether a person opened them. */
  get filters(): FilterBarOptions {
    const { isShort, isNarrow } = this.#room;
    return { isFolded: isShort || isNarrow, isOpen: this.#areFiltersOpen };
  }

  /** A person opened or closed the filters. */
  readonly toggleFilters = (): void => {
    this.#areFiltersOpen = !this.#areFiltersOpen;
    this.#host.requestUpdate();
  };

  /** A person opened or closed the notices. */
  readonly toggleNotices = (notices: readonly Notice[]): void => {
    this.#areNoticesOpen = this.#shown.length === 0;
    this.#shown = this.#areNoticesOpen ? notices : [];
    this.#host.requestUpdate();
  };

  /** The notices above the rows. While somebody reads rows, none is added or removed; the headline counts them. */
  noticesToShow(notices: readonly Notice[], isBeingRead: boolean): readonly Notice[] {
    const updated = this.#shown.map((shown) => notices.find(({ reason }) => reason === shown.reason) ?? shown);
    if (isBeingRead) this.#shown = updated;
    else this.#shown = this.areNoticesOpen ? notices : [];
    return this.#shown;
  }

  #fit(): void {
    const { offsetWidth: width, offsetHeight: height } = this.#host;
    // A list that is not displayed has no size.
    if (width === 0 || height === 0) return;
    const { isShort, isNarrow, isTiny, areCountsFolded } = this.#room;
    // A low list folds only if its rows are squeezed. It then stays folded: unfolding would squeeze them again.
    const isTight = height < SHORT && (isShort || this.#areRowsSqueezed);
    const room = {
      isShort: isTight,
      isNarrow: width < NARROW,
      isTiny: isTight && this.#roomForRows < LEAST_FOR_ROWS,
      areCountsFolded: isTight && width < WIDE_ENOUGH_FOR_LABELS,
    };
    const isSame = room.isShort === isShort && room.isNarrow === isNarrow && room.isTiny === isTiny;
    if (isSame && room.areCountsFolded === areCountsFolded) return;
    this.#room = room;
    // A microtask: after this draw has ended, and still in the same frame.
    queueMicrotask(() => this.#host.requestUpdate());
  }

  /** Whether the rows have less height than they would take by themselves. */
  get #areRowsSqueezed(): boolean {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('[part=scroller]');
    const rows = scroller?.querySelector<HTMLElement>('#limit');
    return scroller !== null && scroller.clientHeight < (rows?.offsetHeight ?? 0) - 1;
  }

  /** The height that all else in the list leaves for the rows, in px, whichever box scrolls. */
  get #roomForRows(): number {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('[part=list]');
    if (!list?.querySelector('[part=scroller]')) return Infinity;
    const others = Array.from(list.children).filter((child) => !child.part.contains('scroller'));
    return list.clientHeight - others.reduce((sum, child) => sum + child.getBoundingClientRect().height, 0);
  }
}
