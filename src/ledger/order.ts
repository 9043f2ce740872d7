/** Order and groups of slots, by the ledger's columns. */
import { describeFailureReason } from '../catalog/describe.js';
import { BLAMES, FAILURE_REASONS } from '../catalog/vocabulary.js';

export type SortKey = 'time' | 'reason' | 'blame' | 'duration';
export type GroupKey = 'reason' | 'blame' | 'day';

export const SORT_KEYS: readonly SortKey[] = ['time', 'reason', 'blame', 'duration'];
export const GROUP_KEYS: readonly GroupKey[] = ['reason', 'blame', 'day'];

/** What is known of every held call without reading it again; one entry a slot. */
export interface Columns {
  readonly key: string[];
  /** Index of the call's row among the ledger's row names. */
  readonly row: number[];
  /** When it ended (or began, or was told of), in ms; NaN when nothing says. */
  readonly time: number[];
  /** In seconds; NaN when nothing says. */
  readonly duration: number[];
}

/** A run of calls that belong together. */
export interface Group {
  /** A reason, a blame, or a day as `2026-05-13` ('' for calls without a time). */
  readonly key: string;
  /** Where it begins among the view's keys. */
  readonly start: number;
  readonly count: number;
}

export interface OrderOptions {
  readonly sort: string;
  readonly groupBy: GroupKey | null;
  /** Whether days begin at midnight UTC rather than where the reader is. */
  readonly utc: boolean;
}

type Compare = (a: number, b: number) => number;

/** An order of slots: groups first, then the sort, then newest first, then by key, so that it is the same every time. */
export class Order {
  readonly #columns: Columns;
  readonly #rows: readonly string[];
  readonly #options: OrderOptions;
  /** Rank of each row, where rows are what is sorted or grouped by. */
  readonly #groupRanks: readonly number[];
  readonly compare: Compare;

  constructor(columns: Columns, rows: readonly string[], options: OrderOptions) {
    this.#columns = columns;
    this.#rows = rows;
    this.#options = options;
    this.#groupRanks = options.groupBy === 'blame' ? blameRanks(rows) : reasonRanks(rows);
    const bySort = sortCompare(columns, rows, options.sort);
    this.compare = options.groupBy ? (a, b) => this.#groupRank(a) - this.#groupRank(b) || bySort(a, b) : bySort;
  }

  /** Where a slot belongs among sorted ones. */
  place(slots: readonly number[], slot: number): number {
    let [low, high] = [0, slots.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(slots[middle] ?? 0, slot) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The runs of sorted slots; none where nothing is grouped. */
  groups(slots: readonly number[]): Group[] {
    const groups: Group[] = [];
    if (!this.#options.groupBy) return groups;
    let start = 0;
    while (start < slots.length) {
      const rank = this.#groupRank(slots[start] ?? 0);
      const end = endOfRun(start, slots.length, (at) => this.#groupRank(slots[at] ?? 0) <= rank);
      groups.push({ key: this.#groupName(slots[start] ?? 0), start, count: end - start });
      start = end;
    }
    return groups;
  }

  /** Newest day first, reasons and blames in the catalog's order; what is not known comes last. */
  #groupRank(slot: number): number {
    if (this.#options.groupBy !== 'day') return this.#groupRanks[this.#columns.row[slot] ?? 0] ?? 0;
    const day = dayNumber(this.#columns.time[slot] ?? NaN, this.#options.utc);
    return Number.isNaN(day) ? Number.MAX_SAFE_INTEGER : -day;
  }

  #groupName(slot: number): string {
    if (this.#options.groupBy === 'day') return dayOf(this.#columns.time[slot] ?? NaN, this.#options.utc);
    const row = this.#rows[this.#columns.row[slot] ?? 0] ?? 'unknown';
    return this.#options.groupBy === 'blame' ? describeFailureReason(row).likelyBlame : row;
  }
}

/** The first place from `start` on where a fact that holds at first no longer does. */
function endOfRun(start: number, end: number, holds: (at: number) => boolean): number {
  let [low, high] = [start + 1, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Newest and longest first, reasons and blames in the catalog's order; what is not known comes last, either way round. */
function sortCompare(columns: Columns, rows: readonly string[], sort: string): Compare {
  const turn = sort.startsWith('-') ? -1 : 1;
  const key = sort.replace(/^-/, '');
  const newest = byNumber(columns.time, key === 'time' ? turn : 1);
  const tie: Compare = (a, b) => newest(a, b) || ((columns.key[a] ?? '') < (columns.key[b] ?? '') ? -1 : 1);
  if (key === 'duration') {
    const longest = byNumber(columns.duration, turn);
    return (a, b) => longest(a, b) || tie(a, b);
  }
  if (key !== 'reason' && key !== 'blame') return tie;
  const ranks = key === 'reason' ? reasonRanks(rows) : blameRanks(rows);
  const rank = (slot: number) => ranks[columns.row[slot] ?? 0] ?? 0;
  return (a, b) => turn * (rank(a) - rank(b)) || tie(a, b);
}

/** Largest first for `way` 1; NaN last in any case. */
const byNumber =
  (column: readonly number[], way: number): Compare =>
  (a, b) => {
    const x = column[a] ?? NaN;
    const y = column[b] ?? NaN;
    if (x === x && y === y) return way * (y - x);
    return Number(x !== x) - Number(y !== y);
  };

/** The official page's order, then a host's own reasons by name. */
function reasonRanks(rows: readonly string[]): number[] {
  const official: readonly string[] = FAILURE_REASONS;
  const others = rows.filter((row) => !official.includes(row)).sort();
  return rows.map((row) => (official.includes(row) ? official.indexOf(row) : official.length + others.indexOf(row)));
}

const blameRanks = (rows: readonly string[]): number[] =>
  rows.map((row) => BLAMES.indexOf(describeFailureReason(row).likelyBlame));

const DAY_MS = 864e5;

/** Days since 1970, as they begin in UTC or where the reader is. */
const dayNumber = (ms: number, utc: boolean): number =>
  Math.floor((utc ? ms : ms - new Date(ms).getTimezoneOffset() * 60000) / DAY_MS);

/** A moment's date as `2026-05-13`, in UTC or where the reader is; '' for no moment. */
export function dayOf(ms: number, utc: boolean): string {
  const day = dayNumber(ms, utc);
  return Number.isNaN(day) ? '' : new Date(day * DAY_MS).toISOString().replace(/T.*/, '');
}
