import { partitionPoint } from './binary-search.js';
import type { Columns } from './columns.js';
import { timeAt } from './columns.js';

/** How many calls failed over time. */
export interface Timeline {
  /** When the first of them failed, in ms since 1970. */
  readonly from: number;
  /** When the last of them failed, in ms since 1970. */
  readonly to: number;
  /** The number of failed calls in each of the equally long parts of that period. */
  readonly counts: readonly number[];
}

/**
 * The timeline of slots in order of age; null if they do not have two different times, or if `parts` is not a whole
 * number from 1.
 */
export function timelineOf(columns: Columns, slots: readonly number[], parts: number): Timeline | null {
  const timeOf = (place: number) => timeAt(columns, slots[place]);
  const timeless = partitionPoint(slots.length, (place) => Number.isNaN(timeOf(place)));
  const from = timeOf(timeless);
  const to = timeOf(slots.length - 1);
  const hasSpan = to > from;
  if (!hasSpan || !Number.isSafeInteger(parts) || parts < 1) return null;
  const placeAt = (ms: number) => partitionPoint(slots.length, (place) => place < timeless || timeOf(place) < ms);
  const starts = Array.from({ length: parts }, (_, part) => placeAt(from + ((to - from) * part) / parts));
  const counts = starts.map((start, part) => (starts[part + 1] ?? slots.length) - start);
  return { from, to, counts };
}
