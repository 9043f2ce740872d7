/** The outcomes of a retry: placed, failed or cancelled. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { RetryHandler } from '../../src/elements.js';
import { announce } from '../../src/elements/shared/announcer.js';
import { failedCall } from '../support/calls.js';
import { deferred, findPart, listen, part, partText, press, rendered, until } from '../support/elements.js';
import { banner, handle, isBusy, label, retrying } from '../support/retry.js';
import { warningsDuring } from '../support/warnings.js';

describe('the outcome of a retry', () => {
  it('a banner shows that its retry was placed', async () => {
    const { promise, resolve } = deferred();
    const { element } = await retrying(() => promise);
    resolve();
    await until(() => !isBusy(element), 'the retry is done');
    assert.match(partText(element, 'retry-status'), /^Called again at \d\d:\d\d$/);
    assert.strictEqual(partText(element, 'retry-advice'), 'New call placed');
    assert.isNull(findPart(element, 'retry-button'));
    assert.isNull(findPart(element, 'cancel-button'));
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
        await rendered(element);
      });
      assert.lengthOf(events, 2);
      assert.isFalse(isBusy(element));
    });
  }

  for (const [name, handler, message] of [
    ['rejects with an error', () => Promise.reject(new Error('409: line busy')), '409: line busy'],
    ['resolves to a message and no call id', () => Promise.resolve({ message: 'line busy' }), 'line busy'],
  ] as [string, RetryHandler, string][]) {
    it(`a handler that ${name} is shown as the reason of a failed retry, beside a button to try again`, async () => {
      await warningsDuring(async () => {
        const { element } = await retrying(handler);
        await until(() => findPart(element, 'retry-failure'), 'the failed retry is drawn');
        assert.strictEqual(partText(element, 'retry-failure'), `The new call could not be placed. ${message}`);
        assert.strictEqual(partText(element, 'retry-message'), message);
        assert.strictEqual(label(element), 'Try again');
      });
    });
  }

  it('a handler that rejects without words is shown as a failed retry without a reason', async () => {
    await warningsDuring(async () => {
      const { element } = await retrying(() => Promise.reject(new Error('')));
      await until(() => findPart(element, 'retry-failure'), 'the failed retry is drawn');
      assert.strictEqual(partText(element, 'retry-failure'), 'The new call could not be placed.');
      assert.isNull(findPart(element, 'retry-message'));
    });
  });

  it('trying again takes the failure of the retry before away', async () => {
    await warningsDuring(async () => {
      const answers = [() => Promise.reject(new Error('503')), () => new Promise<never>(() => {})];
      const { element } = await retrying(() => answers.shift()!());
      await until(() => findPart(element, 'retry-failure'), 'the failed retry is drawn');
      press(element, 'retry-button');
      await rendered(element);
      assert.isNull(findPart(element, 'retry-failure'));
      assert.isTrue(isBusy(element));
    });
  });

  it('a placed retry links to the new call', async () => {
    const { element } = await retrying(() => ({ callId: 'call 8' }), { eventsHref: '/calls/{id}#events' });
    await until(() => findPart(element, 'new-call-link'), 'the link is drawn');
    assert.strictEqual(part(element, 'new-call-link').getAttribute('href'), '/calls/call%208#events');
  });

  for (const [name, answer, eventsHref] of [
    ['without a call id', undefined, '/calls/{id}'],
    ['without a link for calls', { callId: 'call_8' }, null],
    ['whose link is the same for all calls', { callId: 'call_8' }, '/calls'],
    ['whose link is no web address', { callId: 'call_8' }, 'javascript:alert("{id}")'],
    ['whose call id is a number to call', { callId: '+49 30 123456789' }, '/calls/{id}'],
  ] as const) {
    it(`a placed retry ${name} has no link to the new call`, async () => {
      const { element } = await retrying(() => answer, { eventsHref });
      await until(() => findPart(element, 'retry-status'), 'the retry is done');
      assert.isNull(findPart(element, 'new-call-link'));
    });
  }

  it('the outcome of a retry is announced once, with the reason of the host', async () => {
    const { heard, stop } = listen();
    await warningsDuring(async () => {
      const { element } = await retrying(() => Promise.reject(new Error('the reason of this test')));
      await until(() => heard.join().includes('the reason of this test'), 'the outcome is announced');
      announce(element, 'the next announcement');
      await until(() => heard.join().includes('the next announcement'), 'the next announcement is made');
    });
    stop();
    const said = heard.join().split('The new call could not be placed. the reason of this test').length - 1;
    assert.strictEqual(said, 1);
    assert.include(heard[0]!, 'polite: ');
  });

  it('a retry that is placed while its button has the focus gives the focus to the words in its place', async () => {
    const { promise, resolve } = deferred();
    const { element } = await retrying(() => promise);
    part(element, 'retry-button').focus();
    resolve();
    await until(() => findPart(element, 'retry-status'), 'the retry is done');
    assert.strictEqual(element.shadowRoot!.activeElement, part(element, 'retry-status'));
  });

  it('a retry that fails while its cancel button has the focus gives the focus to the button to try again', async () => {
    await warningsDuring(async () => {
      const { promise, reject } = deferred();
      const { element } = await retrying(() => promise);
      part(element, 'cancel-button').focus();
      reject(new Error('503'));
      await until(() => findPart(element, 'retry-failure'), 'the failed retry is drawn');
      assert.strictEqual(element.shadowRoot!.activeElement, part(element, 'retry-button'));
    });
  });

  it('numbers in the reason of a failed retry are masked in the page, in the announcement and in the console', async () => {
    const { heard, stop } = listen();
    const warnings = await warningsDuring(async () => {
      const { element } = await retrying(() => Promise.reject(new Error('busy: +49 30 123456789')));
      await until(() => findPart(element, 'retry-failure'), 'the failed retry is drawn');
      await until(() => heard.join().includes('busy: ••••6789'), 'the outcome is announced');
      assert.strictEqual(partText(element, 'retry-message'), 'busy: ••••6789');
    });
    stop();
    assert.notInclude(heard.join(), '12345');
    assert.notInclude(String(warnings), '12345');
  });

  it('markup in the reason of a failed retry is text', async () => {
    await warningsDuring(async () => {
      const { element } = await retrying(() => Promise.reject(new Error('<img src=x>')));
      await until(() => findPart(element, 'retry-failure'), 'the failed retry is drawn');
      assert.strictEqual(partText(element, 'retry-message'), '<img src=x>');
      assert.isNull(element.shadowRoot!.querySelector('img'));
    });
  });

  it('the outcome of a retry is not shown for another call', async () => {
    const { promise, reject } = deferred();
    const { element } = await retrying(() => promise);
    element.call = failedCall('call_8', 'stale_sweep');
    await rendered(element);
    reject(new Error('503'));
    await rendered(element);
    assert.strictEqual(label(element), label(await banner()));
  });
});

describe('cancelling a retry', () => {
  it('cancelling aborts the signal and ends the busy state even if the handler never settles', async () => {
    const { element, context } = await retrying();
    press(element, 'cancel-button');
    await rendered(element);
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
    await rendered(element);
    press(element, 'retry-button');
    await rendered(element);
    assert.isTrue(isBusy(element));
  });

  it('a handler that settles after cancelling does not change the banner', async () => {
    const { promise, resolve } = deferred();
    const { element } = await retrying(() => promise);
    press(element, 'cancel-button');
    await rendered(element);
    const cancelled = label(element);
    resolve();
    await rendered(element);
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
    await rendered(element);
    removeEventListener('unhandledrejection', note);
    assert.deepEqual(unhandled, []);
  });
});
