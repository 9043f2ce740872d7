import type { LedgerView } from '../../ledger/view.js';
import { viewOf } from '../../ledger/view.js';

/** The part of a view that begins at `start`, with as much of its groups. */
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
