/**
 * Whether to retry the call of a banner that stands alone, by the host's policy and by the contact's other calls. Loaded
 * on demand: most banners are given neither. The decision is the ledger's, so that banner and list never differ.
 */
import type { Failure } from '../../failure/explain.js';
import { outlineOf } from '../../failure/outline.js';
import { CallStore, LEAD_COMPLETED } from '../../ledger/call-store.js';
import { keyAt } from '../../ledger/columns.js';
import { eachInput } from '../../ledger/inputs.js';
import { planRetries } from '../../ledger/retry-plan.js';
import type { RetryLedger } from '../shared/call-retry.js';
import { CallRetry } from '../shared/call-retry.js';

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

/** The call, and what is known of it by the host's other calls. */
export function retryCaseOf({ input, failure, policy, otherCalls }: RetryFacts): CallRetry {
  const calls = new CallStore();
  calls.put(input);
  const key = keyAt(calls.columns, 0);
  for (const other of otherCallsOf(outlineOf(input).id, otherCalls)) calls.put(other);
  return new CallRetry({ ledger: ledgerOf(calls), key, failure, policy });
}

/** Only a ledger's store, since nothing is sorted or filtered. */
const ledgerOf = (calls: CallStore): RetryLedger => ({
  get: (key) => calls.inputAt(calls.slotOf(key) ?? 0),
  laterCall: (key) => calls.contactHistory().laterCall(calls.slotOf(key) ?? 0),
  callCount: (key) => calls.contactHistory().standing(calls.slotOf(key) ?? 0, 0).count,
  retryPlan: (keys, options) => {
    calls.refresh();
    return planRetries(keys, calls, { ...options });
  },
});

/** What iterables gave that can be gone through once only; another failed call asks about the same ones. */
const readOnce = new WeakMap<object, readonly unknown[]>();

/**
 * Other calls than the failed one itself, and what is said of its lead. Without an id, it cannot be told from other calls.
 */
function otherCallsOf(id: string, given: unknown): readonly unknown[] {
  if (id === '' || given === null || given === undefined) return [];
  return inputsIn(given).filter((input) => {
    const outline = outlineOf(input);
    return outline.id !== id || outline.name === LEAD_COMPLETED;
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
