/** What becomes of a retry: done, failed, cancelled. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { RetryHandler } from '../../src/elements.js';
import { failedCall } from '../support/calls.js';
import { deferred, drawn, maybe, part, press, until } from '../support/elements.js';
import { banner, handle, isBusy, label, retrying } from '../support/retry.js';
import { warningsDuring } from '../support/warnings.js';

describe('the outcome of a retry', () => {
  it('is drawn as done', async () => {
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
    it(`is drawn as failed for ${name}, and can be tried again`, async () => {
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

  it('does not come from a retry of another call', async () => {
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
  it('aborts, and frees the element at once though the handler never settles', async () => {
    const { element, context } = await retrying();
    press(element, 'cancel-button');
    await drawn(element);
    assert.isTrue(context.signal.aborted);
    assert.isFalse(isBusy(element));
  });

  it('leaves the focus on the retry button', async () => {
    const { element } = await retrying();
    part(element, 'cancel-button').focus();
    press(element, 'cancel-button');
    await until(() => element.shadowRoot!.activeElement, 'the focus is somewhere');
    assert.strictEqual(element.shadowRoot!.activeElement, part(element, 'retry-button'));
  });

  it('can be followed by another retry', async () => {
    const { element } = await retrying();
    press(element, 'cancel-button');
    await drawn(element);
    press(element, 'retry-button');
    await drawn(element);
    assert.isTrue(isBusy(element));
  });

  it('is not undone by what the handler does later', async () => {
    const { promise, resolve } = deferred();
    const { element } = await retrying(() => promise);
    press(element, 'cancel-button');
    await drawn(element);
    const cancelled = label(element);
    resolve();
    await drawn(element);
    assert.strictEqual(label(element), cancelled);
  });

  it('leaves no unhandled rejection behind', async () => {
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
