import type { Foreign } from '../failure/fields.js';
import { textOf } from '../failure/fields.js';

/** From this many calls on, reading all of them takes long enough to be noticed. */
const VERY_MANY = 20_000;

/** Every hundredth call is sampled, to estimate the time after which the newest few hundred calls ended. */
const SAMPLING = 100;

/** Number of samples among the newest calls: five samples stand for about 500 calls. */
const NEWEST_SAMPLES = 5;

/**
 * The newest few hundred of very many calls: enough for a first screen, which can be drawn before all calls are read.
 * If one record of a call is included, all records with the same id are. They keep their order.
 *
 * `endedAt` is compared as text, because parsing takes most of the time. Null if all calls have to be read: for fewer
 * than 20,000 calls, for an iterable that is not an array, or if calls have no `endedAt` as ISO 8601 text.
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
