import type { RetryRuns } from '../shared/retry-runs.js';
import type { ListSnapshot } from './list-model.js';
import { keysOfGroup } from './list-model.js';
import type { OpenedCalls } from './opened-calls.js';
import { retryNoteOf } from './retry-note.js';
import type { Selection } from './selection.js';
import type { RowContext } from './templates/rows.js';

/** What the rows of a draw are made of. */
interface RowSources extends Pick<RowContext, 'snapshot' | 'activeId' | 'isSelectable' | 'banner'> {
  readonly snapshot: ListSnapshot;
  readonly selection: Selection;
  readonly opened: OpenedCalls;
  readonly runs: RetryRuns;
}

/** What all rows of a draw have in common. */
export function rowContextOf({ selection, opened, runs, ...drawn }: RowSources): RowContext {
  const { snapshot, banner } = drawn;
  const { view, isPartial, lang, utc, bannerWords: labels, laterCall } = snapshot;
  const selected = selection.keys;
  const mayAllBeSelected = !isPartial && selected.size >= view.size;
  const now = Date.now();
  return {
    ...drawn,
    selected,
    areAllSelected: mayAllBeSelected && selection.hasAll(view.keys),
    isGroupSelected: (group) => selected.size > 0 && selection.hasAll(keysOfGroup(view, group)),
    opened: opened.keys,
    bannerRow: (key, failure) => opened.bannerRow(key, failure, now),
    retryNote: (key, failure) => {
      const state = () => opened.retryStateAt(key, failure, now);
      const { eventsHref } = banner;
      return retryNoteOf(runs.of(key, failure), laterCall(key), { labels, lang, now, utc, eventsHref, state });
    },
  };
}
