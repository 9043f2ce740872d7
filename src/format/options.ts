/** Checks options: an unknown value gets its default and one warning. */
import { warnOnce } from '../catalog/warn.js';
import { readTimeZone } from '../failure/time-zone.js';

/** One of the offered values. Null and undefined get the default without a warning. */
export function oneOf<T extends string>(offered: readonly T[], value: unknown, fallback: T, name: string): T {
  const known = offered.find((each) => each === value);
  if (!known && value != null) warnOnce(`${name} is ${offered.join(', ')}.`);
  return known ?? fallback;
}

/** The given time zone if the runtime knows it, else UTC. */
export const zoneOf = (timeZone: unknown): string => readTimeZone(timeZone) ?? 'UTC';
