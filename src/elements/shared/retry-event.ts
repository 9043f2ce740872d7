/**
 * The `osm-retry` event. The element dispatches it, the host takes the work over with `retryWith`, and the element
 * shows the outcome (retry-runs.ts).
 */
import { warnOnce } from '../../catalog/warn.js';
import type { Failure } from '../../failure/explain.js';

/** The second argument of a host's handler. */
export interface RetryContext {
  /** Aborted when the person cancels, or when the element shows another call or is taken out for good. */
  readonly signal: AbortSignal;
  /** `osm-retry:<call id>:<attempt>`, to send as `Idempotency-Key`; null without a call id. */
  readonly idempotencyKey: string | null;
  /**
   * The earliest moment for the new call, in ms since 1970, when the policy's wait is not over or the dialling hours
   * begin later. Null: at once. The host schedules the call; the element does not wait.
   */
  readonly notBefore: number | null;
}

/**
 * Retries one failed call. Settles when the outcome is known. If it resolves to `{ callId }`, the element links to the
 * new call by `events-href`. If it rejects, the `message` of the error, or a rejected text, is shown as the reason why
 * no call was placed. The same goes for a resolved object with a `message` but no `callId`. Any other resolved value
 * means that the call was placed.
 */
export type RetryHandler = (failure: Failure, context: RetryContext) => unknown;

/** The handlers that hosts passed to `retryWith`. Kept here, so that the public event has no internal member. */
const handlers = /* @__PURE__ */ new WeakMap<Event, RetryHandler>();

/**
 * A person pressed "Retry". Cancelable: `preventDefault()` stops the retry. To do the work, call `retryWith` during
 * dispatch; the element then shows pending, done and failed by itself.
 */
export class OsmRetryEvent extends Event {
  /** The failures that the person wants retried. All of them are retryable, or the host's `retryPolicy` allows a retry. */
  readonly failures: readonly Failure[];

  constructor(failures: readonly Failure[]) {
    super('osm-retry', { bubbles: true, composed: true, cancelable: true });
    this.failures = failures;
  }

  /**
   * Takes the work over, like the web platform's `NavigateEvent.intercept`. The first handler wins. A value that is not
   * a function, or a call after dispatch, has no effect but one warning.
   */
  retryWith(handler: RetryHandler): void {
    const isDispatching = this.eventPhase !== Event.NONE;
    if (isDispatching && typeof handler === 'function' && !handlers.has(this)) handlers.set(this, handler);
    else warnOnce('retryWith takes one function, before any await.');
  }
}

/**
 * Dispatches `osm-retry` from an element and returns the handler of the host that took the work over; undefined if none
 * did, or if a listener prevented the retry.
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
