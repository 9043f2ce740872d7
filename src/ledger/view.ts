/** What is shown of the held calls. A view is a value: nothing that comes later changes it. */
import type { Group } from './arrange.js';
import type { Columns, HeldCalls } from './columns.js';
import { keyAt } from './columns.js';

/**
 * The failed calls to show, in order, as they were when the view was asked for: size, keys and groups never change.
 * The ledger is asked by a key what its call is now.
 */
export interface LedgerView {
  /** How many they are. */
  readonly size: number;
  /** The key to ask the ledger with, at a place from 0; '' beyond the end. Equal to the call id, where there is one. */
  readonly keyAt: (index: number) => string;
  /** The place of a key; -1 when it is not shown, or the ledger no longer holds it. */
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
  /** Where the calls stood when the view was made. A slot keeps its key, also after its call has changed. */
  readonly slots: readonly number[];
  /** How many slots the ledger had by then. */
  readonly slotCount: number;
  /** How many of them were no longer in use. */
  readonly lostCount: number;
}

export const isSlotView = (view: LedgerView): view is SlotView => 'slots' in view;

/** Whether nothing has come, changed or left since a view was made. */
export const isUpToDate = (view: SlotView, { columns, slotCount, lost }: HeldCalls): boolean =>
  view.columns === columns && view.slotCount === slotCount && view.lostCount === lost.length;

/** A view of slots in the order in which they are given. */
export function slotView(calls: HeldCalls, slots: readonly number[], groups: readonly Group[]): SlotView {
  const { columns, slotCount } = calls;
  return Object.freeze({
    columns,
    slots,
    groups,
    slotCount,
    lostCount: calls.lost.length,
    size: slots.length,
    keyAt: (index: number) => keyAt(columns, slots[index]),
    indexOf: (key: string) => {
      const slot = calls.slotOf(key);
      if (slot === undefined) return -1;
      // Slots are only valid for the columns they were created with; a call that came or changed since has a later one.
      const isSlotOfThen = calls.columns === columns && slot < slotCount;
      return isSlotOfThen ? slots.indexOf(slot) : slots.findIndex((each) => columns.key[each] === key);
    },
    get keys() {
      return slots.map((slot) => keyAt(columns, slot));
    },
  });
}
