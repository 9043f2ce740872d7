import { warnOnce } from '../catalog/warn.js';

/** Hands over any value as inputs, one by one: an iterable of them, a JSON array, or a single one. What an iterator gave before it threw counts. */
export function eachInput(value: unknown, take: (input: unknown) => void): void {
  const source = typeof value === 'string' ? parseArray(value) : value;
  if (source === null || source === undefined) return;
  try {
    // An array is gone through as it is, without a generator around it: there may be a hundred thousand calls.
    for (const input of isIterable(source) ? source : [source]) take(input);
  } catch {
    warnOnce('The calls could not be read to their end: their iterator threw.');
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  try {
    return typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
  } catch {
    return false; // A proxy or a getter that throws.
  }
}

function parseArray(text: string): unknown {
  if (!text.trim().startsWith('[')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    warnOnce('Calls are text that begins like a JSON array but is not.');
    return null;
  }
}
