import { settle, slotsByAge } from './age-order.js';
import type { HeldCalls } from './columns.js';
import { emptyColumns } from './columns.js';
import type { SlotFilter } from './filter.js';

/** Of more changed slots than these, all are put in order anew: that is the shorter way. */
const MANY_CHANGES = 2000;

/**
 * The slots in use in order of age, and those of them that the last filter let through. Both are brought up to date by
 * what changed since: asked for the same filter again, only new calls are looked at.
 */
export class AgeIndex {
  readonly #calls: HeldCalls;
  /** The columns that its slots belong to. */
  #columns = emptyColumns();
  #ordered: number[] = [];
  /** From this slot on, slots came later and have no place yet. */
  #placedSlots = 0;
  /** How many of the lost slots were taken out. */
  #removedSlots = 0;
  #matching: { readonly filter: SlotFilter; readonly slots: number[] } | null = null;

  constructor(calls: HeldCalls) {
    this.#calls = calls;
  }

  /** What a filter lets through, in order of age. Read it at once: it changes with the next question. */
  matching(filter: SlotFilter): readonly number[] {
    this.#update();
    if (this.#matching?.filter !== filter) this.#matching = { filter, slots: filter.select(this.#ordered) };
    return this.#matching.slots;
  }

  /** Begins anew, with the slots that the store has now. */
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
