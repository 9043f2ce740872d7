/** The decision about a retry, as numbers and codes. `retry.ts` says it in words. */
import type { RetryRules } from './retry-policy.js';
import type { DialWindow } from './schedule.js';
import { windowAt } from './schedule.js';

/** Why no call is placed. `unreadable-hours` differs from `unreadable` only in its words. */
export type RetryRefusal = 'not-retryable' | 'attempts-used' | 'do-not-call' | 'unreadable' | 'unreadable-hours';

/** What a decision depends on beside the rules. */
export interface RetryCandidate {
  /** Whether the reason is worth another call, or the policy names it. */
  readonly isRetryable: boolean;
  /** Which attempt failed, from 1. */
  readonly attempt: number;
  /** When the call ended, in ms; null where that is not known. */
  readonly endedAt: number | null;
  /** Whether the person is on the do-not-call list. */
  readonly isBlocked: boolean;
}

export type RetryOutcome =
  | { readonly refusal: RetryRefusal }
  /** `at` is the earliest moment; `wanted` what it would be without dialling hours. Both in ms. */
  | { readonly refusal: null; readonly at: number; readonly wanted: number };

/** The latest moment that a date of JavaScript can hold. */
const LAST_MOMENT = 8.64e15;

/** Decides about one failed call. */
export function decideRetry(candidate: RetryCandidate, rules: RetryRules, now: number): RetryOutcome {
  const { isRetryable, attempt, endedAt, isBlocked } = candidate;
  const { limit, minutes, hours } = rules;
  if (!isRetryable) return { refusal: 'not-retryable' };
  if (limit !== null && attempt >= limit) return { refusal: 'attempts-used' };
  if (isBlocked) return { refusal: 'do-not-call' };
  if (hours === 'unreadable') return { refusal: 'unreadable-hours' };
  if (limit === null || minutes === null) return { refusal: 'unreadable' };
  const wanted = (endedAt ?? now) + minutes * 60_000;
  if (!(Math.abs(wanted) <= LAST_MOMENT)) return { refusal: 'unreadable' };
  if (hours === null) return { refusal: null, at: wanted, wanted };
  const at = openingFrom(windowAt(hours, Math.max(wanted, now)), Math.max(wanted, now));
  return at === null ? { refusal: 'unreadable-hours' } : { refusal: null, at, wanted };
}

/** The first moment from `ms` on in a stretch of time that is open, or at whose end a window opens. */
const openingFrom = ({ isOpen, until }: DialWindow, ms: number): number | null => (isOpen ? ms : until);
