/** Plans which failed calls to retry and when, with at most one retry for each person. */
import { policy as english } from '../catalog/english-helpers.js';
import { languageFor, words } from '../catalog/registry.js';
import { readNumber } from '../failure/amount.js';
import { attemptOf, endOf, outlineOf } from '../failure/outline.js';
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

/** The held calls, as far as a plan needs them. */
export interface PlannedCalls extends HeldCalls {
  /** Whether the contact of a slot's call is on the do-not-call list. */
  isBlocked(slot: number): boolean;
  contactHistory(): ContactHistory;
}

type Decision = { readonly notBefore: number | null } | { readonly why: LeftOutWhy; readonly text: string };

/** Plans the retries of some keys. A key that is not held did not fail, and is left out as not retryable. */
export function planRetries(keys: Iterable<string>, calls: PlannedCalls, options: RetryPlanOptions): RetryPlan {
  const retry: { key: string; notBefore: number | null }[] = [];
  const leftOut: { key: string; why: LeftOutWhy; text: string }[] = [];
  const planner = new Planner(calls, options);
  /** By slot, and the keys without one: a key is named once. */
  const isPlanned = new Uint8Array(calls.slotCount);
  const notHeld = new Set<string>();
  for (const key of keys) {
    const slot = calls.slotOf(key);
    if (slot === undefined ? notHeld.has(key) : isPlanned[slot] === 1) continue;
    if (slot === undefined) notHeld.add(key);
    else isPlanned[slot] = 1;
    const decision = planner.decide(slot);
    if ('why' in decision) leftOut.push({ key, why: decision.why, text: decision.text });
    else retry.push({ key, notBefore: decision.notBefore });
  }
  return { retry, leftOut };
}

const WORDS_OF = { 'tried-again': 'triedAgain', reached: 'reached', 'under-way': 'underWay' } as const;

class Planner {
  readonly #calls: PlannedCalls;
  readonly #history: ContactHistory;
  readonly #rules: RetryRules;
  readonly #now: number;
  readonly #lang: string;
  readonly #say: ReturnType<typeof words<typeof english>>;
  readonly #retryableRows: (boolean | undefined)[] = [];
  /** By attempt, why there is none after it: a plan says it of thousands of calls. */
  readonly #attemptsUsed = new Map<number, string>();

  constructor(calls: PlannedCalls, { policy, schedule, now, lang }: RetryPlanOptions) {
    this.#calls = calls;
    this.#history = calls.contactHistory();
    this.#rules = readRetryRules(policy, schedule);
    this.#now = readNumber(now) ?? Date.now();
    this.#lang = languageFor(lang);
    this.#say = words('policy', this.#lang, english);
  }

  decide(slot: number | undefined): Decision {
    const say = this.#say;
    if (slot === undefined) return { why: 'not-retryable', text: say.notFailed };
    if (!this.#isRetryable(rowAt(this.#calls.columns, slot))) return { why: 'not-retryable', text: say.notRetryable };
    const { why, count } = this.#history.standing(slot, this.#now);
    if (why !== null) return { why, text: say[WORDS_OF[why]] };
    return this.#decideByRules(slot, count);
  }

  #decideByRules(slot: number, callCount: number): Decision {
    const outline = outlineOf(this.#calls.inputAt(slot));
    // Where calls do not state their attempts, the calls to the contact that are known are as many attempts at least.
    const attempt = Math.max(attemptOf(outline) ?? 1, callCount);
    const candidate = {
      isRetryable: true,
      attempt,
      endedAt: endOf(outline),
      isBlocked: this.#calls.isBlocked(slot) || isOnDoNotCallList(outline.call),
    };
    const outcome = decideRetry(candidate, this.#rules, this.#now);
    if (outcome.refusal === null) return { notBefore: outcome.at > this.#now ? outcome.at : null };
    const why = outcome.refusal === 'unreadable-hours' ? 'unreadable' : outcome.refusal;
    return { why, text: this.#textOf(outcome, attempt) };
  }

  #textOf(outcome: RetryOutcome, attempt: number): string {
    const isSpent = outcome.refusal === 'attempts-used';
    const known = isSpent ? this.#attemptsUsed.get(attempt) : undefined;
    if (known !== undefined) return known;
    const text = describeOutcome(outcome, this.#rules, { attempt, now: this.#now, lang: this.#lang, advice: '' });
    if (isSpent) this.#attemptsUsed.set(attempt, text);
    return text;
  }

  /** Reasons are looked at once, not once for each call. */
  #isRetryable(row: number): boolean {
    const known = this.#retryableRows[row];
    if (known !== undefined) return known;
    const isRetryable = isRetryableUnder(this.#rules, this.#calls.rowNames[row] ?? 'unknown');
    this.#retryableRows[row] = isRetryable;
    return isRetryable;
  }
}
