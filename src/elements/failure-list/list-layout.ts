import type { LitElement, ReactiveController } from 'lit';

import type { Notice } from '../../ledger/notices.js';
import type { FilterBarOptions } from './templates/filters.js';

/** Below these sizes, in px, what stands above the rows is folded: counts to one line, notices to the headline. */
const SHORT = 720;
const NARROW = 640;

/** Below this height, in px, the rows have no scroller of their own: two nested ones would show one row. */
const TINY = 300;

/** How much room a list has. */
export interface ListRoom {
  readonly isShort: boolean;
  readonly isNarrow: boolean;
  readonly isTiny: boolean;
}

const WIDE_AND_TALL: ListRoom = { isShort: false, isNarrow: false, isTiny: false };

/** What of the list is folded: by the room that it has, and by what a person opened or closed. */
export class ListLayout implements ReactiveController {
  readonly #host: LitElement;
  #room = WIDE_AND_TALL;
  #observer: ResizeObserver | undefined;
  /** What a person chose; undefined: by the room. */
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

  /** The list itself is measured, since a host may give it any size: after each draw, and when it is resized. */
  hostUpdated(): void {
    this.#fit();
    if (this.#observer || typeof ResizeObserver === 'undefined') return;
    // Folding changes the size that is observed: within the observer's own turn, the browser would report a loop.
    this.#observer = new ResizeObserver(() => setTimeout(() => this.#fit()));
    this.#observer.observe(this.#host);
  }

  get room(): ListRoom {
    return this.#room;
  }

  /** The room in words, for style sheets. */
  get roomName(): string {
    const { isShort, isNarrow, isTiny } = this.#room;
    return [isShort && 'short', isNarrow && 'narrow', isTiny && 'tiny'].filter(Boolean).join(' ');
  }

  /** The notices that were drawn last. */
  get notices(): readonly Notice[] {
    return this.#shown;
  }

  get areNoticesOpen(): boolean {
    return this.#areNoticesOpen ?? !this.#room.isShort;
  }

  /** Whether the filters are folded for want of room, and whether a person opened them then. */
  get filters(): FilterBarOptions {
    const { isShort, isNarrow } = this.#room;
    return { isFolded: isShort || isNarrow, isOpen: this.#areFiltersOpen };
  }

  /** A person opens or closes the filters. */
  readonly toggleFilters = (): void => {
    this.#areFiltersOpen = !this.#areFiltersOpen;
    this.#host.requestUpdate();
  };

  /** A person opens or closes the notices. */
  readonly toggleNotices = (notices: readonly Notice[]): void => {
    this.#areNoticesOpen = this.#shown.length === 0;
    this.#shown = this.#areNoticesOpen ? notices : [];
    this.#host.requestUpdate();
  };

  /** The notices that stand above the rows. While rows are read, none comes and none goes there: the headline counts them. */
  noticesToShow(notices: readonly Notice[], isBeingRead: boolean): readonly Notice[] {
    const updated = this.#shown.map((shown) => notices.find(({ reason }) => reason === shown.reason) ?? shown);
    if (isBeingRead) this.#shown = updated;
    else this.#shown = this.areNoticesOpen ? notices : [];
    return this.#shown;
  }

  #fit(): void {
    const { offsetWidth: width, offsetHeight: height } = this.#host;
    // A list that is not shown has no size.
    if (width === 0 || height === 0) return;
    const { isShort, isNarrow, isTiny } = this.#room;
    // A list that is low by itself needs no more room for its rows. Once folded, it stays so: it would flicker.
    const isTight = height < SHORT && (isShort || this.#areRowsSqueezed);
    const room = { isShort: isTight, isNarrow: width < NARROW, isTiny: isTight && height < TINY };
    if (room.isShort === isShort && room.isNarrow === isNarrow && room.isTiny === isTiny) return;
    this.#room = room;
    // In the same frame, once this draw has ended.
    queueMicrotask(() => this.#host.requestUpdate());
  }

  /** Whether the host gives the rows less height than they would take by themselves. */
  get #areRowsSqueezed(): boolean {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('[part=scroller]');
    const rows = scroller?.querySelector<HTMLElement>('#limit');
    return scroller !== null && scroller.clientHeight < (rows?.offsetHeight ?? 0) - 1;
  }
}
