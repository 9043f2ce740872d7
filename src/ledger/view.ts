/** Views of the held calls. A view is immutable: later changes to the ledger do not change it. */
import type { Group } from './arrange.js';
import type { Columns, HeldCalls } from './columns.js';
import { keyAt } from './columns.js';

/**
 * The failed calls to show, in order, as they were when the view was requested. Size, keys and groups never change. For
 * the current state of a call, pass its key to the ledger.
 */
export interface LedgerView {
  /** How many calls the view has. */
  readonly size: number;
  /** The key of the call at an index from 0; '' beyond the end. The key is the call's id, or a made-up one if it has none. */
  readonly keyAt: (index: number) => string;
  /** The index of a key; -1 if the view does not have it or the ledger no longer holds it. */
  readonly indexOf: (key: string) => number;
  /** All keys. A new array for each access: use `keyAt` where a few keys are enough. */
  readonly keys: readonly string[];
  /** The groups, in order; empty without `groupBy`. */
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

/** A view that holds slots rather than keys, for large lists. */
export interface SlotView extends LedgerView {
  readonly columns: Columns;
  /** The slots of the calls when the view was created. A slot keeps its key, even after its call got another slot. */
  readonly slots: readonly number[];
  /** How many slots the ledger had when the view was created. */
  readonly slotCount: number;
  /** How many of them were no longer in use. */
  readonly lostCount: number;
}

export const isSlotView = (view: LedgerView): view is SlotView => 'slots' in view;

/** Whether no call was added, changed or removed since a view was created. */
export const isUpToDate = (view: SlotView, { columns, slotCount, lost }: HeldCalls): boolean =>
  view.columns === columns && view.slotCount === slotCount && view.lostCount === lost.length;

/** Creates a view of slots, in the order given. */
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
      // Slots are only valid for the columns they were created with; a call that changed since then has a later slot.
      const isSlotOfThen = calls.columns === columns && slot < slotCount;
      return isSlotOfThen ? slots.indexOf(slot) : slots.findIndex((each) => columns.key[each] === key);
    },
    get keys() {
      return slots.map((slot) => keyAt(columns, slot));
    },
  });
}
