/** Order and groups of slots, by the ledger's columns. */
import { blameOf } from '../catalog/describe.js';
import { BLAMES, FAILURE_REASONS } from '../catalog/vocabulary.js';

export type SortKey = 'time' | 'reason' | 'blame' | 'duration';
export type GroupKey = 'reason' | 'blame' | 'day';

export const SORT_KEYS: readonly SortKey[] = ['time', 'reason', 'blame', 'duration'];
export const GROUP_KEYS: readonly GroupKey[] = ['reason', 'blame', 'day'];

/** What is known of every held call without reading it again; one entry a slot. */
export interface Columns {
  readonly key: string[];
  /** Index of the call's row among the ledger's row names; `GONE` for a slot that is no longer in use. */
  readonly row: number[];
  /** When it ended (or began, or was told of), in whole ms; NaN when nothing says. */
  readonly time: number[];
  /** In seconds; NaN when nothing says. */
  readonly duration: number[];
}

export const GONE = -1;

/** A run of calls that belong together. */
export interface Group {
  /** A reason, a blame, or a day as `2026-05-13` ('' for calls without a time). */
  readonly key: string;
  /** Where it begins among the view's keys. */
  readonly start: number;
  readonly count: number;
}

export interface Arrangement {
  readonly sort?: string | undefined;
  readonly groupBy?: GroupKey | null | undefined;
  /** Whether days begin at midnight UTC rather than where the reader is. */
  readonly utc?: boolean | undefined;
}

type Slots = readonly number[];
type Compare = (a: number, b: number) => number;

const keyOrder =
  ({ key }: Columns): Compare =>
  (a, b) =>
    (key[a] ?? '') > (key[b] ?? '') ? -1 : 1;

/** Of one moment, or both without one. */
const isSame = (x: number, y: number): boolean => x === y || (x !== x && y !== y);

/** What has no time, then the oldest first; those of one moment from the last key to the first. */
const ageOrder = (columns: Columns): Compare => {
  const byKey = keyOrder(columns);
  const { time } = columns;
  return (a, b) => {
    const [x = NaN, y = NaN] = [time[a], time[b]];
    if (isSame(x, y)) return byKey(a, b);
    return x < y || x !== x ? -1 : 1;
  };
};

/**
 * The slots from one on that are in use, in order of age: what comes while calls are shown is new, and stands at the end.
 * Times are packed with their slots into whole numbers where these fit (a hundred thousand calls of two years do):
 * numbers are sorted several times as fast as by a comparison.
 */
export function slotsByAge(columns: Columns, first: number): number[] {
  const { row, time } = columns;
  const slots: number[] = [];
  let [oldest, newest] = [Infinity, -Infinity];
  for (let slot = first; slot < row.length; slot++) {
    if (row[slot] === GONE) continue;
    const at = time[slot] ?? NaN;
    if (at < oldest) oldest = at;
    if (at > newest) newest = at;
    slots.push(slot);
  }
  // A power of two: dividing by it is exact.
  const step = 2 ** Math.ceil(Math.log2(row.length - first + 1));
  if (!(Math.abs(newest - oldest + 2) * step < Number.MAX_SAFE_INTEGER)) return slots.sort(ageOrder(columns));
  const packed = new Float64Array(slots.length);
  for (let place = 0, slot; (slot = slots[place]) !== undefined; place++) {
    const at = time[slot] ?? NaN;
    packed[place] = (at === at ? at - oldest + 1 : 0) * step + slot - first;
  }
  packed.sort();
  for (let place = 0, number; (number = packed[place]) !== undefined; place++)
    slots[place] = ((number % step) + first) | 0;
  return settleTies(columns, slots);
}

/** Puts those of one moment in order of their keys. */
function settleTies(columns: Columns, slots: number[]): number[] {
  const at = (place: number) => columns.time[slots[place] ?? -1] ?? NaN;
  for (let start = 0, end; start < slots.length; start = end) {
    end = start + 1;
    while (end < slots.length && isSame(at(start), at(end))) end++;
    if (end === start + 1) continue;
    const ties = slots.slice(start, end).sort(keyOrder(columns));
    for (const [place, slot] of ties.entries()) slots[start + place] = slot;
  }
  return slots;
}

/**
 * Brings slots that are in order of age up to date: without those that are lost, and with others in their places. Done in
 * every frame while calls come: so in place, by plain loops, and only from the first place at which something changes.
 */
