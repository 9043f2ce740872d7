import { BLAMES } from '../../catalog/vocabulary.js';
import { warnOnce } from '../../catalog/warn.js';
import type { SortKey } from '../../ledger/arrange.js';
import { SORT_KEYS } from '../../ledger/arrange.js';
import type { RetryableFilter } from '../../ledger/filter.js';
import { ADVICE_FILTERS } from '../../ledger/filter.js';
import type { GroupKey, GroupSort } from '../../ledger/group.js';
import { GROUP_KEYS, GROUP_SORTS } from '../../ledger/group.js';
import type { Period } from '../../ledger/period.js';
import { PERIODS } from '../../ledger/period.js';
import { readRange } from '../../ledger/time-range.js';

/** The filters and the order that a person chose. */
export interface FilterChoice {
  /** The only blame to show; null for all. */
  readonly blame: string | null;
  /** The only reason to show; null for all. */
  readonly reason: string | null;
  /**
   * True: only retryable calls. False: only the others. `policy-decides`, `do-not-retry`: only calls with this retry
   * advice. Null: all.
   */
  readonly retryable: RetryableFilter | null;
  /** Id of the only agent to show; null for all. */
  readonly agent: string | null;
  /** The only channel to show; null for all. */
  readonly channel: string | null;
  /** A time range that moves on with the clock; null for none. While it is chosen, `from` and `to` are null. */
  readonly period: Period | null;
  /** Shows calls from this moment on (inclusive), in ms since 1970; null for no bound. */
  readonly from: number | null;
  /** Shows calls before this moment (exclusive), in ms since 1970; null for no bound. */
  readonly to: number | null;
  /** Text to search for; '' for none. */
  readonly query: string;
  /** Order of the rows; a leading `-` reverses it. */
  readonly sort: SortKey | `-${SortKey}`;
  /** Groups of the rows; null for none. */
  readonly groupBy: GroupKey | null;
  /** Order of the groups: the largest first, or the one with the newest call first. */
  readonly groupSort: GroupSort;
}

/** Shows calls of all times. */
export const NO_RANGE = { period: null, from: null, to: null } as const satisfies Partial<FilterChoice>;

/** Whether a time range is chosen. */
export const hasRange = ({ period, from, to }: Pick<FilterChoice, keyof typeof NO_RANGE>): boolean =>
  period !== null || from !== null || to !== null;

/** Shows all calls, newest first. */
export const NO_FILTERS = {
  blame: null,
  reason: null,
  retryable: null,
  agent: null,
  channel: null,
  ...NO_RANGE,
  query: '',
} as const satisfies Partial<FilterChoice>;

/** Whether a choice hides no call. */
export const hasNoFilters = ({ query, ...choice }: FilterChoice): boolean =>
  query.trim() === '' && FILTERS_BESIDE_QUERY.every((name) => choice[name] === null);

const FILTERS_BESIDE_QUERY = [
  'blame',
  'reason',
  'retryable',
  'agent',
  'channel',
  'period',
  'from',
  'to',
] as const satisfies (keyof FilterChoice)[];

/** Whether a choice has no filters and the default order. */
export const isDefaultChoice = (choice: FilterChoice): boolean =>
  hasNoFilters(choice) && choice.sort === 'time' && choice.groupBy === null;

/** Reads the list's properties, which may have any value. An invalid one gets its default and one warning. */
export function checkedChoice(given: Readonly<Record<keyof FilterChoice, unknown>>): FilterChoice {
  const { blame, reason, retryable, agent, channel, query, sort, groupBy, groupSort } = given;
  const period = oneOf(PERIODS, given.period, 'period');
  return {
    blame: oneOf(BLAMES, blame, 'blame'),
    reason: textOrNull(reason),
    retryable:
      typeof retryable === 'boolean' ? retryable : (ADVICE_FILTERS.find((advice) => advice === retryable) ?? null),
    agent: textOrNull(agent),
    channel: textOrNull(channel),
    period,
    ...(period === null ? readRange(given) : { from: null, to: null }),
    query: typeof query === 'string' ? query : '',
    sort: checkedSort(sort),
    groupBy: oneOf(GROUP_KEYS, groupBy, 'group-by'),
    groupSort: oneOf(GROUP_SORTS, groupSort, 'group-sort') ?? 'count',
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function oneOf<T extends string>(known: readonly T[], value: unknown, name: string): T | null {
  if (value === null || value === undefined || value === '') return null;
  const found = known.find((each) => each === value);
  if (found === undefined) warnOnce(`${name} is one of ${known.join(', ')}.`);
  return found ?? null;
}

/** Parses the attribute `retryable` or the value of its control: null for '', true for any unknown text. */
export function retryableOf(text: string | null): RetryableFilter | null {
  if (text === null || text === '') return null;
  return ADVICE_FILTERS.find((advice) => advice === text) ?? text !== 'false';
}

function checkedSort(sort: unknown): FilterChoice['sort'] {
  const text = typeof sort === 'string' ? sort : '';
  const key = oneOf(SORT_KEYS, text.replace(/^-/, ''), 'sort');
  if (key === null) return 'time';
  return text.startsWith('-') ? `-${key}` : key;
}
