/**
 * The order of age: calls without a time first, then from the oldest to the newest. Calls at the same moment are in
 * descending order of their keys. New calls usually belong at the end, so that inserting one moves few slots.
 */
import { partitionPoint } from './binary-search.js';
import type { Columns } from './columns.js';
import { isInUse, keyAt, timeAt } from './columns.js';

type Slots = readonly number[];

/** Negative if the first slot comes before the second. */
type Compare = (a: number, b: number) => number;

/** Descending by key. Keys of slots in use are unique, so no two are equal. */
const keyOrder =
  (columns: Columns): Compare =>
  (a, b) =>
    keyAt(columns, a) > keyAt(columns, b) ? -1 : 1;

/** Whether two moments are the same, or both unknown. */
const isSameTime = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

function ageOrder(columns: Columns): Compare {
  const byKey = keyOrder(columns);
  return (a, b) => {
    const timeOfA = timeAt(columns, a);
    const timeOfB = timeAt(columns, b);
    if (isSameTime(timeOfA, timeOfB)) return byKey(a, b);
    return timeOfA < timeOfB || Number.isNaN(timeOfA) ? -1 : 1;
  };
}

/** The slots from `first` on that are in use, in order of age. */
export function slotsByAge(columns: Columns, first: number): number[] {
  const slots: number[] = [];
  let oldest = Infinity;
  let newest = -Infinity;
  for (let slot = first; slot < columns.row.length; slot++) {
    if (!isInUse(columns, slot)) continue;
    slots.push(slot);
    const time = timeAt(columns, slot);
    if (time < oldest) oldest = time;
    if (time > newest) newest = time;
  }
  // A power of two, so that the division is exact.
  const step = 2 ** Math.ceil(Math.log2(columns.row.length - first + 1));
  // Rank 0 is for calls without a time, so the oldest call has rank 1. If no call has a time, the span is -Infinity.
  const span = newest - oldest + 2;
  const fits = span > 0 && span * step < Number.MAX_SAFE_INTEGER;
  return fits ? sortPacked(columns, slots, { first, oldest, step }) : slots.sort(ageOrder(columns));
}

interface Packing {
  readonly first: number;
  readonly oldest: number;
  /** Greater than the number of slots from `first` on. */
  readonly step: number;
}

/**
 * Sorts numbers that contain both time and slot, which is several times as fast as sorting with a comparison function.
 * The numbers stay exact if the times are not too far apart: 100,000 calls of two years are fine.
 */
function sortPacked(columns: Columns, slots: number[], { first, oldest, step }: Packing): number[] {
  const packed = new Float64Array(slots.length);
  for (let place = 0; place < slots.length; place++) {
    const slot = slots[place] ?? first;
    const time = timeAt(columns, slot);
    const rank = Number.isNaN(time) ? 0 : time - oldest + 1;
    packed[place] = rank * step + (slot - first);
  }
  packed.sort();
  for (let place = 0; place < packed.length; place++) {
    const slot = ((packed[place] ?? 0) % step) + first;
    // The engine stores a remainder as a double; `| 0` keeps the array one of small integers.
    slots[place] = slot | 0;
  }
  return sortTies(columns, slots);
}

/** Sorts the slots of each moment by their keys. */
function sortTies(columns: Columns, slots: number[]): number[] {
  const byKey = keyOrder(columns);
  let start = 0;
  while (start < slots.length) {
    const time = timeAt(columns, slots[start]);
    let end = start + 1;
    while (end < slots.length && isSameTime(time, timeAt(columns, slots[end]))) end++;
    if (end > start + 1) sortRun(slots, start, end, byKey);
    start = end;
  }
  return slots;
}

function sortRun(slots: number[], start: number, end: number, compare: Compare): void {
  const run = slots.slice(start, end).sort(compare);
  for (const [offset, slot] of run.entries()) slots[start + offset] = slot;
}

/**
 * Updates slots in order of age in place: removes the lost ones and inserts the fresh ones, which are in order of age,
 * too. This runs in every frame while calls arrive, so slots before the first change are not touched.
 */
export function settle(columns: Columns, slots: number[], lost: Slots, fresh: Slots): void {
  removeLost(columns, slots, lost);
  insertFresh(columns, slots, fresh);
}

function removeLost(columns: Columns, slots: number[], lost: Slots): void {
  const byAge = ageOrder(columns);
  let end = slots.length;
  for (const slot of lost) end = Math.min(end, placeOf(slot, slots, end, byAge));
  for (let place = end; place < slots.length; place++) {
    const slot = slots[place];
    if (slot === undefined || !isInUse(columns, slot)) continue;
    slots[end] = slot;
    end++;
  }
  slots.length = end;
}

/** Merges from the end, so that each slot moves once. */
function insertFresh(columns: Columns, slots: number[], fresh: Slots): void {
  const byAge = ageOrder(columns);
  let end = slots.length;
  slots.push(...fresh);
  for (let before = fresh.length - 1; before >= 0; before--) {
    const slot = fresh[before];
    if (slot === undefined) continue;
    const place = placeOf(slot, slots, end, byAge);
    moveBy(before + 1, slots, place, end);
    slots[place + before] = slot;
    end = place;
  }
}

/** The index of a slot, or where it would be inserted, among the first `size` slots, which are in order of age. */
const placeOf = (slot: number, slots: Slots, size: number, byAge: Compare): number =>
  partitionPoint(size, (place) => {
    const other = slots[place];
    return other !== undefined && byAge(other, slot) < 0;
  });

/** Moves a range of slots towards the end. `copyWithin` does the same but is slow for arrays that are not typed arrays. */
function moveBy(distance: number, slots: number[], start: number, end: number): void {
  for (let place = end - 1; place >= start; place--) {
    const slot = slots[place];
    if (slot !== undefined) slots[place + distance] = slot;
  }
}
