/**
 * A campaign's dialling hours. Written without the library, whose rule for them is tested against this stand-in.
 */
export interface Schedule {
  readonly timezone: string;
  /** `HH:MM`; the end is not included. */
  readonly windowStart: string;
  readonly windowEnd: string;
  /** Days on which a window begins; Sunday is 0. */
  readonly weekdays: readonly number[];
}

/** The platform's defaults. */
const DEFAULTS: Schedule = {
  timezone: 'Asia/Kolkata',
  windowStart: '09:00',
  windowEnd: '19:00',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
};

const MINUTE = 60_000;
const LONGEST_WAIT = 14 * 24 * 60;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** One of them has daylight at any moment, with two hours of it left. */
const ZONES = ['Asia/Kolkata', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'Pacific/Auckland'];

/** A schedule as `POST /api/campaigns` takes it, defaults filled in; null where it cannot be kept to. */
export function readSchedule(input: unknown): Schedule | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const schedule = { ...DEFAULTS, ...input };
  const { timezone, windowStart, windowEnd, weekdays } = schedule;
  const isReadable =
    isTimeZone(timezone) &&
    TIME.test(windowStart) &&
    TIME.test(windowEnd) &&
    windowStart !== windowEnd &&
    Array.isArray(weekdays) &&
    weekdays.length > 0 &&
    weekdays.every((day) => DEFAULTS.weekdays.includes(day));
  return isReadable ? schedule : null;
}

export function isTimeZone(timezone: unknown): boolean {
  if (typeof timezone !== 'string' || timezone === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return true;
  } catch {
    return false;
  }
}

/** Whether a call may be placed. */
export function isOpen(schedule: Schedule, ms: number): boolean {
  const { windowStart, windowEnd, weekdays } = schedule;
  const { day, time } = localTime(schedule.timezone, ms);
  const yesterday = (day + 6) % 7;
  if (windowStart < windowEnd) return weekdays.includes(day) && time >= windowStart && time < windowEnd;
  return (weekdays.includes(day) && time >= windowStart) || (weekdays.includes(yesterday) && time < windowEnd);
}

/** The next whole minute in which a call may be placed. Tries each of them: slow, and plainly right. */
export function nextOpening(schedule: Schedule, ms: number): number | null {
  const first = Math.ceil(ms / MINUTE) * MINUTE;
  for (let minute = 0; minute <= LONGEST_WAIT; minute += 1) {
    if (isOpen(schedule, first + minute * MINUTE)) return first + minute * MINUTE;
  }
  return null;
}

/** The platform's default hours, in a zone where it is day: an example places calls whenever it is started. */
export function hoursAtDay(now: number): Schedule {
  const inTwoHours = now + 120 * MINUTE;
  const timezone = ZONES.find((zone) => {
    const schedule = { ...DEFAULTS, timezone: zone };
    return isOpen(schedule, now) && isOpen(schedule, inTwoHours);
  });
  return { ...DEFAULTS, timezone: timezone ?? DEFAULTS.timezone };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The weekday and `HH:MM` that clocks show in a zone. */
function localTime(timeZone: string, ms: number): { readonly day: number; readonly time: string } {
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const formatter = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-US', options);
  formatters.set(timeZone, formatter);
  const parts = Object.fromEntries(formatter.formatToParts(ms).map(({ type, value }) => [type, value]));
  return { day: WEEKDAYS.indexOf(parts.weekday ?? ''), time: `${parts.hour ?? ''}:${parts.minute ?? ''}` };
}
