/** Finds the calls in a value from the host, before any of them is read. */
import { warnOnce } from '../catalog/warn.js';
import type { FieldName, Foreign } from './fields.js';
import { get, isObject, textOf } from './fields.js';
import { readText } from './json.js';
import { keysFound } from './misread.js';

/** The calls in a value, or that it cannot be read as calls, which is different from an empty list. */
export type ListReading =
  | { readonly unreadable: false; readonly inputs: Iterable<unknown> }
  | {
      readonly unreadable: true;
      /** The keys that were found instead, as text for a message; '' where there are none. */
      readonly keys: string;
    };

/** The keys under which an object may hold its list: those of the platform's REST response, and common ones. */
const HOLDERS = ['calls', 'data', 'items', 'results'];

/** The response of an HTTP client has a `data` that holds the list. The limit ends the search in cyclic objects. */
const DEEPEST = 3;

/**
 * Reads any value as calls: an iterable of calls, one call, a bare reason, an object that holds the list as `calls`,
 * `data`, `items` or `results`, or JSON text of any of these. Null, undefined and blank text are an empty list. Anything
 * else is unreadable and gets one warning. Never throws, but the returned iterable may.
 */
export function readList(value: unknown): ListReading {
  const source = typeof value === 'string' ? readText(value) : value;
  const inputs = value === null || value === undefined || source === '' ? [] : inputsIn(source, value, DEEPEST);
  if (inputs) return { unreadable: false, inputs };
  const keys = keysFound(source);
  // `readText` has already warned of broken JSON.
  if (typeof value !== 'string' || source !== null) {
    warnOnce(
      `No calls can be read from ${keys ? `an object with the keys ${keys}` : `a value of type ${typeof source}`}.`,
    );
  }
  return { unreadable: true, keys };
}

/** `given` is the value before JSON was parsed: a single call is passed on unchanged. */
function inputsIn(source: unknown, given: unknown, depth: number): Iterable<unknown> | null {
  if (typeof source === 'string') return [given];
  if (isIterable(source)) return source;
  if (!isObject(source)) return null;
  if (isCertainlyCall(source)) return [given];
  return heldIn(source, depth) ?? (isCallLike(source) ? [given] : null);
}

function heldIn(holder: Foreign, depth: number): Iterable<unknown> | null {
  if (depth === 0) return null;
  for (const name of HOLDERS) {
    const held = get(holder, name);
    const source = typeof held === 'string' ? readText(held) : held;
    const inputs = isIterable(source) ? source : isObject(source) ? heldIn(source, depth - 1) : null;
    if (inputs) return inputs;
  }
  return null;
}

const says = (input: Foreign, ...names: FieldName[]): boolean => names.some((name) => textOf(input, name) !== '');

/** Whether an object is a call even if it has a key such as `results`. */
const isCertainlyCall = (input: Foreign): boolean =>
  says(input, 'event') || (says(input, 'id', 'callId') && says(input, 'status', 'failureReason'));

/** Whether an object has a key that only calls have. A `status` alone may be that of an HTTP response. */
const isCallLike = (input: Foreign): boolean =>
  says(input, 'id', 'callId', 'event', 'reason', 'failureReason') ||
  isObject(get(input, 'call')) ||
  textOf(input, 'status').toLowerCase() === 'failed';

/** Whether an item of a list can be a call. Text can: it is a reason or JSON. */
export function canBeCall(input: unknown): boolean {
  const value = typeof input === 'string' ? readText(input) : input;
  if (typeof value === 'string') return value !== '';
  return isObject(value) && (isCallLike(value) || says(value, 'status', 'error'));
}

/** Warns of a list in which no item can be a call; `item` is one of them. */
export function warnOfForeignList(item: unknown): void {
  const keys = keysFound(item);
  warnOnce(
    `No calls can be read from a list of ${keys ? `objects with the keys ${keys}` : `values of type ${typeof item}`}.`,
  );
}

function isIterable(value: unknown): value is Iterable<unknown> {
  try {
    return typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
  } catch {
    return false; // A proxy or a getter that throws.
  }
}
