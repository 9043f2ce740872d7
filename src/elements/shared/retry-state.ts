/**
 * What is shown about retrying one failed call. This is data only. For a standalone banner it is computed from the
 * host's `retryPolicy` and `otherCalls`; for a banner in a list, the list computes it from its ledger.
 */
import type { Failure } from '../../failure/explain.js';

export interface RetryState {
  /** Whether a retry is offered: at once, or for the moment in `notBefore`. */
  readonly isOffered: boolean;
  /** The earliest moment for the new call, in ms since 1970; null when it may be placed at once. */
  readonly notBefore: number | null;
  /** `notBefore` in words, such as "on Mon, 10:00 (Kolkata)"; '' where it is null. */
  readonly notBeforeText: string;
  /** Whether to retry, in one sentence; '' where the failure's own advice applies. */
  readonly advice: string;
  /** Why no retry is offered, in a few words, shown in place of the button; '' where nothing is shown there. */
  readonly explanation: string;
  /**
   * Whether `explanation` is about a later call to the same person. It is then shown even if the host handles no
   * retries.
   */
  readonly isCalledAgain: boolean;
  /** Id of that later call; '' where there is none or its id is not known. */
  readonly laterCallId: string;
  /** When the passing of time may change any of this, in ms since 1970; null if it does not. */
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

/** A state that offers no retry. */
export const notOffered = (known: Partial<Omit<RetryState, 'isOffered'>> = {}): RetryState => ({
  ...NOTHING_KNOWN,
  ...known,
  isOffered: false,
});

/** A state that offers a retry: at once, unless `notBefore` is given. */
export const offered = (known: Partial<Omit<RetryState, 'isOffered'>> = {}): RetryState => ({
  ...NOTHING_KNOWN,
  ...known,
  isOffered: true,
});

const OFFERED = offered();
const NOT_OFFERED = notOffered();

/** The state where neither a policy nor other calls are given: the failure's reason decides. */
export const stateByReason = ({ guidance }: Failure): RetryState => (guidance.retryable ? OFFERED : NOT_OFFERED);
