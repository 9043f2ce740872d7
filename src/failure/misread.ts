/** Warnings for the developer about data from which less can be read than its sender meant. */
import { warnOnce } from '../catalog/warn.js';
import type { Foreign } from './fields.js';
import { get, isObject } from './fields.js';
import { maskText } from './mask.js';
import type { Outline } from './outline.js';
import { sanitiseText } from './sanitised-text.js';

/** Foreign data may have any number of keys, of any length: a warning names this many of them, cut to this length. */
const MOST_KEYS = 8;
const LONGEST_KEY = 40;

/** The keys of foreign data that hold something, as text for a warning; '' where there are none. */
export const keysFound = (value: unknown): string => listKeys(keysWithValues(value), nameOfKey);

const keysWithValues = (value: unknown): string[] =>
  ownKeys(value).filter((key) => holdsSomething(get(value as Foreign, key)));

function ownKeys(value: unknown): string[] {
  try {
    return isObject(value) ? Object.keys(value) : [];
  } catch {
    return []; // A proxy that throws.
  }
}

const holdsSomething = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const nameOfKey = (key: string): string => maskText(sanitiseText(key)).slice(0, LONGEST_KEY);

function listKeys(keys: readonly string[], nameOf: (key: string) => string): string {
  const names = keys.slice(0, MOST_KEYS).map(nameOf);
  return [...names, ...(keys.length > MOST_KEYS ? ['…'] : [])].join(', ');
}

/** Warns of a failed call without a readable reason, where some of its keys look like one. */
export function warnOfReasonKeys({ call, event }: Outline): void {
  const isNested = call !== event;
  const found = [reasonKeysOf(call, isNested ? 'call.' : ''), isNested ? reasonKeysOf(event, '') : ''].filter(Boolean);
  if (found.length === 0) return;
  warnOnce(
    'A failed call has no reason that can be read. Hand it over as text in the `failureReason` of the call. ' +
      `Keys that look like a reason: ${found.join(', ')}.`,
  );
}

/** The keys that look like a reason, and what keeps them from being read as one. */
const reasonKeysOf = (value: Foreign, prefix: string): string =>
  listKeys(
    keysWithValues(value).filter(looksLikeReason),
    (key) => prefix + nameOfKey(key) + problemOf(get(value, key)),
  );

const looksLikeReason = (key: string): boolean => /reason|error|cause|code|hang_?up|outcome|disposition/i.test(key);

/** Why a value cannot be a reason code; '' where it can. */
function problemOf(value: unknown): string {
  if (typeof value === 'string') return value.trim() === '' ? ' (blank)' : '';
  const isNumber = Number.isFinite(value) || typeof value === 'bigint';
  return isNumber ? '' : ' (not text)';
}
