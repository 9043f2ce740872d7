import { BLAMES } from '../../catalog/vocabulary.js';
import { warnOnce } from '../../catalog/warn.js';
import type { GroupKey, SortKey } from '../../ledger/arrange.js';
import { GROUP_KEYS, SORT_KEYS } from '../../ledger/arrange.js';

/** The filters and the order that a person chose. */
export interface FilterChoice {
  /** The only blame to show; null for all. */
  readonly blame: string | null;
  /** The only reason to show; null for all. */
  readonly reason: string | null;
  /** True: only retryable calls. False: only the others. Null: both. */
  readonly retryable: boolean | null;
  /** Text to search for; '' for none. */
  readonly query: string;
  /** Order of the rows; a leading `-` reverses it. */
  readonly sort: SortKey | `-${SortKey}`;
  /** Groups of the rows; null for none. */
  readonly groupBy: GroupKey | null;
}

/** The choice that shows all calls, newest first. */
export const NO_FILTERS = { blame: null, reason: null, retryable: null, query: '' } as const;

/** Whether a choice has no filters and the default order. */
export const isDefaultChoice = ({ blame, reason, retryable, query, sort, groupBy }: FilterChoice): boolean =>
  blame === null && reason === null && retryable === null && query.trim() === '' && sort === 'time' && groupBy === null;

/** The choice in the list's properties, to which a host may assign anything. An unknown value gets one warning and its default. */
export function checkedChoice(given: Readonly<Record<keyof FilterChoice, unknown>>): FilterChoice {
  const { blame, reason, retryable, query, sort, groupBy } = given;
  return {
    blame: oneOf(BLAMES, blame, 'blame'),
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    retryable: typeof retryable === 'boolean' ? retryable : null,
    query: typeof query === 'string' ? query : '',
    sort: checkedSort(sort),
    groupBy: oneOf(GROUP_KEYS, groupBy, 'group-by'),
  };
}

function oneOf<T extends string>(known: readonly T[], value: unknown, name: string): T | null {
  if (value === null || value === undefined || value === '') return null;
  const found = known.find((each) => each === value);
  if (found === undefined) warnOnce(`${name} is one of ${known.join(', ')}.`);
  return found ?? null;
}

function checkedSort(sort: unknown): FilterChoice['sort'] {
  const text = typeof sort === 'string' ? sort : '';
  const key = oneOf(SORT_KEYS, text.replace(/^-/, ''), 'sort');
  if (key === null) return 'time';
  return text.startsWith('-') ? `-${key}` : key;
}
