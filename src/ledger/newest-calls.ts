import type { Foreign } from '../failure/fields.js';
import { textOf } from '../failure/fields.js';

/** As many calls take so long to read that a person would wait for them. */
const VERY_MANY = 20_000;

/** One call in so many is looked at to find out since when a few hundred ended. */
const SAMPLING = 100;

/** How many of the samples are among the newest calls: five make about five hundred. */
const NEWEST_SAMPLES = 5;

/**
 * A few hundred of very many calls, which are the newest of them: enough for a first screen, which can be drawn before
 * all calls are read. What else comes under the ids of these is among them, so that a later delivery of one of them
 * is not left out. They are in the order in which they were given.
 *
 * Ends are compared as text and not read as moments, which takes most of the time: null where the calls do not say
 * `endedAt` as text in ISO 8601, and where there are fewer than 20,000, or something else than an array. Then all of them
 * have to be read.
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
