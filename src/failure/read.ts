/**
 * Reads calls from outside: a REST or SDK call object, a webhook event of either documented shape, a row of a database, a
 * bare reason, any of these as JSON text, or anything else. The result holds only strings, finite numbers and booleans,
 * and nothing throws, even for getters, proxies and cycles.
 */
import { fieldOf, textOf } from './fields.js';
import { maskNumber, maskText } from './mask.js';
import { warnOfReasonKeys } from './misread.js';
import type { Outline } from './outline.js';
import { attemptOf, durationOf, endOf, outlineOf, startOf } from './outline.js';

/** What is known of a call. Absent text is '', an absent number is null; no other key is kept. */
export interface CallRecord {
  /** The call's id, as received; '' when absent. */
  readonly id: string;
  /** Id of the agent (the bot) that made or took the call; '' when absent. */
  readonly agentId: string;
  /** `phone`, `web`, `whatsapp`, or a channel that the platform adds later; '' when absent. */
  readonly channel: string;
  /** The call's status, such as `failed` or `completed`; '' when absent. */
  readonly status: string;
  /** The number that was called, masked to its last four digits; '' when absent, as on inbound calls. */
  readonly destination: string;
  /** When the call began, in ms since 1970, UTC; null when absent or not readable. */
  readonly startedAt: number | null;
  /** When the call ended, in ms since 1970, UTC; null when absent or not readable. */
  readonly endedAt: number | null;
  /** How long the call lasted, in seconds; null when the platform does not say. Never computed from other fields. */
  readonly durationSeconds: number | null;
  /** Which attempt this call was, from 1; null when absent. */
  readonly attempt: number | null;
  /** Whether the call has a transcript, so that someone was heard. The transcript itself is never kept. */
  readonly hasTranscript: boolean;
}

/** Whether phone numbers are masked to their last four digits, or kept in full for readers who may see them. */
export type Phones = 'masked' | 'full';

/** A call, and whether and why it failed, with phone numbers masked unless they were asked for. */
export interface Reading extends Pick<Outline, 'failed' | 'code' | 'otherCode'> {
  readonly call: CallRecord;
}

/**
 * Reads any input into a `CallRecord`: a REST or SDK call object, a webhook event, a row of a database, or any of these as
 * JSON text, with fields in camelCase or snake_case (camelCase wins).
 *
 * Moments may be ISO 8601 (UTC where no zone is given), RFC 2822, `Date`, or numbers in s, ms, µs or ns by their size.
 * The duration may be a number of seconds, `m:ss`, `h:mm:ss` or ISO 8601. Other numbers are plain decimals. A value in
 * another notation, or one that does not exist (30 February), is absent: '' or null, never guessed, in every engine and
 * time zone. Phone numbers are masked to their last four digits. Never throws.
 */
export const readCall = (input: unknown): CallRecord => recordOf(outlineOf(input), 'masked');

/** Reads any input: the call, and whether and why it failed. */
export function read(input: unknown, phones: Phones = 'masked'): Reading {
  const outline = outlineOf(input);
  const { failed, code, otherCode } = outline;
  if (failed && code === '') warnOfReasonKeys(outline);
  const mask = maskFor(phones);
  return { failed, code: mask(code), otherCode: mask(otherCode), call: recordOf(outline, phones) };
}

const maskFor = (phones: Phones) => (phones === 'full' ? String : maskText);

/** The call record of an outline. */
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

/** Whether a transcript, as text, a list or an object, is not empty. */
function hasWords(transcript: unknown): boolean {
  try {
    return typeof transcript === 'string' ? transcript.trim() !== '' : Object.keys(transcript ?? {}).length > 0;
  } catch {
    return false;
  }
}
