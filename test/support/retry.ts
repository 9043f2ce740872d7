/** Helpers for tests of a banner's retries. */
import type { OsmRetryEvent, RetryContext, RetryHandler } from '../../src/elements.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall } from './calls.js';
import { mount, partText, press, rendered } from './elements.js';

export const call = failedCall('call_7', 'stale_sweep');
export const banner = (properties: Partial<OsmFailureBanner> = {}) =>
  mount<OsmFailureBanner>('<osm-failure-banner retry></osm-failure-banner>', { call, ...properties });

/** Handles every retry with `retryWith`, and returns the events. */
export function handle(element: EventTarget, handler: RetryHandler): OsmRetryEvent[] {
  const events: OsmRetryEvent[] = [];
  element.addEventListener('osm-retry', (event) => {
    events.push(event as OsmRetryEvent);
    (event as OsmRetryEvent).retryWith(handler);
  });
  return events;
}

export const isBusy = (element: Element) => element.matches(':state(busy)');
export const label = (element: Element) => partText(element, 'retry-button');
export const pending = () => new Promise<never>(() => {});

/** A banner whose retry button was pressed, and the context that its handler got. */
export async function retrying(handler: RetryHandler = pending, properties = {}) {
  const element = await banner(properties);
  let context!: RetryContext;
  handle(element, (failure, given) => {
    context = given;
    return handler(failure, given);
  });
  press(element, 'retry-button');
  await rendered(element);
  return { element, context };
}
