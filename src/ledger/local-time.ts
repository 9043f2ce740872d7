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
  return known === undefined ? -new Date(dated).getTimezoneOffset() * 60_000 : offsetOfZone(known, dated);
}

/** The moment at which a zone's clock shows a local time, both in ms. A time that is skipped is shown an hour later. */
export function momentOf(local: number, timeZone: string | undefined): number {
  const guess = local - offsetAt(local, timeZone);
  return local - offsetAt(guess, timeZone);
}

/** The midnight at or before a moment, or as many days before or after that. */
export function midnightAt(ms: number, timeZone: string | undefined, days = 0): number {
  const local = ms + offsetAt(ms, timeZone);
  return momentOf((Math.floor(local / DAY) + days) * DAY, timeZone);
}
