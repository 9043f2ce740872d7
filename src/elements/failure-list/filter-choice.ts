import { BLAMES } from '../../catalog/vocabulary.js';
import { warnOnce } from '../../catalog/warn.js';
import type { GroupKey, SortKey } from '../../ledger/arrange.js';
import { GROUP_KEYS, SORT_KEYS } from '../../ledger/arrange.js';
import type { FilterChoice } from './events.js';

type Given = { readonly [K in keyof FilterChoice]: unknown };

/** What the list's own properties ask for, with whatever is none of the known values left out and told of. */
export function checkedChoice({ blame, reason, retryable, query, sort, groupBy }: Given): FilterChoice {
  return {
    blame: oneOf(BLAMES, blame, 'blame'),
    reason: typeof reason === 'string' && reason !== '' ? reason : null,
    retryable: typeof retryable === 'boolean' ? retryable : null,
    query: typeof query === 'string' ? query : '',
    sort: checkedSort(sort),
    groupBy: oneOf<GroupKey>(GROUP_KEYS, groupBy, 'group-by'),
  };
}

function oneOf<T extends string>(known: readonly T[], value: unknown, name: string): T | null {
  if ((value ?? '') === '') return null;
  if ((known as readonly unknown[]).includes(value)) return value as T;
  warnOnce(`${name} is one of ${known.join(', ')}.`);
  return null;
}

function checkedSort(sort: unknown): FilterChoice['sort'] {
  const text = typeof sort === 'string' ? sort : '';
  const key = oneOf<SortKey>(SORT_KEYS, text.replace(/^-/, ''), 'sort');
  if (key === null) return 'time';
  return text.startsWith('-') ? `-${key}` : key;
}
