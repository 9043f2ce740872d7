/** Invalid input: a clear result, never an exception, an empty banner of a failed call, or markup from data. */
import '../../src/osm-failure-banner.js';

import { assert } from '@open-wc/testing';

import type { Audience } from '../../src/elements.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { failedCall, failedEvent } from '../support/calls.js';
import { findPart, isEmpty, mount, page, part, partText, rendered, shownText } from '../support/elements.js';

const bannerOf = (call: unknown, audience: Audience = 'developer') =>
  mount<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>', { call, audience });

const cyclic: Record<string, unknown> = { status: 'failed' };
cyclic.transcript = cyclic;
const marked = { _$litType$: 1, _$litDirective$: 1, strings: ['<b>'], values: [] };
const throwing = () => {
  throw new Error('no');
};

describe('osm-failure-banner with invalid input', () => {
  for (const [name, call] of Object.entries({
    'a failed call without a reason': { status: 'failed' },
    'a failed call with an empty reason': { status: 'failed', failureReason: '' },
    'a failed call with a blank reason': { status: 'failed', failureReason: '  ' },
    'a failed call whose reason is an object': { status: 'failed', failureReason: { code: 'x' } },
    'a hostile reason': { failureReason: '__proto__' },
    'a cyclic object': cyclic,
    'forged Lit templates': { status: 'failed', id: marked, failureReason: marked, channel: marked, endedAt: marked },
    'symbols as fields': { status: 'failed', id: Symbol('id'), failureReason: Symbol('reason') },
    'fields with null prototypes': {
      status: 'failed',
      id: Object.create(null) as unknown,
      agentId: Object.create(null) as unknown,
    },
    'a getter that throws': Object.defineProperty({ status: 'failed' }, 'id', { get: throwing }),
    'a toString that throws': { status: 'failed', id: { toString: throwing } },
    'invalid dates': { status: 'failed', startedAt: 'x', endedAt: new Date(NaN), durationSeconds: NaN },
    'the first and last possible date': { status: 'failed', startedAt: 8.64e15, endedAt: -8.64e15 },
  })) {
    it(`a banner shows the unknown guidance for ${name}`, async () => {
      assert.strictEqual(partText(await bannerOf(call), 'title'), 'Unclassified failure');
    });
  }

  for (const [name, call] of Object.entries({
    'a number': 7,
    true: true,
    'a symbol': Symbol('idle_timeout'),
    'a function': () => 'idle_timeout',
    'an array': [failedCall('a', 'unknown')],
    'an empty object': {},
    'a forged Lit template': marked,
    'an empty string': '',
  })) {
    it(`a banner shows nothing for ${name}`, async () => {
      assert.strictEqual(isEmpty(await bannerOf(call)), true);
    });
  }

  it('a banner renders no markup from data', async () => {
    const evil = '<img src=x onerror="globalThis.hacked = true"><script>globalThis.hacked = true</script>';
    const element = await bannerOf(failedCall(evil, evil, { agentId: evil, channel: evil, destination: evil }));
    assert.strictEqual(element.shadowRoot!.querySelectorAll('img, script').length, 0);
    assert.include(partText(element, 'meta'), evil.slice(0, 20));
  });

  it('a banner masks phone numbers for every audience', async () => {
    for (const audience of ['operator', 'tester', 'developer'] as const) {
      const element = await bannerOf(failedCall('a', 'no +4915112345678', { destination: '+4915112345678' }), audience);
      assert.notInclude(element.shadowRoot!.innerHTML, '1234567');
    }
  });

  it('a banner removes direction overrides from an id', async () => {
    const element = await bannerOf(failedCall('a\u202egpj', 'unknown'));
    assert.notInclude(partText(element, 'meta'), '\u202e');
  });

  it('a banner removes direction overrides from a contradicting reason', async () => {
    const element = await bannerOf(failedEvent('a', 'x\u202ey', 1, { failureReason: 'sip_rejected' }));
    assert.notInclude(partText(element, 'doubt'), '\u202e');
  });
});

describe('osm-failure-banner of a doubtful failure', () => {
  const doubtful = failedCall('a', 'idle_timeout', { durationSeconds: 5 });

  it('a doubtful banner shows the doubt', async () => {
    const element = await bannerOf(doubtful);
    assert.include(partText(element, 'doubt'), element.failure!.doubts[0]!.text);
  });

  it('a doubtful banner has a dispute link to support', async () => {
    assert.match(part(await bannerOf(doubtful), 'dispute-link').getAttribute('href')!, /^mailto:support@osmapi\.com/);
  });

  it('a banner without a doubt has no doubt part', async () => {
    assert.strictEqual(
      findPart(await bannerOf(failedCall('a', 'idle_timeout', { durationSeconds: 300 })), 'doubt'),
      null,
    );
  });

  it('a banner has the state doubtful only while its failure is doubtful', async () => {
    const element = await bannerOf(doubtful);
    assert.strictEqual(element.matches(':state(doubtful)'), true);
    element.call = page.webhook;
    await rendered(element);
    assert.strictEqual(element.matches(':state(doubtful)'), false);
  });
});

describe('osm-failure-banner with changing properties', () => {
  it('a banner has the state shown only while a failure is shown', async () => {
    const element = await bannerOf(null);
    const seen = [element.matches(':state(shown)')];
    for (const call of ['stale_sweep', { status: 'completed' }]) {
      element.call = call;
      await rendered(element);
      seen.push(element.matches(':state(shown)'));
    }
    assert.deepEqual(seen, [false, true, false]);
  });

  it('a banner shows nothing of the previous call', async () => {
    const element = await bannerOf(failedCall('call_7', 'idle_timeout', { durationSeconds: 5 }));
    element.call = { id: 'call_8', failureReason: 'sip_rejected' };
    await rendered(element);
    assert.notMatch(shownText(element), /call_7|idle/);
  });

  it('a banner with hidden is not displayed', async () => {
    const element = await bannerOf('stale_sweep');
    element.hidden = true;
    assert.strictEqual(getComputedStyle(element).display, 'none');
  });

  it('setting properties of a banner sends no events', async () => {
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
    await rendered(element);
    assert.deepEqual(sent, []);
    assert.strictEqual(partText(element, 'title'), 'Carrier rejected the call');
  });
});
