/** Retrying many calls: a few at a time, with a way to stop, and an account of what became of each. */
import type { Failure } from '../../failure/explain.js';
import { isWorthIt } from '../../failure/retry.js';
import type { RetryHandler } from '../shared/retry-event.js';
import { askForRetry } from '../shared/retry-event.js';
import type { RetryRuns } from '../shared/retry-runs.js';

/** How many retries are under way at once: enough to be quick, few enough for a platform's rate limit. */
const CONCURRENCY = 4;

interface Asked {
  readonly key: string;
  readonly failure: Failure;
}

export interface Progress {
  readonly total: number;
  readonly placed: number;
  readonly failed: readonly Asked[];
  /** Whether some are still pending or waiting. */
  readonly busy: boolean;
}

export class BulkRetry {
  readonly #runs: RetryRuns;
  /** The failed call of a key as it is now; null when it is not held any more. */
  readonly #current: (key: string) => Failure | null;
  /** What the last press asked for; another list for another press. */
  #asked: readonly Asked[] = [];
  #next = 0;
  #working = 0;

  constructor(runs: RetryRuns, current: (key: string) => Failure | null) {
    this.#runs = runs;
    this.#current = current;
  }

  /** How far it is; null when nothing was asked for. */
  get progress(): Progress | null {
    const those = (wanted: string) =>
      this.#asked.filter(({ key, failure }) => this.#runs.status(key, failure) === wanted);
    if (this.#asked.length === 0) return null;
    return {
      total: this.#asked.length,
      placed: those('done').length,
      failed: those('failed'),
      busy: this.#working > 0,
    };
  }

  /** Asks the page to retry these, a few at a time. What is not retryable is never asked for. */
  ask(element: EventTarget, keys: readonly string[]): void {
    const asked = this.#working > 0 ? [] : keys.flatMap((key) => this.#worthIt(key) ?? []);
    const handler = asked.length > 0 && askForRetry(element, asked.map(({ failure }) => failure)); // prettier-ignore
    if (!handler) return;
    this.#asked = asked;
    this.#next = 0;
    this.#working = CONCURRENCY;
    for (let worker = 0; worker < CONCURRENCY; worker++) void this.#work(asked, handler);
  }

  /** Stops what is under way, and begins no more. */
  cancel(): void {
    const asked = this.#asked;
    // Workers go on only for what was asked for last.
    this.#asked = [...asked];
    this.#working = 0;
    for (const { key } of asked) this.#runs.cancel(key);
  }

  async #work(asked: readonly Asked[], handler: RetryHandler): Promise<void> {
    while (asked === this.#asked && this.#next < asked.length) {
      const now = this.#worthIt(asked[this.#next++]?.key ?? '');
      if (now) await this.#runs.run(now.key, now.failure, handler);
    }
    if (asked === this.#asked) this.#working--;
    for (const watcher of this.#runs.watchers) watcher('', 'done');
  }

  /** A call as it is now, if it is still worth a retry: it may have been re-classified or retried while it waited. */
  #worthIt(key: string): Asked | null {
    const failure = this.#current(key);
    return failure && isWorthIt(failure) && this.#runs.isFree(key, failure) ? { key, failure } : null;
  }
}
