/**
 * The one place where foreign data becomes ours. Whatever comes in (a REST or SDK call object, a webhook event of
 * either documented shape, a row of a database, a bare reason, any of them as JSON text, or rubbish), only strings, finite
 * numbers and booleans come out, and nothing throws: getters, proxies and cycles included.
 */
import { fieldOf, textOf } from './fields.js';
import { maskNumber, maskText } from './mask.js';
import { warnOfReasonKeys } from './misread.js';
import type { Outline } from './outline.js';
import { attemptOf, durationOf, endOf, outlineOf, startOf } from './outline.js';

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

/** A call, and what its input says of its failure, ready to be shown. */
export interface Reading extends Pick<Outline, 'failed' | 'code' | 'otherCode'> {
  readonly call: CallRecord;
}

/**
 * Reads any input into a `CallRecord`: a REST or SDK call object, a webhook event, a row of a database, or any of these as
 * JSON text, with fields in camelCase or snake_case (camelCase wins).
 *
 * Moments are ISO 8601 (UTC where no zone is given), RFC 2822, `Date`, or numbers in s, ms, µs or ns by their size; the
 * duration is a number of seconds, `m:ss`, `h:mm:ss` or ISO 8601; other numbers are plain decimals. What is written
 * otherwise, does not exist (30 February) or is absent is '' or null, never guessed, and the same in every engine and time
 * zone. Phone numbers are masked to their last four digits. Never throws.
 */
export const readCall = (input: unknown): CallRecord => recordOf(outlineOf(input), 'masked');

/** Reads any input: the call, and what is said of its failure. */
export function read(input: unknown, phones: Phones = 'masked'): Reading {
  const outline = outlineOf(input);
  const { failed, code, otherCode } = outline;
  if (failed && code === '') warnOfReasonKeys(outline);
  const mask = maskFor(phones);
  return { failed, code: mask(code), otherCode: mask(otherCode), call: recordOf(outline, phones) };
}

const maskFor = (phones: Phones) => (phones === 'full' ? String : maskText);

/** The call of an input of which the outline is known. */
export function recordOf(outline: Outline, phones: Phones): CallRecord {
  const { id, call } = outline;
  const mask = maskFor(phones);
  const number = textOf(call, 'destination') || textOf(call, 'to');
  return {
    id,
    agentId: textOf(call, 'agentId'),
    channel: mask(textOf(call, 'channel')),
    status: mask(textOf(call, 'status')),
    destination: phones === 'full' ? number : maskNumber(number),
    startedAt: startOf(outline),
    endedAt: endOf(outline),
    durationSeconds: durationOf(outline),
    attempt: attemptOf(outline),
    hasTranscript: hasWords(fieldOf(call, 'transcript')),
  };
}

/** Whether a transcript, in whatever form, holds anything. */
function hasWords(transcript: unknown): boolean {
  try {
    return typeof transcript === 'string' ? transcript.trim() !== '' : Object.keys(transcript ?? {}).length > 0;
  } catch {
    return false;
  }
}
