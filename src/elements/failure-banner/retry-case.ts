/**
 * Whether to retry the call of a banner that stands alone, by the host's policy and by the contact's other calls. Loaded
 * on demand: most banners are given neither. The decision is the ledger's, so that banner and list never differ.
 */
import { banner as bannerEnglish } from '../../catalog/english.js';
import { policy as english } from '../../catalog/english-helpers.js';
import { fill, fillCount } from '../../catalog/fill.js';
import { words } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import type { Outline } from '../../failure/outline.js';
import { outlineOf } from '../../failure/outline.js';
import { shouldRetry } from '../../failure/retry.js';
import type { RetryPolicy, RetryRules } from '../../failure/retry-policy.js';
import { readRetryRules } from '../../failure/retry-policy.js';
import { windowAt } from '../../failure/schedule.js';
import { describeMoment } from '../../failure/schedule-words.js';
import { eachInput } from '../../ledger/inputs.js';
import { FailureLedger } from '../../ledger/ledger.js';
import type { LeftOutWhy } from '../../ledger/retry-plan.js';
import type { RetryState } from '../shared/retry-state.js';
import { notOffered, offered } from '../shared/retry-state.js';
import { whenOf } from '../shared/retry-words.js';
import type { ContactCalls, LaterCall, LaterOutcome } from './contact-calls.js';
import { contactCallsOf } from './contact-calls.js';

/** What a host gave to a banner. */
export interface RetryFacts {
  /** The failed call, as the host gave it. */
  readonly input: unknown;
  readonly failure: Failure;
  /** A campaign, its policy, or its policy and schedule; null or undefined where there is none. */
  readonly policy: unknown;
  /** The contact's other calls, or any calls; null or undefined where the host knows none. */
  readonly otherCalls: unknown;
}

/** How soon to look again whether a call that is under way has ended, or is forgotten, in ms. */
const UNDER_WAY_MS = 600_000;

export class RetryCase {
  readonly #failure: Failure;
  readonly #input: unknown;
  readonly #policy: RetryPolicy;
  readonly #rules: RetryRules;
  readonly #ledger = new FailureLedger();
  /** The failed call's own key in the ledger. */
  readonly #key: string;
  readonly #contact: ContactCalls;

  constructor({ input, failure, policy, otherCalls }: RetryFacts) {
    const own = outlineOf(input);
    const others = otherCallsOf(own, otherCalls);
    this.#failure = failure;
    this.#input = input;
    // Whatever it is: the rules are read from foreign data anyway.
    this.#policy = policy as RetryPolicy;
    this.#rules = readRetryRules(policy);
    this.#ledger.upsert([input]);
    this.#key = this.#ledger.view().keyAt(0);
    this.#ledger.upsert(others);
    this.#contact = contactCallsOf(own, others);
  }

  /** What to draw at a moment, in ms since 1970. */
  stateAt(now: number): RetryState {
    const { lang } = this.#failure;
    const plan = this.#ledger.retryPlan([this.#key], { policy: this.#policy, now, lang });
    const [retry] = plan.retry;
    if (retry) return this.#offeredState(retry.notBefore, now);
    const [leftOut] = plan.leftOut;
    const why = leftOut?.why ?? 'not-retryable';
    const { later } = this.#contact;
    return notOffered({
      // Of a reason that is not worth a retry, the failure's own advice says more.
      advice: why === 'not-retryable' ? '' : (leftOut?.text ?? ''),
      explanation: later === null ? this.#explanation(why) : this.#laterText(later, now),
      isCalledAgain: later !== null,
      laterCallId: later?.callId ?? '',
      nextChange: later?.outcome === 'under-way' ? now + UNDER_WAY_MS : null,
    });
  }

  #offeredState(notBefore: number | null, now: number): RetryState {
    const { hours } = this.#rules;
    const closing = hours === null || hours === 'unreadable' ? null : windowAt(hours, now).until;
    return offered({
      notBefore,
      notBeforeText: notBefore === null ? '' : this.#notBeforeText(notBefore, now),
      advice: this.#offeredAdvice(notBefore, now),
      nextChange: notBefore ?? closing,
    });
  }

  /** In the campaign's zone where it has dialling hours, else in the reader's. */
  #notBeforeText(notBefore: number, now: number): string {
    const { lang } = this.#failure;
    const { hours } = this.#rules;
    if (hours === null || hours === 'unreadable') return whenOf(notBefore, { lang, now });
    const time = describeMoment(notBefore, { now, timeZone: hours.timeZone, lang });
    return fill(words('banner', lang, bannerEnglish).onDay, { time }, lang);
  }

  #offeredAdvice(notBefore: number | null, now: number): string {
    const { lang, retryAdvice } = this.#failure;
    if (notBefore !== null) return shouldRetry(this.#input, this.#policy, { now, lang }).why;
    return retryAdvice.kind === 'policy-decides' ? words('policy', lang, english).allowed : '';
  }

  /** What stands in place of the button, where no other call explains it. */
  #explanation(why: LeftOutWhy): string {
    const { lang, call } = this.#failure;
    const say = words('policy', lang, english);
    switch (why) {
      case 'attempts-used': {
        const attempt = Math.max(call.attempt ?? 1, this.#contact.count);
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

  /** "Tried again at 10:42: reached". */
  #laterText({ at, outcome }: LaterCall, now: number): string {
    const { lang } = this.#failure;
    const say = words('policy', lang, english);
    if (at === null) return say.calledAgain;
    return fill(say[LATER_WORDS[outcome]], { when: whenOf(at, { lang, now }) }, lang);
  }
}

const LATER_WORDS = {
  reached: 'againReached',
  'not-reached': 'againNotReached',
  'under-way': 'againUnderWay',
  failed: 'againFailed',
} as const satisfies Record<LaterOutcome, keyof typeof english>;

/** What iterables gave that can be gone through once only; another failed call asks about the same ones. */
const readOnce = new WeakMap<object, readonly unknown[]>();

/** Other calls than the failed one itself. Without an id, that cannot be told from them. */
function otherCallsOf({ id }: Outline, given: unknown): readonly unknown[] {
  if (id === '' || given === null || given === undefined) return [];
  return inputsIn(given).filter((input) => outlineOf(input).id !== id);
}

function inputsIn(given: unknown): readonly unknown[] {
  const known = typeof given === 'object' && given !== null ? readOnce.get(given) : undefined;
  if (known) return known;
  const inputs: unknown[] = [];
  eachInput(given, (input) => inputs.push(input));
  const isIterator = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (isIterator) readOnce.set(given, inputs);
  return inputs;
}
