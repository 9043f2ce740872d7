/** Time zones from outside: which of them this runtime knows, and how they are named in a sentence. */
import { warnOnce } from '../catalog/warn.js';

/** The zones that were found to be known: to ask the runtime takes as long as to make a formatter. */
const known = new Set<string>();

/** An IANA time zone that this runtime knows; undefined where there is none, and, with one warning, for anything else. */
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

/** A zone of a place. Those of `Etc` are none, and mean the opposite of what they say: `Etc/GMT+5` is west of Greenwich. */
const PLACE = /^(?!Etc\/).*\/(.+)$/i;

/**
 * The place of a zone, as a person would name it: "Kolkata", "New York"; '' for a zone without one, such as UTC.
 *
 * The short names of `Intl` are no alternative: English has "IST" in India alone, and "GMT+5:30" or "EST" elsewhere, by
 * the version of the engine's data. A place reads the same in every engine, in summer and in winter, and is what was
 * chosen in the campaign's settings.
 */
export const placeOf = (timeZone: string): string => PLACE.exec(timeZone)?.[1]?.replaceAll('_', ' ') ?? '';

/** The zone of the reader: of this runtime. UTC where a page has no `Intl.DateTimeFormat`. */
export function zoneOfReader(): string {
  try {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/**
 * What to call a zone beside times in it: "Kolkata", "UTC"; '' for the reader's own, which nobody mistakes. UTC always has
 * its name: a server draws in it, wherever it stands, and a page first repeats what the server drew.
 */
export function zoneNote(timeZone: string | undefined): string {
  if (timeZone === undefined) return '';
  const isOwn = timeZone !== 'UTC' && timeZone === zoneOfReader();
  return isOwn ? '' : placeOf(timeZone) || timeZone;
}
