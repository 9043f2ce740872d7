/** Dialling hours in UTC that are open or closed at the moment of the test, whenever that is. */
import type { Schedule } from '../../src/catalog.js';

const MINUTE = 60_000;
const DAY = 24 * 60;

export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString();

/** `HH:MM` of a moment. */
const timeOf = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

const hours = (start: number, end: number): Schedule => ({
  timezone: 'UTC',
  windowStart: timeOf(start),
  windowEnd: timeOf(end),
});

/** Open for six hours to come. */
export const alwaysOpen = (now = Date.now()): Schedule => hours(now - 6 * 60 * MINUTE, now + 6 * 60 * MINUTE);

/** Closed, and opens in six hours. */
export const closedNow = (now = Date.now()): Schedule => hours(now + 6 * 60 * MINUTE, now + 12 * 60 * MINUTE);

/** Open, and how many ms are left until it closes, in a minute or two. */
export function closingSoon(now = Date.now()): { readonly schedule: Schedule; readonly toEnd: number } {
  const end = Math.floor(now / MINUTE) * MINUTE + 2 * MINUTE;
  return { schedule: hours(end - (DAY / 2) * MINUTE, end), toEnd: end - now };
}
