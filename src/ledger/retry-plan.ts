/** Plans which failed calls to retry and when, with at most one retry for each person. */
import { policy as english } from '../catalog/english-helpers.js';
import { languageFor, words } from '../catalog/registry.js';
import { readNumber } from '../failure/amount.js';
import { attemptOf, partsOf } from '../failure/outline.js';
import { describeOutcome, isOnDoNotCallList, isRetryableUnder } from '../failure/retry.js';
import type { RetryOutcome } from '../failure/retry-decision.js';
import { decideRetry } from '../failure/retry-decision.js';
import type { Campaign, RetryPolicy, RetryRules } from '../failure/retry-policy.js';
import { readRetryRules } from '../failure/retry-policy.js';
import type { Schedule } from '../failure/schedule.js';
import type { HeldCalls } from './columns.js';
import { rowAt } from './columns.js';
import type { ContactHistory } from './contact-history.js';

/** Why a call is left out of a plan: the first of these that applies. */
export const LEFT_OUT = [
  'not-retryable',
  'tried-again',
  'reached',
  'under-way',
  'attempts-used',
  'do-not-call',
  'unreadable',
] as const;

/**
 * Why a call is left out of a plan. `not-retryable`: by its reason. `tried-again`: the person was called again later.
 * `reached`: a later call reached the person. `under-way`: a call to the person is under way. `attempts-used` and
 * `do-not-call`: by the policy and the do-not-call list. `unreadable`: the policy or the schedule cannot be read.
 */
export type LeftOutWhy = (typeof LEFT_OUT)[number];

/** Which calls to retry. Each key is in exactly one of the two lists. */
export interface RetryPlan {
  /** The calls to retry. `notBefore` is the earliest moment, in ms since 1970; null for at once. */
  readonly retry: readonly { readonly key: string; readonly notBefore: number | null }[];
  /** The calls that are left out. `why` is the reason as a code, `text` as one sentence from the catalog. */
  readonly leftOut: readonly { readonly key: string; readonly why: LeftOutWhy; readonly text: string }[];
}

/** The rules of a plan, and its time and language. */
export interface RetryPlanOptions {
  /** A campaign, or its `retryPolicy`. Absent: the reason alone decides. */
  readonly policy?: RetryPolicy | Campaign | null | undefined;
  /** The campaign's dialling hours. Absent: those of the campaign that is passed as the policy, else none. */
  readonly schedule?: Schedule | null | undefined;
  /** The current time, in ms since 1970. Absent: `Date.now()`. */
  readonly now?: number | undefined;
  /** BCP 47 tag of the sentences' language. Absent or unknown: English. */
  readonly lang?: string | undefined;
}

/** The part of a store that a plan uses. */
export interface PlannedCalls extends HeldCalls {
  /** Whether the contact of a slot's call is on the do-not-call list. */
  isBlocked(slot: number): boolean;
  contactHistory(): ContactHistory;
  /** When the wait before a retry of a slot's call starts, in ms. */
  waitStart(slot: number, now: number): number;
}

/**
 * Plans the retries of some keys. A key that is not held belongs to no failed call, and is left out as not retryable.
 */
export function planRetries(keys: Iterable<string>, calls: PlannedCalls, options: RetryPlanOptions): RetryPlan {
  const planner = new Planner(calls, options);
  // Keys may be given twice, but each is planned once.
  const isPlanned = new Uint8Array(calls.slotCount);
  const notHeld = new Set<string>();
  for (const key of keys) {
    const slot = calls.slotOf(key);
    if (slot === undefined ? notHeld.has(key) : isPlanned[slot] === 1) continue;
    if (slot === undefined) notHeld.add(key);
    else isPlanned[slot] = 1;
    planner.add(key, slot);
  }
  return { retry: planner.retry, leftOut: planner.leftOut };
}

const WORDS_OF = { 'tried-again': 'triedAgain', reached: 'reached', 'under-way': 'underWay' } as const;

class Planner {
  readonly retry: { key: string; notBefore: number | null }[] = [];
  readonly leftOut: { key: string; why: LeftOutWhy; text: string }[] = [];
  readonly #calls: PlannedCalls;
  readonly #history: ContactHistory;
  readonly #rules: RetryRules;
  readonly #now: number;
  readonly #lang: string;
  readonly #sentences: ReturnType<typeof words<typeof english>>;
  readonly #retryableRows: (boolean | undefined)[] = [];
  /** The sentence for `attempts-used`, by attempt: cached, because a plan may contain it thousands of times. */
  readonly #attemptsUsed = new Map<number, string>();

  constructor(calls: PlannedCalls, { policy, schedule, now, lang }: RetryPlanOptions) {
    this.#calls = calls;
    this.#history = calls.contactHistory();
    this.#rules = readRetryRules(policy, schedule);
    this.#now = readNumber(now) ?? Date.now();
    this.#lang = languageFor(lang);
    this.#sentences = words('policy', this.#lang, english);
  }

  /** Plans one call. The slot is undefined for a call that is not held. */
  add(key: string, slot: number | undefined): void {
    const sentences = this.#sentences;
    if (slot === undefined) {
      this.leftOut.push({ key, why: 'not-retryable', text: sentences.notFailed });
      return;
    }
    if (!this.#isRetryable(rowAt(this.#calls.columns, slot))) {
      this.leftOut.push({ key, why: 'not-retryable', text: sentences.notRetryable });
      return;
    }
    const why = this.#history.standing(slot, this.#now);
    if (why === null) this.#addByRules(key, slot);
    else this.leftOut.push({ key, why, text: sentences[WORDS_OF[why]] });
  }

  #addByRules(key: string, slot: number): void {
    const { call } = partsOf(this.#calls.inputAt(slot));
    // Calls may not state their attempt. There were at least as many attempts as there are known calls to the contact.
    const attempt = Math.max(attemptOf({ call }) ?? 1, this.#history.callCount(slot));
    const candidate = {
      isRetryable: true,
      attempt,
      waitsFrom: this.#calls.waitStart(slot, this.#now),
      isBlocked: this.#calls.isBlocked(slot) || isOnDoNotCallList(call),
    };
    const outcome = decideRetry(candidate, this.#rules, this.#now);
    if (outcome.refusal === null) {
      this.retry.push({ key, notBefore: outcome.at > this.#now ? outcome.at : null });
      return;
    }
    const why = outcome.refusal === 'unreadable-hours' ? 'unreadable' : outcome.refusal;
    this.leftOut.push({ key, why, text: this.#textOf(outcome, attempt) });
  }

  #textOf(outcome: RetryOutcome, attempt: number): string {
    const isSpent = outcome.refusal === 'attempts-used';
    const known = isSpent ? this.#attemptsUsed.get(attempt) : undefined;
    if (known !== undefined) return known;
    const text = describeOutcome(outcome, this.#rules, { attempt, now: this.#now, lang: this.#lang, advice: '' });
    if (isSpent) this.#attemptsUsed.set(attempt, text);
    return text;
  }

  /** Whether a reason is retryable; cached, to look at each reason once and not for each call. */
  #isRetryable(row: number): boolean {
    const known = this.#retryableRows[row];
    if (known !== undefined) return known;
    const isRetryable = isRetryableUnder(this.#rules, this.#calls.rowNames[row] ?? 'unknown');
    this.#retryableRows[row] = isRetryable;
    return isRetryable;
  }
}
