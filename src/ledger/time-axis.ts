/** The axis of a timeline: equally long bins and ticks that begin at round times of a zone. */
import { momentOf, offsetAt } from './local-time.js';

/** A time axis. */
export interface TimeAxis {
  /** Where bins begin, and where the last one ends, in ms since 1970. At least two, each later than the one before. */
  readonly edges: readonly number[];
  /** Round times to write under it, in ms since 1970. */
  readonly ticks: readonly number[];
  /** From tick to tick, in ms. */
  readonly tickStep: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const YEAR = 365 * DAY;

/** Round steps: each divides a minute, an hour, a day or a week evenly, so that bins begin at times that people say. */
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2].map((days) => days * DAY),
  ...[1, 2, 4, 13].map((weeks) => weeks * WEEK),
  YEAR,
];

const MOST_BINS = 60;
const MOST_TICKS = 8;

/** The smallest round step of which no more than `most` lie in a span. */
function stepFor(span: number, most: number): number {
  const needed = span / most;
  return STEPS.find((step) => step >= needed) ?? Math.ceil(needed / YEAR) * YEAR;
}

/** Weeks begin on Monday: the first one since 1970 was 5 January. */
const originOf = (step: number): number => (step >= WEEK ? 4 * DAY : 0);

/** Clocks change by whole half hours: steps of that length stay round, and bins equally long, when they are counted in real time. */
const EVEN_STEP = 30 * MINUTE;

/** Round local times from the last one at or before `from` to the first one after `to`, as moments. */
function roundTimes(from: number, to: number, step: number, timeZone: string | undefined): number[] {
  const origin = originOf(step);
  const firstLocal = Math.floor((from + offsetAt(from, timeZone) - origin) / step) * step + origin;
  const first = step <= EVEN_STEP ? firstLocal - offsetAt(from, timeZone) : momentOf(firstLocal, timeZone);
  const times = [first];
  for (let count = 1; (times.at(-1) ?? Infinity) <= to; count++) {
    const time = step <= EVEN_STEP ? first + count * step : momentOf(firstLocal + count * step, timeZone);
    // An hour that the clock skips or repeats would make a bin of no length.
    if (time > (times.at(-1) ?? -Infinity)) times.push(time);
  }
  return times;
}

/** The axis from one moment to another, both in ms since 1970 and inside its bins. `timeZone` absent: the runtime's own. */
export function timeAxis(from: number, to: number, timeZone: string | undefined): TimeAxis {
  const last = Math.max(from, to);
  const edges = roundTimes(from, last, stepFor(last - from, MOST_BINS - 1), timeZone);
  const begin = edges[0] ?? from;
  const end = edges.at(-1) ?? last;
  const tickStep = stepFor(end - begin, MOST_TICKS);
  const ticks = roundTimes(begin, end, tickStep, timeZone).filter((tick) => tick >= begin && tick <= end);
  return { edges, ticks, tickStep };
}
