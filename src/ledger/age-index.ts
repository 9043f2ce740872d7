import { settle, slotsByAge } from './age-order.js';
import type { HeldCalls } from './columns.js';
import { emptyColumns, timeAt } from './columns.js';
import type { SlotFilter } from './filter.js';
import type { TimeRange } from './time-range.js';
import { firstPlaceAt, placesInRange } from './time-range.js';

/** With more changed slots than this, sorting all slots again is faster than inserting the changed ones. */
const MANY_CHANGES = 2000;

/** The time that calls take up. */
export interface Span {
  /** When the first of them failed, in ms since 1970. */
  readonly first: number;
  /** When the last of them failed, in ms since 1970. */
  readonly last: number;
}

/**
 * The slots in use in order of age, and those of them that match the last filter. Both are updated incrementally: for the
 * same filter, only the calls that changed since the last query are checked.
 */
export class AgeIndex {
  readonly #calls: HeldCalls;
  /** The columns that its slots belong to. */
  #columns = emptyColumns();
  #ordered: number[] = [];
  /** The slots below this one are in order already. */
  #placedSlots = 0;
  /** How many of the lost slots were removed already. */
  #removedSlots = 0;
  #matching: { readonly filter: SlotFilter; readonly slots: number[] } | null = null;

  constructor(calls: HeldCalls) {
    this.#calls = calls;
  }

  /** The slots that match a filter, in order of age. Only valid until the next call: the array is updated in place. */
  matching(filter: SlotFilter): readonly number[] {
    this.#update();
    if (this.#matching?.filter !== filter) this.#matching = { filter, slots: filter.select(this.#ordered) };
    return this.#matching.slots;
  }

  /** The newest slot whose call has a reason, by its index among the row names; undefined if there is none. */
  newestOf(row: number): number | undefined {
    this.#update();
    for (let place = this.#ordered.length - 1; place >= 0; place--) {
      const slot = this.#ordered[place];
      if (slot !== undefined && this.#columns.row[slot] === row) return slot;
    }
    return undefined;
  }

  /** The slots of calls that failed in a range of time, whatever else they are, in order of age. */
  inRange(range: TimeRange): readonly number[] {
    this.#update();
    const { start, end } = placesInRange(this.#columns, this.#ordered, range);
    return this.#ordered.slice(start, end);
  }

  /** The first and the last moment at which a call failed, in ms since 1970; null where no time is known. */
  span(): Span | null {
    this.#update();
    const first = timeAt(this.#columns, this.#ordered[firstPlaceAt(this.#columns, this.#ordered, -Infinity)]);
    return Number.isNaN(first) ? null : { first, last: timeAt(this.#columns, this.#ordered.at(-1)) };
  }

  /** Starts again with the store's current columns. */
  reset(): void {
    this.#columns = this.#calls.columns;
    this.#ordered = [];
    this.#placedSlots = 0;
    this.#removedSlots = 0;
    this.#matching = null;
  }

  #update(): void {
    const { columns, lost, slotCount } = this.#calls;
    if (columns !== this.#columns) this.reset();
    const newlyLost = lost.slice(this.#removedSlots);
    if (slotCount - this.#placedSlots + newlyLost.length > MANY_CHANGES) {
      this.#ordered = slotsByAge(columns, 0);
      this.#matching = null;
    } else {
      const fresh = slotsByAge(columns, this.#placedSlots);
      settle(columns, this.#ordered, newlyLost, fresh);
      if (this.#matching) settle(columns, this.#matching.slots, newlyLost, this.#matching.filter.select(fresh));
    }
    this.#placedSlots = slotCount;
    this.#removedSlots = lost.length;
  }
}
