/** Safe retries: a second press, a redelivery or a move does not place a second call. */
import '../../src/osm-failure-banner.js';

import { assert, fixtureSync } from '@open-wc/testing';

import type { OsmRetryEvent } from '../../src/elements.js';
import { failedCall, failedEvent } from '../support/calls.js';
import { findPart, part, press, rendered, until } from '../support/elements.js';
import { banner, call, handle, isBusy, label, pending, retrying } from '../support/retry.js';
import { warningsDuring } from '../support/warnings.js';

describe('the retry button', () => {
  for (const reason of [
    'no_audio_output',
    'no_audio_either_direction',
    'idle_timeout',
    'provider_circuit_open',
    'sip_no_answer',
    'bot_startup_failed',
    'stale_sweep',
  ]) {
    // prettier-ignore
    it(`a banner of ${reason} has a retry button`, async () => {
      assert.isNotNull(findPart(await banner({ call: reason }), 'retry-button'));
    });
  }

  for (const reason of ['sip_rejected', 'caller_hung_up_silently', 'unknown', 'made_up']) {
    it(`a banner of ${reason} has no retry button`, async () => {
      assert.isNull(findPart(await banner({ call: reason }), 'retry-button'));
    });
  }

  it('a banner without the retry attribute has no retry button', async () => {
    assert.isNull(findPart(await banner({ retry: false }), 'retry-button'));
  });
});

describe('osm-retry', () => {
  it('osm-retry carries the failure, bubbles, is composed and cancelable', async () => {
    const element = await banner();
    const events: OsmRetryEvent[] = [];
    const take = (event: Event) => events.push(event as OsmRetryEvent);
    element.addEventListener('osm-retry', (event) => event.preventDefault());
    document.addEventListener('osm-retry', take, { once: true });
    press(element, 'retry-button');
    const [event] = events;
    assert.deepEqual(event!.failures.map(({ call }) => call.id), ['call_7']); // prettier-ignore
    assert.deepEqual([event!.bubbles, event!.composed, event!.cancelable], [true, true, true]);
    assert.notInstanceOf(event, CustomEvent);
  });

  it('only the first retryWith handler is called, and the second gets a warning', async () => {
    const element = await banner();
    const called: string[] = [];
    handle(element, () => called.push('first'));
    handle(element, () => called.push('second'));
    const warnings = await warningsDuring(() => {
      press(element, 'retry-button');
    });
    assert.deepEqual(called, ['first']);
    assert.lengthOf(warnings, 1);
  });

  it('a retryWith handler after the event is not called', async () => {
    const element = await banner();
    const events = handle(element, () => {});
    press(element, 'retry-button');
    let called = false;
    await warningsDuring(() => events[0]!.retryWith(() => (called = true)));
    assert.isFalse(called);
  });

  it('osm-retry without a handler warns once and leaves the banner unchanged', async () => {
    const element = await banner();
    const before = label(element);
    const warnings = await warningsDuring(async () => {
      for (let n = 0; n < 3; n++) press(element, 'retry-button');
      await rendered(element);
    });
    assert.lengthOf(warnings, 1);
    assert.strictEqual(label(element), before);
    assert.isFalse(isBusy(element));
  });

  it('osm-retry with its default prevented calls no handler and gives no warning', async () => {
    const element = await banner();
    let called = false;
    handle(element, () => (called = true));
    element.addEventListener('osm-retry', (event) => event.preventDefault());
    const warnings = await warningsDuring(() => press(element, 'retry-button'));
    await rendered(element);
    assert.deepEqual([called, isBusy(element), warnings.length], [false, false, 0]);
  });

  for (const [attempt, key] of [
    [undefined, 'osm-retry:call_7:1'],
    [3, 'osm-retry:call_7:3'],
    ['rubbish', 'osm-retry:call_7:1'],
  ] as const) {
    it(`the idempotency key for the attempt ${String(attempt)} is ${key}`, async () => {
      const { context } = await retrying(pending, { call: { ...call, attempt } });
      assert.strictEqual(context.idempotencyKey, key);
    });
  }

  it('the idempotency key of a call without an id is null', async () => {
    assert.isNull((await retrying(pending, { call: 'stale_sweep' })).context.idempotencyKey);
  });
});

describe('a pending retry', () => {
  it('a pending retry shows the busy state and a cancel button', async () => {
    const { element } = await retrying();
    assert.isTrue(isBusy(element));
    assert.isNotNull(findPart(element, 'cancel-button'));
  });

  it('pressing the retry button during a pending retry does nothing', async () => {
    const element = await banner();
    const events = handle(element, pending);
    for (let n = 0; n < 3; n++) press(element, 'retry-button');
    await rendered(element);
    press(element, 'retry-button');
    assert.lengthOf(events, 1);
  });

  it('the retry button keeps the focus when it is pressed', async () => {
    const element = await banner();
    handle(element, pending);
    part(element, 'retry-button').focus();
    press(element, 'retry-button');
    await rendered(element);
    assert.strictEqual(element.shadowRoot!.activeElement, part(element, 'retry-button'));
  });

  it('a pending retry continues when the same call is set or delivered again', async () => {
    const { element, context } = await retrying();
    for (const again of [{ ...call }, failedEvent('call_7', 'stale_sweep', 1), JSON.stringify(call)]) {
      element.call = again;
      await rendered(element);
    }
    assert.isFalse(context.signal.aborted);
    assert.isTrue(isBusy(element));
  });

  it('a pending retry continues when the banner is moved', async () => {
    const { element, context } = await retrying();
    fixtureSync<HTMLElement>('<section></section>').append(element);
    await rendered(element);
    assert.isFalse(context.signal.aborted);
    assert.isTrue(isBusy(element));
  });

  for (const [name, next] of Object.entries({ 'another call': failedCall('call_8', 'stale_sweep'), 'no call': null })) {
    it(`a pending retry is aborted when the banner gets ${name}`, async () => {
      const { element, context } = await retrying();
      element.call = next;
      await rendered(element);
      assert.isTrue(context.signal.aborted);
      assert.isFalse(isBusy(element));
    });
  }

  it('a pending retry is aborted when the banner is removed', async () => {
    const { element, context } = await retrying();
    element.remove();
    await until(() => context.signal.aborted, 'the signal is aborted');
    assert.isTrue(context.signal.aborted);
  });
});
