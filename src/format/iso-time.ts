import { offsetAt } from '../failure/schedule.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * A moment as ISO 8601: `2026-05-13T08:42:17.221Z` in UTC, `2026-05-13T14:12:17.221+05:30` in another zone that the
 * runtime knows. In UTC too if the offset is not a whole number of minutes, as before time zones were introduced.
 */
export function isoTime(ms: number, timeZone: string): string {
  const utc = new Date(ms).toISOString();
  if (timeZone === 'UTC') return utc;
  const offset = offsetAt(timeZone, ms);
  const local = new Date(ms + offset);
  const canBeWritten = Math.abs(offset) < DAY && offset % MINUTE === 0 && !Number.isNaN(local.getTime());
  return canBeWritten ? local.toISOString().replace('Z', offsetText(offset)) : utc;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const twoDigits = (amount: number): string => String(amount).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
