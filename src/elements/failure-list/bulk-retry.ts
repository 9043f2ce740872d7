/**
 * Retrying many calls: a few at a time, with a way to stop, and an account of what became of each. Nobody is called that
 * the plan leaves out at the moment of the call itself.
 */
import type { RetryHandler } from '../shared/retry-event.js';
import { askForRetry } from '../shared/retry-event.js';
import type { RetryRun, RetryRuns, RetryStatus } from '../shared/retry-runs.js';
import type { PlannedRetry } from './list-retries.js';

/** How many retries are under way at once: enough to be quick, few enough for a platform's rate limit. */
const CONCURRENCY = 4;

/** More calls than this are placed only after a second press: a slip of the mouse must not ring so many phones. */
export const MOST_WITHOUT_ASKING = 25;

/** A call that could not be placed. */
export interface FailedRetry extends PlannedRetry {
  readonly run: RetryRun;
}

/** How far the retries of one press are. */
export interface BulkProgress {
  readonly total: number;
  readonly placed: number;
  readonly failed: readonly FailedRetry[];
  /** Whether some are still pending or waiting. */
  readonly isBusy: boolean;
  readonly isCancelled: boolean;
}

/** Plans retries of these calls for this moment. */
type PlanNow = (keys: readonly string[]) => readonly PlannedRetry[];

export class BulkRetry {
  readonly #runs: RetryRuns;
  readonly #planNow: PlanNow;
  /** Called back when the retries of a press have ended or are cancelled. */
  readonly #onEnd: () => void;
  /** The retries of the last press. Another array for another press, and after a cancel: workers of an older one stop. */
  #retries: readonly PlannedRetry[] = [];
  /** The retry that is begun next. */
  #next = 0;
  #workers = 0;
  #isCancelled = false;

  constructor(runs: RetryRuns, planNow: PlanNow, onEnd: () => void) {
    this.#runs = runs;
    this.#planNow = planNow;
    this.#onEnd = onEnd;
  }

  /** Null before the first press. */
  get progress(): BulkProgress | null {
    if (this.#retries.length === 0) return null;
    return {
      total: this.#retries.length,
      placed: this.#withStatus('done').length,
      failed: this.#withStatus('failed'),
      isBusy: this.isBusy,
      isCancelled: this.#isCancelled,
    };
  }

  /** Whether retries are pending or waiting. */
  get isBusy(): boolean {
    return this.#workers > 0;
  }

  /** Asks the host to retry those of some calls that are planned now, a few at a time. Does nothing while busy. */
  start(element: EventTarget, keys: readonly string[]): void {
    if (this.isBusy) return;
    const retries = this.#planNow(keys);
    if (retries.length === 0) return;
    const failures = retries.map(({ failure }) => failure);
    const handler = askForRetry(element, failures);
    if (!handler) return;
    this.#retries = retries;
    this.#next = 0;
    this.#isCancelled = false;
    this.#workers = CONCURRENCY;
    for (let worker = 0; worker < CONCURRENCY; worker++) void this.#work(retries, handler);
  }

  /** The same for the calls that could not be placed. */
  startAgain(element: EventTarget): void {
    const failed = this.#withStatus('failed');
    this.start(element, failed.map(({ key }) => key)); // prettier-ignore
  }

  /** Cancels what is pending, and begins no more. */
  cancel(): void {
    if (!this.isBusy) return;
    const retries = this.#retries;
    this.#retries = [...retries];
    this.#workers = 0;
    this.#isCancelled = true;
    for (const { key } of retries) this.#runs.cancel(key);
    this.#onEnd();
  }

  async #work(retries: readonly PlannedRetry[], handler: RetryHandler): Promise<void> {
    while (retries === this.#retries && this.#next < retries.length) {
      const waiting = retries[this.#next];
      this.#next++;
      // As it is now: it may have been re-classified, retried or reached while it waited, or the dialling hours are over.
      const [retry] = waiting ? this.#planNow([waiting.key]) : [];
      if (retry) await this.#runs.run(retry.key, retry.failure, handler, retry.notBefore);
    }
    if (retries !== this.#retries) return;
    this.#workers--;
    if (!this.isBusy) this.#onEnd();
  }

  #withStatus(status: RetryStatus): readonly FailedRetry[] {
    return this.#retries.flatMap((retry) => {
      const run = this.#runs.of(retry.key, retry.failure);
      return run?.status === status ? { ...retry, run } : [];
    });
  }
}
