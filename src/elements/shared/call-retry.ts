/**
 * What is to be drawn about retrying one call of a ledger: in a banner that stands alone, and in the rows of a list. The
 * decision is the ledger's, so that banner and list never differ.
 */
import { banner as bannerEnglish } from '../../catalog/english.js';
import { policy as english } from '../../catalog/english-helpers.js';
import { fill, fillCount } from '../../catalog/fill.js';
import { words } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import { shouldRetry } from '../../failure/retry.js';
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

/** How soon to look again whether a call that is under way has ended, or is forgotten, in ms. */
const UNDER_WAY_MS = 600_000;

/** What a ledger knows of a call. */
export type RetryLedger = Pick<FailureLedger, 'get' | 'laterCall' | 'callCount' | 'retryPlan'>;

/** One call of a ledger, under a host's rules. */
export interface RetrySubject {
  readonly ledger: RetryLedger;
  readonly key: string;
  /** The call, explained. */
  readonly failure: Failure;
  /** A campaign, its policy, or its policy and schedule; null or undefined where there is none. */
  readonly policy: unknown;
}

export class CallRetry {
  readonly #ledger: RetryLedger;
  readonly #key: string;
  readonly #failure: Failure;
  readonly #policy: RetryPolicy;
  readonly #rules: RetryRules;

  constructor({ ledger, key, failure, policy }: RetrySubject) {
    this.#ledger = ledger;
    this.#key = key;
    this.#failure = failure;
    // Whatever it is: the rules are read from foreign data anyway.
    this.#policy = policy as RetryPolicy;
    this.#rules = readRetryRules(policy);
  }

  /** What to draw at a moment, in ms since 1970. */
  stateAt(now: number): RetryState {
    const { lang } = this.#failure;
    const plan = this.#ledger.retryPlan([this.#key], { policy: this.#policy, now, lang });
    const [retry] = plan.retry;
    if (retry) return this.#offeredState(retry.notBefore, now);
    const [leftOut] = plan.leftOut;
    const why = leftOut?.why ?? 'not-retryable';
    const later = this.#ledger.laterCall(this.#key);
    return notOffered({
      // Of a reason that is not worth a retry, the failure's own advice says more.
      advice: why === 'not-retryable' ? '' : (leftOut?.text ?? ''),
      explanation: later === null ? this.#explanation(why) : laterText(later, { lang, now }),
      isCalledAgain: later !== null,
      laterCallId: linkableId(later?.callId ?? ''),
      nextChange: later?.outcome === 'under-way' ? now + UNDER_WAY_MS : null,
    });
  }

  #offeredState(notBefore: number | null, now: number): RetryState {
    return offered({
      notBefore,
      notBeforeText: notBefore === null ? '' : momentText(notBefore, this.#rules, { lang: this.#failure.lang, now }),
      advice: this.#offeredAdvice(notBefore, now),
      nextChange: notBefore ?? nextChangeOfHours(this.#rules, now),
    });
  }

  #offeredAdvice(notBefore: number | null, now: number): string {
    const { lang, retryAdvice } = this.#failure;
    if (notBefore !== null) return shouldRetry(this.#ledger.get(this.#key), this.#policy, { now, lang }).why;
    return retryAdvice.kind === 'policy-decides' ? words('policy', lang, english).allowed : '';
  }

  /** What stands in place of the button, where no other call explains it. */
  #explanation(why: LeftOutWhy): string {
    const { lang, call } = this.#failure;
    const say = words('policy', lang, english);
    switch (why) {
      case 'attempts-used': {
        const attempt = Math.max(call.attempt ?? 1, this.#ledger.callCount(this.#key));
        return fillCount(say.attemptsUsed, { attempt, count: this.#rules.limit ?? attempt }, lang);
      }
      case 'do-not-call':
        return say.onDoNotCallList;
      case 'unreadable':
        return this.#rules.hours === 'unreadable' ? say.hoursNotRead : say.policyNotRead;
      case 'tried-again':
      case 'reached':
      case 'under-way':
        return say.calledAgain;
      case 'not-retryable':
        return '';
    }
  }
}

/** "on Mon, 10:00 GMT+5:30": a moment in the campaign's zone where it has dialling hours, else in the reader's. */
export function momentText(ms: number, { hours }: RetryRules, { lang, now }: SpokenNow): string {
  if (hours === null || hours === 'unreadable') return whenOf(ms, { lang, now });
  const time = describeMoment(ms, { now, timeZone: hours.timeZone, lang });
  return fill(words('banner', lang, bannerEnglish).onDay, { time }, lang);
}

/** "Tried again at 10:42: reached". */
export function laterText({ at, outcome }: LaterCall, spoken: SpokenNow): string {
  const say = words('policy', spoken.lang, english);
  return at === null ? say.calledAgain : fill(say[LATER_WORDS[outcome]], { when: whenOf(at, spoken) }, spoken.lang);
}

const LATER_WORDS = {
  reached: 'againReached',
  'not-reached': 'againNotReached',
  'under-way': 'againUnderWay',
  failed: 'againFailed',
} as const satisfies Record<LaterCall['outcome'], keyof typeof english>;
