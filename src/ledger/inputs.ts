import { warnOnce } from '../catalog/warn.js';
import { parse } from '../failure/read.js';

/**
 * Hands over any value as inputs, one by one: an iterable of them, a JSON array, or a single one; null and undefined are
 * none. Where an iterator throws, what it gave before counts.
 */
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
