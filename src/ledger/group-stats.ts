/** When the calls of a group failed. */
import { timeAt } from './columns.js';
import type { Group } from './group.js';
import type { SlotView } from './view.js';

/** When the calls of a group failed. */
export interface GroupStats {
  /** When the first of them failed, in ms since 1970; null where no time is known. */
  readonly first: number | null;
  /** When the last of them failed, in ms since 1970; null where no time is known. */
  readonly last: number | null;
  /** How many failed in each of `GROUP_PARTS` equally long parts of the view's whole time, the same for all groups. */
  readonly counts: readonly number[];
}

/** Parts of a group's trend. */
export const GROUP_PARTS = 16;

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Views and their groups never change, so what was computed of them holds. */
const spans = new WeakMap<SlotView, Span>();
const known = new WeakMap<Group, GroupStats>();

/**
 * Computed for a group when it is drawn, and not for all groups with the view: of 40,000 groups, twenty are on the screen.
 * Costs a pass over the group's calls, and for the first group of a view one over all of them.
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

/** The first and the last moment of some calls; infinite where no time is known. */
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
