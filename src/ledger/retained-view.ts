import type { Group } from './arrange.js';
import type { HeldCalls } from './columns.js';
import { isInUse, keyAt } from './columns.js';
import type { SlotFilter } from './filter.js';
import type { SlotView } from './view.js';
import { slotView } from './view.js';

/** Of more lost slots than these, all rows are gone through: that is the shorter way. */
const MANY_LOST = 300;

/**
 * The rows of a view for as long as somebody reads them. The view is a value and stays as it is; where its calls stand
 * now is noted here, so that each frame looks only at the calls that changed since the frame before.
 */
export class RetainedView {
  readonly view: SlotView;
  readonly filter: SlotFilter;
  readonly #calls: HeldCalls;
  /** The slots in which the view's calls stand now; null while all of them stand where they stood. */
  #movedSlots: number[] | null = null;
  /** How many of the lost slots were looked at. */
  #lostSeen: number;

  constructor(calls: HeldCalls, view: SlotView, filter: SlotFilter) {
    this.view = view;
    this.filter = filter;
    this.#calls = calls;
    this.#lostSeen = view.lostCount;
  }

  /** Without the rows that have left since, or do not pass the filter any more: itself where there are none. */
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

  /** Follows those of its calls whose slots were lost. Many calls change and few leave, so that it ends seldom. */
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

  /** Goes through all rows. */
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

  /** The slot that a row's call has now; undefined where it is not held any more, or does not pass the filter. */
  #slotNow(slot: number): number | undefined {
    const slotNow = this.#calls.slotOf(keyAt(this.view.columns, slot));
    return slotNow !== undefined && this.filter.passes(slotNow) ? slotNow : undefined;
  }
}
