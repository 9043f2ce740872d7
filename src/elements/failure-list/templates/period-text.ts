import { fill } from '../../../catalog/fill.js';
import { formatOften } from '../../../format/facts.js';
import type { TimeRange } from '../../../ledger/time-range.js';
import type { ListSnapshot } from '../list-model.js';

const MINUTE = 60_000;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DATE = { month: 'short', day: 'numeric' } as const;

/** A range of time in words: "08:00 – 09:00", with the date where that is not today's. */
export function periodText({ from, to }: TimeRange, snapshot: ListSnapshot): string {
  const { words, lang } = snapshot;
  const options = optionsFor([from, to], snapshot);
  const text = (ms: number): string => formatOften(ms, lang, options);
  if (from !== null && to !== null) return rangeText(from, to, lang, options) ?? fill(words.periodBetween, { from: text(from), to: text(to) }, lang); // prettier-ignore
  if (from !== null) return fill(words.periodSince, { from: text(from) }, lang);
  return to === null ? '' : fill(words.periodUntil, { to: text(to) }, lang);
}

/** Moments of the axis in words: with the date where not all of them are today's, and to the second where they are that close. */
export function momentTexts(moments: readonly number[], snapshot: ListSnapshot): readonly string[] {
  const options = optionsFor(moments, snapshot);
  const isExact = moments.some((ms) => ms % MINUTE !== 0);
  const precise = isExact ? { ...options, second: '2-digit' as const } : options;
  return moments.map((ms) => formatOften(ms, snapshot.lang, precise));
}

function optionsFor(
  moments: readonly (number | null)[],
  { lang, timeZone, now }: ListSnapshot,
): Intl.DateTimeFormatOptions {
  const zone = timeZone === undefined ? {} : { timeZone };
  const dayOf = (ms: number): string => formatOften(ms, lang, { dateStyle: 'short', ...zone });
  const today = dayOf(now);
  const isToday = moments.every((ms) => ms === null || dayOf(ms) === today);
  return isToday ? { ...CLOCK, ...zone } : { ...DATE, ...CLOCK, ...zone };
}

/** As the language writes a range; null for one that ends before it begins, and in a page without `Intl`. */
function rangeText(from: number, to: number, lang: string, options: Intl.DateTimeFormatOptions): string | null {
  if (from > to) return null;
  try {
    return dateTimeFormat(lang, options).formatRange(from, to);
  } catch {
    return null;
  }
}

/** A catalog may be registered under what is no language tag. */
function dateTimeFormat(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(lang, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}
