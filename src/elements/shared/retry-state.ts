/**
 * What is drawn about retrying one failed call, however that was found out: a banner alone asks the host's `retryPolicy`
 * and `otherCalls`, a banner in a list is told by the list, which asks its ledger. Only data: nothing here decides.
 */
import type { Failure } from '../../failure/explain.js';

export interface RetryState {
  /** Whether a person may ask for a retry: at once, or for later where `notBefore` says so. */
  readonly isOffered: boolean;
  /** The earliest moment for the new call, in ms since 1970; null when it may be placed at once. */
  readonly notBefore: number | null;
  /** `notBefore` as it stands in a sentence, such as "on Mon, 10:00 GMT+5:30"; '' without one. */
  readonly notBeforeText: string;
  /** Whether to retry, in one sentence; '' where the failure's own advice holds. */
  readonly advice: string;
  /** Why no retry is offered, in a few words that stand in place of the button; '' where nothing is to be said there. */
  readonly explanation: string;
  /** Whether `explanation` tells of a later call to the same person: it is shown even where the host handles no retries. */
  readonly isCalledAgain: boolean;
  /** Id of that later call; '' where there is none, or it is not known. */
  readonly laterCallId: string;
  /** When the clock alone may change any of this, in ms since 1970; null when it does not. */
  readonly nextChange: number | null;
}

const NOTHING_KNOWN: RetryState = {
  isOffered: false,
  notBefore: null,
  notBeforeText: '',
  advice: '',
  explanation: '',
  isCalledAgain: false,
  laterCallId: '',
  nextChange: null,
};

/** Where no retry is offered. */
export const notOffered = (known: Partial<Omit<RetryState, 'isOffered'>> = {}): RetryState => ({
  ...NOTHING_KNOWN,
  ...known,
  isOffered: false,
});

/** Where a retry is offered: at once, unless `notBefore` is given. */
export const offered = (known: Partial<Omit<RetryState, 'isOffered'>> = {}): RetryState => ({
  ...NOTHING_KNOWN,
  ...known,
  isOffered: true,
});

/** Without a policy and without other calls, the failure's reason decides. */
export const stateByReason = ({ guidance }: Failure): RetryState => (guidance.retryable ? offered() : notOffered());
