import type { Foreign } from '../failure/fields.js';
import { textOf } from '../failure/fields.js';

/** From this many calls on, a person would have to wait until all are read. */
const VERY_MANY = 20_000;

/** Every hundredth call is sampled, to estimate since when the newest few hundred calls ended. */
const SAMPLING = 100;

/** How many of the samples are among the newest calls: five make about five hundred. */
const NEWEST_SAMPLES = 5;

/**
 * The newest few hundred of very many calls: enough for a first screen, which can be drawn before all calls are read.
 * All deliveries with their ids are included, so that none of them is missed. They keep their order.
 *
 * Ends are compared as text, because reading moments takes most of the time. Null where all calls have to be read:
 * fewer than 20,000 calls, another iterable than an array, or calls without `endedAt` as ISO 8601 text.
 */
export function newestCalls(calls: unknown): unknown[] | null {
  try {
    if (!Array.isArray(calls) || calls.length < VERY_MANY) return null;
    const list: readonly unknown[] = calls;
    const ends = list.map((call) => textOf(call as Foreign, 'endedAt'));
    const samples = ends.filter((_, place) => place % SAMPLING === 0).sort();
    const since = samples.at(-NEWEST_SAMPLES) ?? '';
    if (since === '') return null;
    const newest = list.filter((_, place) => (ends[place] ?? '') >= since);
    const ids = new Set(newest.map(idOf));
    return list.filter((call) => ids.has(idOf(call)));
  } catch {
    return null; // A proxy that throws.
  }
}

const idOf = (call: unknown): string => textOf(call as Foreign, 'id');
