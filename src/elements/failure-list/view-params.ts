/** Converts a view to URL parameters with short, readable names, and back. No DOM. */
import type { ListView } from './list-view.js';
import { readView } from './list-view.js';

/** The values of `retry` in a URL. */
const RETRY_NAMES = {
  yes: true,
  no: false,
  'policy-decides': 'policy-decides',
  'do-not-retry': 'do-not-retry',
} as const;

/**
 * A view as URL parameters: `blame`, `reason`, `retry` (`yes`, `no`, `policy-decides`, `do-not-retry`), `agent`,
 * `channel`, `period`, `from` and `to` (ISO 8601, UTC), `q`, `sort`, `group`, `group-sort`, `page`, and `open` for each
 * opened call. Defaults are left out. Takes any value: one that is not a view gives no parameters. Never throws.
 */
export function viewToParams(view: Partial<ListView> | null | undefined): URLSearchParams {
  const { blame, reason, retryable, agent, channel, period, from, to, query, sort, groupBy, groupSort, page, opened } =
    readView(view);
  const retry = Object.entries(RETRY_NAMES).find(([, value]) => value === retryable)?.[0] ?? null;
  const entries: readonly (readonly [name: string, value: string | null])[] = [
    ['blame', blame],
    ['reason', reason],
    ['retry', retry],
    ['agent', agent],
    ['channel', channel],
    ['period', period],
    ['from', isoOf(from)],
    ['to', isoOf(to)],
    ['q', query],
    ['sort', sort === 'time' ? null : sort],
    ['group', groupBy],
    ['group-sort', groupSort === 'count' ? null : groupSort],
    ['page', page === 1 ? null : String(page)],
    ...opened.map((id) => ['open', id] as const),
  ];
  const params = new URLSearchParams();
  for (const [name, value] of entries) {
    if (value !== null && value !== '') params.append(name, value);
  }
  return params;
}

const isoOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/**
 * The view from URL parameters, given as `URLSearchParams` or as a query string. Absent and invalid parameters get
 * their defaults, and unknown ones are ignored. Never throws.
 */
export function viewFromParams(params: URLSearchParams | string): ListView {
  const given = paramsOf(params);
  const retry = given.get('retry');
  return readView({
    blame: given.get('blame'),
    reason: given.get('reason'),
    retryable: Object.entries(RETRY_NAMES).find(([name]) => name === retry)?.[1],
    agent: given.get('agent'),
    channel: given.get('channel'),
    period: given.get('period'),
    from: given.get('from'),
    to: given.get('to'),
    query: given.get('q'),
    sort: given.get('sort'),
    groupBy: given.get('group'),
    groupSort: given.get('group-sort'),
    page: Number(given.get('page')),
    opened: given.getAll('open'),
  });
}

/** Copies the parameters of any given value. */
function paramsOf(params: unknown): URLSearchParams {
  try {
    return new URLSearchParams(params instanceof URLSearchParams ? params : typeof params === 'string' ? params : '');
  } catch {
    return new URLSearchParams();
  }
}
