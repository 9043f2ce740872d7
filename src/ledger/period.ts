/** Ranges of time that move on with the clock. */
import { midnightAt } from './local-time.js';
import type { TimeRange } from './time-range.js';

export const PERIODS = ['15m', '1h', 'today', 'yesterday'] as const;

/** A range of time that moves on: the last 15 minutes, the last hour, or a whole day of a time zone. */
export type Period = (typeof PERIODS)[number];

/** Where a period lies now. */
export interface PeriodNow extends TimeRange {
  readonly from: number;
  /** When it moves on, in ms since 1970. */
  readonly until: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Where a period lies at a moment. A zone that is absent: the runtime's own. It moves in steps, so that rows do not leave one by one. */
export function periodAt(period: Period, now: number, timeZone: string | undefined): PeriodNow {
  switch (period) {
    case '15m':
      return lastOnes(now, 15 * MINUTE, 15 * SECOND);
    case '1h':
      return lastOnes(now, 60 * MINUTE, MINUTE);
    case 'today':
      return { from: midnightAt(now, timeZone), to: null, until: nextMidnight(now, timeZone) };
    case 'yesterday':
      return { from: midnightAt(now, timeZone, -1), to: midnightAt(now, timeZone), until: nextMidnight(now, timeZone) };
  }
}

/** Without an end: the clock of a server that reports calls may be ahead. */
function lastOnes(now: number, length: number, step: number): PeriodNow {
  const from = Math.floor((now - length) / step) * step;
  return { from, to: null, until: from + step + length };
}

/** Later than now, also on days on which the clock shows a midnight twice. */
const nextMidnight = (now: number, timeZone: string | undefined): number =>
  Math.max(midnightAt(now, timeZone, 1), now + SECOND);
