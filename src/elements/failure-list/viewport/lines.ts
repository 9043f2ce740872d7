import { partitionPoint } from '../../../ledger/binary-search.js';
import type { LedgerView } from '../../../ledger/view.js';

/** One line of the grid's body, in the order in which they stand. */
export type Line = GroupLine | CallLine | DetailLine;

interface Positioned {
  /** Kind and key: unique in a list. */
  readonly id: string;
  /** Its place among all lines, from 0. */
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

/** What is opened under a call's row: its banner. */
export interface DetailLine extends Positioned {
  readonly kind: 'detail';
  readonly key: string;
}

/**
 * The lines of a view: a heading for each group, a row for each call, and a detail under each opened call. Calls may be
 * a hundred thousand, so their lines are made when asked for; headings and details are few and are kept in a list.
 */
export class Lines {
  /** How many lines there are. */
  readonly size: number;
  readonly #view: LedgerView;
  /** Headings and details, by index. */
  readonly #extras: readonly (GroupLine | DetailLine)[];
  /** At each place, how many details are among the extras before it. */
  readonly #detailsBefore: readonly number[];

  constructor(view: LedgerView, opened: ReadonlySet<string>) {
    this.#view = view;
    this.#extras = extraLines(view, opened);
    this.#detailsBefore = countDetails(this.#extras);
    this.size = view.size + this.#extras.length;
  }

  /** A line by its index; undefined where there is none. */
  at(index: number): Line | undefined {
    if (index < 0 || index >= this.size) return undefined;
    const extrasBefore = this.#extrasBefore(index);
    const extra = this.#extras[extrasBefore];
    if (extra?.index === index) return extra;
    const key = this.#view.keyAt(index - extrasBefore);
    return { kind: 'call', id: callLineId(key), key, index };
  }

  /** The index of a line by its id; -1 when there is none. */
  indexOf(id: string): number {
    const extra = this.#extras.find((each) => each.id === id);
    if (extra) return extra.index;
    const place = this.#view.indexOf(keyOf(id));
    if (place === -1) return -1;
    // An extra stands before the call when no more than `place` calls stand before that extra.
    const callsBefore = (at: number): number => (this.#extras[at]?.index ?? Infinity) - at;
    return place + partitionPoint(this.#extras.length, (at) => callsBefore(at) <= place);
  }

  /** How many headings and how many details stand before an index. */
  countBefore(index: number): { readonly group: number; readonly detail: number } {
    const extras = this.#extrasBefore(index);
    const detail = this.#detailsBefore[extras] ?? 0;
    return { group: extras - detail, detail };
  }

  #extrasBefore(index: number): number {
    return partitionPoint(this.#extras.length, (at) => (this.#extras[at]?.index ?? index) < index);
  }
}

/** Headings stand before their first call, details after their own. */
function extraLines(view: LedgerView, opened: ReadonlySet<string>): (GroupLine | DetailLine)[] {
  const headings = view.groups.map(({ key, start, count }) => ({
    callsBefore: start,
    extra: { kind: 'group' as const, id: `group ${key}`, group: key, count },
  }));
  const details = [...opened].flatMap((key) => {
    const place = view.indexOf(key);
    if (place === -1) return [];
    return [{ callsBefore: place + 1, extra: { kind: 'detail' as const, id: `detail ${key}`, key } }];
  });
  // A stable sort: where a group ends with an opened call, its detail comes before the next heading.
  return [...details, ...headings]
    .sort((a, b) => a.callsBefore - b.callsBefore)
    .map(({ callsBefore, extra }, extrasBefore) => ({ ...extra, index: callsBefore + extrasBefore }));
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

/** The line of the grid in which something stands; null outside. */
export const lineElementOf = (target: EventTarget | null): HTMLElement | null =>
  (target as Partial<Element> | null)?.closest?.<HTMLElement>('[data-line]') ?? null;

/** The id of the line that an element shows; empty for none. */
export const lineIdOf = (element: HTMLElement | null): string => element?.dataset.line ?? '';
