/** The time ranges that are offered, and the chosen one in words. */
import type { Period } from '../../../ledger/period.js';
import { PERIODS } from '../../../ledger/period.js';
import { isBounded } from '../../../ledger/time-range.js';
import type { FilterChoice } from '../filter-choice.js';
import { NO_RANGE } from '../filter-choice.js';
import type { ListSnapshot } from '../list-model.js';
import type { Offer } from './filter-offers.js';
import { periodText } from './period-text.js';

type RangeChoice = Pick<FilterChoice, 'period' | 'from' | 'to'>;

/** The value of the option for a range that was chosen in another way. */
const CUSTOM = 'custom';

/** The periods with their counts, and the chosen range if it is not one of them. */
export function periodOffers(snapshot: ListSnapshot): readonly Offer[] {
  const { words, choice, periodCounts } = snapshot;
  const periods = PERIODS.map((value) => ({ value, label: words[PERIOD_WORDS[value]], count: periodCounts.get(value) ?? null })); // prettier-ignore
  const custom = isBounded(choice) ? [{ value: CUSTOM, label: words.period, count: null }] : [];
  return [{ value: '', label: words.periodAll, count: null }, ...periods, ...custom];
}

export const chosenPeriod = (choice: RangeChoice): string | null =>
  choice.period ?? (isBounded(choice) ? CUSTOM : null);

/** The choice of an option. */
export function periodChoice(value: string, { choice }: ListSnapshot): RangeChoice {
  if (value === CUSTOM) return { period: null, from: choice.from, to: choice.to };
  return { ...NO_RANGE, period: PERIODS.find((period) => period === value) ?? null };
}

/** The chosen range in words. */
export const rangeLabel = (snapshot: ListSnapshot): string =>
  snapshot.choice.period === null
    ? periodText(snapshot.choice, snapshot)
    : snapshot.words[PERIOD_WORDS[snapshot.choice.period]];

const PERIOD_WORDS = {
  '15m': 'period15m',
  '1h': 'period1h',
  today: 'periodToday',
  yesterday: 'periodYesterday',
} as const satisfies Record<Period, string>;
