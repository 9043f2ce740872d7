/** Reads time zones from outside, and names them in sentences. */
import { warnOnce } from '../catalog/warn.js';

/** Cache of the zones that the runtime knows, because checking one takes as long as creating a formatter. */
const known = new Set<string>();

/** An IANA time zone that the runtime knows; undefined if absent, or, with one warning, for any other value. */
export function readTimeZone(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string' && isKnown(value)) return value;
  warnOnce('timeZone is an IANA name, such as Europe/Berlin.');
  return undefined;
}

function isKnown(timeZone: string): boolean {
  if (known.has(timeZone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false;
  }
  known.add(timeZone);
  return true;
}

/** A zone named after a place. Not those of `Etc`, whose signs are reversed: `Etc/GMT+5` is west of Greenwich. */
const PLACE = /^(?!Etc\/).*\/(.+)$/i;

/**
 * The place of a zone, as a person would name it: "Kolkata", "New York"; '' for a zone without one, such as UTC.
 *
 * The short names of `Intl` are no alternative: "IST" is only used in English for India, others are "GMT+5:30" or
 * "EST", and they depend on the version of the engine's data. A place is the same in every engine, in summer and in
 * winter, and it is what was chosen in the campaign's settings.
 */
export const placeOf = (timeZone: string): string => PLACE.exec(timeZone)?.[1]?.replaceAll('_', ' ') ?? '';

/** The reader's zone, which is that of the runtime. UTC if there is no `Intl.DateTimeFormat`. */
export function zoneOfReader(): string {
  try {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/**
 * The name of a zone beside times in it: "Kolkata", "UTC"; '' for the reader's own, which needs none. UTC is always
 * named, because a server renders in UTC wherever its readers are, and hydration must match it.
 */
export function zoneNote(timeZone: string | undefined): string {
  if (timeZone === undefined) return '';
  const isOwn = timeZone !== 'UTC' && timeZone === zoneOfReader();
  return isOwn ? '' : placeOf(timeZone) || timeZone;
}
