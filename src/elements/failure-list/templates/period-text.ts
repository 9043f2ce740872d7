import { fill } from '../../../catalog/fill.js';
import type { FilterChoice } from '../filter-choice.js';
import type { ListSnapshot } from '../list-model.js';

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DATE = { month: 'short', day: 'numeric' } as const;

/** A range of time in words: "08:00 – 09:00", with the date where that is not today's. */
export function periodText({ from, to }: Pick<FilterChoice, 'from' | 'to'>, snapshot: ListSnapshot): string {
  const { words, lang } = snapshot;
  const format = formatterFor([from, to], snapshot);
  if (from !== null && to !== null && from <= to) return format.formatRange(from, to);
  if (from !== null && to !== null) return fill(words.periodBetween, { from: format.format(from), to: format.format(to) }, lang); // prettier-ignore
  if (from !== null) return fill(words.periodSince, { from: format.format(from) }, lang);
  return to === null ? '' : fill(words.periodUntil, { to: format.format(to) }, lang);
}

function formatterFor(moments: readonly (number | null)[], { lang, timeZone, now }: ListSnapshot): Intl.DateTimeFormat {
  const zone = timeZone === undefined ? {} : { timeZone };
  const days = dateTimeFormat(lang, { dateStyle: 'short', ...zone });
  const today = days.format(now);
  const isToday = moments.every((ms) => ms === null || days.format(ms) === today);
  return dateTimeFormat(lang, isToday ? { ...CLOCK, ...zone } : { ...DATE, ...CLOCK, ...zone });
}

/** A catalog may be registered under what is no language tag. */
function dateTimeFormat(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(lang, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}
