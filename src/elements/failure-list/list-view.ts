/** What a person chose to see, as one plain value that a page can store, put into a URL and restore. No DOM. */
import { BLAMES } from '../../catalog/vocabulary.js';
import { get, isObject } from '../../failure/fields.js';
import { readMoment } from '../../failure/moment.js';
import { SORT_KEYS } from '../../ledger/arrange.js';
import { ADVICE_FILTERS } from '../../ledger/filter.js';
import { GROUP_KEYS, GROUP_SORTS } from '../../ledger/group.js';
import { PERIODS } from '../../ledger/period.js';
import type { FilterChoice } from './filter-choice.js';

/** What a person chose to see in a list: filters, range of time, order, groups, page and opened calls. Plain JSON. */
export interface ListView extends FilterChoice {
  /** The shown page, from 1; always 1 without `page-size`. */
  readonly page: number;
  /** Ids of the opened calls, in the order of opening. */
  readonly opened: readonly string[];
}

const SORTS = SORT_KEYS.flatMap((key) => [key, `-${key}`] as const);

/** Reads any value as a view. Absent and invalid keys get their defaults, without a warning. Never throws. */
export function readView(value: unknown): ListView {
  const from = (name: keyof ListView): unknown => (isObject(value) ? get(value, name) : null);
  const period = oneOf(PERIODS, from('period'));
  return {
    blame: oneOf(BLAMES, from('blame')),
    reason: textOrNull(from('reason')),
    retryable:
      typeof from('retryable') === 'boolean' ? from('retryable') === true : oneOf(ADVICE_FILTERS, from('retryable')),
    agent: textOrNull(from('agent')),
    channel: textOrNull(from('channel')),
    period,
    from: period === null ? momentOf(from('from')) : null,
    to: period === null ? momentOf(from('to')) : null,
    query: textOrNull(from('query')) ?? '',
    sort: oneOf(SORTS, from('sort')) ?? 'time',
    groupBy: oneOf(GROUP_KEYS, from('groupBy')),
    groupSort: oneOf(GROUP_SORTS, from('groupSort')) ?? 'count',
    page: pageOf(from('page')),
    opened: idsOf(from('opened')),
  };
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((each) => each === value) ?? null;
}

/** Replaces lone surrogates, which a URL cannot contain. */
const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.toWellFormed() : null;

/** A moment in whole milliseconds, because a URL has no fractions of them. */
function momentOf(value: unknown): number | null {
  const ms = typeof value === 'number' ? Math.round(value) : readMoment(value);
  return ms === null || Number.isNaN(new Date(ms).getTime()) ? null : ms + 0;
}

const pageOf = (value: unknown): number =>
  Number.isSafeInteger(value) && (value as number) > 1 ? (value as number) : 1;

function idsOf(value: unknown): readonly string[] {
  try {
    const ids = Array.isArray(value) ? (value as readonly unknown[]).map(textOrNull) : [];
    return [...new Set(ids.filter((id) => id !== null))];
  } catch {
    return []; // A proxy that throws.
  }
}
