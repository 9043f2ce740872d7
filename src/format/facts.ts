import { facts as english } from '../catalog/english.js';
import { fill, intl } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';

/** For whom a failure is explained: the same facts; testers are reassured, developers also see codes and ids. */
export type Audience = 'operator' | 'tester' | 'developer';

export const AUDIENCES: readonly Audience[] = ['operator', 'tester', 'developer'];

/** One thing that is known of a failed call, ready to be read. */
export interface Fact {
  readonly name: keyof typeof english;
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
  const common: [Fact['name'], string][] = [
    ['call', call.id],
    ['ended', when(call.endedAt)],
    ['duration', seconds],
    ['destination', call.destination],
  ];
  const forDevelopers: [Fact['name'], string][] = [
    ['code', code || say.noCode],
    ['call', call.id],
    ['agent', call.agentId],
    ['channel', call.channel],
    ['attempt', call.attempt === null ? '' : String(call.attempt)],
    ['started', when(call.startedAt)],
    ...common.slice(1),
  ];
  return (audience === 'developer' ? forDevelopers : common)
    .map(([name, value]) => ({ name, label: say[name], value: legible(value) }))
    .filter(({ value }) => value !== '');
}

const CLOCK = {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;

/** A moment in the reader's language, with its time zone, to the second. */
export const formatTime = (ms: number, lang: string, timeZone = 'UTC'): string =>
  momentFormatter('time', lang, { ...CLOCK, year: 'numeric', timeZoneName: 'short' }, timeZone).format(ms);

/** A moment for a row of a list: short, without year and zone. Where the reader is, unless told. */
export const formatMoment = (ms: number, lang: string, timeZone?: string): string =>
  momentFormatter('moment', lang, CLOCK, timeZone).format(ms);

/** A date for a heading, from `2026-05-13`. */
export const formatDay = (day: string, lang: string): string =>
  momentFormatter('day', lang, { dateStyle: 'full' }, 'UTC').format(Date.parse(day));

/** A time zone that this runtime does not know is read as UTC. */
function momentFormatter(
  kind: string,
  lang: string,
  options: Intl.DateTimeFormatOptions,
  timeZone?: string,
): Intl.DateTimeFormat {
  const make = (zone: string | undefined) => (tag: string) =>
    new Intl.DateTimeFormat(tag, { ...options, ...(zone && { timeZone: zone }) });
  try {
    return intl(`${kind} ${timeZone ?? ''}`, lang, make(timeZone));
  } catch {
    return intl(`${kind} UTC`, lang, make('UTC'));
  }
}

/** Foreign text on one line, at a length that a person can read, without characters that steer a terminal or reorder text. */
export function legible(value: string): string {
   
  const line = value
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
