/**
 * Retrying, safely: the platform would place a second call for a second press, a reload or a second operator. So a call
 * is retried once at a time, with a key by which the platform recognises a repeated request.
 */
import type { Failure } from '../../failure/explain.js';
import type { RetryAnswer } from './retry-answer.js';
import { readAnswer, readRefusal } from './retry-answer.js';
import type { RetryHandler } from './retry-event.js';
import { askForRetry } from './retry-event.js';

/** The key that keeps a second press, reload or operator from placing a second call. Null without a call id. */
const idempotencyKeyOf = ({ call }: Failure): string | null =>
  call.id ? `osm-retry:${call.id}:${String(call.attempt ?? 1)}` : null;

/** Where a retry stands. */
export type RetryStatus = 'busy' | 'done' | 'failed' | 'cancelled';

/** A retry, as far as it is drawn. A value: it does not change any more. */
export interface RetryRun {
  readonly status: RetryStatus;
  /** The earliest moment that the host was given, in ms since 1970; null when the call was to be placed at once. */
  readonly notBefore: number | null;
  /** When the retry settled, in ms since 1970; null while it is pending. */
  readonly settledAt: number | null;
  /** The new call's id; '' where none was placed, and where the host did not say. */
  readonly callId: string;
  /** Why no call was placed, in the host's words, masked and on one line; '' where it did not say. */
  readonly message: string;
}

/** A retry that is kept. */
interface Kept {
  drawn: RetryRun;
  /** Which attempt was retried. When that fails too, it is another failure, and another retry. */
  readonly attempt: number | null;
  readonly abort: AbortController;
}

/** What a retry that is pending, or cancelled, has not got. */
const NO_ANSWER: Omit<RetryAnswer, 'isPlaced'> = { callId: '', message: '' };

/**
 * The retries of an element, by call. A banner has its own; in a list they belong to the list, so that a row that is
 * scrolled away or closed stops nothing.
 */
export class RetryRuns {
  readonly #runs = new Map<string, Kept>();
  /** Called back when a retry begins or settles. */
  readonly watchers = new Set<(key: string, status: RetryStatus) => unknown>();

  /**
   * The retry of a call; undefined where there is none. With a failure, only a retry of that attempt counts, or one that
   * is pending. The same object until something changes.
   */
  of(key: string, failure?: Failure | null): RetryRun | undefined {
    const run = this.#runs.get(key);
    if (!run) return undefined;
    const isOfThisAttempt = !failure || run.drawn.status === 'busy' || run.attempt === failure.call.attempt;
    return isOfThisAttempt ? run.drawn : undefined;
  }

  /** Where the retry of a call stands; undefined where there is none. Takes what `of` takes. */
  status(key: string, failure?: Failure | null): RetryStatus | undefined {
    return this.of(key, failure)?.status;
  }

  /** Whether a call may be retried: no retry of it is pending or placed. */
  isFree(key: string, failure?: Failure): boolean {
    const status = this.status(key, failure);
    return status !== 'busy' && status !== 'done';
  }

  /**
   * A person wants one failure retried: asks the page to, unless a retry of it is pending or done. `notBefore` is the
   * earliest moment for it, in ms since 1970; null: at once.
   */
  start(element: EventTarget, key: string, failure: Failure, notBefore: number | null = null): void {
    if (!this.isFree(key, failure)) return;
    const handler = askForRetry(element, [failure]);
    if (handler) void this.run(key, failure, handler, notBefore);
  }

  /** Frees the element at once, even if the handler never settles. */
  cancel(key: string): void {
    const run = this.#runs.get(key);
    if (!run) return;
    this.#settle(key, run, 'cancelled', NO_ANSWER);
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

  /** Has a host retry one failure, not before a moment, and keeps what becomes of it. Never rejects. */
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

/** Asks a host's handler, and reads its answer. */
async function answerOf(failure: Failure, handler: RetryHandler, { abort, drawn }: Kept): Promise<RetryAnswer> {
  const { signal } = abort;
  try {
    const { notBefore } = drawn;
    const outcome = handler(failure, { signal, idempotencyKey: idempotencyKeyOf(failure), notBefore });
    // What is aborted is not waited for: a host that never settles would keep the element in memory.
    // It is released without the abort event: Chromium 143 would keep the element in memory with that event.
    const aborted = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    return readAnswer(await Promise.race([outcome, aborted]));
  } catch (error) {
    const refusal = readRefusal(error);
    // The thrown value itself may hold the number that was called.
    if (!signal.aborted) console.warn('osm-retry:', refusal.message || 'the handler rejected.');
    return refusal;
  }
}