export function settle(columns: Columns, slots: number[], lost: Slots, fresh: Slots): void {
  const byAge = ageOrder(columns);
  const placeOf = (slot: number) => partitionPoint(end, (place) => byAge(slots[place] ?? GONE, slot) < 0);
  let end = slots.length;
  end = Math.min(end, ...lost.map(placeOf));
  for (let place = end, slot; (slot = slots[place]) !== undefined; place++) {
    if (columns.row[slot] !== GONE) slots[end++] = slot;
  }
  slots.length = end;
  slots.push(...fresh);
  // From the last: each moves on by as many as come before it.
  for (let before = fresh.length; before-- > 0;) {
    const slot = fresh[before] ?? GONE;
    const to = placeOf(slot);
    while (end > to) slots[--end + before + 1] = slots[end] ?? GONE;
    slots[to + before] = slot;
  }
}

/** Arranges slots that stand in order of age: groups first, then the sort, then the newest first. */
export function arrange(
  columns: Columns,
  rows: readonly string[],
  slots: Slots,
  { sort = 'time', groupBy, utc = false }: Arrangement,
): { readonly slots: number[]; readonly groups: readonly Group[] } {
  const turned = sort.startsWith('-');
  const rankOf = ranksBy(columns, rows, sort.replace(/^-/, ''), utc);
  let sorted = turned && !rankOf ? oldestFirst(columns, slots) : slots.slice().reverse();
  if (rankOf) sorted = runsOf(sorted, turned ? (slot) => -rankOf(slot) : rankOf).flat();
  if (!groupBy) return { slots: sorted, groups: [] };
  const runs = runsOf(sorted, ranksBy(columns, rows, groupBy, utc) ?? Number);
  let start = 0;
  const groups = runs.map((run) => {
    const [first = 0] = run;
    const row = rows[columns.row[first] ?? 0] ?? 'unknown';
    const names = { reason: () => row, blame: () => blameOf(row), day: () => dayOf(columns.time[first] ?? NaN, utc) };
    const group = { key: names[groupBy](), start, count: run.length };
    start += run.length;
    return group;
  });
  return { slots: runs.flat(), groups };
}

/** What has no time stays last. */
function oldestFirst({ time }: Columns, slots: Slots): number[] {
  const timeless = partitionPoint(slots.length, (place) => Number.isNaN(time[slots[place] ?? GONE]));
  return slots.slice(timeless).concat(slots.slice(0, timeless).reverse());
}

/** Slots by their ranks, lowest first; what has none comes last. Within a rank they stay as they stood. */
function runsOf(slots: Slots, rankOf: (slot: number) => number): number[][] {
  const runs = new Map<number, number[]>();
  for (const slot of slots) {
    const rank = rankOf(slot);
    const run = runs.get(rank);
    if (run) run.push(slot);
    else runs.set(rank, [slot]);
  }
  const order = (rank: number) => (rank === rank ? rank : Infinity);
  return [...runs].sort(([a], [b]) => order(a) - order(b)).map(([, run]) => run);
}

/** Longest and newest day first, reasons and blames in the catalog's order; undefined for what slots are in order of. */
function ranksBy(
  columns: Columns,
  rows: readonly string[],
  key: string,
  utc: boolean,
): ((slot: number) => number) | undefined {
  if (key === 'duration') return (slot) => -(columns.duration[slot] ?? NaN);
  if (key === 'day') return (slot) => -dayNumber(columns.time[slot] ?? NaN, utc);
  if (key !== 'reason' && key !== 'blame') return undefined;
  const ranks = key === 'reason' ? reasonRanks(rows) : rows.map((row) => BLAMES.indexOf(blameOf(row)));
  return (slot) => ranks[columns.row[slot] ?? 0] ?? 0;
}

/** The official page's order, then a host's own reasons by name. */
function reasonRanks(rows: readonly string[]): number[] {
  const official: readonly string[] = FAILURE_REASONS;
  const order = [...official, ...rows.filter((row) => !official.includes(row)).sort()];
  return rows.map((row) => order.indexOf(row));
}

/** The first of so many places at which what holds for those before it no longer does. */
export function partitionPoint(size: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const DAY_MS = 864e5;

/** Days since 1970, as they begin in UTC or where the reader is. The day before the first that a date can hold is that. */
const dayNumber = (ms: number, utc: boolean): number =>
  Math.max(Math.floor((utc ? ms : ms - new Date(ms).getTimezoneOffset() * 60000) / DAY_MS), -1e8);

/** A moment's date as `2026-05-13`, in UTC or where the reader is; '' for no moment. */
export function dayOf(ms: number, utc: boolean): string {
  const day = dayNumber(ms, utc);
  return Number.isNaN(day) ? '' : new Date(day * DAY_MS).toISOString().replace(/T.*/, '');
}
