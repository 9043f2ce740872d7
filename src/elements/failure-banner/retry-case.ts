/**
 * Decides whether a standalone banner offers a retry, by the host's policy and the contact's other calls. Loaded on
 * demand, because most banners are given neither. Uses the ledger's code, so that banner and list never differ.
 */
import { eachInput } from '../../failure/each-input.js';
import type { Failure } from '../../failure/explain.js';
import { outlineOf } from '../../failure/outline.js';
import { CallStore, LEAD_COMPLETED } from '../../ledger/call-store.js';
import { keyAt } from '../../ledger/columns.js';
import { planRetries } from '../../ledger/retry-plan.js';
import type { RetryLedger } from '../shared/call-retry.js';
import { CallRetry } from '../shared/call-retry.js';

/** What the decision depends on. */
export interface RetryFacts {
  /** The failed call, as the host gave it. */
  readonly input: unknown;
  /**
   * When the banner first read that call, in ms since 1970. A wait starts then if the call does not say when it failed.
   */
  readonly readAt: number;
  readonly failure: Failure;
  /** A campaign, its policy, or its policy and schedule; null or undefined where there is none. */
  readonly policy: unknown;
  /** The contact's other calls, or any calls; null or undefined where the host knows none. */
  readonly otherCalls: unknown;
  /** Zone of the times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
}

/** Puts the call and the contact's other calls into a store, and asks it about the call. */
export function retryCaseOf({ input, readAt, failure, policy, otherCalls, timeZone }: RetryFacts): CallRetry {
  const calls = new CallStore();
  calls.put(input);
  const key = keyAt(calls.columns, 0);
  calls.waitStart(0, readAt);
  for (const other of otherCallsOf(outlineOf(input).id, otherCalls)) calls.put(other);
  return new CallRetry({ ledger: ledgerOf(calls), key, failure, policy, timeZone });
}

/** A store in place of a whole ledger, because nothing is sorted or filtered here. */
const ledgerOf = (calls: CallStore): RetryLedger => ({
  laterCall: (key, now) => calls.contactHistory().laterCall(calls.slotOf(key) ?? 0, now),
  waitStart: (key, now) => calls.waitStart(calls.slotOf(key) ?? 0, now),
  callCount: (key) => calls.contactHistory().callCount(calls.slotOf(key) ?? 0),
  retryPlan: (keys, options) => {
    calls.refresh();
    return planRetries(keys, calls, { ...options });
  },
});

/** The contents of iterators, which can be consumed only once: the banner needs them again for its next call. */
const consumed = new WeakMap<object, readonly unknown[]>();

/**
 * All given inputs except the failed call itself; a `campaign.lead_completed` event stays, because it is about the
 * lead. Nothing for a call without an id, because it could not be told apart from the others.
 */
function otherCallsOf(id: string, given: unknown): readonly unknown[] {
  if (id === '' || given === null || given === undefined) return [];
  return inputsIn(given).filter((input) => {
    const outline = outlineOf(input);
    return outline.id !== id || outline.name === LEAD_COMPLETED;
  });
}

function inputsIn(given: unknown): readonly unknown[] {
  const known = typeof given === 'object' && given !== null ? consumed.get(given) : undefined;
  if (known) return known;
  const inputs: unknown[] = [];
  eachInput(given, (input) => inputs.push(input));
  const isIterator = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (isIterator) consumed.set(given, inputs);
  return inputs;
}
