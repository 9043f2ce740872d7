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
  /** When a webhook event says it happened, in ms; null for a bare call, which is the platform's present answer. */
  readonly timestamp: number | null;
  /** Whether the input is a webhook event rather than a call. */
  readonly isEvent: boolean;
  /** Where the call's own fields are. */
  readonly call: Foreign;
  /** Where the event's are; the same object for a bare call. */
  readonly event: Foreign;
}

/** A call, and what its input says of its failure, ready to be shown. */
export interface Reading {
  readonly call: CallRecord;
  readonly failed: boolean | null;
  /** The reason code as received, phone numbers masked; '' when there is none. */
  readonly code: string;
  /** The event's own reason, where it differs from the call's; else ''. */
  readonly otherCode: string;
}

type Foreign = Readonly<Record<string, unknown>>;

const NOTHING: Foreign = {};

/** What an input says that says nothing. */
const SILENT: Outline = {
  id: '', failed: null, code: '', otherCode: '', timestamp: null, isEvent: false, call: NOTHING, event: NOTHING,
}; // prettier-ignore

/**
 * Reads any input into a `CallRecord`. Absent or unreadable fields are '' or null; phone numbers are masked to their
 * last four digits; never throws.
 */
export const readCall = (input: unknown): CallRecord => read(input).call;

/** Reads any input: the call, and what is said of its failure. */
export function read(input: unknown, phones: Phones = 'masked'): Reading {
  const outline = outlineOf(input);
  const mask = phones === 'full' ? asIs : maskText;
  return {
    call: readRecord(outline, phones),
    failed: outline.failed,
    code: mask(outline.code),
    otherCode: mask(outline.otherCode),
  };
}

/** Reads as little of any input as it takes to know whose failure it is. */
export function outlineOf(input: unknown): Outline {
  const value = typeof input === 'string' ? parse(input) : input;
  if (typeof value === 'string') return { ...SILENT, code: value.trim(), failed: value.trim() !== '' || null };
  if (!isObject(value)) return SILENT;
  const nested = get(value, 'call');
  const call = isObject(nested) ? nested : value;
  const name = text(get(value, 'event'));
  const second = text(get(value, 'reason')).trim();
  const code = text(get(call, 'failureReason')).trim() || second || text(get(value, 'error')).trim();
  const oldId = text(get(value, 'callId'));
  return {
    id: text(get(call, 'id')) || text(get(call, 'callId')) || oldId,
    failed: hasFailed(text(get(call, 'status')), name, code),
    code,
    otherCode: second === code ? '' : second,
    timestamp: time(get(value, 'timestamp')) ?? time(get(value, 'failedAt')),
    isEvent: name !== '' || call !== value || oldId !== '',
    call,
    event: value,
  };
}

/** When a call ended, in ms; the older event shape says `failedAt`. */
export const endOf = ({ call, event }: Outline): number | null =>
  time(get(call, 'endedAt')) ?? time(get(event, 'failedAt'));

/** When a call began, in ms. */
export const startOf = ({ call }: Outline): number | null => time(get(call, 'startedAt'));

/** How long a call lasted, in seconds. */
export const durationOf = ({ call }: Outline): number | null => amount(get(call, 'durationSeconds'));

/** Which agent made or took a call. */
export const agentOf = ({ call }: Outline): string => text(get(call, 'agentId'));

/** Over what a call was made. */
export const channelOf = ({ call }: Outline): string => text(get(call, 'channel'));

/** The first that speaks: the call's status, the event's name, a reason. */
function hasFailed(status: string, event: string, code: string): boolean | null {
  if (status.trim() !== '') return status.trim().toLowerCase() === 'failed';
  if (event !== '') return event === 'call.failed';
  return code !== '' || null;
}

const asIs = (value: string): string => value;

function readRecord(outline: Outline, phones: Phones): CallRecord {
  const { call } = outline;
  const mask = phones === 'full' ? asIs : maskText;
  return {
    id: outline.id,
    agentId: agentOf(outline),
    channel: mask(channelOf(outline)),
    status: mask(text(get(call, 'status'))),
    destination: phones === 'full' ? numberOf(call) : maskNumber(numberOf(call)),
    startedAt: startOf(outline),
    endedAt: endOf(outline),
    durationSeconds: durationOf(outline),
    attempt: amount(get(call, 'attempt'), 1),
    hasTranscript: hasWords(get(call, 'transcript')) || get(call, 'hasTranscript') === true,
  };
}

/** The number to call, under the names that the platform's API and other clients use. */
const numberOf = (call: Foreign): string =>
  text(get(call, 'destination')) ||
  text(get(call, 'destinationNumber')) ||
  text(get(call, 'to')) ||
  text(get(call, 'phoneNumber'));

/** Text that looks like JSON has to be JSON: shown as a reason code, it would only puzzle its reader. */
function parse(input: string): unknown {
  const trimmed = input.trim();
  if (!/^[{["]/.test(trimmed)) return trimmed;
  try {
    return JSON.parse(trimmed) as unknown;
  } catch {
    warnOnce(`A call was given as text that begins like JSON but is not: ${trimmed.slice(0, 80)}`);
    return undefined;
  }
}

/** An array is a list of calls, not a call. Functions are no data. */
function isObject(value: unknown): value is Foreign {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return !Array.isArray(value);
  } catch {
    return false; // A revoked proxy.
  }
}

function get(from: Foreign, key: string): unknown {
  try {
    return from[key];
  } catch {
    return undefined; // A getter that throws says nothing.
  }
}

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'bigint' ? String(value) : '';
};

/** A finite number that is at least `least`, also as text; null for all else. */
function amount(value: unknown, least = 0): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= least ? number : null;
}

/** Dates that JavaScript can hold. */
const FURTHEST = 8.64e15;

/** The platform sends ISO 8601. Other clients' numbers are ms since 1970, or seconds where they are too small for that. */
function time(value: unknown): number | null {
  const ms = typeof value === 'number' ? (Math.abs(value) < 1e11 ? value * 1000 : value) : fromDate(value);
  return Number.isFinite(ms) && Math.abs(ms) <= FURTHEST ? ms : null;
}

function fromDate(value: unknown): number {
  if (typeof value === 'string') return /^\s*[+-]?\d{4,6}-\d\d/.test(value) ? Date.parse(value) : NaN;
  try {
    return value instanceof Date ? value.getTime() : NaN;
  } catch {
    return NaN;
  }
}

/** Whether a transcript, in whatever form, holds anything. */
function hasWords(transcript: unknown): boolean {
  if (typeof transcript === 'string') return transcript.trim() !== '';
  if (typeof transcript !== 'object' || transcript === null) return false;
  try {
    return Object.keys(transcript).length > 0;
  } catch {
    return false;
  }
}
