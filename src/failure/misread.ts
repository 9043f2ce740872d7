/** What the developer is told of data that says less than its sender meant. */
import { warnOnce } from '../catalog/warn.js';
import type { Foreign } from './fields.js';
import { get, isObject } from './fields.js';
import { maskText } from './mask.js';
import type { Outline } from './outline.js';
import { sanitiseText } from './sanitised-text.js';

/** No more keys than these are named, and none at a greater length: they may be anything. */
const MOST_KEYS = 8;
const LONGEST_KEY = 40;

/** The keys of foreign data that hold something, ready to stand in a warning; '' where there are none. */
export function keysFound(value: unknown, isWanted: (key: string) => boolean = () => true): string {
  const keys = ownKeys(value).filter((key) => isWanted(key) && holdsSomething(get(value as Foreign, key)));
  const named = keys.slice(0, MOST_KEYS).map((key) => maskText(sanitiseText(key)).slice(0, LONGEST_KEY));
  return [...named, ...(keys.length > MOST_KEYS ? ['…'] : [])].join(', ');
}

function ownKeys(value: unknown): string[] {
  try {
    return isObject(value) ? Object.keys(value) : [];
  } catch {
    return []; // A proxy that throws.
  }
}

const holdsSomething = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** A failed call whose reason cannot be read: it may stand under a key of which we know nothing. */
export function warnOfReasonKeys({ call, event }: Outline): void {
  const found = [...new Set([call, event])].map((part) => keysFound(part, looksLikeReason)).filter(Boolean);
  if (found.length === 0) return;
  warnOnce(
    `A failed call has no reason that can be read. Hand it over as \`failureReason\`: it has ${found.join(', ')}.`,
  );
}

const looksLikeReason = (key: string): boolean => /reason|error|cause|code|hang_?up|outcome|disposition/i.test(key);
