import { BLAMES } from '../../catalog/vocabulary.js';
import { warnOnce } from '../../catalog/warn.js';
import type { SortKey } from '../../ledger/arrange.js';
import { SORT_KEYS } from '../../ledger/arrange.js';
import type { RetryableFilter } from '../../ledger/filter.js';
import { ADVICE_FILTERS } from '../../ledger/filter.js';
import type { GroupKey, GroupSort } from '../../ledger/group.js';
import { GROUP_KEYS, GROUP_SORTS } from '../../ledger/group.js';
import { readRangeEnd } from '../../ledger/time-range.js';

/** The filters and the order that a person chose. */
export interface FilterChoice {
  /** The only blame to show; null for all. */
  readonly blame: string | null;
  /** The only reason to show; null for all. */
  readonly reason: string | null;
  /**
   * True: only retryable calls. False: only the others. `policy-decides`, `do-not-retry`: only those of the others with
   * this advice. Null: all.
   */
  readonly retryable: RetryableFilter | null;
  /** Id of the only agent to show; null for all. */
  readonly agent: string | null;
  /** The only channel to show; null for all. */
  readonly channel: string | null;
  /** The first moment to show, in ms since 1970; null for no bound. */
  readonly from: number | null;
  /** The first moment that is not shown any more, in ms since 1970; null for no bound. */
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

/** The choice that shows all calls, newest first. */
export const NO_FILTERS = {
  blame: null,
  reason: null,
  retryable: null,
  agent: null,
  channel: null,
  from: null,
  to: null,
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
  'from',
  'to',
] as const satisfies (keyof FilterChoice)[];

/** Whether a choice has no filters and the default order. */
export const isDefaultChoice = (choice: FilterChoice): boolean =>
  hasNoFilters(choice) && choice.sort === 'time' && choice.groupBy === null;

/** The choice in the list's properties, to which a host may assign anything. An unknown value gets one warning and its default. */
export function checkedChoice(given: Readonly<Record<keyof FilterChoice, unknown>>): FilterChoice {
  const { blame, reason, retryable, agent, channel, from, to, query, sort, groupBy, groupSort } = given;
  return {
    blame: oneOf(BLAMES, blame, 'blame'),
    reason: textOrNull(reason),
    retryable:
      typeof retryable === 'boolean' ? retryable : (ADVICE_FILTERS.find((advice) => advice === retryable) ?? null),
    agent: textOrNull(agent),
    channel: textOrNull(channel),
    from: readRangeEnd(from, 'from'),
    to: readRangeEnd(to, 'to'),
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

/** The filter that a text asks for, as in an attribute or a control: null for '', true for what is none of the others. */
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
