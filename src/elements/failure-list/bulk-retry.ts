/** Retrying many calls: a few at a time, with a way to stop, and an account of what became of each. */
import type { Failure } from '../../failure/explain.js';
import { isWorthIt } from '../../failure/retry.js';
import type { RetryHandler } from '../shared/retry-event.js';
import { askForRetry } from '../shared/retry-event.js';
import type { RetryRuns, RetryStatus } from '../shared/retry-runs.js';

/** How many retries are under way at once: enough to be quick, few enough for a platform's rate limit. */
const CONCURRENCY = 4;

interface Retry {
  readonly key: string;
  readonly failure: Failure;
}

/** How far the retries of one press are. */
export interface BulkProgress {
  readonly total: number;
  readonly placed: number;
  readonly failed: readonly Retry[];
  /** Whether some are still pending or waiting. */
  readonly isBusy: boolean;
}

export class BulkRetry {
  readonly #runs: RetryRuns;
  /** The failed call of a key as it is now; null when it is not held any more. */
  readonly #failureOf: (key: string) => Failure | null;
  /** The retries of the last press. Another array for another press, and after a cancel: workers of an older one stop. */
  #retries: readonly Retry[] = [];
  /** The retry that is begun next. */
  #next = 0;
  #workers = 0;

  constructor(runs: RetryRuns, failureOf: (key: string) => Failure | null) {
    this.#runs = runs;
    this.#failureOf = failureOf;
  }

  /** Null before the first press. */
  get progress(): BulkProgress | null {
    if (this.#retries.length === 0) return null;
    return {
      total: this.#retries.length,
      placed: this.#withStatus('done').length,
      failed: this.#withStatus('failed'),
      isBusy: this.isBusy,
    };
  }

  /** Whether retries are pending or waiting. */
  get isBusy(): boolean {
    return this.#workers > 0;
  }

  /** Asks the host to retry these, a few at a time. What is not worth a retry is left out. Does nothing while busy. */
  start(element: EventTarget, keys: readonly string[]): void {
    if (this.isBusy) return;
    const retries = keys.flatMap((key) => this.#retryOf(key) ?? []);
    if (retries.length === 0) return;
    const failures = retries.map(({ failure }) => failure);
    const handler = askForRetry(element, failures);
    if (!handler) return;
    this.#retries = retries;
    this.#next = 0;
    this.#workers = CONCURRENCY;
    for (let worker = 0; worker < CONCURRENCY; worker++) void this.#work(retries, handler);
  }

  /** The same for the calls that did not go through. */
  startAgain(element: EventTarget): void {
    const failed = this.#withStatus('failed');
    this.start(element, failed.map(({ key }) => key)); // prettier-ignore
  }

  /** Cancels what is pending, and begins no more. */
  cancel(): void {
    const retries = this.#retries;
    this.#retries = [...retries];
    this.#workers = 0;
    for (const { key } of retries) this.#runs.cancel(key);
  }

  async #work(retries: readonly Retry[], handler: RetryHandler): Promise<void> {
    while (retries === this.#retries && this.#next < retries.length) {
      const planned = retries[this.#next];
      this.#next++;
      // As it is now: it may have been re-classified or retried while it waited.
      const retry = planned ? this.#retryOf(planned.key) : null;
      if (retry) await this.#runs.run(retry.key, retry.failure, handler);
    }
    if (retries === this.#retries) this.#workers--;
    for (const watcher of this.#runs.watchers) watcher('', 'done');
  }

  /** Null for a call that is not worth a retry, or is retried already. */
  #retryOf(key: string): Retry | null {
    const failure = this.#failureOf(key);
    if (!failure || !isWorthIt(failure) || !this.#runs.isFree(key, failure)) return null;
    return { key, failure };
  }

  #withStatus(status: RetryStatus): readonly Retry[] {
    return this.#retries.filter(({ key, failure }) => this.#runs.status(key, failure) === status);
  }
}
