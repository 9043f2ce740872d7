/** Sorts slots that are in order of age, and divides them into groups. */
import { partitionPoint } from './binary-search.js';
import type { Columns, HeldCalls } from './columns.js';
import { timeAt } from './columns.js';
import type { Arrangement, GroupOptions, RankOf } from './group.js';
import { groupSlots, rowRanks } from './group.js';

export const SORT_KEYS = ['time', 'reason', 'blame', 'duration'] as const;

/** What calls can be sorted by. */
export type SortKey = (typeof SORT_KEYS)[number];

/** The order and the groups of calls. */
export interface ArrangeOptions extends GroupOptions {
  /**
   * `time` (newest first), `reason`, `blame` or `duration` (longest first); a leading `-` reverses the order. Calls without
   * a time or a duration come last in both directions. Absent, or anything else: `time`.
   */
  readonly sort?: SortKey | `-${SortKey}` | undefined;
}

type Slots = readonly number[];

/** Arranges slots that are in order of age: by group, then by the sort, then newest first. */
export const arrange = (calls: HeldCalls, slots: Slots, options: ArrangeOptions): Arrangement =>
  groupSlots(calls, sortSlots(calls, slots, options.sort), options);

/** Parses a sort. Anything unknown is `time`. */
export function readSort(sort: unknown): { readonly key: SortKey; readonly isReversed: boolean } {
  const text = typeof sort === 'string' ? sort : '';
  const isReversed = text.startsWith('-');
  const name = isReversed ? text.slice(1) : text;
  return { key: SORT_KEYS.find((key) => key === name) ?? 'time', isReversed };
}

function sortSlots(calls: HeldCalls, slots: Slots, sort: unknown): number[] {
  const { key, isReversed } = readSort(sort);
  const rankOf = sortRanks(calls, key);
  if (!rankOf) return isReversed ? oldestFirst(calls.columns, slots) : newestFirst(slots);
  const order: RankOf = isReversed ? (slot) => -rankOf(slot) : rankOf;
  return runsByRank(newestFirst(slots), order).flat();
}

const newestFirst = (slots: Slots): number[] => slots.slice().reverse();

/** Calls without a time stay last. */
function oldestFirst(columns: Columns, slots: Slots): number[] {
  const timeless = partitionPoint(slots.length, (place) => Number.isNaN(timeAt(columns, slots[place])));
  return slots.slice(timeless).concat(slots.slice(0, timeless).reverse());
}

/** Slots grouped by rank, lowest rank first, NaN last. The order within a rank is kept. */
function runsByRank(slots: Slots, rankOf: RankOf): number[][] {
  const runs = new Map<number, number[]>();
  for (const slot of slots) {
    const rank = rankOf(slot);
    const run = runs.get(rank);
    if (run) run.push(slot);
    else runs.set(rank, [slot]);
  }
  const order = (rank: number) => (Number.isNaN(rank) ? Infinity : rank);
  return [...runs].sort(([a], [b]) => order(a) - order(b)).map(([, run]) => run);
}

/** The ranks for a sort; undefined for `time`, because slots are in order of age already. */
function sortRanks(calls: HeldCalls, key: SortKey): RankOf | undefined {
  if (key === 'time') return undefined;
  if (key === 'duration') return (slot) => -(calls.columns.duration[slot] ?? NaN);
  return rowRanks(calls, key);
}
