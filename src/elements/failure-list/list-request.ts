/** Turns the list's properties, which may have any value, into a request to its model. */
import { readTimeZone } from '../../failure/time-zone.js';
import type { FilterChoice } from './filter-choice.js';
import { checkedChoice } from './filter-choice.js';
import type { ListRequest } from './list-model.js';
import type { Selection } from './selection.js';

/** The properties of the list that decide what is shown. */
interface AskingList extends Readonly<Record<keyof FilterChoice, unknown>> {
  readonly totalCalls: unknown;
  readonly pageSize: unknown;
  readonly paused: unknown;
  readonly retry: unknown;
  readonly retryPolicy: unknown;
  readonly timeZone: unknown;
}

/** What else decides what is shown. */
interface Circumstances extends Pick<ListRequest, 'lang' | 'utc' | 'isBeingRead' | 'only'> {
  readonly selection: Selection;
}

export function requestOf(list: AskingList, { selection, ...known }: Circumstances): ListRequest {
  const { totalCalls, pageSize } = list;
  const isPaged = typeof pageSize === 'number' && pageSize >= 1;
  return {
    ...known,
    timeZone: known.utc ? 'UTC' : readTimeZone(list.timeZone),
    choice: checkedChoice(list),
    totalCalls: typeof totalCalls === 'number' && Number.isFinite(totalCalls) ? totalCalls : null,
    rowsPerPage: isPaged ? Math.floor(pageSize) : Infinity,
    isPaused: Boolean(list.paused),
    selection: selection.keys,
    selectionRevision: selection.revision,
    retries: list.retry ? { policy: list.retryPolicy } : undefined,
    now: Date.now(),
  };
}
