import { formatDuration } from '../catalog/duration.js';
import { facts as english } from '../catalog/english.js';
import { fill, formatNumber, localise } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { sanitiseText } from '../failure/sanitised-text.js';

/** Who reads the explanation. Testers also get the reassurance, developers also codes and ids. */
export type Audience = 'operator' | 'tester' | 'developer';

export const AUDIENCES: readonly Audience[] = ['operator', 'tester', 'developer'];

/** One fact of a failed call, as text for a person. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** How to write the facts of a call. */
export interface FactOptions {
  /** `operator`, `tester` (adds the reassurance) or `developer` (adds the code and ids). Absent: `operator`. */
  readonly audience?: Audience | undefined;
  /** IANA time zone, such as `Europe/Berlin`. Absent or unknown to the runtime: UTC. */
  readonly timeZone?: string | undefined;
}

/** The known facts of the call in reading order. The code and the ids are for developers only. */
export function factsOf(failure: Failure, { audience, timeZone }: FactOptions = {}): Fact[] {
  const { call, code, lang } = failure;
  const labels = words('facts', lang, english);
  const when = (ms: number | null) => (ms === null ? '' : formatTime(ms, lang, timeZone));
  const duration = call.durationSeconds === null ? '' : formatDuration(call.durationSeconds, lang);
  const facts: [name: keyof typeof english, value: string, forDevelopers?: boolean][] = [
    ['code', sanitiseText(code), true],
    ['call', sanitiseText(call.id)],
    ['agent', sanitiseText(call.agentId), true],
    ['channel', sanitiseText(call.channel), true],
    ['attempt', String(call.attempt ?? ''), true],
    ['started', when(call.startedAt), true],
    ['ended', when(call.endedAt)],
    ['duration', duration],
    ['destination', sanitiseText(call.destination)],
  ];
  return facts
    .filter(([, value, forDevelopers]) => value && (audience === 'developer' || !forDevelopers))
    .map(([name, value]) => ({ label: labels[name], value }));
}

/** Explains whom "caller" means, if a failure's words say it about an outbound call; '' otherwise. */
export function callerNoteOf({ guidance, blameLabel, call, lang }: Failure): string {
  const isOutbound = call.destination !== '';
  if (!isOutbound) return '';
  const { caller, outbound } = words('facts', lang, english);
  const { title, cause, whatToTry } = guidance;
  const saysCaller = [title, cause, whatToTry, blameLabel].some((text) => includesWord(text, caller));
  return saysCaller ? fill(outbound, { caller }, lang) : '';
}

/** Whether a text contains a word, ignoring case and inflection: "Caller behaviour", "des Anrufers". */
const includesWord = (text: string, word: string): boolean =>
  word !== '' && text.toLowerCase().includes(word.toLowerCase());

/** The reassurance for testers; '' for other audiences, and for blames about which the official page says nothing. */
export const reassuranceOf = ({ reassurance }: Failure, audience: unknown): string =>
  audience === 'tester' ? reassurance : '';

const TO_THE_SECOND = { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' } as const;

/** A moment in a language, to the second, with its time zone. UTC if the runtime does not know the zone. */
export function formatTime(ms: number, lang: string, timeZone = 'UTC'): string {
  try {
    return formatterFor(lang, { ...TO_THE_SECOND, timeZone }).format(ms);
  } catch {
    return timeZone === 'UTC' ? new Date(ms).toISOString() : formatTime(ms, lang);
  }
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

const DAY_AND_CLOCK = { month: 'short', day: 'numeric', ...CLOCK } as const;

/** Formatters by language and options, cached because creating one is slow and every row of a list needs some. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat(lang, options);
  formatters.set(key, formatter);
  return formatter;
}

/** The same as `localise`, with a cached formatter: for text in every row. With options, `value` is a moment. */
export function formatOften(value: number, lang: string, options?: Intl.DateTimeFormatOptions): string {
  if (!options) return formatNumber(value, lang);
  try {
    return formatterFor(lang, options).format(value);
  } catch {
    return localise(new Date(value), lang, options);
  }
}

/** A short date and time for a row of a list. The zone is the reader's if undefined. */
export const formatMoment = (ms: number, lang: string, timeZone: string | undefined): string =>
  formatOften(ms, lang, timeZone === undefined ? DAY_AND_CLOCK : { ...DAY_AND_CLOCK, timeZone });

/** The time of day. The zone is the reader's if undefined. */
export const formatClock = (ms: number, lang: string, timeZone: string | undefined): string =>
  formatOften(ms, lang, timeZone === undefined ? CLOCK : { ...CLOCK, timeZone });

/** Whether two moments are on the same day. The zone is the reader's if undefined. */
export function isSameDay(one: number, other: number, timeZone: string | undefined): boolean {
  const dayOf = (ms: number): string =>
    timeZone === undefined ? new Date(ms).toDateString() : formatOften(ms, 'en', { dateStyle: 'medium', timeZone });
  return dayOf(one) === dayOf(other);
}

/** A date for a heading, from `2026-05-13`. */
export const formatDay = (day: string, lang: string): string =>
  localise(new Date(day), lang, { dateStyle: 'full', timeZone: 'UTC' });
