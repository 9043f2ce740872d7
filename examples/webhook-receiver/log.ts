/** The log: one JSON object a line, with the dashboard's words for what failed. */
import { type Failure, readCall } from '@osmapi/osmtalk-elements/catalog.js';

import type { Level } from './branch.js';

export type Log = (level: Level, entry: Readonly<Record<string, unknown>>) => void;

/** Characters of a received text that are kept: collectors of logs cut long lines anywhere, and then it is no JSON. */
const LONGEST = 500;
/** What a terminal or a viewer of logs would obey, or take for the end of the line. JSON itself escapes only some of it. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export function toLine(level: Level, entry: Readonly<Record<string, unknown>>, now: Date): string {
  const line = JSON.stringify({ time: now.toISOString(), level, ...entry }, (_key, value: unknown) =>
    typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value,
  );
  return `${line.replace(UNSAFE, escape)}\n`;
}

const escape = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index).toString(16).padStart(4, '0'))
    .map((unit) => `\\u${unit}`)
    .join('');

/** A field of an event, with the phone numbers in it masked; '' for what is no text. */
export const masked = (value: unknown): string => readCall({ channel: value }).channel;

/** The failure in the official words, its phone numbers masked; nothing for what did not fail. */
export function wordsOf(failure: Failure | null): Record<string, unknown> {
  if (!failure) return {};
  const { code, guidance, blameLabel, retryAdvice, doubts, call } = failure;
  const { title, cause, whatToTry, retryable } = guidance;
  const { agentId, channel, destination, durationSeconds, attempt } = call;
  return {
    ...{ reason: code, title, cause, blame: blameLabel, whatToTry, retryable, retryAdvice: retryAdvice.text },
    ...{ doubts: doubts.map(({ text }) => text), agentId, channel, destination, durationSeconds, attempt },
  };
}
