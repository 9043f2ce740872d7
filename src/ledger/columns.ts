import type { CallKinds } from './call-kinds.js';

/**
 * The fields of all held calls that are used for ordering, filtering and counting: parallel arrays, one entry per slot.
 */
export interface Columns {
  readonly key: string[];
  /** Index of the call's reason among the store's row names; `NO_ROW` for a slot that is no longer in use. */
  readonly row: number[];
  /** When the call ended (or began, or its event was sent), in whole ms; NaN if not known. */
  readonly time: number[];
  /** In seconds; NaN if not known. Filled on demand: shorter than the others until calls are sorted by it. */
  readonly duration: number[];
  /** Number of the call's kind; `NO_KIND` for a slot that was not in use when it was read. Filled on demand. */
  readonly kind: number[];
  /**
   * Number of the call's contact; `NO_CONTACT` if the call has none, `UNREAD_CONTACT` until it is read. Filled on
   * demand, because many lists never plan a retry.
   */
  readonly contact: number[];
}

/** The contact of a call that has none. A number, so that the column stays an array of small integers. */
export const NO_CONTACT = -1;

/** The contact of a call that was not read yet. */
export const UNREAD_CONTACT = -2;

/** The row of a slot whose call has changed or left. A number, so that the column stays an array of small integers. */
export const NO_ROW = -1;

/** The kind of a slot that was left before its kind was read. A number, so that the column stays an array of small integers. */
export const NO_KIND = -1;

/** Columns without a slot. */
export const emptyColumns = (): Columns => ({ key: [], row: [], time: [], duration: [], kind: [], contact: [] });

/** Whether a slot holds a call. */
export const isInUse = (columns: Columns, slot: number | undefined): boolean => rowAt(columns, slot) !== NO_ROW;

/** The row of a slot's call; `NO_ROW` if there is none. */
export const rowAt = ({ row }: Columns, slot: number | undefined): number =>
  slot === undefined ? NO_ROW : (row[slot] ?? NO_ROW);

/** When a slot's call failed, in ms; NaN if there is no call or its time is not known. */
export const timeAt = ({ time }: Columns, slot: number | undefined): number =>
  slot === undefined ? NaN : (time[slot] ?? NaN);

/** The key of a slot's call, which stays when the slot is no longer in use; '' if there is no such slot. */
export const keyAt = ({ key }: Columns, slot: number | undefined): string =>
  slot === undefined ? '' : (key[slot] ?? '');

/** Read access to the held calls, by slot: what filters and views need of the store. */
export interface HeldCalls {
  readonly columns: Columns;
  /** The kinds that `columns.kind` refers to. Replaced together with `columns`. */
  readonly kinds: CallKinds;
  /** The names of the rows that `columns.row` refers to: the reasons that occur. */
  readonly rowNames: readonly string[];
  /** Number of slots, including those that are no longer in use. */
  readonly slotCount: number;
  /** The slots that are no longer in use, in the order in which they were left. */
  readonly lost: readonly number[];
  /** The slot of a key; undefined if no failed call is held under it. */
  slotOf(key: string): number | undefined;
  /** The host's input of a slot's call; undefined for a slot that is no longer in use. */
  inputAt(slot: number): unknown;
}

/** Prefix of the keys of calls without an id. No id begins with a blank, because ids are trimmed. */
const NAMELESS_PREFIX = ' ';

/** A key for a call without an id. */
export const namelessKey = (count: number): string => NAMELESS_PREFIX + String(count);

/** Whether a key stands for a call without an id, and means nothing to a host. */
export const isNameless = (key: string): boolean => key.startsWith(NAMELESS_PREFIX);
