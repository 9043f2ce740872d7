/**
 * What a host's handler answered about a retry: the new call's id, or why there is no new call. It comes from somebody's
 * server, so it is read as carefully as a call is: text only, on one line, with phone numbers masked.
 */
import type { Foreign } from '../../failure/fields.js';
import { get, isObject, textOf } from '../../failure/fields.js';
import { maskText } from '../../failure/mask.js';
import { onOneLine, sanitiseText } from '../../failure/sanitised-text.js';

export interface RetryAnswer {
  /** Whether a new call was placed. */
  readonly isPlaced: boolean;
  /** The new call's id; '' where the host did not say, or said what cannot be an id. */
  readonly callId: string;
  /** Why no call was placed, in the host's words; '' where it did not say, and where a call was placed. */
  readonly message: string;
}

/**
 * Reads what a handler resolved to. `{ callId }` names the new call. An object with a `message` and no call id says that
 * no call was placed, and why: it is what a server answers when it refuses, and nobody may read "placed" then. All else
 * counts as placed.
 */
export function readAnswer(value: unknown): RetryAnswer {
  const answer: Foreign = isObject(value) ? value : {};
  const callId = callIdOf(answer);
  const message = callId === '' ? messageOf(value) : '';
  return { isPlaced: message === '', callId, message };
}

/** Reads what a handler threw: an object with a `message`, such as an `Error`, or the message itself. */
export const readRefusal = (thrown: unknown): RetryAnswer => ({
  isPlaced: false,
  callId: '',
  message: typeof thrown === 'string' ? readable(thrown) : messageOf(thrown),
});

function messageOf(value: unknown): string {
  const message = isObject(value) ? get(value, 'message') : '';
  return typeof message === 'string' ? readable(message) : '';
}

const callIdOf = (answer: Foreign): string => linkableId(textOf(answer, 'callId'));

/** An id for a link; '' for one that would have to be masked, cut or cleaned: no link could lead to that. */
export const linkableId = (id: string): string => (readable(id) === id ? id : '');

/** On one line first: what is written over two lines may be one number. */
const readable = (text: string): string => sanitiseText(maskText(onOneLine(text)));
