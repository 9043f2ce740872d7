/**
 * What a standalone banner and a list's row show about retrying one call. Both take the decision from a ledger, so that
 * they never differ.
 */
import { banner as bannerEnglish } from '../../catalog/english.js';
import { policy as english } from '../../catalog/english-helpers.js';
import { fill, fillCount } from '../../catalog/fill.js';
import { words } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import { describeOutcome, minutesUntil } from '../../failure/retry.js';
import { endOfWait } from '../../failure/retry-decision.js';
import type { RetryPolicy, RetryRules } from '../../failure/retry-policy.js';
import { nextChangeOfHours, readRetryRules } from '../../failure/retry-policy.js';
import { describeMoment } from '../../failure/schedule-words.js';
import type { LaterCall } from '../../ledger/contact-history.js';
import type { FailureLedger } from '../../ledger/ledger.js';
import type { LeftOutWhy } from '../../ledger/retry-plan.js';
import { linkableId } from './retry-answer.js';
import type { RetryState } from './retry-state.js';
import { notOffered, offered } from './retry-state.js';
import type { SpokenNow } from './retry-words.js';
import { whenOf } from './retry-words.js';

/** Interval for checking whether a call under way has ended or timed out, in ms. */
const UNDER_WAY_CHECK_MS = 600_000;

/** The part of a ledger that decides on the retry of a call. */
export interface RetryLedger extends Pick<FailureLedger, 'callCount' | 'retryPlan'> {
  laterCall(key: string, now: number): LaterCall | null;
  waitStart(key: string, now: number): number | null;
}

/** One call of a ledger, under a host's rules. */
export interface RetrySubject {
  readonly ledger: RetryLedger;
  readonly key: string;
  /** The call, explained. */
  readonly failure: Failure;
  /** A campaign, its policy, or its policy and schedule; null or undefined where there is none. */
  readonly policy: unknown;
  /** Zone of the times, except that of the dialling hours. Absent: the reader's own. */
  readonly timeZone?: string | undefined;
}

export class CallRetry {
  readonly #ledger: RetryLedger;
  readonly #key: string;
  readonly #failure: Failure;
  readonly #policy: RetryPolicy;
  readonly #rules: RetryRules;
  readonly #timeZone: string | undefined;

  constructor({ ledger, key, failure, policy, timeZone }: RetrySubject) {
    this.#ledger = ledger;
    this.#key = key;
    this.#failure = failure;
    // May be any value: `readRetryRules` and `retryPlan` read it as foreign data.
    this.#policy = policy as RetryPolicy;
    this.#rules = readRetryRules(policy);
    this.#timeZone = timeZone;
  }

  /** What to draw at the moment `now`, in ms since 1970. */
  stateAt(now: number): RetryState {
    const { lang } = this.#failure;
    const plan = this.#ledger.retryPlan([this.#key], { policy: this.#policy, now, lang });
    const [retry] = plan.retry;
    if (retry) return this.#offeredState(retry.notBefore, now);
    const [leftOut] = plan.leftOut;
    const why = leftOut?.why ?? 'not-retryable';
    const later = this.#ledger.laterCall(this.#key, now);
    return notOffered({
      // Where the reason itself rules a retry out, the failure's own advice says more.
      advice: why === 'not-retryable' ? '' : (leftOut?.text ?? ''),
      explanation: later === null ? this.#explanation(why) : laterText(later, { lang, now, timeZone: this.#timeZone }),
      isCalledAgain: later !== null,
      laterCallId: linkableId(later?.callId ?? ''),
      nextChange: later?.outcome === 'under-way' ? now + UNDER_WAY_CHECK_MS : null,
    });
  }

  #offeredState(notBefore: number | null, now: number): RetryState {
    const spoken = { lang: this.#failure.lang, now, timeZone: this.#timeZone };
    return offered({
      notBefore,
      notBeforeText: notBefore === null ? '' : momentText(notBefore, this.#rules, spoken),
      advice: this.#offeredAdvice(notBefore, now),
      nextChange: notBefore === null ? nextChangeOfHours(this.#rules, now) : nextMinuteBefore(notBefore, now),
    });
  }

  #offeredAdvice(notBefore: number | null, now: number): string {
    const { lang, retryAdvice, call } = this.#failure;
    if (notBefore === null) return retryAdvice.kind === 'policy-decides' ? words('policy', lang, english).allowed : '';
    const wanted = endOfWait(this.#ledger.waitStart(this.#key, now) ?? now, this.#rules.minutes ?? 0);
    const subject = { attempt: call.attempt ?? 1, now, lang, advice: retryAdvice.text };
    return describeOutcome({ refusal: null, at: notBefore, wanted }, this.#rules, subject);
  }

  /** The text in place of the button when there is no later call to tell about. */
  #explanation(why: LeftOutWhy): string {
    const { lang, call } = this.#failure;
    const sentences = words('policy', lang, english);
    switch (why) {
      case 'attempts-used': {
        const attempt = Math.max(call.attempt ?? 1, this.#ledger.callCount(this.#key));
        return fillCount(sentences.attemptsUsed, { attempt, count: this.#rules.limit ?? attempt }, lang);
      }
      case 'do-not-call':
        return sentences.onDoNotCallList;
      case 'unreadable':
        return this.#rules.hours === 'unreadable' ? sentences.hoursNotRead : sentences.policyNotRead;
      case 'tried-again':
      case 'reached':
      case 'under-way':
        return sentences.calledAgain;
      case 'not-retryable':
        return '';
    }
  }
}

/** When the remaining minutes change: the advice contains their number. */
const nextMinuteBefore = (moment: number, now: number): number => moment - (minutesUntil(moment, now) - 1) * 60_000;

/**
 * "on Mon, 10:00 (Kolkata)": in the campaign's zone where it has dialling hours, else in the zone of all other times.
 */
export function momentText(ms: number, { hours }: RetryRules, spoken: SpokenNow): string {
  if (hours === null || hours === 'unreadable') return whenOf(ms, spoken);
  const { lang, now } = spoken;
  const time = describeMoment(ms, { now, timeZone: hours.timeZone, lang });
  return fill(words('banner', lang, bannerEnglish).onDay, { time }, lang);
}

/** "Tried again at 10:42: reached". */
export function laterText({ at, outcome }: LaterCall, spoken: SpokenNow): string {
  const sentences = words('policy', spoken.lang, english);
  return at === null
    ? sentences.calledAgain
    : fill(sentences[LATER_WORDS[outcome]], { when: whenOf(at, spoken) }, spoken.lang);
}

const LATER_WORDS = {
  reached: 'againReached',
  'not-reached': 'againNotReached',
  'under-way': 'againUnderWay',
  failed: 'againFailed',
} as const satisfies Record<LaterCall['outcome'], keyof typeof english>;
