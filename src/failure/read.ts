/**
 * The one place where foreign data becomes ours. Whatever comes in (a REST or SDK call object, a webhook event of
 * either documented shape, a bare reason, any of them as JSON text, or rubbish), only strings, finite numbers and
 * booleans come out, and nothing throws: getters, proxies and cycles included.
 */
import { warnOnce } from '../catalog/warn.js';
import { maskNumber, maskText } from './mask.js';

/** What is known of a call. Text is '' and numbers are null when absent; no other key is kept. */
export interface CallRecord {
  /** The call's id, as received. */
  readonly id: string;
  /** Id of the agent (the bot) that made or took the call. */
  readonly agentId: string;
  /** `phone`, `web`, `whatsapp`, or what the platform adds later. */
  readonly channel: string;
  /** The call's status, such as `failed` or `completed`. */
  readonly status: string;
  /** The number that was called, masked to its last four digits. */
  readonly destination: string;
  /** When the call began, in ms since 1970, UTC. */
  readonly startedAt: number | null;
  /** When the call ended, in ms since 1970, UTC. */
  readonly endedAt: number | null;
  /** How long the call lasted, in seconds. Never computed: null when the platform does not say. */
  readonly durationSeconds: number | null;
  /** Which attempt this was, from 1. */
  readonly attempt: number | null;
  /** Whether something was transcribed: somebody was heard. The transcript itself is never kept. */
  readonly hasTranscript: boolean;
}

/** How phone numbers come out: masked to their last four digits, or in full where the caller may see them. */
export type Phones = 'masked' | 'full';

/** Data that is not ours. */
export type Foreign = Readonly<Record<string, unknown>>;

/** What an input says of a failure, as received and unmasked: for counting and ordering, not for showing. */
export interface Outline {
  /** The call's id; '' when there is none. */
  readonly id: string;
  /** Whether the call failed; null where nothing speaks. */
  readonly failed: boolean | null;
  /** The reason code; '' when there is none. */
  readonly code: string;
  /** The event's own reason, where it differs from the call's; else ''. */
  readonly otherCode: string;
  /** Where the call's other fields are. */
  readonly call: Foreign;
  /** Where the event's are; the same object for a bare call. */
  readonly event: Foreign;
}

/** A call, and what its input says of its failure, ready to be shown. */
export interface Reading extends Pick<Outline, 'failed' | 'code' | 'otherCode'> {
  readonly call: CallRecord;
}

/**
 * Reads any input into a `CallRecord`. Absent or unreadable fields are '' or null; phone numbers are masked to their
 * last four digits; never throws.
 */
export const readCall = (input: unknown): CallRecord => read(input).call;

/** Reads any input: the call, and what is said of its failure. */
export function read(input: unknown, phones: Phones = 'masked'): Reading {
  const outline = outlineOf(input);
  const { id, failed, code, otherCode, call } = outline;
  const mask = phones === 'full' ? String : maskText;
  const number = textOf(call, 'destination') || textOf(call, 'to');
  return {
    failed,
    code: mask(code),
    otherCode: mask(otherCode),
    call: {
      id,
      agentId: textOf(call, 'agentId'),
      channel: mask(textOf(call, 'channel')),
      status: mask(textOf(call, 'status')),
      destination: phones === 'full' ? number : maskNumber(number),
      startedAt: startOf(outline),
      endedAt: endOf(outline),
      durationSeconds: durationOf(outline),
      attempt: amountOf(call, 'attempt', 1),
      hasTranscript: hasWords(get(call, 'transcript')),
    },
  };
}

/** Reads as little of any input as it takes to know whose failure it is, and when. */
export function outlineOf(input: unknown): Outline {
  const value = typeof input === 'string' ? parse(input.trim()) : input;
  // A bare reason is a call of which nothing else is known.
  const event: Foreign = typeof value === 'string' ? { failureReason: value } : isObject(value) ? value : {};
  const nested = get(event, 'call');
  const call = isObject(nested) ? nested : event;
  const name = textOf(event, 'event');
  const second = textOf(event, 'reason');
  const code = textOf(call, 'failureReason') || second || textOf(event, 'error');
  return {
    id: textOf(call, 'id') || textOf(event, 'callId'),
    failed: hasFailed(textOf(call, 'status'), name, code),
    code,
    otherCode: second === code ? '' : second,
    call,
    event,
  };
}

