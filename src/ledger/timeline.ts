import { blameOf } from '../catalog/describe.js';
import type { LikelyBlame } from '../catalog/vocabulary.js';
import { BLAMES } from '../catalog/vocabulary.js';
import { partitionPoint } from './binary-search.js';
import type { Columns } from './columns.js';
import { rowAt, timeAt } from './columns.js';

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

/** How many calls failed in a bin, by likely blame. */
export type BlameCounts = Readonly<Record<LikelyBlame, number>>;

/** The first and the last time among slots in order of age, in ms since 1970; null if none has a time. */
export function spanOf(
  columns: Columns,
  slots: readonly number[],
): { readonly from: number; readonly to: number } | null {
  const timeless = partitionPoint(slots.length, (place) => Number.isNaN(timeAt(columns, slots[place])));
  if (timeless === slots.length) return null;
  return { from: timeAt(columns, slots[timeless]), to: timeAt(columns, slots.at(-1)) };
}

/**
 * How many of some slots in order of age failed from each edge to before the next, by blame. Costs a pass over them: a
 * tight loop, because this runs in every frame in which calls come.
 */
export function blameCountsOf(
  columns: Columns,
  rowNames: readonly string[],
  slots: readonly number[],
  edges: readonly number[],
): BlameCounts[] {
  const blames = rowNames.map((name) => BLAMES.indexOf(blameOf(name)));
  // Calls without a time come first in order of age: for them, the comparison is false.
  const starts = edges.map((edge) => partitionPoint(slots.length, (place) => !(timeAt(columns, slots[place]) >= edge)));
  return starts.slice(0, -1).map((start, bin) => {
    const counts = BLAMES.map(() => 0);
    const end = starts[bin + 1] ?? start;
    for (let place = start; place < end; place++) {
      const blame = blames[rowAt(columns, slots[place])] ?? -1;
      counts[blame] = (counts[blame] ?? 0) + 1;
    }
    return Object.fromEntries(BLAMES.map((blame, index) => [blame, counts[index] ?? 0])) as BlameCounts;
  });
}
