/** The log: one JSON object per line, with the dashboard's words for failures. */
import type { Failure } from '@osmapi/osmtalk-elements/catalog.js';

import type { Level } from './branch.js';

export type Log = (level: Level, entry: Readonly<Record<string, unknown>>) => void;

/** Longer texts are truncated: log collectors cut long lines anywhere, and the rest is not valid JSON. */
const MAX_LENGTH = 500;
/** Characters that steer a terminal or a log viewer, or end a line. JSON escapes only some of them. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export function toLine(level: Level, entry: Readonly<Record<string, unknown>>, now: Date): string {
  const line = JSON.stringify({ time: now.toISOString(), level, ...entry }, (_key, value: unknown) =>
    typeof value === 'string' && value.length > MAX_LENGTH ? `${value.slice(0, MAX_LENGTH - 1)}…` : value,
  );
  return `${line.replace(UNSAFE, escape)}\n`;
}

const escape = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index).toString(16).padStart(4, '0'))
    .map((unit) => `\\u${unit}`)
    .join('');

/** The failure in the official words, with masked phone numbers; no fields for what did not fail. */
export function wordsOf(failure: Failure | null): Record<string, unknown> {
  if (!failure) return {};
  const { code, guidance, blameLabel, retryAdvice, doubts, call } = failure;
  const { title, cause, whatToTry, retryable } = guidance;
  const { agentId, channel, destination, durationSeconds, attempt } = call;
  return {
    reason: code,
    title,
    cause,
    blame: blameLabel,
    whatToTry,
    retryable,
    retryAdvice: retryAdvice.text,
    doubts: doubts.map(({ text }) => text),
    agentId,
    channel,
    destination,
    durationSeconds,
    attempt,
  };
}
