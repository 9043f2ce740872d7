import type { Columns, Group } from './order.js';

/** The failed calls to show, in order, as they were when the view was asked for. */
export interface LedgerView {
  /** How many they are. */
  readonly size: number;
  /** The key to ask the ledger with, at a place from 0; '' beyond the end. Equal to the call id, where there is one. */
  readonly keyAt: (index: number) => string;
  /** The place of a key; -1 when it is not shown. */
  readonly indexOf: (key: string) => number;
  /** All the keys, made anew whenever they are read: a screen needs few of them. */
  readonly keys: readonly string[];
  /** Runs of them, in order; empty without `groupBy`. */
  readonly groups: readonly Group[];
}

/** A view of given keys. */
export const viewOf = (keys: readonly string[], groups: readonly Group[] = []): LedgerView => ({
  size: keys.length,
  keyAt: (index) => keys[index] ?? '',
  indexOf: (key) => keys.indexOf(key),
  keys,
  groups,
});

/** A view of slots: what a hundred thousand calls are shown by. */
export interface SlotView extends LedgerView {
  readonly columns: Columns;
  /** Its own: a call that has changed gets another slot, and stands by that in the same place. */
  readonly slots: number[];
  /** How many slots the ledger had lost when none of its own was among them. */
  lost: number;
}

export const isOfSlots = (view: LedgerView): view is SlotView => 'slots' in view;

/** `slotOf` says where a key is held now: undefined when it is not, NaN when that is none of these columns. */
export const slotView = (
  columns: Columns,
  slots: number[],
  groups: readonly Group[],
  lost: number,
  slotOf: (key: string) => number | undefined,
): SlotView => ({
  columns,
  slots,
  groups,
  lost,
  size: slots.length,
  keyAt: (index) => columns.key[slots[index] ?? -1] ?? '',
  indexOf: (key) => {
    const slot = slotOf(key);
    if (slot === undefined) return -1;
    const place = slots.indexOf(slot);
    // A call that has changed since stands here by the slot that it had.
    return place === -1 ? slots.findIndex((each) => columns.key[each] === key) : place;
  },
  get keys() {
    return slots.map((slot) => columns.key[slot] ?? '');
  },
});
