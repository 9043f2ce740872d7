import { facts as english } from '../catalog/english.js';
import { fill, localise } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { LikelyBlame } from '../catalog/vocabulary.js';
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
  const seconds = call.durationSeconds === null ? '' : fill(labels.seconds, { seconds: call.durationSeconds }, lang);
  const facts: [name: keyof typeof english, value: string, forDevelopers?: boolean][] = [
    ['code', sanitiseText(code), true],
    ['call', sanitiseText(call.id)],
    ['agent', sanitiseText(call.agentId), true],
    ['channel', sanitiseText(call.channel), true],
    ['attempt', String(call.attempt ?? ''), true],
    ['started', when(call.startedAt), true],
    ['ended', when(call.endedAt)],
    ['duration', seconds],
    ['destination', sanitiseText(call.destination)],
  ];
  return facts
    .filter(([, value, forDevelopers]) => value && (audience === 'developer' || !forDevelopers))
    .map(([name, value]) => ({ label: labels[name], value }));
}

/** The blames whose official rows say "caller", in the label or in the advice. */
const BLAMES_ABOUT_THE_CALLER: readonly LikelyBlame[] = ['caller', 'environment'];

/** The note beside a failure: for testers the reassurance, for all others who "caller" means on an outbound call. */
export function asideOf({ guidance, reassurance, call, lang }: Failure, audience: unknown): string {
  if (audience === 'tester') return reassurance;
  const isOutbound = call.destination !== '';
  const mentionsCaller = BLAMES_ABOUT_THE_CALLER.includes(guidance.likelyBlame);
  return isOutbound && mentionsCaller ? words('facts', lang, english).outbound : '';
}

/** A moment in a language, to the second, with its time zone. UTC where this runtime does not know the zone. */
export function formatTime(ms: number, lang: string, timeZone = 'UTC'): string {
  const date = new Date(ms);
  try {
    return date.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23', timeZone });
  } catch {
    return timeZone === 'UTC' ? date.toISOString() : formatTime(ms, lang);
  }
}

const CLOCK = {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;

interface Formatter {
  format(value: number): string;
}

/** Formatters by language and options. Creating one is slow, and every row of a list needs some. */
const formatters = new Map<string, Formatter>();

function formatterFor(lang: string, options: Intl.DateTimeFormatOptions | undefined): Formatter {
  const key = lang + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const formatter = options ? new Intl.DateTimeFormat(lang, options) : new Intl.NumberFormat(lang);
  formatters.set(key, formatter);
  return formatter;
}

/** The same text as `localise`, from a cached formatter: for text that is written for every row. With options, a moment. */
export function formatOften(value: number, lang: string, options?: Intl.DateTimeFormatOptions): string {
  try {
    return formatterFor(lang, options).format(value);
  } catch {
    return localise(options ? new Date(value) : value, lang, options);
  }
}

/** A short moment for a row of a list, in the reader's time zone or in UTC. */
export const formatMoment = (ms: number, lang: string, utc: boolean): string =>
  formatOften(ms, lang, utc ? { ...CLOCK, timeZone: 'UTC' } : CLOCK);

/** A date for a heading, from `2026-05-13`. */
export const formatDay = (day: string, lang: string): string =>
  localise(new Date(day), lang, { dateStyle: 'full', timeZone: 'UTC' });
