import type { LedgerView } from '../../ledger/ledger.js';

/** One line of the grid's body, in the order in which they stand. */
export type Item =
  | { readonly kind: 'group'; readonly id: string; readonly group: string; readonly count: number }
  | { readonly kind: 'call'; readonly id: string; readonly key: string }
  | { readonly kind: 'detail'; readonly id: string; readonly key: string };

/** The lines of a view: a heading for each group, a line for each call, another under each call that is open. */
export function itemsOf({ keys, groups }: LedgerView, open: ReadonlySet<string>): Item[] {
  const headings = new Map(groups.map((group) => [group.start, group]));
  return keys.flatMap((key, index): Item[] => {
    const heading = headings.get(index);
    const call: Item = { kind: 'call', id: `call ${key}`, key };
    return [
      ...(heading
        ? [{ kind: 'group', id: `group ${heading.key}`, group: heading.key, count: heading.count } as const]
        : []),
      call,
      ...(open.has(key) ? [{ kind: 'detail', id: `detail ${key}`, key } as const] : []),
    ];
  });
}

/**
 * The rows that somebody is reading, in the order in which they stand, without those that are gone; what is new in
 * `next` is left out for now.
 */
export function keepReading(shown: LedgerView, next: LedgerView): LedgerView {
  const still = new Set(next.keys);
  const keys: string[] = [];
  const groups: LedgerView['groups'][number][] = [];
  const ends = shown.groups.length > 0 ? shown.groups : [{ key: '', start: 0, count: shown.keys.length }];
  for (const { key, start, count } of ends) {
    const kept = shown.keys.slice(start, start + count).filter((id) => still.has(id));
    if (kept.length > 0) groups.push({ key, start: keys.length, count: kept.length });
    keys.push(...kept);
  }
  return { keys, groups: shown.groups.length > 0 ? groups : [] };
}
