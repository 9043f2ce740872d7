import { formatDuration } from '../catalog/duration.js';
import { facts as english } from '../catalog/english.js';
import { fill, formatNumber, localise } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { sanitiseText } from '../failure/sanitised-text.js';

/** Who reads the explanation. All read the same facts; testers are also reassured, developers also see codes and ids. */
export type Audience = 'operator' | 'tester' | 'developer';

export const AUDIENCES: readonly Audience[] = ['operator', 'tester', 'developer'];

/** One fact of a failed call, as text for a person. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** For whom facts are written, and in which time zone. */
export interface FactOptions {
  /** `operator`, `tester` (also reads the reassurance) or `developer` (also reads code and ids). Absent: `operator`. */
  readonly audience?: Audience | undefined;
  /** IANA time zone, such as `Europe/Berlin`. Absent, or not known to this runtime: UTC. */
  readonly timeZone?: string | undefined;
}

/** The facts of the call in reading order, without those that are absent. The code and the ids are for developers. */
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

/** Who is meant by "caller", where a failure's words say it of an outbound call; '' elsewhere. */
export function callerNoteOf({ guidance, blameLabel, call, lang }: Failure): string {
  const isOutbound = call.destination !== '';
  if (!isOutbound) return '';
  const { caller, outbound } = words('facts', lang, english);
  const { title, cause, whatToTry } = guidance;
  const saysCaller = [title, cause, whatToTry, blameLabel].some((text) => includesWord(text, caller));
  return saysCaller ? fill(outbound, { caller }, lang) : '';
}

/** In any case and inflection: "Caller behaviour", "des Anrufers". */
const includesWord = (text: string, word: string): boolean =>
  word !== '' && text.toLowerCase().includes(word.toLowerCase());

/** What testers also read beside a failure; '' for all others, and where the official page says nothing. */
export const reassuranceOf = ({ reassurance }: Failure, audience: unknown): string =>
  audience === 'tester' ? reassurance : '';

const TO_THE_SECOND = { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23' } as const;

/** A moment in a language, to the second, with its time zone. UTC where this runtime does not know the zone. */
export function formatTime(ms: number, lang: string, timeZone = 'UTC'): string {
  try {
    return formatterFor(lang, { ...TO_THE_SECOND, timeZone }).format(ms);
  } catch {
    return timeZone === 'UTC' ? new Date(ms).toISOString() : formatTime(ms, lang);
  }
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

const DAY_AND_CLOCK = { month: 'short', day: 'numeric', ...CLOCK } as const;

/** Formatters by language and options. Creating one is slow, and every row of a list needs some. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat(lang, options);
  formatters.set(key, formatter);
  return formatter;
}

/** The same text as `localise`, from a cached formatter: for text that is written for every row. With options, a moment. */
export function formatOften(value: number, lang: string, options?: Intl.DateTimeFormatOptions): string {
  if (!options) return formatNumber(value, lang);
  try {
    return formatterFor(lang, options).format(value);
  } catch {
    return localise(new Date(value), lang, options);
  }
}

/** A short moment for a row of a list, in a time zone or, where that is undefined, in the reader's. */
export const formatMoment = (ms: number, lang: string, timeZone: string | undefined): string =>
  formatOften(ms, lang, timeZone === undefined ? DAY_AND_CLOCK : { ...DAY_AND_CLOCK, timeZone });

/** The time of day alone, in a time zone or, where that is undefined, in the reader's. */
export const formatClock = (ms: number, lang: string, timeZone: string | undefined): string =>
  formatOften(ms, lang, timeZone === undefined ? CLOCK : { ...CLOCK, timeZone });

/** Whether two moments are on one day, in a time zone or, where that is undefined, in the reader's. */
export function isSameDay(one: number, other: number, timeZone: string | undefined): boolean {
  const dayOf = (ms: number): string =>
    timeZone === undefined ? new Date(ms).toDateString() : formatOften(ms, 'en', { dateStyle: 'medium', timeZone });
  return dayOf(one) === dayOf(other);
}

/** A date for a heading, from `2026-05-13`. */
export const formatDay = (day: string, lang: string): string =>
  localise(new Date(day), lang, { dateStyle: 'full', timeZone: 'UTC' });
