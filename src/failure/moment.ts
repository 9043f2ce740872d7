/**
 * The one grammar of moments. `Date.parse` reads more than this, otherwise in each engine, and in the time zone of the
 * machine where none is given; and no small library reads just this. What is not in the grammar is null, never guessed,
 * and the same everywhere:
 *
 * - ISO 8601, extended (`2026-05-13T08:42:17.221Z`) or basic (`20260513T084217Z`), with a blank instead of the `T`, minutes
 *   and seconds optional, any number of decimals after `.` or `,`, and `Z`, `±hh`, `±hhmm` or `±hh:mm`, after a blank or not.
 *   UTC without a zone; a date alone is its midnight. A year of more than four digits has a sign and six digits.
 * - RFC 2822 (`Wed, 13 May 2026 08:42:17 +0000`), with the RFC's names of zones, any number of blanks and a comment
 *   (`(UTC)`) at the end; the day's name, seconds and zone are optional. A year has four digits, and the day's name has to be that of the date.
 * - Numbers since 1970, also as text, in s, ms, µs or ns by their size. A text of eight digits is a basic date.
 *
 * What does not exist is null: 30 February, an offset of 25 hours, second 60 and hour 24, which no `Date` can hold.
 */

/** How far from 1970 a `Date` can be, in ms. */
const FARTHEST = 8.64e15;

/** A moment in ms, if it is one that a `Date` can hold. */
export const reachable = (ms: number): number | null => (Math.abs(ms) <= FARTHEST ? ms : null);

/** Reads a moment (text, number, bigint or `Date`) in ms since 1970, UTC. Null for all else. Never throws. */
export function readMoment(value: unknown): number | null {
  if (typeof value === 'string') return value === last.text ? last.moment : rememberedMoment(value);
  if (typeof value === 'number' || typeof value === 'bigint') return momentOfDigits(String(value));
  return typeof value === 'object' && value !== null ? momentOfDate(value) : null;
}

/** An event says one moment up to three times, and each is asked for when it is put in order and when it is held. */
const last: { text: string; moment: number | null } = { text: '', moment: null };

function rememberedMoment(text: string): number | null {
  last.moment = momentOfText(text.trim());
  last.text = text;
  return last.moment;
}

/** A `Date` of another window has another prototype, but is one all the same. */
function momentOfDate(value: object): number | null {
  try {
    return reachable(Date.prototype.getTime.call(value));
  } catch {
    return null; // No date.
  }
}

/** As the platform and `toISOString` write it. */
const USUAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const EIGHT_DIGITS = /^\d{8}$/;
const ISO_DATE = '([-+]\\d\\d)?(\\d\\d)(\\d\\d)-(\\d\\d)-(\\d\\d)';
const ISO_TIME = '(\\d\\d)(?::(\\d\\d)(?::(\\d\\d)(?:[.,](\\d+))?)?)?';
const ZONE = '(?: ?([Zz]|[-+]\\d\\d(?::?\\d\\d)?))?';
const EXTENDED = new RegExp(`^${ISO_DATE}(?:[Tt ]${ISO_TIME}${ZONE})?$`);
/** Without the marks inside date and time. A zone may have its own either way: databases mix them. */
const BASIC = new RegExp(`^${ISO_DATE.replaceAll(')-(', ')(')}(?:[Tt ]${ISO_TIME.replaceAll('?::(', '?:(')}${ZONE})?$`);

function momentOfText(text: string): number | null {
  if (USUAL.test(text)) return momentOfUsual(text);
  // With a sign, digits alone are a number: a year of six digits without a mark behind it would be a guess.
  const isNumber = NUMBER.test(text) && !EIGHT_DIGITS.test(text);
  if (isNumber) return momentOfDigits(text);
  const iso = EXTENDED.exec(text) ?? BASIC.exec(text);
  return iso ? momentOfIso(iso) : momentOfRfc(text);
}

/** Read by place: a hundred thousand calls come at once, and to cut a text up takes longer than all else. */
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
  if (year === '-000000') return null; // There is one year 0.
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

/** What may stand for a zone beside its offset: the names are those of RFC 2822. */
const ZONE_NAMES = new Map([
  ...['', 'Z', 'UT', 'GMT'].map((name) => [name, '+00'] as const),
  ...[['EDT', '-04'], ['EST', '-05'], ['CDT', '-05'], ['CST', '-06'], ['MDT', '-06'], ['MST', '-07'], ['PDT', '-07'], ['PST', '-08']] as const,
]); // prettier-ignore

// What does not exist is NaN from here on, and whatever it is added to.

/** How far a zone is from UTC, in ms; 0 where none is given. */
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

/** When a date begins, in ms since 1970. Counted, because `Date.UTC` takes the years 0 to 99 for 1900 to 1999, and takes longer. */
function midnight(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysOf(month, year)) return NaN;
  // Of years that begin in March, each has the same months, but for the length of its last.
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

/** What numbers count since 1970, by their size: seconds would be beyond the year 5138 from 1e11 on, and so forth. */
const UNITS = [
  { below: 1e11, digits: 0 }, // s
  { below: 1e14, digits: 3 }, // ms
  { below: 1e17, digits: 6 }, // µs
  { below: 1e20, digits: 9 }, // ns
];

/** Cut to ms digit by digit: 1778661737.221 * 1000 would have a remainder. */
function momentOfDigits(text: string): number | null {
  const unit = UNITS.find(({ below }) => Math.abs(Number(text)) < below);
  const parts = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!unit || !parts) return null;
  const [, sign, whole = '', decimals = ''] = parts;
  const seconds = whole.padStart(unit.digits, '0');
  const ms = Number((seconds + decimals.padEnd(3, '0')).slice(0, seconds.length + 3 - unit.digits));
  return sign === '-' ? 0 - ms : ms;
}
