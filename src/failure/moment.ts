/**
 * The grammar of moments. `Date.parse` is not used: it differs between engines, and it assumes the machine's time zone
 * where none is given. Text outside this grammar is null, never guessed, in every engine and time zone:
 *
 * - ISO 8601, extended (`2026-05-13T08:42:17.221Z`) or basic (`20260513T084217Z`), with a blank instead of the `T`, minutes
 *   and seconds optional, any number of decimals after `.` or `,`, and a zone `Z`, `±hh`, `±hhmm` or `±hh:mm`, optionally
 *   after a blank. Without a zone it is UTC; a date alone is its midnight. A year of more than four digits has a sign and
 *   six digits.
 * - RFC 2822 (`Wed, 13 May 2026 08:42:17 +0000`), with the RFC's names of zones, any number of blanks and a comment
 *   (`(UTC)`) at the end; the weekday, the seconds and the zone are optional. The year has four digits, and the weekday
 *   must be that of the date.
 * - Numbers since 1970, also as text, in s, ms, µs or ns by their size. Text of eight digits is a basic date.
 *
 * Moments that do not exist are null: 30 February, an offset of 25 hours, second 60, hour 24.
 */
import { lazy } from './lazy.js';

/** The greatest distance of a `Date` from 1970, in ms. */
const FARTHEST = 8.64e15;

/** A moment in ms if a `Date` can hold it, else null. */
export const reachable = (ms: number): number | null => (Math.abs(ms) <= FARTHEST ? ms : null);

/** Reads a moment (text, number, bigint or `Date`) in ms since 1970, UTC. Null for anything else. Never throws. */
export function readMoment(value: unknown): number | null {
  if (typeof value === 'string') return value === last.text ? last.moment : rememberedMoment(value);
  if (typeof value === 'number' || typeof value === 'bigint') return momentOfDigits(String(value));
  return typeof value === 'object' && value !== null ? momentOfDate(value) : null;
}

/** The last text that was read: an event holds the same moment up to three times, and each is read more than once. */
const last: { text: string; moment: number | null } = { text: '', moment: null };

function rememberedMoment(text: string): number | null {
  last.moment = momentOfText(text.trim());
  last.text = text;
  return last.moment;
}

/** A `Date`, also one of another window, for which `instanceof Date` is false. */
function momentOfDate(value: object): number | null {
  try {
    return reachable(Date.prototype.getTime.call(value));
  } catch {
    return null; // Not a `Date`.
  }
}

/** The form that the platform and `toISOString` write. */
const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const EIGHT_DIGITS = /^\d{8}$/;
const ISO_DATE = '([-+]\\d\\d)?(\\d\\d)(\\d\\d)-(\\d\\d)-(\\d\\d)';
const ISO_TIME = '(\\d\\d)(?::(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?)?';
const ZONE = '(?: ?([Zz]|[-+]\\d\\d(?::?\\d\\d)?))?';
const extended = lazy(() => new RegExp(`^${ISO_DATE}(?:[Tt ]${ISO_TIME}${ZONE})?$`));
/** Without hyphens and colons in date and time. The zone may have a colon all the same: databases mix both forms. */
const basic = lazy(() => {
  const date = ISO_DATE.replaceAll(')-(', ')(');
  const time = ISO_TIME.replaceAll('?::(', '?:(');
  return new RegExp(`^${date}(?:[Tt ]${time}${ZONE})?$`);
});

function momentOfText(text: string): number | null {
  if (USUAL.test(text)) return momentOfUsual(text);
  // Digits with a sign are a number: to read them as a year of six digits would be a guess.
  const isNumber = NUMBER.test(text) && !EIGHT_DIGITS.test(text);
  if (isNumber) return momentOfDigits(text);
  const iso = extended().exec(text) ?? basic().exec(text);
  return iso ? momentOfIso(iso) : momentOfRfc(text);
}

/** Reads the digits by their position, without a regular expression's groups: a list may hold 100,000 calls. */
function momentOfUsual(text: string): number | null {
  const ms = twoDigits(text, 20) * 10 + (twoDigits(text, 21) % 10);
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const time = timeOfDay(twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17), ms);
  return reachable(midnight(year, twoDigits(text, 5), twoDigits(text, 8)) + time);
}

