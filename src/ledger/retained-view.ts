import type { Group } from './arrange.js';
import type { HeldCalls } from './columns.js';
import { isInUse, keyAt } from './columns.js';
import type { SlotFilter } from './filter.js';
import type { SlotView } from './view.js';
import { slotView } from './view.js';

/** With more lost slots than this, checking all rows is faster than looking each slot up. */
const MANY_LOST = 300;

/**
 * Keeps the rows of a view while a person reads them. The view itself is immutable; the current slots of its calls are
 * kept here, so that each update only looks at the calls that changed since the one before.
 */
export class RetainedView {
  readonly view: SlotView;
  readonly filter: SlotFilter;
  readonly #calls: HeldCalls;
  /** The current slots of the view's calls; null while they are the view's own. */
  #movedSlots: number[] | null = null;
  /** How many of the lost slots were processed already. */
  #lostSeen: number;

  constructor(calls: HeldCalls, view: SlotView, filter: SlotFilter) {
    this.view = view;
    this.filter = filter;
    this.#calls = calls;
    this.#lostSeen = view.lostCount;
  }

  /** A retained view without the rows whose calls were removed or no longer match the filter; this one if there are none. */
  update(): RetainedView {
    const isCurrent = this.view.columns === this.#calls.columns;
    const fewWereLost = this.#calls.lost.length - this.#lostSeen <= MANY_LOST;
    if (isCurrent && fewWereLost && this.#hasAllRows()) return this;
    const { slots, groups } = this.#remainingRows(isCurrent);
    if (!isCurrent || slots.length < this.view.size) {
      return new RetainedView(this.#calls, slotView(this.#calls, slots, groups), this.filter);
    }
    this.#movedSlots = slots;
    this.#lostSeen = this.#calls.lost.length;
    return this;
  }

  /** Finds the new slots of calls whose slots were lost. False if a row has to leave, which is rare. */
  #hasAllRows(): boolean {
    const { lost } = this.#calls;
    for (const slot of lost.slice(this.#lostSeen)) {
      const place = (this.#movedSlots ?? this.view.slots).indexOf(slot);
      if (place < 0) continue;
      const slotNow = this.#slotNow(slot);
      if (slotNow === undefined) return false;
      this.#movedSlots ??= this.view.slots.slice();
      this.#movedSlots[place] = slotNow;
    }
    this.#lostSeen = lost.length;
    return true;
  }

  /** Checks all rows. */
  #remainingRows(isCurrent: boolean): { slots: number[]; groups: readonly Group[] } {
    const { groups, slots } = this.view;
    if (groups.length === 0) return { slots: this.#remainingSlots(slots, isCurrent), groups };
    const remaining: number[] = [];
    const remainingGroups: Group[] = [];
    for (const { key, start, count } of groups) {
      const ofGroup = this.#remainingSlots(slots.slice(start, start + count), isCurrent);
      if (ofGroup.length > 0) remainingGroups.push({ key, start: remaining.length, count: ofGroup.length });
      for (const slot of ofGroup) remaining.push(slot);
    }
    return { slots: remaining, groups: remainingGroups };
  }

  #remainingSlots(slots: readonly number[], isCurrent: boolean): number[] {
    const remaining: number[] = [];
    for (const slot of slots) {
      const isUnchanged = isCurrent && isInUse(this.view.columns, slot);
      const slotNow = isUnchanged ? slot : this.#slotNow(slot);
      if (slotNow !== undefined) remaining.push(slotNow);
    }
    return remaining;
  }

  /** The current slot of a row's call; undefined if it is no longer held or no longer matches the filter. */
  #slotNow(slot: number): number | undefined {
    const slotNow = this.#calls.slotOf(keyAt(this.view.columns, slot));
    return slotNow !== undefined && this.filter.passes(slotNow) ? slotNow : undefined;
  }
}
