/**
 * A campaign's dialling hours: when a call may be placed, in the campaign's time zone.
 *
 * The local time in that zone decides. This covers windows across midnight and changes to and from daylight saving time:
 * an hour that is skipped is never inside the window, an hour that is repeated is inside twice.
 */
import type { Foreign } from './fields.js';
import { fieldOf, textOf } from './fields.js';

/** The platform's `schedule` of a campaign. An absent part has the platform's default. */
export interface Schedule {
  /** IANA time zone. Absent: `Asia/Kolkata`. */
  readonly timezone?: string | null | undefined;
  /** First minute at which a call may be placed, `HH:MM` in 24 hours. Absent: `09:00`. */
  readonly windowStart?: string | null | undefined;
  /** First minute at which no call may be placed any more, `HH:MM`; on the next day if before the start. Absent: `19:00`. */
  readonly windowEnd?: string | null | undefined;
  /** Days on which a window begins; Sunday is 0. Absent: all seven. */
  readonly weekdays?: readonly number[] | null | undefined;
}

/** Dialling hours after reading: minutes after midnight, and the days on which a window begins. */
export interface DiallingHours {
  readonly timeZone: string;
  readonly start: number;
  /** May be smaller than `start`: the window then ends on the next day. */
  readonly end: number;
  readonly weekdays: ReadonlySet<number>;
}

const DEFAULTS = { timezone: 'Asia/Kolkata', windowStart: '09:00', windowEnd: '19:00' };
const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
const MINUTE = 60_000;
const MINUTES_A_DAY = 24 * 60;
const DAY = MINUTES_A_DAY * MINUTE;

/** Reads a schedule; null when any part of it cannot be read, so that nobody is called at a wrong hour. */
export function readSchedule(schedule: Foreign): DiallingHours | null {
  const timeZone = ownOrDefault(schedule, 'timezone');
  const start = minutesOf(ownOrDefault(schedule, 'windowStart'), MINUTES_A_DAY - 1);
  const end = minutesOf(ownOrDefault(schedule, 'windowEnd'), MINUTES_A_DAY);
  const weekdays = weekdaysOf(fieldOf(schedule, 'weekdays'));
  if (clockOf(timeZone) === null || start === null || end === null || weekdays === null) return null;
  // From 9:00 to 9:00 could mean a whole day or no time at all.
  if (start === end) return null;
  return { timeZone, start, end: end % MINUTES_A_DAY, weekdays };
}

/** A text of the schedule, or the platform's default where it is absent. */
const ownOrDefault = (schedule: Foreign, name: keyof typeof DEFAULTS): string =>
  (fieldOf(schedule, name) ?? '') === '' ? DEFAULTS[name] : textOf(schedule, name);

function minutesOf(text: string, latest: number): number | null {
  const match = /^(\d{2}):([0-5]\d)$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= latest ? minutes : null;
}

function weekdaysOf(value: unknown): ReadonlySet<number> | null {
  if (value === null || value === undefined) return new Set(EVERY_DAY);
  try {
    if (!Array.isArray(value)) return null;
    const days = new Set<number>(value as readonly number[]);
    return days.size > 0 && [...days].every((day) => EVERY_DAY.includes(day)) ? days : null;
  } catch {
    return null; // A proxy that throws.
  }
}

/** Whether a call may be placed at a moment. */
export const isOpen = (hours: DiallingHours, ms: number): boolean => isInside(hours, wallClock(hours.timeZone, ms));

function isInside({ start, end, weekdays }: DiallingHours, { weekday, minutes }: WallClock): boolean {
  if (start < end) return minutes >= start && minutes < end && weekdays.has(weekday);
  const yesterday = (weekday + 6) % 7;
  return (minutes >= start && weekdays.has(weekday)) || (minutes < end && weekdays.has(yesterday));
}

/** A period during which calls may always be placed, or never. */
export interface DialWindow {
  readonly isOpen: boolean;
  /** The first moment that was looked at, in ms; the period itself may have begun earlier. */
  readonly from: number;
  /** The end of the period, in ms; null when it does not end within two weeks. */
  readonly until: number | null;
}

