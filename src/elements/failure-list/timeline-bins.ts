/** Converts between moments, pointer positions and bins. Bins are drawn equally wide, however long they are. */
import { partitionPoint } from '../../ledger/binary-search.js';
import type { TimeAxis } from '../../ledger/time-axis.js';
import type { TimeRange } from '../../ledger/time-range.js';

/** Some bins side by side. */
export interface Bins {
  readonly first: number;
  /** The last of them, inclusive. */
  readonly last: number;
}

type Edges = Pick<TimeAxis, 'edges'>;

/** The bin of a moment, or the nearest one if it is outside. */
export function binAt({ edges }: Edges, ms: number): number {
  const next = partitionPoint(edges.length, (place) => (edges[place] ?? Infinity) <= ms);
  return Math.max(0, Math.min(next - 1, edges.length - 2));
}

/** The bins that a range touches; null if it is outside of the axis. */
export function binsInRange(axis: Edges, { from, to }: TimeRange): Bins | null {
  const begin = axis.edges[0] ?? Infinity;
  const end = axis.edges.at(-1) ?? -Infinity;
  const isOutside = (from ?? -Infinity) >= end || (to ?? Infinity) <= begin || (from ?? -Infinity) >= (to ?? Infinity);
  if (isOutside) return null;
  return { first: binAt(axis, from ?? begin), last: binAt(axis, to === null ? end : to - 1) };
}

export const isInBins = (bin: number, { first, last }: Bins): boolean => bin >= first && bin <= last;

/** The bins from one to another, whichever comes first. */
export const binsBetween = (one: number, other: number): Bins => ({
  first: Math.min(one, other),
  last: Math.max(one, other),
});

/** The range that some bins make. Without an end where it goes up to now: it shall go on with it. */
export function rangeOfBins(
  { edges, now }: Edges & { readonly now: number | null },
  { first, last }: Bins,
): { readonly from: number | null; readonly to: number | null } {
  const isUpToNow = now !== null && last === edges.length - 2;
  return { from: edges[first] ?? null, to: isUpToNow ? null : (edges[last + 1] ?? null) };
}

/** The position of a moment on the axis, from 0 at the beginning to 1 at the end. */
export function placeOn(axis: Edges, ms: number): number {
  const bin = binAt(axis, ms);
  const start = axis.edges[bin] ?? 0;
  const length = (axis.edges[bin + 1] ?? start) - start;
  const inBin = length > 0 ? (ms - start) / length : 0;
  return Math.max(0, Math.min(1, (bin + inBin) / (axis.edges.length - 1)));
}
