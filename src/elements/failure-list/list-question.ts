/** What a draw asks the ledger for. */
import type { ViewOptions } from '../../ledger/ledger.js';
import { isDefaultChoice } from './filter-choice.js';
import type { ListRequest } from './list-model.js';

/** What the ledger is asked for. */
export const viewOptions = ({ choice, lang, utc, only }: ListRequest): ViewOptions => ({
  ...choice,
  lang,
  utc,
  keys: only,
});

/** Numbers for the sets of keys that are shown alone: a set has no text of its own. */
const numbersOfSets = new WeakMap<ReadonlySet<string>, number>();
let setCount = 0;

function numberOf(keys: ReadonlySet<string>): number {
  const known = numbersOfSets.get(keys);
  if (known !== undefined) return known;
  setCount += 1;
  numbersOfSets.set(keys, setCount);
  return setCount;
}

/** The same as one text, by which another question is told. */
export const asText = ({ keys, ...options }: ViewOptions): string =>
  JSON.stringify({ ...options, keys: keys ? numberOf(keys) : null });

/** The newest calls are the first rows only where nothing is filtered, sorted or grouped. A server draws once, and so all of it. */
export const canShowNewestAlone = ({ choice, utc, only }: ListRequest): boolean =>
  isDefaultChoice(choice) && !utc && only === null;
