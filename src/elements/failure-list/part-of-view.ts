import type { LedgerView } from '../../ledger/view.js';
import { viewOf } from '../../ledger/view.js';

/** `size` rows of a view from `start` on, with the groups cut accordingly. */
export function partOf(view: LedgerView, start: number, size: number): LedgerView {
  const end = Math.min(view.size, start + size);
  const groups = view.groups.flatMap((group) => {
    const from = Math.max(start, group.start);
    const to = Math.min(end, group.start + group.count);
    return to > from ? [{ key: group.key, start: from - start, count: group.count }] : [];
  });
  const keys = Array.from({ length: Math.max(0, end - start) }, (_, place) => view.keyAt(start + place));
  return viewOf(keys, groups);
}

/** Keys of the calls of a group; empty for an unknown group. */
export function keysOfGroup(view: LedgerView, group: string): readonly string[] {
  const found = view.groups.find(({ key }) => key === group);
  if (!found) return [];
  return Array.from({ length: found.count }, (_, place) => view.keyAt(found.start + place));
}
