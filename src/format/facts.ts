import { facts as english } from '../catalog/english.js';
import { fill, localise } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { sanitiseText } from '../failure/sanitised-text.js';

/** For whom a failure is explained: the same facts; testers are reassured, developers also see codes and ids. */
export type Audience = 'operator' | 'tester' | 'developer';

export const AUDIENCES: readonly Audience[] = ['operator', 'tester', 'developer'];

/** One thing that is known of a failed call, ready to be read. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface FactOptions {
  readonly audience?: Audience | undefined;
  /** IANA time zone, such as `Europe/Berlin`; UTC when absent or not known to this runtime. */
  readonly timeZone?: string | undefined;
}

/** What is known of the call, in reading order. What is absent is left out; the code and the ids are for developers. */
export function factsOf(failure: Failure, { audience, timeZone }: FactOptions = {}): Fact[] {
  const { call, code, lang } = failure;
  const say = words('facts', lang, english);
  const when = (ms: number | null) => (ms === null ? '' : formatTime(ms, lang, timeZone));
  const seconds = call.durationSeconds === null ? '' : fill(say.seconds, { seconds: call.durationSeconds }, lang);
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
    .map(([name, value]) => ({ label: say[name], value }));
}

/** What is said beside a failure: to testers that it is not broken, to the others who is meant by "caller" on outbound calls. */
export const asideOf = ({ guidance, reassurance, call, lang }: Failure, audience: unknown): string =>
  audience === 'tester'
    ? reassurance
    : /caller|environment/.test(call.destination && guidance.likelyBlame)
      ? words('facts', lang, english).outbound
      : '';

/** A moment in the reader's language, to the second, with its time zone. One that this runtime does not know is UTC. */
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

/** Formatters are slow to make, and every row asks for some: one each for a language and a way to write. */
const formats: Record<string, { format(value: number): string }> = {};

/** A number or, with options for it, a moment, as `localise` writes it: for what is written again and again. */
export function formatOften(value: number, lang: string, options?: Intl.DateTimeFormatOptions): string {
  try {
    const make = () => (options ? new Intl.DateTimeFormat(lang, options) : new Intl.NumberFormat(lang));
    return (formats[lang + JSON.stringify(options)] ??= make()).format(value);
  } catch {
    return localise(options ? new Date(value) : value, lang, options);
  }
}

/** A moment for a row of a list, short: where the reader is, or in UTC. */
export const formatMoment = (ms: number, lang: string, utc: boolean): string =>
  formatOften(ms, lang, utc ? { ...CLOCK, timeZone: 'UTC' } : CLOCK);

/** A date for a heading, from `2026-05-13`. */
export const formatDay = (day: string, lang: string): string =>
  localise(new Date(day), lang, { dateStyle: 'full', timeZone: 'UTC' });
