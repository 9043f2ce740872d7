import { warnOnce } from '../catalog/warn.js';
import { reachable, readMoment } from '../failure/moment.js';

/** A moment: ms since 1970, a `Date`, or text in any notation that `readCall` reads. */
export type Moment = number | string | Date;

/** One end of a time range, in ms since 1970. Null if it is absent, or, with one warning, if it cannot be read. */
export function readRangeEnd(value: unknown, name: 'from' | 'to'): number | null {
  if (value === null || value === undefined || value === '') return null;
  const ms = typeof value === 'number' ? reachable(value) : readMoment(value);
  if (ms === null) warnOnce(`${name} is a moment: ms since 1970, a Date, or text such as 2026-05-13T08:00:00Z.`);
  return ms;
}
