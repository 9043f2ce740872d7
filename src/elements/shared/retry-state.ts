/**
 * What is drawn about retrying one failed call, however that was found out: a banner alone asks the host's `retryPolicy`
 * and `otherCalls`, a banner in a list is told by the list, which asks its ledger. Only data: nothing here decides.
 */
import type { Failure } from '../../failure/explain.js';

/** What became of a later call to the same contact. */
export type LaterOutcome = 'reached' | 'not-reached' | 'under-way' | 'failed';

/** A later call to the same contact. */
export interface LaterCall {
  /** When it ended, or began while it is under way, in ms since 1970; null where that is not known. */
  readonly at: number | null;
  /** Its id; '' where that is not known. */
  readonly callId: string;
  readonly outcome: LaterOutcome;
}

export interface RetryState {
  /** Whether a person may ask for a retry: at once, or for later where `notBefore` says so. */
  readonly isOffered: boolean;
  /** The earliest moment for the new call, in ms since 1970; null when it may be placed at once. */
  readonly notBefore: number | null;
  /** `notBefore` as the button says it, such as "Mon, 10:00 GMT+5:30"; '' without one. */
  readonly notBeforeText: string;
  /** Whether to retry, in one sentence; '' where the failure's own advice holds. */
  readonly advice: string;
  /** Why no retry is offered, in a few words that stand in place of the button; '' where nothing has to be explained. */
  readonly explanation: string;
  /** The latest call to this contact after the failed one; null where none is known. */
  readonly laterCall: LaterCall | null;
  /** When the clock alone may change any of this, in ms since 1970; null when it does not. */
  readonly nextChange: number | null;
}

/** Without a policy and without other calls, the failure's reason decides. */
export const stateByReason = ({ guidance }: Failure): RetryState => ({
  isOffered: guidance.retryable,
  notBefore: null,
  notBeforeText: '',
  advice: '',
  explanation: '',
  laterCall: null,
  nextChange: null,
});
