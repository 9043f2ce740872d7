/** Sorts slots that are in order of age, and divides them into groups. */
import { blameOf } from '../catalog/describe.js';
import { BLAMES, FAILURE_REASONS } from '../catalog/vocabulary.js';
import { partitionPoint } from './binary-search.js';
import type { Columns } from './columns.js';
import { rowAt, timeAt } from './columns.js';

export const SORT_KEYS = ['time', 'reason', 'blame', 'duration'] as const;
export const GROUP_KEYS = ['reason', 'blame', 'day'] as const;

/** What calls can be sorted by. */
export type SortKey = (typeof SORT_KEYS)[number];

/** What calls can be grouped by. */
export type GroupKey = (typeof GROUP_KEYS)[number];

/** A group of calls, which are consecutive in the view. */
export interface Group {
  /** A reason, a blame, or a day as `2026-05-13` ('' for calls without a time). */
  readonly key: string;
  /** Index of its first call in the view, from 0. */
  readonly start: number;
  /** How many calls are in the group. */
  readonly count: number;
}

/** The order and the groups of calls. */
export interface ArrangeOptions {
  /**
   * `time` (newest first), `reason`, `blame` or `duration` (longest first); a leading `-` reverses the order. Calls without
   * a time or a duration come last in both directions. Absent, or anything else: `time`.
   */
  readonly sort?: SortKey | `-${SortKey}` | undefined;
  /** Absent, null or anything else: no groups. */
  readonly groupBy?: GroupKey | null | undefined;
  /** Whether days begin at midnight UTC. Absent: at midnight in the time zone of the runtime. */
  readonly utc?: boolean | undefined;
}

export interface Arrangement {
  readonly slots: number[];
  readonly groups: readonly Group[];
}

type Slots = readonly number[];

/** The sort key of a slot: lowest first, NaN last. */
type RankOf = (slot: number) => number;

/** Arranges slots that are in order of age: by group, then by the sort, then newest first. */
export function arrange(
  columns: Columns,
  rowNames: readonly string[],
  slots: Slots,
  options: ArrangeOptions,
): Arrangement {
  const sorted = sortSlots(columns, rowNames, slots, options.sort);
  const { groupBy, utc = false } = options;
  const groupRank = groupBy ? groupRanks(columns, rowNames, groupBy, utc) : undefined;
  if (!groupBy || !groupRank) return { slots: sorted, groups: [] };
  const runs = runsByRank(sorted, groupRank);
  const groups: Group[] = [];
  let start = 0;
  for (const run of runs) {
    groups.push({ key: groupName(columns, rowNames, run[0], groupBy, utc), start, count: run.length });
    start += run.length;
  }
  return { slots: runs.flat(), groups };
}

/** Parses a sort. Anything unknown is `time`. */
export function readSort(sort: unknown): { readonly key: SortKey; readonly isReversed: boolean } {
  const text = typeof sort === 'string' ? sort : '';
  const isReversed = text.startsWith('-');
  const name = isReversed ? text.slice(1) : text;
  return { key: SORT_KEYS.find((key) => key === name) ?? 'time', isReversed };
}

function sortSlots(columns: Columns, rowNames: readonly string[], slots: Slots, sort: unknown): number[] {
  const { key, isReversed } = readSort(sort);
  const rankOf = sortRanks(columns, rowNames, key);
  if (!rankOf) return isReversed ? oldestFirst(columns, slots) : newestFirst(slots);
  const order: RankOf = isReversed ? (slot) => -rankOf(slot) : rankOf;
  return runsByRank(newestFirst(slots), order).flat();
}

const newestFirst = (slots: Slots): number[] => slots.slice().reverse();

/** Calls without a time stay last. */
function oldestFirst(columns: Columns, slots: Slots): number[] {
  const timeless = partitionPoint(slots.length, (place) => Number.isNaN(timeAt(columns, slots[place])));
  return slots.slice(timeless).concat(slots.slice(0, timeless).reverse());
}

/** Slots grouped by rank, lowest rank first. The order within a rank is kept. */
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
function sortRanks(columns: Columns, rowNames: readonly string[], key: SortKey): RankOf | undefined {
  if (key === 'time') return undefined;
  if (key === 'duration') return (slot) => -(columns.duration[slot] ?? NaN);
  return rowRanks(columns, rowNames, key);
}

/** The ranks for groups; undefined for an unknown key. */
function groupRanks(columns: Columns, rowNames: readonly string[], key: GroupKey, utc: boolean): RankOf | undefined {
  // The newest day first.
  if (key === 'day') return (slot) => -dayNumber(timeAt(columns, slot), utc);
  return (GROUP_KEYS as readonly string[]).includes(key) ? rowRanks(columns, rowNames, key) : undefined;
}

/** Reasons and blames in the catalog's order. */
function rowRanks(columns: Columns, rowNames: readonly string[], key: 'reason' | 'blame'): RankOf {
  const ranks = key === 'reason' ? reasonRanks(rowNames) : rowNames.map((name) => BLAMES.indexOf(blameOf(name)));
  return (slot) => ranks[rowAt(columns, slot)] ?? NaN;
}

/** The official page's order, then a host's own reasons by name. */
function reasonRanks(rowNames: readonly string[]): number[] {
  const official: readonly string[] = FAILURE_REASONS;
  const own = rowNames.filter((name) => !official.includes(name)).sort();
  const order = [...official, ...own];
  return rowNames.map((name) => order.indexOf(name));
}

function groupName(
  columns: Columns,
  rowNames: readonly string[],
  slot: number | undefined,
  key: GroupKey,
  utc: boolean,
): string {
  if (key === 'day') return dayOf(timeAt(columns, slot), utc);
  const reason = rowNames[rowAt(columns, slot)] ?? 'unknown';
  return key === 'reason' ? reason : blameOf(reason);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The first day that a `Date` can hold, 100 million days before 1970. West of Greenwich a local day could be one earlier. */
const FIRST_DAY = -100_000_000;

/** Days since 1970, in UTC or in the runtime's time zone; NaN for no moment. */
function dayNumber(ms: number, utc: boolean): number {
  const offset = utc ? 0 : new Date(ms).getTimezoneOffset() * 60_000;
  return Math.max(Math.floor((ms - offset) / DAY_MS), FIRST_DAY);
}

/** A moment's date as `2026-05-13`, in UTC or in the runtime's time zone; '' for no moment. */
function dayOf(ms: number, utc: boolean): string {
  const day = dayNumber(ms, utc);
  return Number.isNaN(day) ? '' : new Date(day * DAY_MS).toISOString().replace(/T.*/, '');
}
