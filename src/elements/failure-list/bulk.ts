/** Retrying many calls: a few at a time, with a way to stop, and an account of what became of each. */
import type { Failure } from '../../failure/explain.js';
import { callKey, OsmRetryEvent } from '../shared/retry.js';
import type { RetryRuns } from '../shared/retry.js';

/** How many retries are under way at once: enough to be quick, few enough for a platform's rate limit. */
const CONCURRENCY = 4;

export class BulkRetry {
  readonly #runs: RetryRuns;
  /** What the last press asked for, in order. */
  #failures: readonly Failure[] = [];
  #next = 0;

  constructor(runs: RetryRuns) {
    this.#runs = runs;
  }

  /** How far it is; null when nothing was asked for. */
  get progress(): {
    readonly total: number;
    readonly placed: number;
    readonly failed: number;
    readonly busy: boolean;
  } | null {
    if (this.#failures.length === 0) return null;
    const count = (wanted: string) => this.#failures.filter((failure) => this.#statusOf(failure) === wanted).length;
    const busy = count('busy');
    return { total: this.#failures.length, placed: count('done'), failed: count('failed'), busy: busy > 0 };
  }

  /** The calls that did not go through. */
  get failed(): readonly Failure[] {
    return this.#failures.filter((failure) => this.#statusOf(failure) === 'failed');
  }

  /** Asks the page to retry these, a few at a time. What is not retryable is never asked for. */
  ask(element: EventTarget, failures: readonly Failure[]): void {
    if (this.progress?.busy) return;
    const worthIt = failures.filter((failure) => failure.guidance.retryable && this.#runs.isFree(callKey(failure)));
    const handler = worthIt.length > 0 ? OsmRetryEvent.ask(element, worthIt) : undefined;
    if (!handler) return;
    this.#failures = worthIt;
    this.#next = 0;
    const work = async () => {
      for (let failure = this.#take(); failure; failure = this.#take()) await this.#runs.run(failure, handler);
    };
    for (let worker = 0; worker < CONCURRENCY; worker++) void work();
  }

  /** Stops what is under way, and begins no more. */
  cancel(): void {
    this.#next = this.#failures.length;
    for (const failure of this.#failures) this.#runs.cancel(callKey(failure));
  }

  #statusOf = (failure: Failure) => this.#runs.status(callKey(failure));

  #take(): Failure | undefined {
    return this.#failures[this.#next++];
  }
}
