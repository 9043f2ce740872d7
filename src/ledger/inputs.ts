import { warnOnce } from '../catalog/warn.js';
import type { Foreign } from '../failure/read.js';
import { parse, textOf } from '../failure/read.js';

/** Hands over any value as inputs, one by one: an iterable of them, a JSON array, or a single one. What an iterator gave before it threw counts. */
export function eachInput(value: unknown, take: (input: unknown) => void): void {
  const source = typeof value === 'string' ? parse(value, /^\s*\[/) : value;
  if (source === null || source === undefined) return;
  try {
    // An array is gone through as it is, without a generator around it: there may be a hundred thousand calls.
    for (const input of isIterable(source) ? source : [source]) take(input);
  } catch {
    warnOnce('The iterator of the calls threw before its end.');
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  try {
    return typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
  } catch {
    return false; // A proxy or a getter that throws.
  }
}

/** What takes so long to read that a person would wait for it. */
const VERY_MANY = 20_000;

/**
 * The latest of very many calls, in no order, and whatever else comes under their ids: found by comparing what they say of
 * their end as text. It is enough for a screen, which can be drawn before all are read. Null where they are few, or say
 * it otherwise.
 */
export function newestOf(calls: unknown): unknown[] | null {
  try {
    if (!Array.isArray(calls) || calls.length < VERY_MANY) return null;
    const ends = calls.map((call) => textOf(call as Foreign, 'endedAt'));
    // One in a hundred says from when on there are a few hundred.
    const [since = ''] = ends.filter((_, place) => place % 100 === 0).sort().slice(-5); // prettier-ignore
    const ids = new Set(calls.flatMap((call, place) => ((ends[place] ?? '') >= since ? idOf(call) : [])));
    return since ? calls.filter((call) => ids.has(idOf(call))) : null;
  } catch {
    return null; // A proxy that throws.
  }
}

const idOf = (call: unknown): string => textOf(call as Foreign, 'id');
