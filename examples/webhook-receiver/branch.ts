/** What becomes of a failed call, by its reason: the place to put your own rules. */
import { type Failure, isRetryableFailure } from '@osmapi/osmtalk-elements/catalog.js';

export type NextStep = 'retry' | 'human review';

/** As syslog names them. An alert wants somebody's attention now. */
export type Level = 'alert' | 'error' | 'warning' | 'info';

export interface Branch {
  readonly nextStep: NextStep | null;
  readonly level: Level;
}

/** As the sample on the official page does it: what is retryable goes to a worker, all else to a person. */
export function branch(failure: Failure | null): Branch {
  if (!failure) return { nextStep: null, level: 'info' };
  return {
    nextStep: isRetryableFailure(failure.reason) ? 'retry' : 'human review',
    level: failure.guidance.likelyBlame === 'platform' ? 'alert' : 'warning',
  };
}
