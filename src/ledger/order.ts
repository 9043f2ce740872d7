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

type Compare = (a: number, b: number) => number;

/**
 * Sorts in place. Newest and longest first, reasons and blames in the catalog's order, ties newest first and then by
 * key, so that the same calls always stand in the same order. What is not known comes last, either way round.
 */
export function sortSlots(slots: number[], columns: Columns, sort: string, rows: readonly string[]): void {
  const turn = sort.startsWith('-') ? -1 : 1;
  const newest = (way: number): Compare => {
    const byTime = byNumber(columns.time, way);
    return (a, b) => byTime(a, b) || ((columns.key[a] ?? '') < (columns.key[b] ?? '') ? -1 : 1);
  };
  const compare = comparer(sort.replace(/^-/, ''), columns, rows, turn);
  const tie = newest(compare ? 1 : turn);
  slots.sort(compare ? (a, b) => compare(a, b) || tie(a, b) : tie);
}

/** Null for `time`, and for what is no sort key. */
function comparer(key: string, columns: Columns, rows: readonly string[], turn: number): Compare | null {
  if (key === 'duration') return byNumber(columns.duration, turn);
  if (key !== 'reason' && key !== 'blame') return null;
  const ranks = key === 'reason' ? reasonRanks(rows) : blameRanks(rows);
  return (a, b) => turn * (rankOf(ranks, columns, a) - rankOf(ranks, columns, b));
}

/** Largest first for `way` 1; NaN last in any case. */
const byNumber =
  (column: readonly number[], way: number): Compare =>
  (a, b) => {
    const [x, y] = [column[a] ?? NaN, column[b] ?? NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return way * (y - x);
  };

const rankOf = (ranks: readonly number[], columns: Columns, slot: number): number => ranks[columns.row[slot] ?? 0] ?? 0;

/** The official page's order, then a host's own reasons by name. */
function reasonRanks(rows: readonly string[]): number[] {
  const official: readonly string[] = FAILURE_REASONS;
  const others = rows.filter((row) => !official.includes(row)).sort();
  return rows.map((row) => (official.includes(row) ? official.indexOf(row) : official.length + others.indexOf(row)));
}

const blameRanks = (rows: readonly string[]): number[] =>
  rows.map((row) => BLAMES.indexOf(describeFailureReason(row).likelyBlame));

/** Brings slots that belong together next to each other, keeping their order within, and says where each run begins. */
export function groupSlots(
  slots: number[],
  columns: Columns,
  groupBy: GroupKey,
  rows: readonly string[],
  utc: boolean,
): Group[] {
  const nameOf = groupNamer(columns, groupBy, rows, utc);
  const runs = new Map<string, number[]>();
  for (const slot of slots) {
    const name = nameOf(slot);
    const run = runs.get(name);
    if (run) run.push(slot);
    else runs.set(name, [slot]);
  }
  const groups: Group[] = [];
  let start = 0;
  for (const key of groupOrder([...runs.keys()], groupBy)) {
    const run = runs.get(key) ?? [];
    run.forEach((slot, index) => (slots[start + index] = slot));
    groups.push({ key, start, count: run.length });
    start += run.length;
  }
  return groups;
}

function groupNamer(
  columns: Columns,
  groupBy: GroupKey,
  rows: readonly string[],
  utc: boolean,
): (slot: number) => string {
  if (groupBy === 'day') return (slot) => dayOf(columns.time[slot] ?? NaN, utc);
  const names = groupBy === 'reason' ? rows : rows.map((row) => describeFailureReason(row).likelyBlame);
  return (slot) => names[columns.row[slot] ?? 0] ?? 'unknown';
}

/** Days keep the order of their calls but '' comes last; reasons and blames stand in the catalog's order. */
function groupOrder(keys: string[], groupBy: GroupKey): string[] {
  if (groupBy === 'day') return [...keys.filter(Boolean).sort().reverse(), ...keys.filter((key) => key === '')];
  const order: readonly string[] = groupBy === 'blame' ? BLAMES : FAILURE_REASONS;
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return keys.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** A moment's date as `2026-05-13`, in UTC or where the reader is; '' for no moment. */
export function dayOf(ms: number, utc: boolean): string {
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return '';
  const [year, month, day] = utc
    ? [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
    : [date.getFullYear(), date.getMonth(), date.getDate()];
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