/** Whether an input is a webhook event rather than a call, which is the platform's present answer. */
export const isEvent = ({ call, event }: Outline): boolean =>
  call !== event || textOf(event, 'event') !== '' || textOf(event, 'callId') !== '';

/** When a webhook event says it happened, in ms. */
export const timestampOf = ({ event }: Outline): number | null =>
  timeOf(event, 'timestamp') ?? timeOf(event, 'failedAt');

/** When a call began, in ms. */
export const startOf = ({ call }: Outline): number | null => timeOf(call, 'startedAt');

/** When a call ended, in ms; the older event shape says `failedAt`. */
export const endOf = ({ call, event }: Outline): number | null => timeOf(call, 'endedAt') ?? timeOf(event, 'failedAt');

/** How long a call lasted, in seconds. */
export const durationOf = ({ call }: Outline): number | null => amountOf(call, 'durationSeconds', 0);

/** The first that speaks: the call's status, the event's name, a reason. */
function hasFailed(status: string, event: string, code: string): boolean | null {
  if (status) return status.toLowerCase() === 'failed';
  return event ? event === 'call.failed' : code !== '' || null;
}

/**
 * Text that looks like JSON has to be JSON: shown as a reason code, it would only puzzle its reader. What it looks like
 * is told by how it begins; any other text is given back as it is.
 */
export function parse(input: string, begins = /^[{["]/): unknown {
  if (!begins.test(input)) return input;
  try {
    const value = JSON.parse(input) as unknown;
    return typeof value === 'string' ? parse(value.trim()) : value;
  } catch {
    // Without its beginning: a call has numbers to call, and a list has many of them.
    warnOnce('A call is text that begins like JSON but is not.');
    return null;
  }
}

/** An array is a list of calls, not a call. Functions are no data. */
export function isObject(value: unknown): value is Foreign {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false; // A revoked proxy.
  }
}

/** A field of foreign data, whatever it is. */
export function get(from: Foreign, key: string): unknown {
  try {
    return from[key];
  } catch {
    return null; // A getter that throws says nothing.
  }
}

/** Text without blanks around it; a finite number or a bigint as its digits; '' for all else. */
export function textOf(from: Foreign, key: string): string {
  const value = get(from, key);
  if (typeof value === 'string') return value.trim();
  return Number.isFinite(value) || typeof value === 'bigint' ? String(value) : '';
}

/** A finite number that is at least `least`, also as text; null for all else. */
export function amountOf(from: Foreign, key: string, least: number): number | null {
  const amount = parseFloat(textOf(from, key));
  return amount >= least && amount < Infinity ? amount : null;
}

/** A moment, if it is one that a date of JavaScript can hold. */
export const reachable = (ms: number): number | null => (Math.abs(ms) <= 8.64e15 ? ms : null);

/**
 * A moment in ms. The platform sends ISO 8601. Other clients' numbers are ms since 1970, or seconds where they are too
 * small for that; a `Date` may be of another window's.
 */
function timeOf(from: Foreign, key: string): number | null {
  const value = get(from, key);
  const ms = typeof value === 'number' ? value * (Math.abs(value) < 1e11 ? 1000 : 1) : timeOfDate(value);
  return reachable(ms);
}

/** The moment of a text that begins with a year (`Date.parse` alone would take "1" for 2001), or of a `Date`; else NaN. */
function timeOfDate(value: unknown): number {
  try {
    if (typeof value === 'string') return Date.parse(/^[+-]?\d{4,6}-/.test(value) ? value : '');
    return Date.prototype.getTime.call(value);
  } catch {
    return NaN; // No date.
  }
}

/** Whether a transcript, in whatever form, holds anything. */
function hasWords(transcript: unknown): boolean {
  try {
    return typeof transcript === 'string' ? transcript.trim() !== '' : Object.keys(transcript ?? {}).length > 0;
  } catch {
    return false;
  }
}
