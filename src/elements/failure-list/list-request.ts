/** What a draw of the list asks its model for, from whatever a host assigned to its properties. */
import type { FilterChoice } from './filter-choice.js';
import { checkedChoice } from './filter-choice.js';
import type { ListRequest } from './list-model.js';
import type { Selection } from './selection.js';

/** The list's properties, as far as they decide what is shown. */
interface AskingList extends Readonly<Record<keyof FilterChoice, unknown>> {
  readonly totalCalls: unknown;
  readonly pageSize: unknown;
  readonly paused: unknown;
  readonly retry: unknown;
  readonly retryPolicy: unknown;
}

/** What the element knows beside its properties. */
interface Circumstances extends Pick<ListRequest, 'lang' | 'utc' | 'isBeingRead' | 'only'> {
  readonly selection: Selection;
}

export function requestOf(list: AskingList, { selection, ...known }: Circumstances): ListRequest {
  const { totalCalls, pageSize } = list;
  const isPaged = typeof pageSize === 'number' && pageSize >= 1;
  return {
    ...known,
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
