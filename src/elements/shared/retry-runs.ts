/**
 * Retrying, safely: the platform would place a second call for a second press, a reload or a second operator. So a call
 * is retried once at a time, with a key by which the platform recognises a repeated request.
 */
import type { Failure } from '../../failure/explain.js';
import type { RetryHandler } from './retry-event.js';
import { askForRetry } from './retry-event.js';

/** The key that keeps a second press, reload or operator from placing a second call. Null without a call id. */
const idempotencyKeyOf = ({ call }: Failure): string | null =>
  call.id ? `osm-retry:${call.id}:${String(call.attempt ?? 1)}` : null;

/** Where a retry stands. */
export type RetryStatus = 'busy' | 'done' | 'failed' | 'cancelled';

interface Run {
  status: RetryStatus;
  /** Which attempt was retried. When that fails too, it is another failure, and another retry. */
  readonly attempt: number | null;
  readonly abort: AbortController;
}

/**
 * The retries of an element, by call. A banner has its own; in a list they belong to the list, so that a row that is
 * scrolled away or closed stops nothing.
 */
export class RetryRuns {
  readonly #runs = new Map<string, Run>();
  /** Called back when a retry begins or settles. */
  readonly watchers = new Set<(key: string, status: RetryStatus) => unknown>();

  /**
   * Where the retry of a call stands; undefined where there is none. With a failure, only a retry of that attempt
   * counts, or one that is pending.
   */
  status(key: string, failure?: Failure | null): RetryStatus | undefined {
    const run = this.#runs.get(key);
    if (!run) return undefined;
    const isOfThisAttempt = !failure || run.status === 'busy' || run.attempt === failure.call.attempt;
    return isOfThisAttempt ? run.status : undefined;
  }

  /** Whether a call may be retried: no retry of it is pending or placed. */
  isFree(key: string, failure?: Failure): boolean {
    const status = this.status(key, failure);
    return status !== 'busy' && status !== 'done';
  }

  /** A person wants one failure retried: asks the page to, unless a retry of it is pending or done. */
  start(element: EventTarget, key: string, failure: Failure): void {
    if (!this.isFree(key, failure)) return;
    const handler = askForRetry(element, [failure]);
    if (handler) void this.run(key, failure, handler);
  }

  /** Frees the element at once, even if the handler never settles. */
  cancel(key: string): void {
    const run = this.#runs.get(key);
    if (!run) return;
    this.#settle(key, run, 'cancelled');
    run.abort.abort();
  }

  /** Aborts silently every retry but that of `keptKey`: the element shows another call now, or is gone. */
  forget(keptKey = ''): void {
    for (const [key, { abort }] of this.#runs) {
      if (key === keptKey) continue;
      this.#runs.delete(key);
      abort.abort();
    }
  }

  /** Has a host retry one failure, and keeps what becomes of it. Never rejects. */
  async run(key: string, failure: Failure, handler: RetryHandler): Promise<void> {
    const run: Run = { status: 'busy', attempt: failure.call.attempt, abort: new AbortController() };
    const { signal } = run.abort;
    this.#runs.set(key, run);
    this.#notify(key, run);
    try {
      const outcome = handler(failure, { signal, idempotencyKey: idempotencyKeyOf(failure) });
      // What is aborted is not waited for: a host that never settles would keep the element in memory.
      // It is released without the abort event: Chromium 143 would keep the element in memory with that event.
      const aborted = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      await Promise.race([outcome, aborted]);
      this.#settle(key, run, 'done');
    } catch (error) {
      if (!signal.aborted) console.warn('osm-retry:', error);
      this.#settle(key, run, 'failed');
    }
  }

  #settle(key: string, run: Run, status: RetryStatus): void {
    const isCurrent = run.status === 'busy' && this.#runs.get(key) === run;
    if (!isCurrent) return;
    run.status = status;
    this.#notify(key, run);
  }

  #notify(key: string, { status }: Run): void {
    for (const watcher of this.watchers) watcher(key, status);
  }
}
