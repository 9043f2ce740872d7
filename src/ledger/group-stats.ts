/** When the calls of a group failed. */
import { timeAt } from './columns.js';
import type { Group } from './group.js';
import type { SlotView } from './view.js';

/** When the calls of a group failed. */
export interface GroupStats {
  /** When the first of them failed, in ms since 1970; null if no time is known. */
  readonly first: number | null;
  /** When the last of them failed, in ms since 1970; null if no time is known. */
  readonly last: number | null;
  /**
   * Number of failed calls in each of `GROUP_PARTS` equal parts of the view's time range, which is the same for all
   * groups.
   */
  readonly counts: readonly number[];
}

/** Number of parts in a group's trend. */
export const GROUP_PARTS = 16;

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Caches by view and by group, which never change. */
const spans = new WeakMap<SlotView, Span>();
const known = new WeakMap<Group, GroupStats>();

/**
 * Computed when a group is drawn, because of 40,000 groups only twenty are on the screen. Costs a pass over the group's
 * calls, and for the first group of a view a pass over all calls.
 */
export function groupStatsOf(view: SlotView, group: Group): GroupStats {
  const found = known.get(group);
  if (found) return found;
  const whole = spans.get(view) ?? spanOf(view, 0, view.size);
  spans.set(view, whole);
  const { start, count } = group;
  const { first, last } = spanOf(view, start, start + count);
  const stats = {
    first: Number.isFinite(first) ? first : null,
    last: Number.isFinite(last) ? last : null,
    counts: countsOf(view, group, whole),
  };
  known.set(group, stats);
  return stats;
}

/** The first and the last time of some calls; infinite if no time is known. */
function spanOf({ columns, slots }: SlotView, from: number, to: number): Span {
  let first = Infinity;
  let last = -Infinity;
  for (let place = from; place < to; place++) {
    const time = timeAt(columns, slots[place]);
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return { first, last };
}

function countsOf({ columns, slots }: SlotView, { start, count }: Group, { first, last }: Span): number[] {
  const counts = Array.from({ length: GROUP_PARTS }, () => 0);
  const length = (last - first) / GROUP_PARTS;
  for (let place = start; place < start + count; place++) {
    const time = timeAt(columns, slots[place]);
    if (Number.isNaN(time)) continue;
    const part = length > 0 ? Math.min(GROUP_PARTS - 1, Math.floor((time - first) / length)) : 0;
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