const ZERO = 48; // The character code of '0'.

const twoDigits = (text: string, place: number): number =>
  (text.charCodeAt(place) - ZERO) * 10 + text.charCodeAt(place + 1) - ZERO;

function momentOfIso([, ages = '', century = '', years = '', ...rest]: RegExpExecArray): number | null {
  const [month, day, hour = 0, minute = 0, second = 0, decimals = '', zone = ''] = rest;
  const year = ages + century + years;
  if (year === '-000000') return null; // ISO 8601 has no negative year 0.
  const ms = Number(decimals.slice(0, 3).padEnd(3, '0'));
  const time = timeOfDay(Number(hour), Number(minute), Number(second), ms);
  return reachable(midnight(Number(year), Number(month), Number(day)) + time - offsetOf(zone));
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const RFC_2822 =
  /^(?:([a-z]{3}), *)?(\d\d?) +([a-z]{3}) +(\d{4}) +(\d\d):(\d\d)(?::(\d\d))?(?: +(z|[a-z]{2,3}|[-+]\d{4}))?(?: *\([^()]*\))?$/i;

function momentOfRfc(text: string): number | null {
  const parts = RFC_2822.exec(text);
  if (!parts) return null;
  const [, name, day, month = '', year, hour, minute, second = 0, zone = ''] = parts;
  const date = midnight(Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day));
  if (name !== undefined && DAYS[new Date(date).getUTCDay()] !== name.toLowerCase()) return null;
  return reachable(date + timeOfDay(Number(hour), Number(minute), Number(second), 0) - offsetOf(zone));
}

/** The names of zones in RFC 2822, and their offsets. */
const ZONE_NAMES = new Map([
  ['', '+00'],
  ['Z', '+00'],
  ['UT', '+00'],
  ['GMT', '+00'],
  ['EDT', '-04'],
  ['EST', '-05'],
  ['CDT', '-05'],
  ['CST', '-06'],
  ['MDT', '-06'],
  ['MST', '-07'],
  ['PDT', '-07'],
  ['PST', '-08'],
]);

// The functions below return NaN for what does not exist; sums with it are NaN, too, and `reachable` makes it null.

/** The offset of a zone from UTC, in ms; 0 where none is given. */
function offsetOf(zone: string): number {
  const name = zone.toUpperCase();
  const [, sign, hours, minutes = 0] = /^([-+])(\d\d):?(\d\d)?$/.exec(ZONE_NAMES.get(name) ?? name) ?? [];
  const offset = timeOfDay(Number(hours), Number(minutes), 0, 0);
  return sign === '-' ? -offset : offset;
}

function timeOfDay(hour: number, minute: number, second: number, ms: number): number {
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

const DAY = 864e5;
/** From 1 March of the year 0 to 1 January 1970. */
const DAYS_BEFORE_1970 = 719_468;

/** The start of a date in ms since 1970. Not by `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999 and is slower. */
function midnight(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysOf(month, year)) return NaN;
  // Counted in years that begin in March, so that the leap day is the last day of a year.
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const days = years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1;
  return (days - DAYS_BEFORE_1970) * DAY;
}

function daysOf(month: number, year: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The unit of a number since 1970, by its size: 1e11 seconds would be in the year 5138, so larger numbers are ms, and so on. */
const UNITS = [
  { below: 1e11, digits: 0 }, // s
  { below: 1e14, digits: 3 }, // ms
  { below: 1e17, digits: 6 }, // µs
  { below: 1e20, digits: 9 }, // ns
];

/** Works on the digits as text: 1778661737.221 * 1000 is not exact in floating point. */
function momentOfDigits(text: string): number | null {
  const unit = UNITS.find(({ below }) => Math.abs(Number(text)) < below);
  const parts = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!unit || !parts) return null;
  const [, sign, whole = '', decimals = ''] = parts;
  const seconds = whole.padStart(unit.digits, '0');
  const ms = Number((seconds + decimals.padEnd(3, '0')).slice(0, seconds.length + 3 - unit.digits));
  return sign === '-' ? 0 - ms : ms;
}
