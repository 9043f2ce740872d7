/**
 * Retrying, safely: the platform would place a second call for a second press, a reload or a second operator. The
 * element asks (`osm-retry`), a host takes the work over (`retryWith`), and the element draws what becomes of it.
 */
import { warnOnce } from '../../catalog/warn.js';
import type { Failure } from '../../failure/explain.js';

/** What a host's handler gets beside the failure. */
export interface RetryContext {
  /** Aborted when the person cancels, or when the element shows another call or is taken out for good. */
  readonly signal: AbortSignal;
  /** `osm-retry:<call id>:<attempt>`, to send as `Idempotency-Key`; null without a call id. */
  readonly idempotencyKey: string | null;
}

/** Retries one failed call. Settles when the outcome is known; a rejection is drawn as a retry that did not go through. */
export type RetryHandler = (failure: Failure, context: RetryContext) => unknown;

/**
 * A person pressed "Retry". Cancelable: `preventDefault()` stops it. Call `retryWith` during dispatch to do the work;
 * the element then draws busy, done and failed by itself.
 */
export class OsmRetryEvent extends Event {
  /** The failures that the person wants retried. All of them are retryable. */
  readonly failures: readonly Failure[];
  #handler: RetryHandler | undefined;

  constructor(failures: readonly Failure[]) {
    super('osm-retry', { bubbles: true, composed: true, cancelable: true });
    this.failures = failures;
  }

  /** Takes the work over, in the manner of the platform's `NavigateEvent.intercept`. The first handler wins. */
  retryWith(handler: RetryHandler): void {
    // An event that is not being dispatched has no phase.
    if (this.eventPhase && !this.#handler && typeof handler === 'function') this.#handler = handler;
    else warnOnce('retryWith takes one function, before any await.');
  }

  /** Sends the event from an element; gives the handler of the host that took the work over. */
  static ask(element: EventTarget, failures: readonly Failure[]): RetryHandler | undefined {
    const event = new OsmRetryEvent(failures);
    const wanted = element.dispatchEvent(event);
    if (wanted && !event.#handler) {
      warnOnce('Nobody took osm-retry: call event.retryWith.');
    }
    return wanted ? event.#handler : undefined;
  }
}

/** The key that keeps a second press, reload or operator from placing a second call. Null without a call id. */
export const idempotencyKeyOf = ({ call }: Failure): string | null =>
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

  /** Where the retry of a failed call stands, in whatever attempt where no failure is given; undefined where there is none. */
  status(key: string, failure?: Failure | null): RetryStatus | undefined {
    const run = this.#runs.get(key);
    return run && (!failure || run.status === 'busy' || run.attempt === failure.call.attempt) ? run.status : undefined;
  }

  /** Whether a call may be retried: no retry of it is pending or placed. */
  isFree(key: string, failure?: Failure): boolean {
    const status = this.status(key, failure);
    return status !== 'busy' && status !== 'done';
  }

  /** Asks the page to retry one failure, unless that is pending or done. */
  ask(element: EventTarget, key: string, failure: Failure): void {
    const handler = this.isFree(key, failure) && OsmRetryEvent.ask(element, [failure]);
    if (handler) void this.run(key, failure, handler);
  }

  /** Frees the element at once, even if the handler never settles. */
  cancel(key: string): void {
    const run = this.#runs.get(key);
    if (run) this.#settle(key, run, 'cancelled');
    run?.abort.abort();
  }

  /** Aborts without a word what is not for `keep`: the element shows another call now, or is gone. */
  forget(keep = ''): void {
    for (const [key, { abort }] of this.#runs) {
      if (key === keep) continue;
      this.#runs.delete(key);
      abort.abort();
    }
  }

  /** Has a host retry one failure, and keeps what becomes of it. Never rejects. */
  async run(key: string, failure: Failure, handler: RetryHandler): Promise<void> {
    const run: Run = { status: 'busy', attempt: failure.call.attempt, abort: new AbortController() };
    const { signal } = run.abort;
    this.#runs.set(key, run);
    this.#tell(key, run);
    try {
      const outcome = handler(failure, { signal, idempotencyKey: idempotencyKeyOf(failure) });
      // What is aborted is not waited for: a host that never settles would keep the element in memory.
      await Promise.race([outcome, new Promise((free) => signal.addEventListener('abort', free))]);
      this.#settle(key, run, 'done');
    } catch (error) {
      if (!signal.aborted) console.warn('osm-retry:', error);
      this.#settle(key, run, 'failed');
    }
  }

  #settle(key: string, run: Run, status: RetryStatus): void {
    if (run.status !== 'busy' || this.#runs.get(key) !== run) return;
    run.status = status;
    this.#tell(key, run);
  }

  #tell(key: string, { status }: Run): void {
    for (const watcher of this.watchers) watcher(key, status);
  }
}

declare global {
  interface HTMLElementEventMap {
    'osm-retry': OsmRetryEvent;
  }
}
