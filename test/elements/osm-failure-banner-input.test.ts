/** What bad input gets: a clear result, never an exception, never a blank failed banner, never markup from data. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { Audience } from '../../src/elements.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall, failedEvent } from '../support/calls.js';
import { drawn, given, isEmpty, maybe, page, part, said, shownText } from '../support/elements.js';

const bannerOf = (call: unknown, audience: Audience = 'developer') =>
  given<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>', { call, audience });

const cyclic: Record<string, unknown> = { status: 'failed' };
cyclic.transcript = cyclic;
const marked = { _$litType$: 1, _$litDirective$: 1, strings: ['<b>'], values: [] };
const throwing = () => {
  throw new Error('no');
};

describe('osm-failure-banner, given bad input', () => {
  for (const [name, call] of Object.entries({
    'a failed call without a reason': { status: 'failed' },
    'a failed call with an empty reason': { status: 'failed', failureReason: '' },
    'a failed call with a blank reason': { status: 'failed', failureReason: '  ' },
    'a failed call whose reason is an object': { status: 'failed', failureReason: { code: 'x' } },
    'a hostile reason': { failureReason: '__proto__' },
    'a cycle': cyclic,
    "Lit's own marks": { status: 'failed', id: marked, failureReason: marked, channel: marked, endedAt: marked },
    symbols: { status: 'failed', id: Symbol('id'), failureReason: Symbol('reason') },
    'null prototypes': {
      status: 'failed',
      id: Object.create(null) as unknown,
      agentId: Object.create(null) as unknown,
    },
    'getters that throw': Object.defineProperty({ status: 'failed' }, 'id', { get: throwing }),
    'toString that throws': { status: 'failed', id: { toString: throwing } },
    'dates that are none': { status: 'failed', startedAt: 'x', endedAt: new Date(NaN), durationSeconds: NaN },
    'dates at the end of time': { status: 'failed', startedAt: 8.64e15, endedAt: -8.64e15 },
  })) {
    it(`shows the unknown guidance for ${name}`, async () => {
      assert.strictEqual(said(await bannerOf(call), 'title'), 'Unclassified failure');
    });
  }

  for (const [name, call] of Object.entries({
    'a number': 7,
    true: true,
    'a symbol': Symbol('idle_timeout'),
    'a function': () => 'idle_timeout',
    'an array': [failedCall('a', 'unknown')],
    'an empty object': {},
    "Lit's own marks": marked,
    'an empty text': '',
  })) {
    it(`shows nothing for ${name}`, async () => {
      assert.strictEqual(isEmpty(await bannerOf(call)), true);
    });
  }

  it('makes no markup from data', async () => {
    const evil = '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script>';
    const element = await bannerOf(failedCall(evil, evil, { agentId: evil, channel: evil, destination: evil }));
    assert.strictEqual(element.shadowRoot!.querySelectorAll('img, script').length, 0);
    assert.include(said(element, 'meta'), evil.slice(0, 20));
  });

  it('shows a phone number by its last four digits', async () => {
    for (const audience of ['operator', 'tester', 'developer'] as const) {
      const element = await bannerOf(failedCall('a', 'no +4915112345678', { destination: '+4915112345678' }), audience);
      assert.notInclude(element.shadowRoot!.innerHTML, '1234567');
    }
  });

  it('keeps foreign text from running the other way', async () => {
    const element = await bannerOf(failedCall('a\u202egpj', 'unknown'));
    assert.notInclude(said(element, 'meta'), '\u202e');
  });

  it('keeps a disagreeing reason from running the other way', async () => {
    const element = await bannerOf(failedEvent('a', 'x\u202ey', 1, { failureReason: 'unknown' }));
    assert.notInclude(said(element, 'doubt'), '\u202e');
  });
});

describe('osm-failure-banner, in doubt', () => {
  const doubtful = failedCall('a', 'idle_timeout', { durationSeconds: 5 });

  it('says what does not fit', async () => {
    const element = await bannerOf(doubtful);
    assert.include(said(element, 'doubt'), element.failure!.doubts[0]!.text);
  });

  it('offers the dispute path', async () => {
    assert.match(part(await bannerOf(doubtful), 'dispute-link').getAttribute('href')!, /^mailto:support@osmapi\.com/);
  });

  it('says nothing where all fits', async () => {
    assert.strictEqual(maybe(await bannerOf(failedCall('a', 'idle_timeout', { durationSeconds: 300 })), 'doubt'), null);
  });

  it('has the state doubtful, and loses it', async () => {
    const element = await bannerOf(doubtful);
    assert.strictEqual(element.matches(':state(doubtful)'), true);
    element.call = page.webhook;
    await drawn(element);
    assert.strictEqual(element.matches(':state(doubtful)'), false);
  });
});

describe('osm-failure-banner, as it changes', () => {
  it('has the state shown while a failure is shown', async () => {
    const element = await bannerOf(null);
    const seen = [element.matches(':state(shown)')];
    for (const call of ['stale_sweep', { status: 'completed' }]) {
      element.call = call;
      await drawn(element);
      seen.push(element.matches(':state(shown)'));
    }
    assert.deepEqual(seen, [false, true, false]);
  });

  it('leaves nothing of the last call behind', async () => {
    const element = await bannerOf(failedCall('call_7', 'idle_timeout', { durationSeconds: 5 }));
    element.call = { id: 'call_8', failureReason: 'sip_rejected' };
    await drawn(element);
    assert.notMatch(shownText(element), /call_7|idle/);
  });

  it('can be hidden', async () => {
    const element = await bannerOf('stale_sweep');
    element.hidden = true;
    assert.strictEqual(getComputedStyle(element).display, 'none');
  });

  it('sends no event for what a script sets', async () => {
    const element = await bannerOf('stale_sweep');
    const sent: string[] = [];
    for (const type of ['osm-retry', 'osm-copy', 'osm-dispute']) element.addEventListener(type, () => sent.push(type));
    Object.assign(element, {
      call: 'sip_rejected',
      audience: 'tester',
      retry: true,
      headingLevel: 3,
      announce: 'polite',
    });
    await drawn(element);
    assert.deepEqual(sent, []);
    assert.strictEqual(said(element, 'title'), 'Carrier rejected the call');
  });
});
