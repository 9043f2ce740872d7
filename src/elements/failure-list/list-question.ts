/** The ledger's view options for a draw. */
import type { ViewOptions } from '../../ledger/ledger.js';
import type { Period } from '../../ledger/period.js';
import type { TimeRange } from '../../ledger/time-range.js';
import { isDefaultChoice } from './filter-choice.js';
import type { ListRequest } from './list-model.js';

/** The ledger's view options, and the period that their range stands for. */
export interface QuestionOptions extends ViewOptions {
  readonly period: Period | null;
}

/** The view options of a request. `range`: the chosen range, or the present one of the chosen period. */
export const viewOptions = ({ choice, lang, utc, timeZone, only }: ListRequest, range: TimeRange): QuestionOptions => ({
  ...choice,
  ...range,
  // Days are always in chronological order.
  groupSort: choice.groupBy === 'day' ? null : choice.groupSort,
  lang,
  utc,
  // Only for groups by day, which begin at midnight in the list's zone.
  timeZone: choice.groupBy === 'day' ? timeZone : undefined,
  keys: only,
});

/** A number for each set of keys, to stand for it in a text. */
const numbersOfSets = new WeakMap<ReadonlySet<string>, number>();
let setCount = 0;

function numberOf(keys: ReadonlySet<string>): number {
  const known = numbersOfSets.get(keys);
  if (known !== undefined) return known;
  setCount += 1;
  numbersOfSets.set(keys, setCount);
  return setCount;
}

/** View options as one text, to tell whether they have changed. A period that moves on has not. */
export function asText({ keys, from, to, ...options }: QuestionOptions): string {
  const range = options.period === null ? { from, to } : {};
  return JSON.stringify({ ...options, ...range, keys: keys ? numberOf(keys) : null });
}

/**
 * The newest calls are the first rows only without filters, other order or groups. A server draws once, so it needs all
 * calls.
 */
export const canShowNewestAlone = ({ choice, utc, only }: ListRequest): boolean =>
  isDefaultChoice(choice) && !utc && only === null;
