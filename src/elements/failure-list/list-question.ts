/** The ledger's view options for a draw. */
import type { ViewOptions } from '../../ledger/ledger.js';
import { isDefaultChoice } from './filter-choice.js';
import type { ListRequest } from './list-model.js';

/** The view options of a request. */
export const viewOptions = ({ choice, lang, utc, timeZone, only }: ListRequest): ViewOptions => ({
  ...choice,
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

/** View options as one text, to tell whether they have changed. */
export const asText = ({ keys, ...options }: ViewOptions): string =>
  JSON.stringify({ ...options, keys: keys ? numberOf(keys) : null });

/**
 * The newest calls are the first rows only without filters, other order or groups. A server draws once, so it needs all
 * calls.
 */
export const canShowNewestAlone = ({ choice, utc, only }: ListRequest): boolean =>
  isDefaultChoice(choice) && !utc && only === null;
