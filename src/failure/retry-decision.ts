/** Decides about a retry, as numbers and codes. `retry.ts` puts the decision into words. */
import type { RetryRules } from './retry-policy.js';
import type { DialWindow } from './schedule.js';
import { windowAt } from './schedule.js';

/** Why no call is placed. `unreadable-hours` differs from `unreadable` only in its words. */
export type RetryRefusal = 'not-retryable' | 'attempts-used' | 'do-not-call' | 'unreadable' | 'unreadable-hours';

/** The facts of a failed call that decide about its retry. */
export interface RetryCandidate {
  /** Whether the reason is retryable, or the policy names it. */
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
  /** `at` is the earliest moment; `wanted` is the earliest moment if there were no dialling hours. Both in ms. */
  | { readonly refusal: null; readonly at: number; readonly wanted: number };

/** The latest moment that a `Date` can hold, in ms. */
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
  const isMoment = Math.abs(wanted) <= LAST_MOMENT;
  if (!isMoment) return { refusal: 'unreadable' };
  if (hours === null) return { refusal: null, at: wanted, wanted };
  const at = openingFrom(windowAt(hours, Math.max(wanted, now)), Math.max(wanted, now));
  return at === null ? { refusal: 'unreadable-hours' } : { refusal: null, at, wanted };
}

/** The first moment from `ms` on at which calls may be placed; null when there is none within two weeks. */
const openingFrom = ({ isOpen, until }: DialWindow, ms: number): number | null => (isOpen ? ms : until);
