/** Whom to call again, not before when, and why the others are left out: one person, one retry. */
import { policy as english } from '../catalog/english-helpers.js';
import { languageFor, words } from '../catalog/registry.js';
import { readNumber } from '../failure/amount.js';
import type { Outline } from '../failure/outline.js';
import { attemptOf, endOf } from '../failure/outline.js';
import { describeOutcome, isOnDoNotCallList, isRetryableUnder } from '../failure/retry.js';
import { decideRetry } from '../failure/retry-decision.js';
import type { Campaign, RetryPolicy, RetryRules } from '../failure/retry-policy.js';
import { readRetryRules } from '../failure/retry-policy.js';
import type { Schedule } from '../failure/schedule.js';
import type { ContactHistory } from './contact-history.js';

/** Why a call is left out of a plan; the first that holds, in this order. */
export const LEFT_OUT = [
  'not-retryable',
  'tried-again',
  'reached',
  'under-way',
  'attempts-used',
  'do-not-call',
  'unreadable',
] as const;

export type LeftOutWhy = (typeof LEFT_OUT)[number];

/** Which calls to retry. Each key stands in exactly one of the two. */
export interface RetryPlan {
  /** `notBefore`: the earliest moment, in ms since 1970; null when it may be at once. */
  readonly retry: readonly { readonly key: string; readonly notBefore: number | null }[];
  /** `text`: one sentence, from the catalog. */
  readonly leftOut: readonly { readonly key: string; readonly why: LeftOutWhy; readonly text: string }[];
}

/** Under which rules, and when. */
export interface RetryPlanOptions {
  /** A campaign, or its `retryPolicy`. Absent: the reason alone decides. */
  readonly policy?: RetryPolicy | Campaign | null | undefined;
  /** The campaign's dialling hours. Absent: those of the campaign that was handed in as the policy, else none. */
  readonly schedule?: Schedule | null | undefined;
  /** The time, in ms since 1970; the clock's when absent. */
  readonly now?: number | undefined;
  /** BCP 47 tag of the sentences' language. Absent or unknown: English. */
  readonly lang?: string | undefined;
}

/** A held failed call, as far as a plan needs it. */
export interface PlannedCall {
  readonly slot: number;
  /** The catalog's row. */
  readonly reason: string;
  readonly outline: Outline;
  /** Whether its contact is on the do-not-call list. */
  readonly isBlocked: boolean;
}

type Decision = { readonly notBefore: number | null } | { readonly why: LeftOutWhy; readonly text: string };

/** Plans the retries of some keys. A key that is not held did not fail, and is left out as not retryable. */
export function planRetries(
  keys: Iterable<string>,
  callOf: (key: string) => PlannedCall | null,
  history: ContactHistory,
  options: RetryPlanOptions,
): RetryPlan {
  const retry: { key: string; notBefore: number | null }[] = [];
  const leftOut: { key: string; why: LeftOutWhy; text: string }[] = [];
  const planner = new Planner(history, options);
  for (const key of new Set(keys)) {
    const decision = planner.decide(callOf(key));
    if ('why' in decision) leftOut.push({ key, ...decision });
    else retry.push({ key, ...decision });
  }
  return { retry, leftOut };
}

class Planner {
  readonly #history: ContactHistory;
  readonly #rules: RetryRules;
  readonly #now: number;
  readonly #lang: string;
  readonly #retryableReasons = new Map<string, boolean>();

  constructor(history: ContactHistory, { policy, schedule, now, lang }: RetryPlanOptions) {
    this.#history = history;
    this.#rules = readRetryRules(policy, schedule);
    this.#now = readNumber(now) ?? Date.now();
    this.#lang = languageFor(lang);
  }

  decide(call: PlannedCall | null): Decision {
    const say = words('policy', this.#lang, english);
    if (call === null) return { why: 'not-retryable', text: say.notFailed };
    const { slot, reason } = call;
    if (!this.#isRetryable(reason)) return { why: 'not-retryable', text: say.notRetryable };
    if (this.#history.wasTriedAgain(slot)) return { why: 'tried-again', text: say.triedAgain };
    if (this.#history.wasReached(slot)) return { why: 'reached', text: say.reached };
    if (this.#history.isUnderWay(slot, this.#now)) return { why: 'under-way', text: say.underWay };
    return this.#decideByRules(call);
  }

  #decideByRules({ slot, outline, isBlocked }: PlannedCall): Decision {
    // Where calls do not state their attempts, the calls to the contact that are known are as many attempts at least.
    const attempt = Math.max(attemptOf(outline) ?? 1, this.#history.callCount(slot));
    const candidate = {
      isRetryable: true,
      attempt,
      endedAt: endOf(outline),
      isBlocked: isBlocked || isOnDoNotCallList(outline.call),
    };
    const outcome = decideRetry(candidate, this.#rules, this.#now);
    if (outcome.refusal === null) return { notBefore: outcome.at > this.#now ? outcome.at : null };
    const subject = { attempt, now: this.#now, lang: this.#lang, advice: '' };
    const why = outcome.refusal === 'unreadable-hours' ? 'unreadable' : outcome.refusal;
    return { why, text: describeOutcome(outcome, this.#rules, subject) };
  }

  #isRetryable(reason: string): boolean {
    const known = this.#retryableReasons.get(reason);
    if (known !== undefined) return known;
    const isRetryable = isRetryableUnder(this.#rules, reason);
    this.#retryableReasons.set(reason, isRetryable);
    return isRetryable;
  }
}
