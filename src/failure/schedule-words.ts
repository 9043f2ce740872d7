/** Dialling hours and the moment of a retry in words: "Mon–Fri, 09:00–19:00", "Mon, 10:00 GMT+5:30". */
import { localise } from '../catalog/fill.js';
import type { DiallingHours } from './schedule.js';

const DAY = 864e5;
/** 4 January 1970 was a Sunday. */
const A_SUNDAY = 3 * DAY;

/** Days and hours of a window in a language; only the hours if the window is the same on all seven days. */
export function describeHours({ start, end, weekdays }: DiallingHours, lang: string): string {
  const hours = `${describeTime(start, lang)}–${describeTime(end, lang)}`;
  return weekdays.size === 7 ? hours : `${describeDays(weekdays, lang)}, ${hours}`;
}

/** "Mon–Fri, Sun": consecutive days are written as a range; the week begins on Monday. */
function describeDays(weekdays: ReadonlySet<number>, lang: string): string {
  const days = [1, 2, 3, 4, 5, 6, 7];
  const isOpen = (day: number) => weekdays.has(day % 7);
  const firsts = days.filter((day) => isOpen(day) && (day === 1 || !isOpen(day - 1)));
  const runs = firsts.map((first) => {
    const closed = days.find((day) => day > first && !isOpen(day)) ?? 8;
    const names = [first, closed - 1].map((day) => dayName(day, lang));
    return first === closed - 1 ? names[0] : names.join('–');
  });
  return runs.join(', ');
}

const dayName = (day: number, lang: string): string =>
  localise(new Date(A_SUNDAY + day * DAY), lang, { weekday: 'short', timeZone: 'UTC' });

const describeTime = (minutes: number, lang: string): string =>
  localise(new Date(minutes * 60_000), lang, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });

/** A moment in a time zone, with its weekday and the zone's name; with its date when it is more than six days away. */
export function describeMoment(
  ms: number,
  { now, timeZone, lang }: { readonly now: number; readonly timeZone: string; readonly lang: string },
): string {
  const date = ms - now > 6 * DAY ? ({ day: 'numeric', month: 'short' } as const) : {};
  return localise(new Date(ms), lang, {
    ...date,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  });
}
