import { warnOnce } from '../catalog/warn.js';
import { reachable, readMoment } from '../failure/moment.js';
import { partitionPoint } from './binary-search.js';
import type { Columns } from './columns.js';
import { timeAt } from './columns.js';

/** A moment: ms since 1970, a `Date`, or text in any notation that `readCall` reads. */
export type Moment = number | string | Date;

/** A range of time in ms since 1970. */
export interface TimeRange {
  /** Its first moment; null for no bound. */
  readonly from: number | null;
  /** The first moment after it; null for no bound. */
  readonly to: number | null;
}

/** One end of a time range, in ms since 1970. Null if it is absent, or, with one warning, if it cannot be read. */
export function readRangeEnd(value: unknown, name: 'from' | 'to'): number | null {
  if (value === null || value === undefined || value === '') return null;
  const ms = typeof value === 'number' ? reachable(value) : readMoment(value);
  if (ms === null) warnOnce(`${name} is a moment: ms since 1970, a Date, or text such as 2026-05-13T08:00:00Z.`);
  return ms;
}

/** A range of time, each end as `readRangeEnd` reads it. */
export const readRange = ({ from, to }: { readonly from?: unknown; readonly to?: unknown }): TimeRange => ({
  from: readRangeEnd(from, 'from'),
  to: readRangeEnd(to, 'to'),
});

/** Whether a range has a bound. */
export const isBounded = ({ from, to }: TimeRange): boolean => from !== null || to !== null;

/**
 * Binary search: the places of a range among slots in order of age, the end exclusive. A range with a bound has no calls
 * without a time, which come first in that order.
 */
export function placesInRange(
  columns: Columns,
  slots: readonly number[],
  range: TimeRange,
): { readonly start: number; readonly end: number } {
  const { from, to } = range;
  if (!isBounded(range)) return { start: 0, end: slots.length };
  const start = firstPlaceAt(columns, slots, from ?? -Infinity);
  const end = to === null ? slots.length : firstPlaceAt(columns, slots, to);
  return { start, end: Math.max(start, end) };
}

/** Binary search: the first place among slots in order of age whose call failed at a moment or later. */
export const firstPlaceAt = (columns: Columns, slots: readonly number[], ms: number): number =>
  // Calls without a time come first: for them, the comparison is false.
  partitionPoint(slots.length, (place) => !(timeAt(columns, slots[place]) >= ms));
