import { directionOf } from '../../catalog/registry.js';
import type { FilterChoice } from './filter-choice.js';
import { hasRange, NO_RANGE } from './filter-choice.js';
import type { ListSnapshot } from './list-model.js';
import type { ListTimeline } from './list-timeline.js';
import type { TimelineHandlers, TimelineState } from './templates/timeline.js';
import type { Bins } from './timeline-bins.js';
import { binAt, binsBetween, binsInRange, rangeOfBins } from './timeline-bins.js';
import { binAfterKey } from './timeline-keys.js';

/** The parts of the list that the control uses. */
export interface TimelineParts {
  /** What was drawn last. */
  readonly snapshot: () => ListSnapshot;
  readonly choose: (choice: Partial<FilterChoice>) => void;
  readonly redraw: () => void;
}

/** Chooses a range of time on the timeline, by a pointer or by keys. */
export class TimelineControl implements TimelineState, TimelineHandlers {
  readonly #parts: TimelineParts;
  /** The position of the keys, as a moment, because the axis may move. Null: at the end of the axis. */
  #at: number | null = null;
  /** The start of a range that is being chosen with Shift and arrow keys. */
  #anchor: number | null = null;
  #pointed: number | null = null;
  /** Where the pointer was pressed. */
  #dragStart: number | null = null;

  constructor(parts: TimelineParts) {
    this.#parts = parts;
  }

  get active(): number {
    const timeline = this.#timeline;
    return timeline ? binAt(timeline, this.#at ?? Infinity) : 0;
  }

  get pointed(): number | null {
    const last = (this.#timeline?.counts.length ?? 0) - 1;
    return this.#pointed === null || this.#pointed > last ? null : this.#pointed;
  }

  get choosing(): Bins | null {
    const timeline = this.#timeline;
    if (!timeline) return null;
    if (this.#dragStart !== null) return binsBetween(this.#dragStart, this.pointed ?? this.#dragStart);
    const isChosen = this.#anchor !== null && hasRange(this.#parts.snapshot().choice);
    return isChosen ? binsBetween(binAt(timeline, this.#anchor ?? 0), this.active) : null;
  }

  readonly keydown = (event: KeyboardEvent): void => {
    const timeline = this.#timeline;
    if (!timeline || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#handleKey(event, timeline)) event.preventDefault();
  };

  readonly pointerdown = (event: PointerEvent): void => {
    const bin = this.#binUnder(event);
    if (bin === null || event.button !== 0 || !event.isPrimary) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#anchor = null;
    this.#dragStart = bin;
    this.#point(bin);
  };

  readonly pointermove = (event: PointerEvent): void => {
    this.#point(this.#binUnder(event));
  };

  readonly pointerup = (event: PointerEvent): void => {
    const timeline = this.#timeline;
    const start = this.#dragStart;
    const end = this.#binUnder(event);
    this.pointercancel();
    if (start === null || end === null || !timeline) return;
    this.#at = timeline.edges[end] ?? null;
    this.#chooseBins(timeline, binsBetween(start, end));
  };

  /** A browser cancels the pointer when it scrolls instead. */
  readonly pointercancel = (): void => {
    this.#dragStart = null;
    this.#parts.redraw();
  };

  readonly pointerleave = (): void => {
    this.#point(null);
  };

  get #timeline(): ListTimeline | null {
    return this.#parts.snapshot().timeline;
  }

  #handleKey({ key, shiftKey }: KeyboardEvent, timeline: ListTimeline): boolean {
    if (key === 'Escape') return this.#escape();
    const { active } = this;
    if (key === 'Enter' || key === ' ') {
      this.#chooseBins(timeline, { first: active, last: active });
      return true;
    }
    const isRightToLeft = directionOf(this.#parts.snapshot().lang) === 'rtl';
    const moved = binAfterKey(key, active, timeline.counts.length, isRightToLeft);
    if (moved === null) return false;
    const anchor = this.#anchor ?? timeline.edges[active] ?? null;
    this.#at = timeline.edges[moved] ?? null;
    this.#anchor = shiftKey ? anchor : null;
    if (shiftKey) this.#choose(timeline, binsBetween(binAt(timeline, anchor ?? 0), moved));
    else this.#parts.redraw();
    return true;
  }

  /** Cancels a drag, or else removes the chosen range. */
  #escape(): boolean {
    const isDragging = this.#dragStart !== null;
    const isChosen = hasRange(this.#parts.snapshot().choice);
    this.#anchor = null;
    if (isDragging) this.pointercancel();
    else if (isChosen) this.#parts.choose(NO_RANGE);
    return isDragging || isChosen;
  }

  /** Chooses some bins; choosing the same ones again removes the range. */
  #chooseBins(timeline: ListTimeline, bins: Bins): void {
    const { choice } = this.#parts.snapshot();
    const chosen = hasRange(choice) && choice.period === null ? binsInRange(timeline, choice) : null;
    const isChosen = chosen?.first === bins.first && chosen.last === bins.last;
    if (isChosen) this.#parts.choose(NO_RANGE);
    else this.#choose(timeline, bins);
  }

  #choose(timeline: ListTimeline, bins: Bins): void {
    this.#parts.choose({ period: null, ...rangeOfBins(timeline, bins) });
  }

  #point(bin: number | null): void {
    if (bin === this.#pointed) return;
    this.#pointed = bin;
    this.#parts.redraw();
  }

  /** Null where there is no layout, as in a test DOM. */
  #binUnder({ clientX, currentTarget }: PointerEvent): number | null {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    const { lang, timeline } = this.#parts.snapshot();
    if (!timeline || width === 0) return null;
    const fromLeft = (clientX - left) / width;
    const place = directionOf(lang) === 'rtl' ? 1 - fromLeft : fromLeft;
    const count = timeline.counts.length;
    return Math.max(0, Math.min(count - 1, Math.floor(place * count)));
  }
}
