import { partitionPoint } from '../../../ledger/binary-search.js';
import type { LedgerView } from '../../../ledger/view.js';
import { viewOf } from '../../../ledger/view.js';

/** One line of the grid's body, in the order in which they stand. */
export type Line = { readonly id: string; /** Its place among all lines, from 0. */ readonly index: number } & (
  | { readonly kind: 'group'; readonly group: string; readonly count: number }
  | { readonly kind: 'call'; readonly key: string }
  | { readonly kind: 'detail'; readonly key: string }
);

/** A line that is not a call's row: a heading before a call, or what is opened under it. */
type Extra = Exclude<Line, { readonly kind: 'call' }>;

/** The lines of a view: a heading for each group, a line for each call, another under each call that is open. None is made before it is asked for. */
export class Lines {
  readonly size: number;
  readonly #view: LedgerView;
  /** In the order of their lines. */
  readonly #extras: readonly Extra[];
  /** How many opened calls are among the first of them. */
  readonly #details = [0];

  constructor(view: LedgerView, open: ReadonlySet<string>) {
    this.#view = view;
    this.#extras = extrasOf(view, open);
    let details = 0;
    for (const { kind } of this.#extras) this.#details.push((details += Number(kind === 'detail')));
    this.size = view.size + this.#extras.length;
  }

  /** A line by its place; undefined beyond the end. */
  at(index: number): Line | undefined {
    if (index < 0 || index >= this.size) return undefined;
    const before = this.#extrasBefore(index);
    const extra = this.#extras[before];
    if (extra?.index === index) return extra;
    const key = this.#view.keyAt(index - before);
    return { kind: 'call', id: `call ${key}`, key, index };
  }

  /** The place of a line by its id; -1 when there is none. */
  indexOf(id: string): number {
    const extra = this.#extras.find((each) => each.id === id);
    if (extra) return extra.index;
    const place = this.#view.indexOf(keyOf(id));
    if (place === -1) return place;
    // Of extra lines, as many as have no more calls before them than this one.
    return place + partitionPoint(this.#extras.length, (at) => (this.#extras[at]?.index ?? Infinity) - at <= place);
  }

  /** How many headings and how many opened calls stand before a line. */
  countBefore(index: number): { readonly group: number; readonly detail: number } {
    const before = this.#extrasBefore(index);
    const detail = this.#details[before] ?? 0;
    return { group: before - detail, detail };
  }

  #extrasBefore(index: number): number {
    return partitionPoint(this.#extras.length, (place) => (this.#extras[place]?.index ?? index) < index);
  }
}

function extrasOf(view: LedgerView, open: ReadonlySet<string>): Extra[] {
  const opened = [...open].map((key) => ({
    at: view.indexOf(key) + 0.5,
    kind: 'detail' as const,
    id: `detail ${key}`,
    key,
  }));
  const headings = view.groups.map(({ key, start, count }) => ({
    at: start,
    kind: 'group' as const,
    id: `group ${key}`,
    group: key,
    count,
  }));
  return [...headings, ...opened.filter(({ at }) => at > 0)]
    .sort((a, b) => a.at - b.at)
    .map((extra, before) => ({ ...extra, index: Math.ceil(extra.at) + before }));
}

/** The key of a call, or of a group, from the id of its line. */
export const keyOf = (id: string): string => id.slice(id.indexOf(' ') + 1);

/** A part of a view: one page of it. */
export function pageOf(view: LedgerView, start: number, size: number): LedgerView {
  const groups = view.groups.flatMap((group) => {
    const [from, to] = [Math.max(0, group.start - start), Math.min(size, group.start + group.count - start)];
    return to > from ? [{ key: group.key, start: from, count: group.count }] : [];
  });
  const length = Math.max(0, Math.min(size, view.size - start));
  return viewOf(Array.from({ length }, (_, place) => view.keyAt(start + place)), groups); // prettier-ignore
}
