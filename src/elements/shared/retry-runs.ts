/**
 * Runs retries safely. The platform would place a second call for a second press, a reload or a second operator. So
 * only one retry of a call runs at a time, with an idempotency key by which a server recognises a repeated request.
 */
import type { Failure } from '../../failure/explain.js';
import type { RetryAnswer } from './retry-answer.js';
import { readAnswer, readRefusal } from './retry-answer.js';
import type { RetryHandler } from './retry-event.js';
import { askForRetry } from './retry-event.js';

/** The same for each request to retry an attempt of a call. Null without a call id. */
const idempotencyKeyOf = ({ call }: Failure): string | null =>
  call.id ? `osm-retry:${call.id}:${String(call.attempt ?? 1)}` : null;

/** Status of a retry; `busy` while it is pending. */
export type RetryStatus = 'busy' | 'done' | 'failed' | 'cancelled';

/** The part of a retry that is drawn. Immutable. */
export interface RetryRun {
  readonly status: RetryStatus;
  /** The `notBefore` that the host was given, in ms since 1970; null for a call to be placed at once. */
  readonly notBefore: number | null;
  /** When the retry settled, in ms since 1970; null while it is pending. */
  readonly settledAt: number | null;
  /** The new call's id; '' where none was placed, and where the host did not say. */
  readonly callId: string;
  /** Why no call was placed, in the host's words, masked and on one line; '' where it did not say. */
  readonly message: string;
}

/** A retry, with what is needed to abort it. */
interface Kept {
  drawn: RetryRun;
  /** The attempt that was retried. If the new call fails, that is another attempt, which may be retried in turn. */
  readonly attempt: number | null;
  readonly abort: AbortController;
}

/** The answer of a retry that is pending or cancelled. */
const NO_ANSWER: Omit<RetryAnswer, 'isPlaced'> = { callId: '', message: '' };

/**
 * The retries of an element, by call. A standalone banner has its own. In a list they belong to the list, so that
 * closing a row or scrolling it away does not abort its retry.
 */
export class RetryRuns {
  readonly #runs = new Map<string, Kept>();
  /** Called when a retry begins or settles. */
  readonly watchers = new Set<(key: string, status: RetryStatus) => unknown>();

  get isEmpty(): boolean {
    return this.#runs.size === 0;
  }

  /**
   * The retry of a call; undefined where there is none. If `failure` is given, only a retry of its attempt counts, or
   * one that is pending. Returns the same object until something changes.
   */
  of(key: string, failure?: Failure | null): RetryRun | undefined {
    const run = this.#runs.get(key);
    if (!run) return undefined;
    const isOfThisAttempt = !failure || run.drawn.status === 'busy' || run.attempt === failure.call.attempt;
    return isOfThisAttempt ? run.drawn : undefined;
  }

  /** The status of what `of` returns. */
  status(key: string, failure?: Failure | null): RetryStatus | undefined {
    return this.of(key, failure)?.status;
  }

  /** Whether a call may be retried: no retry of it is pending or placed. */
  isFree(key: string, failure?: Failure): boolean {
    const status = this.status(key, failure);
    return status !== 'busy' && status !== 'done';
  }

  /**
   * Dispatches `osm-retry` for one failure and runs the handler, unless a retry of it is pending or done. `notBefore`
   * is the earliest moment for the call, in ms since 1970; null: at once.
   */
  start(element: EventTarget, key: string, failure: Failure, notBefore: number | null = null): void {
    if (!this.isFree(key, failure)) return;
    const handler = askForRetry(element, [failure]);
    if (handler) void this.run(key, failure, handler, notBefore);
  }

  /** Takes effect at once, even if the handler never settles. */
  cancel(key: string): void {
    const run = this.#runs.get(key);
    if (!run) return;
    this.#settle(key, run, 'cancelled', NO_ANSWER);
    run.abort.abort();
  }

  /** Aborts all retries but that of `keptKey`, without notice: the element shows another call now, or was removed. */
  forget(keptKey = ''): void {
    for (const [key, { abort }] of this.#runs) {
      if (key === keptKey) continue;
      this.#runs.delete(key);
      abort.abort();
    }
  }

  /** Runs a host's handler for one failure and keeps the outcome. Never rejects. */
  async run(key: string, failure: Failure, handler: RetryHandler, notBefore: number | null = null): Promise<void> {
    const run: Kept = {
      drawn: { status: 'busy', notBefore, settledAt: null, ...NO_ANSWER },
      attempt: failure.call.attempt,
      abort: new AbortController(),
    };
    this.#runs.set(key, run);
    this.#notify(key, run);
    const { isPlaced, ...answer } = await answerOf(failure, handler, run);
    this.#settle(key, run, isPlaced ? 'done' : 'failed', answer);
  }

  #settle(key: string, run: Kept, status: RetryStatus, { callId, message }: Omit<RetryAnswer, 'isPlaced'>): void {
    const isCurrent = run.drawn.status === 'busy' && this.#runs.get(key) === run;
    if (!isCurrent) return;
    run.drawn = { status, notBefore: run.drawn.notBefore, settledAt: Date.now(), callId, message };
    this.#notify(key, run);
  }

  #notify(key: string, { drawn }: Kept): void {
    for (const watcher of this.watchers) watcher(key, drawn.status);
  }
}

/** Calls a host's handler and reads its answer. */
async function answerOf(failure: Failure, handler: RetryHandler, { abort, drawn }: Kept): Promise<RetryAnswer> {
  const { signal } = abort;
  try {
    const { notBefore } = drawn;
    const outcome = handler(failure, { signal, idempotencyKey: idempotencyKeyOf(failure), notBefore });
    // An aborted handler is not waited for: one that never settles would keep the element in memory.
    // The promise does not resolve with the abort event: in Chromium 143, that event would keep the element in memory.
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    return readAnswer(await Promise.race([outcome, aborted]));
  } catch (error) {
    const refusal = readRefusal(error);
    // Only the masked message is logged: the thrown value may contain the number that was called.
    if (!signal.aborted) console.warn('osm-retry:', refusal.message || 'the handler rejected.');
    return refusal;
  }
}
