import { blameOf } from '../catalog/describe.js';
import type { LikelyBlame } from '../catalog/vocabulary.js';
import { BLAMES } from '../catalog/vocabulary.js';
import { settle, slotsByAge } from './age-order.js';
import type { HeldCalls } from './columns.js';
import { rowAt } from './columns.js';
import type { SlotFilter } from './filter.js';
import { firstPlaceAt } from './time-range.js';

/** How many calls failed in a period, by likely blame. */
export type BlameCounts = Readonly<Record<LikelyBlame, number>>;

/** With more changed slots than this, dividing all slots again is faster than inserting the changed ones. */
const MANY_CHANGES = 2000;

/**
 * The slots that match a filter, divided by likely blame, each part in order of age. With that, the bars of a timeline are
 * counted by binary search, whatever its axis is: nothing is counted again when time moves on or calls come.
 */
export class BlameIndex {
  readonly #calls: HeldCalls;
  #filter: SlotFilter | null = null;
  /** By row, the index of its blame. */
  #blames: readonly number[] = [];
  /** By blame. */
  #parts: number[][] = [];
  #seenSlots = 0;
  #seenLost = 0;

  constructor(calls: HeldCalls) {
    this.#calls = calls;
  }

  /**
   * How many matching calls failed from each edge to before the next, by blame. `matching` are the slots that match the
   * filter, in order of age.
   */
  counts(filter: SlotFilter, matching: readonly number[], edges: readonly number[]): BlameCounts[] {
    this.#update(filter, matching);
    const { columns } = this.#calls;
    const starts = this.#parts.map((slots) => edges.map((edge) => firstPlaceAt(columns, slots, edge)));
    const countIn = (blame: number, bin: number) => (starts[blame]?.[bin + 1] ?? 0) - (starts[blame]?.[bin] ?? 0);
    return edges
      .slice(1)
      .map((_, bin) => Object.fromEntries(BLAMES.map((blame, index) => [blame, countIn(index, bin)])) as BlameCounts);
  }

  /** Forgets all calls, whose columns would be kept in memory. */
  clear(): void {
    this.#filter = null;
    this.#parts = [];
  }

  #update(filter: SlotFilter, matching: readonly number[]): void {
    const { columns, rowNames, lost, slotCount } = this.#calls;
    const changes = slotCount - this.#seenSlots + lost.length - this.#seenLost;
    // A filter is only used again for the same columns and rows. A change of the catalog replaces the columns.
    if (filter === this.#filter && changes <= MANY_CHANGES) {
      const fresh = this.#divide(filter.select(slotsByAge(columns, this.#seenSlots)));
      const newlyLost = lost.slice(this.#seenLost);
      for (const [blame, slots] of this.#parts.entries()) settle(columns, slots, newlyLost, fresh[blame] ?? []);
    } else {
      this.#blames = rowNames.map((name) => BLAMES.indexOf(blameOf(name)));
      this.#parts = this.#divide(matching);
    }
    this.#filter = filter;
    this.#seenSlots = slotCount;
    this.#seenLost = lost.length;
  }

  #divide(slots: readonly number[]): number[][] {
    const parts: number[][] = BLAMES.map(() => []);
    for (const slot of slots) parts[this.#blames[rowAt(this.#calls.columns, slot)] ?? 0]?.push(slot);
    return parts;
  }
}
