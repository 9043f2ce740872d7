import { partitionPoint } from '../../../ledger/binary-search.js';
import type { LedgerView } from '../../../ledger/view.js';

/** A line of the grid's body. */
export type Line = GroupLine | CallLine | DetailLine;

interface Positioned {
  /** Kind and key; unique in a list. */
  readonly id: string;
  /** Index among all lines, from 0. */
  readonly index: number;
}

/** The heading of a group. */
export interface GroupLine extends Positioned {
  readonly kind: 'group';
  readonly group: string;
  readonly count: number;
}

/** The row of a failed call. */
export interface CallLine extends Positioned {
  readonly kind: 'call';
  readonly key: string;
}

/** The banner of an opened call, under the call's row. */
export interface DetailLine extends Positioned {
  readonly kind: 'detail';
  readonly key: string;
}

/**
 * The lines of a view: a heading for each group, a row for each call, and a detail under each opened call. There may be
 * 100,000 calls, so their lines are created on demand. Headings and details are fewer, and are kept in an array.
 */
export class Lines {
  /** Number of lines. */
  readonly size: number;
  readonly #view: LedgerView;
  /** Headings and details, by index. */
  readonly #extras: readonly (GroupLine | DetailLine)[];
  /** For each extra, the number of details among the extras before it. */
  readonly #detailsBefore: readonly number[];

  constructor(view: LedgerView, opened: ReadonlySet<string>) {
    this.#view = view;
    this.#extras = extraLines(view, opened);
    this.#detailsBefore = countDetails(this.#extras);
    this.size = view.size + this.#extras.length;
  }

  /** The line at an index; undefined if there is none. */
  at(index: number): Line | undefined {
    if (index < 0 || index >= this.size) return undefined;
    const extrasBefore = this.#extrasBefore(index);
    const extra = this.#extras[extrasBefore];
    if (extra?.index === index) return extra;
    const key = this.#view.keyAt(index - extrasBefore);
    return { kind: 'call', id: callLineId(key), key, index };
  }

  /** The lines of a range, in order. */
  within({ from, to }: { readonly from: number; readonly to: number }): Line[] {
    const indexes = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
    return indexes.flatMap((index) => this.at(index) ?? []);
  }

  /** The index of a line by its id; -1 when there is none. */
  indexOf(id: string): number {
    const extra = this.#extras.find((each) => each.id === id);
    if (extra) return extra.index;
    const place = this.#view.indexOf(keyOf(id));
    if (place === -1) return -1;
    // An extra is before the call at `place` if at most `place` calls are before the extra.
    const callsBefore = (at: number): number => (this.#extras[at]?.index ?? Infinity) - at;
    return place + partitionPoint(this.#extras.length, (at) => callsBefore(at) <= place);
  }

  /** Number of headings and of details before an index. */
  countBefore(index: number): { readonly group: number; readonly detail: number } {
    const extras = this.#extrasBefore(index);
    const detail = this.#detailsBefore[extras] ?? 0;
    return { group: extras - detail, detail };
  }

  #extrasBefore(index: number): number {
    return partitionPoint(this.#extras.length, (at) => (this.#extras[at]?.index ?? index) < index);
  }
}

/**
 * A heading is before the first call of its group, a detail after its call. One pass, because there may be 40,000
 * groups.
 */
function extraLines(view: LedgerView, opened: ReadonlySet<string>): (GroupLine | DetailLine)[] {
  const details = openedPlaces(view, opened);
  const extras: (GroupLine | DetailLine)[] = [];
  let nextDetail = 0;
  const addDetails = (callsBefore: number) => {
    for (; nextDetail < details.length; nextDetail++) {
      const detail = details[nextDetail];
      if (!detail || detail.place >= callsBefore) return;
      const { key, place } = detail;
      extras.push({ kind: 'detail', id: `detail ${key}`, key, index: place + 1 + extras.length });
    }
  };
  for (const { key, start, count } of view.groups) {
    // Where a group ends with an opened call, its detail comes before the next heading.
    addDetails(start);
    extras.push({ kind: 'group', id: `group ${key}`, group: key, count, index: start + extras.length });
  }
  addDetails(Infinity);
  return extras;
}

/** The positions of the opened calls in a view, in order. */
function openedPlaces(
  view: LedgerView,
  opened: ReadonlySet<string>,
): { readonly key: string; readonly place: number }[] {
  const found = Array.from(opened, (key) => ({ key, place: view.indexOf(key) }));
  return found.filter(({ place }) => place !== -1).sort((a, b) => a.place - b.place);
}

function countDetails(extras: readonly Line[]): number[] {
  const counts = [0];
  let details = 0;
  for (const { kind } of extras) {
    if (kind === 'detail') details++;
    counts.push(details);
  }
  return counts;
}

/** The id of a call's row. */
export const callLineId = (key: string): string => `call ${key}`;

/** The key of a call, or of a group, from the id of its line. */
export const keyOf = (id: string): string => id.slice(id.indexOf(' ') + 1);

/** The line that contains a node; null outside of lines. */
export const lineElementOf = (target: EventTarget | null): HTMLElement | null =>
  (target as Partial<Element> | null)?.closest?.<HTMLElement>('[data-line]') ?? null;

/** The id of the line that an element shows; empty for none. */
export const lineIdOf = (element: HTMLElement | null): string => element?.dataset.line ?? '';