/** The last period found for some dialling hours: a plan asks about many moments that lie in the same one. */
const lastWindows = new WeakMap<DiallingHours, DialWindow>();

/** Whether calls may be placed at a moment, and until when that stays so. */
export function windowAt(hours: DiallingHours, ms: number): DialWindow {
  const last = lastWindows.get(hours);
  if (last && last.until !== null && ms >= last.from && ms < last.until) return last;
  const isOpenNow = isOpen(hours, ms);
  const found = { isOpen: isOpenNow, from: ms, until: nextChange(hours, ms, isOpenNow) };
  lastWindows.set(hours, found);
  return found;
}

/** The first moment from `ms` on at which a call may be placed; null when there is none within two weeks. */
export function nextOpening(hours: DiallingHours, ms: number): number | null {
  const { isOpen: isOpenNow, until } = windowAt(hours, ms);
  return isOpenNow ? ms : until;
}

/** When an open window closes, or a closed one opens, after `ms`; null when that is not within two weeks. */
function nextChange(hours: DiallingHours, ms: number, isOpenNow: boolean): number | null {
  const latest = ms + 14 * DAY;
  let at = ms;
  while (at <= latest) {
    const clock = wallClock(hours.timeZone, at);
    const next = at + (isOpenNow ? untilEnd(hours, clock) : untilStart(hours, clock));
    // If the offset from UTC changes before that, continue from the change.
    const isSameClock = wallClock(hours.timeZone, next).offset === clock.offset;
    at = isSameClock ? next : clockChange(hours.timeZone, at, next);
    if (isOpen(hours, at) !== isOpenNow) return at;
  }
  return null;
}

/** How long until a closed window opens, in ms, if the offset from UTC does not change before. */
function untilStart({ start, weekdays }: DiallingHours, { weekday, minutes, sinceMinute }: WallClock): number {
  let days = minutes < start ? 0 : 1;
  while (!weekdays.has((weekday + days) % 7)) days += 1;
  return (days * MINUTES_A_DAY + start - minutes) * MINUTE - sinceMinute;
}

/** How long until the end of a window, in ms, if the offset from UTC does not change before. */
function untilEnd({ end }: DiallingHours, { minutes, sinceMinute }: WallClock): number {
  const minutesLeft = end - minutes;
  return (minutesLeft > 0 ? minutesLeft : minutesLeft + MINUTES_A_DAY) * MINUTE - sinceMinute;
}

/** Binary search: the first moment at which the offset from UTC differs from that at `from`. */
function clockChange(timeZone: string, from: number, to: number): number {
  const { offset } = wallClock(timeZone, from);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallClock(timeZone, middle).offset === offset) low = middle;
    else high = middle;
  }
  return high;
}

interface WallClock {
  /** Sunday is 0. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minutes: number;
  /** Milliseconds since the minute began. */
  readonly sinceMinute: number;
  /** Offset from UTC, in ms; positive in the east. */
  readonly offset: number;
}

/** The local time in a time zone. */
function wallClock(timeZone: string, ms: number): WallClock {
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (clockOf(timeZone)?.format(ms) ?? '')
    .split(/\D+/)
    .map(Number);
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const wholeSecond = Math.floor(ms / 1000) * 1000;
  return {
    weekday: new Date(local).getUTCDay(),
    minutes: hour * 60 + minute,
    sinceMinute: second * 1000 + ms - wholeSecond,
    offset: local - wholeSecond,
  };
}

/** Formatters by time zone: creating one is slow. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The formatter of a time zone; null where this runtime does not know the zone. */
function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(timeZone);
  if (known) return known;
  try {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    const clock = new Intl.DateTimeFormat('en-US', { ...numeric, second: 'numeric', hourCycle: 'h23', timeZone });
    clocks.set(timeZone, clock);
    return clock;
  } catch {
    return null;
  }
}
