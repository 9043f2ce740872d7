/** What a host hands over as its calls, before any of them is read. */
import { warnOnce } from '../catalog/warn.js';
import type { FieldName, Foreign } from './fields.js';
import { get, isObject, textOf } from './fields.js';
import { readText } from './json.js';
import { keysFound } from './misread.js';

/** The inputs in a value, or that it cannot be read as calls: which is something else than that there are none. */
export type ListReading =
  | { readonly unreadable: false; readonly inputs: Iterable<unknown> }
  | {
      readonly unreadable: true;
      /** The keys that were found instead, ready to stand in a message; '' where there are none. */
      readonly keys: string;
    };

/** Where objects hold their list: the REST answer itself, and those of others. */
const HOLDERS = ['calls', 'data', 'items', 'results'];

/** An HTTP client's answer holds a `data` that holds the list. Deeper ones are made to be endless. */
const DEEPEST = 3;

/**
 * Reads any value as calls: an iterable of them, JSON text of one, one call, a bare reason, or an object that holds the
 * list as `calls`, `data`, `items` or `results`. Null, undefined and blank text hold none. All else is unreadable, and the
 * developer is told so once. Never throws; the iterable that it hands on may.
 */
export function readList(value: unknown): ListReading {
  const source = typeof value === 'string' ? readText(value) : value;
  const inputs = value === null || value === undefined || source === '' ? [] : inputsIn(source, value, DEEPEST);
  if (inputs) return { unreadable: false, inputs };
  const keys = keysFound(source);
  // Of broken JSON, the developer was already told.
  if (typeof value !== 'string' || source !== null) {
    warnOnce(
      `No calls can be read from ${keys ? `an object with the keys ${keys}` : `a value of type ${typeof source}`}.`,
    );
  }
  return { unreadable: true, keys };
}

/** `given` is what was read as `source`: one call is handed on as it came. */
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

/** Whatever else it holds: a call may have `results` of its own. */
const isCertainlyCall = (input: Foreign): boolean =>
  says(input, 'event') || (says(input, 'id', 'callId') && says(input, 'status', 'failureReason'));

/** Whether an object says anything by which a call is told: a status without an id may be that of an HTTP response. */
const isCallLike = (input: Foreign): boolean =>
  says(input, 'id', 'callId', 'event', 'reason', 'failureReason') ||
  isObject(get(input, 'call')) ||
  textOf(input, 'status').toLowerCase() === 'failed';

/** Whether an item of a list can be a call, whatever it says of it. Text is a reason, or JSON. */
export function canBeCall(input: unknown): boolean {
  const value = typeof input === 'string' ? readText(input) : input;
  if (typeof value === 'string') return value !== '';
  return isObject(value) && (isCallLike(value) || says(value, 'status', 'error'));
}

/** Tells the developer of a list of which no item can be a call, by one of them. */
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
