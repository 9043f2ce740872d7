/** The outcomes of a retry: placed, failed or cancelled. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { RetryHandler } from '../../src/elements.js';
import { failedCall } from '../support/calls.js';
import { deferred, drawn, maybe, part, press, until } from '../support/elements.js';
import { banner, handle, isBusy, label, retrying } from '../support/retry.js';
import { warningsDuring } from '../support/warnings.js';

describe('the outcome of a retry', () => {
  it('a banner shows that its retry was placed', async () => {
    const { promise, resolve } = deferred();
    const { element } = await retrying(() => promise);
    const busy = label(element);
    resolve();
    await until(() => !isBusy(element), 'the retry is done');
    assert.notEqual(label(element), busy);
    assert.isNull(maybe(element, 'cancel-button'));
  });

  for (const [name, handler] of Object.entries<RetryHandler>({
    'a handler that rejects': () => Promise.reject(new Error('503')),
    'a handler that throws at once': () => {
      throw new Error('503');
    },
    'a handler that gives up': () => Promise.reject(new Error('gave up')),
  })) {
    it(`a banner shows a failed retry for ${name}, and can retry again`, async () => {
      const element = await banner();
      const events = handle(element, handler);
      await warningsDuring(async () => {
        const before = label(element);
        press(element, 'retry-button');
        await until(() => !isBusy(element) && label(element) !== before, 'the failed retry is drawn');
        press(element, 'retry-button');
        await drawn(element);
      });
      assert.lengthOf(events, 2);
      assert.isFalse(isBusy(element));
    });
  }

  it('the outcome of a retry is not shown for another call', async () => {
    const { promise, reject } = deferred();
    const { element } = await retrying(() => promise);
    element.call = failedCall('call_8', 'stale_sweep');
    await drawn(element);
    reject(new Error('503'));
    await drawn(element);
    assert.strictEqual(label(element), label(await banner()));
  });
});

describe('cancelling a retry', () => {
  it('cancelling aborts the signal and ends the busy state even if the handler never settles', async () => {
    const { element, context } = await retrying();
    press(element, 'cancel-button');
    await drawn(element);
    assert.isTrue(context.signal.aborted);
    assert.isFalse(isBusy(element));
  });

  it('cancelling moves the focus to the retry button', async () => {
    const { element } = await retrying();
    part(element, 'cancel-button').focus();
    press(element, 'cancel-button');
    await until(() => element.shadowRoot!.activeElement, 'the focus is somewhere');
    assert.strictEqual(element.shadowRoot!.activeElement, part(element, 'retry-button'));
  });

  it('a cancelled retry can be retried', async () => {
    const { element } = await retrying();
    press(element, 'cancel-button');
    await drawn(element);
    press(element, 'retry-button');
    await drawn(element);
    assert.isTrue(isBusy(element));
  });

  it('a handler that settles after cancelling does not change the banner', async () => {
    const { promise, resolve } = deferred();
    const { element } = await retrying(() => promise);
    press(element, 'cancel-button');
    await drawn(element);
    const cancelled = label(element);
    resolve();
    await drawn(element);
    assert.strictEqual(label(element), cancelled);
  });

  it('a handler that rejects after cancelling causes no unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const note = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
    addEventListener('unhandledrejection', note);
    const { element } = await retrying(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    press(element, 'cancel-button');
    await drawn(element);
    removeEventListener('unhandledrejection', note);
    assert.deepEqual(unhandled, []);
  });
});
