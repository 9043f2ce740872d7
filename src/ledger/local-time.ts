/** Local time of a zone: round times and midnights, across changes of the clock. */
import { offsetAt as offsetOfZone } from '../failure/schedule.js';
import { readTimeZone } from '../failure/time-zone.js';

const DAY = 24 * 60 * 60_000;

/** The last moment that a `Date` can hold; in some zones, an axis around it ends later. */
const LAST_DATE = 8.64e15;

/** Offset of a zone from UTC at a moment, in ms; positive in the east. A zone that is absent or unknown: the runtime's own. */
export function offsetAt(ms: number, timeZone: string | undefined): number {
  const dated = Math.max(-LAST_DATE, Math.min(ms, LAST_DATE));
  const known = readTimeZone(timeZone);
  if (known === undefined) return -new Date(dated).getTimezoneOffset() * 60_000;
  const offset = offsetOfZone(known, dated);
  // `Intl` writes years before 100 in ways that are not read, and the last day may end after the last `Date`. No zone is
  // a day away from UTC.
  return Math.abs(offset) < DAY ? offset : 0;
}

/** The moment at which a zone's clock shows a local time, both in ms. A time that is skipped is shown as much later. */
export function momentOf(local: number, timeZone: string | undefined): number {
  const guess = local - offsetAt(local, timeZone);
  const moment = local - offsetAt(guess, timeZone);
  const before = offsetAt(moment, timeZone);
  // In the west, the moment of a skipped time is still before the change: the clock shows an earlier time.
  return moment + before < local ? local - before : moment;
}

/** The midnight at or before a moment, or as many days before or after that. */
export function midnightAt(ms: number, timeZone: string | undefined, days = 0): number {
  const local = ms + offsetAt(ms, timeZone);
  return momentOf((Math.floor(local / DAY) + days) * DAY, timeZone);
}
