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
import { CallStore } from '../../ledger/call-store.js';
import { keyAt } from '../../ledger/columns.js';
import type { LaterCall } from '../../ledger/contact-history.js';
import { eachInput } from '../../ledger/inputs.js';
import type { LeftOutWhy } from '../../ledger/retry-plan.js';
import { planRetries } from '../../ledger/retry-plan.js';
import { linkableId } from '../shared/retry-answer.js';
import type { RetryState } from '../shared/retry-state.js';
import { notOffered, offered } from '../shared/retry-state.js';
import { whenOf } from '../shared/retry-words.js';

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
  /** The failed call, and the others: only a ledger's store, since nothing is sorted or filtered. */
  readonly #calls = new CallStore();
  /** The failed call's own key. */
  readonly #key: string;

  constructor({ input, failure, policy, otherCalls }: RetryFacts) {
    this.#failure = failure;
    this.#input = input;
    // Whatever it is: the rules are read from foreign data anyway.
    this.#policy = policy as RetryPolicy;
    this.#rules = readRetryRules(policy);
    this.#calls.put(input);
    this.#key = keyAt(this.#calls.columns, 0);
    for (const other of otherCallsOf(outlineOf(input), otherCalls)) this.#calls.put(other);
  }

  /** What to draw at a moment, in ms since 1970. */
  stateAt(now: number): RetryState {
    const { lang } = this.#failure;
    this.#calls.refresh();
    const plan = planRetries([this.#key], this.#calls, { policy: this.#policy, now, lang });
    const [retry] = plan.retry;
    if (retry) return this.#offeredState(retry.notBefore, now);
    const [leftOut] = plan.leftOut;
    const why = leftOut?.why ?? 'not-retryable';
    const later = this.#calls.contactHistory().laterCall(this.#slot);
    return notOffered({
      // Of a reason that is not worth a retry, the failure's own advice says more.
      advice: why === 'not-retryable' ? '' : (leftOut?.text ?? ''),
      explanation: later === null ? this.#explanation(why, now) : this.#laterText(later, now),
      isCalledAgain: later !== null,
      laterCallId: linkableId(later?.key ?? ''),
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
  #explanation(why: LeftOutWhy, now: number): string {
    const { lang, call } = this.#failure;
    const say = words('policy', lang, english);
    switch (why) {
      case 'attempts-used': {
        const { count } = this.#calls.contactHistory().standing(this.#slot, now);
        const attempt = Math.max(call.attempt ?? 1, count);
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
  #laterText({ time, outcome }: LaterCall, now: number): string {
    const { lang } = this.#failure;
    const say = words('policy', lang, english);
    if (time === null) return say.calledAgain;
    return fill(say[LATER_WORDS[outcome]], { when: whenOf(time, { lang, now }) }, lang);
  }

  get #slot(): number {
    return this.#calls.slotOf(this.#key) ?? 0;
  }
}

const LATER_WORDS = {
  reached: 'againReached',
  'not-reached': 'againNotReached',
  'under-way': 'againUnderWay',
  failed: 'againFailed',
} as const satisfies Record<LaterCall['outcome'], keyof typeof english>;

/** What iterables gave that can be gone through once only; another failed call asks about the same ones. */
const readOnce = new WeakMap<object, readonly unknown[]>();

/**
 * Other calls than the failed one itself, and events that tell of a lead. Without an id, a call cannot be told from the
 * others.
 */
function otherCallsOf({ id }: Outline, given: unknown): readonly unknown[] {
  if (id === '' || given === null || given === undefined) return [];
  return inputsIn(given).filter((input) => {
    const outline = outlineOf(input);
    return outline.failed === null || outline.id !== id;
  });
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
