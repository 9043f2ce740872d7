import { warnOnce } from '../catalog/warn.js';

/** Any value as inputs, one by one: an iterable of them, a JSON array, or a single one. What an iterator gave before it threw counts. */
export function* inputsOf(value: unknown): Generator {
  const source = typeof value === 'string' ? parseArray(value) : value;
  if (source === null || source === undefined) return;
  if (!isIterable(source)) {
    yield source;
    return;
  }
  try {
    yield* source;
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
