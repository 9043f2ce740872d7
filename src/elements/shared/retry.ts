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
  static readonly type = 'osm-retry';
  /** The failures that the person wants retried. All of them are retryable. */
  readonly failures: readonly Failure[];
  #handler: RetryHandler | undefined;
  #open = true;

  constructor(failures: readonly Failure[]) {
    super(OsmRetryEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.failures = failures;
  }

  /** Takes the work over, in the manner of the platform's `NavigateEvent.intercept`. The first handler wins. */
  retryWith(handler: RetryHandler): void {
    if (typeof handler !== 'function') warnOnce('event.retryWith needs a function that retries the failure it is given.');
    else if (!this.#open) warnOnce('event.retryWith was called too late: call it in the listener itself, before any await.');
    else if (this.#handler) warnOnce('event.retryWith was called twice for one osm-retry event; the first handler is used.');
    else this.#handler = handler;
  }

  /** Sends the event from an element; gives the handler of the host that took the work over. */
  static ask(element: EventTarget, failures: readonly Failure[]): RetryHandler | undefined {
    const event = new OsmRetryEvent(failures);
    const wanted = element.dispatchEvent(event);
    event.#open = false;
    if (wanted && !event.#handler) {
      warnOnce("Nobody took an osm-retry event over: call event.retryWith(async (failure, { signal, idempotencyKey }) => …) in a listener, or event.preventDefault() to do without.");
    }
    return wanted ? event.#handler : undefined;
  }
}

/** The key that keeps a second press, reload or operator from placing a second call. Null without a call id. */
export const idempotencyKeyOf = ({ call }: Failure): string | null =>
  call.id === '' ? null : `osm-retry:${call.id}:${String(call.attempt ?? 1)}`;

/** Where a retry stands. */
export type RetryStatus = 'busy' | 'done' | 'failed' | 'cancelled';

/** One retry of one failure, from the press to its outcome. */
export class RetryRun {
  status: RetryStatus = 'busy';
  readonly #abort = new AbortController();
  readonly #changed: () => void;

  constructor(failure: Failure, handler: RetryHandler, changed: () => void) {
    this.#changed = changed;
    void this.#work(failure, handler);
  }

  /** Frees the element at once, even if the handler never settles. */
  cancel(): void {
    if (this.status !== 'busy') return;
    this.#settle('cancelled');
    this.#abort.abort();
  }

  async #work(failure: Failure, handler: RetryHandler): Promise<void> {
    try {
      await handler(failure, { signal: this.#abort.signal, idempotencyKey: idempotencyKeyOf(failure) });
      this.#settle('done');
    } catch (error) {
      if (this.status === 'busy') console.warn('[osmtalk-elements] A retry did not go through.', error);
      this.#settle('failed');
    }
  }

  #settle(status: RetryStatus): void {
    if (this.status !== 'busy') return;
    this.status = status;
    this.#changed();
  }
}
