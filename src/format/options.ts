/** Checks what a caller asked for: a value that is not known gets one warning, and its default. */
import { warnOnce } from '../catalog/warn.js';

/** One of the offered values. Null and undefined get the default without a warning. */
export function oneOf<T extends string>(offered: readonly T[], value: unknown, fallback: T, name: string): T {
  const known = offered.find((each) => each === value);
  if (!known && value != null) warnOnce(`${name} is ${offered.join(', ')}.`);
  return known ?? fallback;
}

/** The time zone that was asked for, if this runtime knows it, else UTC. */
export function zoneOf(timeZone: unknown): string {
  if (timeZone == null) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timeZone as string }).resolvedOptions().timeZone;
  } catch {
    warnOnce('timeZone is an IANA name, such as Europe/Berlin.');
    return 'UTC';
  }
}
