import type { LedgerView } from '../../ledger/view.js';
import type { RetryRuns } from '../shared/retry-runs.js';
import type { ListSnapshot } from './list-model.js';
import type { OpenedCalls } from './opened-calls.js';
import { keysOfGroup } from './part-of-view.js';
import { retryNoteOf } from './retry-note.js';
import type { Selection } from './selection.js';
import type { RowContext } from './templates/rows.js';

/** The inputs of a row context. */
interface RowSources extends Pick<RowContext, 'snapshot' | 'activeId' | 'isSelectable' | 'callHref' | 'banner'> {
  readonly snapshot: ListSnapshot;
  readonly selection: Selection;
  readonly opened: OpenedCalls;
  readonly runs: RetryRuns;
}

/** Makes the context that all rows of a draw share. */
export function rowContextOf({ selection, opened, runs, ...drawn }: RowSources): RowContext {
  const { snapshot, banner, callHref } = drawn;
  const { view, isPartial, lang, timeZone, bannerWords: labels, laterCall } = snapshot;
  const selected = selection.keys;
  const share = selected.size > 0 ? selection.shareOf(keysIn(view)) : 'none';
  const now = Date.now();
  return {
    ...drawn,
    now,
    selected,
    selectedShare: isPartial && share === 'all' ? 'some' : share,
    selectedShareOf: (group) => (selected.size > 0 ? selection.shareOf(keysOfGroup(view, group)) : 'none'),
    opened: opened.keys,
    bannerRow: (key, failure) => opened.bannerRow(key, failure, { now, callHref }),
    retryNote: (key, failure) => {
      const state = () => opened.retryStateAt(key, failure, now);
      const hrefs = [callHref, banner.eventsHref];
      return retryNoteOf(runs.of(key, failure), laterCall(key), { labels, lang, now, timeZone, hrefs, state });
    },
  };
}

/** The keys of a view, one by one: of very many calls, the first few tell that some are selected and others not. */
function* keysIn({ size, keyAt }: LedgerView): Iterable<string> {
  for (let place = 0; place < size; place++) yield keyAt(place);
}
