/** What happens next with a failed call, by its reason: the place for your own rules. */
import { type Failure, isRetryableFailure } from '@osmapi/osmtalk-elements/catalog.js';

export type NextStep = 'retry' | 'human review';

/** Severities of syslog. An `alert` needs attention now. */
export type Level = 'alert' | 'error' | 'warning' | 'info';

export interface Branch {
  readonly nextStep: NextStep | null;
  readonly level: Level;
}

/** As in the official page's sample: a retryable failure goes to a worker, any other to a person. */
export function branch(failure: Failure | null): Branch {
  if (!failure) return { nextStep: null, level: 'info' };
  return {
    nextStep: isRetryableFailure(failure.reason) ? 'retry' : 'human review',
    level: failure.guidance.likelyBlame === 'platform' ? 'alert' : 'warning',
  };
}
