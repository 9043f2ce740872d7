/**
 * A person's wish to retry. The element dispatches `osm-retry`, a host takes the work over by `retryWith`, and the
 * element draws what becomes of it (retry-runs.ts).
 */
import { warnOnce } from '../../catalog/warn.js';
import type { Failure } from '../../failure/explain.js';

/** What a host's handler gets beside the failure. */
export interface RetryContext {
  /** Aborted when the person cancels, or when the element shows another call or is taken out for good. */
  readonly signal: AbortSignal;
  /** `osm-retry:<call id>:<attempt>`, to send as `Idempotency-Key`; null without a call id. */
  readonly idempotencyKey: string | null;
  /**
   * The earliest moment at which the new call may be placed, in ms since 1970: the policy's wait is not over, or the
   * dialling hours begin later. Null: at once. The host schedules the call; the element does not wait.
   */
  readonly notBefore: number | null;
}

/**
 * Retries one failed call. Settles when the outcome is known. It may resolve to `{ callId }`, the new call, to which the
 * element then links by `events-href`. What it rejects with is drawn as the reason why no call was placed: the `message`
 * of an error, or a text. So is the `message` of an object without `callId` that it resolves to. Any other value means
 * that the call was placed.
 */
export type RetryHandler = (failure: Failure, context: RetryContext) => unknown;

/** The handler that a host gave to an event. Kept here, so that the event has no member for us alone. */
const handlers = /* @__PURE__ */ new WeakMap<Event, RetryHandler>();

/**
 * A person pressed "Retry". Cancelable: `preventDefault()` stops it. Call `retryWith` during dispatch to do the work;
 * the element then draws busy, done and failed by itself.
 */
export class OsmRetryEvent extends Event {
  /** The failures that the person wants retried. All of them are retryable, or the host's `retryPolicy` allows a retry. */
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    super('osm-retry', { bubbles: true, composed: true, cancelable: true });
    this.failures = failures;
  }

  /**
   * Takes the work over, in the manner of the platform's `NavigateEvent.intercept`. The first handler wins; what is no
   * function, or comes after dispatch, gets one warning and changes nothing.
   */
  retryWith(handler: RetryHandler): void {
    const isDispatching = this.eventPhase !== Event.NONE;
    if (isDispatching && typeof handler === 'function' && !handlers.has(this)) handlers.set(this, handler);
    else warnOnce('retryWith takes one function, before any await.');
  }
}

/**
 * Dispatches `osm-retry` from an element, and gives the handler of the host that took the work over; undefined where
 * none did, or where a listener prevented the retry.
 */
export function askForRetry(element: EventTarget, failures: readonly Failure[]): RetryHandler | undefined {
  const event = new OsmRetryEvent(failures);
  const isPrevented = !element.dispatchEvent(event);
  if (isPrevented) return undefined;
  const handler = handlers.get(event);
  if (!handler) warnOnce('Nobody took osm-retry: call event.retryWith.');
  return handler;
}

declare global {
  interface HTMLElementEventMap {
    'osm-retry': OsmRetryEvent;
  }
}
