/** Calendar days of moments, in a time zone. */
import { offsetAt } from '../failure/schedule.js';
import { readTimeZone } from '../failure/time-zone.js';

/** When days begin. */
export interface DayOptions {
  /** Whether days begin at midnight UTC. Absent: at midnight in the time zone of the runtime. */
  readonly utc?: boolean | undefined;
  /** IANA time zone in which days begin at midnight. Absent or unknown to the runtime: `utc` decides. */
  readonly timeZone?: string | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The first day that a `Date` can hold, 100 million days before 1970. West of Greenwich a local day could be one earlier. */
const FIRST_DAY = -100_000_000;

/** The function that gives the day of a moment in ms: days since 1970; NaN for no moment. */
export function dayNumbers({ utc, timeZone }: DayOptions): (ms: number) => number {
  const offsetOf = offsets(readTimeZone(timeZone) ?? (utc ? 'UTC' : undefined));
  return (ms) => (Number.isNaN(ms) ? NaN : Math.max(Math.floor((ms + offsetOf(ms)) / DAY_MS), FIRST_DAY));
}

/** A day as `2026-05-13`; '' for no moment. */
export const dayText = (day: number): string =>
  Number.isNaN(day) ? '' : new Date(day * DAY_MS).toISOString().replace(/T.*/, '');

/** Offsets from UTC in ms, positive in the east: of a zone, or of the runtime's. */
function offsets(timeZone: string | undefined): (ms: number) => number {
  if (timeZone === undefined) return (ms) => new Date(ms).getTimezoneOffset() * -60_000;
  return timeZone === 'UTC' ? () => 0 : (ms) => zoneOffset(timeZone, ms);
}

/** Clocks change at full quarters of an hour, at least since 1900. */
const QUARTER_MS = 15 * 60 * 1000;

/** Limits the memory of the cache for calls of many centuries. */
const MOST_QUARTERS = 50_000;

/** Cache of offsets by zone and quarter of an hour: `Intl` takes microseconds each, for 100,000 calls in each draw. */
const knownOffsets = new Map<string, Map<number, number>>();

function zoneOffset(timeZone: string, ms: number): number {
  const known = knownOffsets.get(timeZone) ?? new Map<number, number>();
  knownOffsets.set(timeZone, known);
  const quarter = Math.floor(ms / QUARTER_MS);
  const knownOffset = known.get(quarter);
  if (knownOffset !== undefined) return knownOffset;
  if (known.size >= MOST_QUARTERS) known.clear();
  const offset = offsetAt(timeZone, ms);
  // `Intl` writes years before 100 in ways that `offsetAt` does not read. No zone is a day away from UTC.
  const readable = Math.abs(offset) < DAY_MS ? offset : 0;
  known.set(quarter, readable);
  return readable;
}
