/** What is known of every held call without reading it again: parallel arrays with one entry a slot. */
export interface Columns {
  readonly key: string[];
  /** Index of the call's reason among the store's row names; `NO_ROW` for a slot that is no longer in use. */
  readonly row: number[];
  /** When it ended (or began, or was told of), in whole ms; NaN when nothing says. */
  readonly time: number[];
  /** In seconds; NaN when nothing says. Shorter than the others until somebody sorts by it. */
  readonly duration: number[];
  /**
   * Number of the call's contact; `NO_CONTACT` when nothing names one, `UNREAD_CONTACT` until somebody plans retries. As
   * long as no contact is known, it is shorter than the others: most lists never ask.
   */
  readonly contact: number[];
}

/** Stands for a call whose contact is not known. A number, so that the column stays an array of small integers. */
export const NO_CONTACT = -1;

/** Stands for a contact that was not read yet. */
export const UNREAD_CONTACT = -2;

/** The row of a slot whose call has changed or left. A number, so that the column stays an array of small integers. */
export const NO_ROW = -1;

/** Columns without a slot. */
export const emptyColumns = (): Columns => ({ key: [], row: [], time: [], duration: [], contact: [] });

/** Whether a slot holds a call. */
export const isInUse = (columns: Columns, slot: number | undefined): boolean => rowAt(columns, slot) !== NO_ROW;

/** The row of a slot's call; `NO_ROW` where there is none. */
export const rowAt = ({ row }: Columns, slot: number | undefined): number =>
  slot === undefined ? NO_ROW : (row[slot] ?? NO_ROW);

/** When a slot's call failed, in ms; NaN where there is none, or nothing says. */
export const timeAt = ({ time }: Columns, slot: number | undefined): number =>
  slot === undefined ? NaN : (time[slot] ?? NaN);

/** The key of a slot's call, which stays when the slot is no longer in use; '' where there is none. */
export const keyAt = ({ key }: Columns, slot: number | undefined): string =>
  slot === undefined ? '' : (key[slot] ?? '');

/** Read access to the held calls, by slot: what filters and views need of the store. */
export interface HeldCalls {
  readonly columns: Columns;
  /** The reasons that occur. `columns.row` counts from its first. */
  readonly rowNames: readonly string[];
  /** How many slots there are, those that are no longer in use among them. */
  readonly slotCount: number;
  /** The slots that are no longer in use, in the order in which they were left. */
  readonly lost: readonly number[];
  /** The slot of a key; undefined when no failed call is held under it. */
  slotOf(key: string): number | undefined;
  /** What the host handed in; undefined for a slot that is no longer in use. */
  inputAt(slot: number): unknown;
}

/** Begins the key of a call that has no id. No id does: ids are read without the blanks around them. */
const NAMELESS_PREFIX = ' ';

/** A key for a call without an id. */
export const namelessKey = (count: number): string => NAMELESS_PREFIX + String(count);

/** Whether a key stands for a call without an id, and means nothing to a host. */
export const isNameless = (key: string): boolean => key.startsWith(NAMELESS_PREFIX);
