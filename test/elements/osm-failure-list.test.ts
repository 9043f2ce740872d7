import { assert, fixture } from '@open-wc/testing';

import { VERSION } from '../../src/catalog.js';
import { OsmFailureList } from '../../src/osm-failure-list.js';
import { completedEvent, failedCall, failedEvent } from '../support/calls.js';
import { findPart, partText, rendered } from '../support/elements.js';
import { idsOf, listOf, recordEvents, rows, shows, someCalls } from '../support/list.js';
import { warningsDuring } from '../support/warnings.js';

const list = (attributes = '', inside = '') =>
  fixture<OsmFailureList>(`<osm-failure-list ${attributes}>${inside}</osm-failure-list>`);

describe('osm-failure-list', () => {
  describe('defaults', () => {
    it('holds nothing, and says so', async () => {
      const element = await list();
      assert.strictEqual(element.summary.failures, 0);
      assert.isNotNull(findPart(element, 'message'));
    });

    it('shows no grid without a row', async () => {
      assert.isNull((await list()).shadowRoot!.querySelector('[role=grid]'));
    });

    it('says its version', () => {
      assert.strictEqual(OsmFailureList.version, VERSION);
    });
  });

  describe('calls', () => {
    it('shows what failed and nothing else, newest first', async () => {
      assert.strictEqual(idsOf(await listOf(someCalls)), 'c3 c2 c1');
    });

    it('takes JSON as an attribute', async () => {
      const element = await list();
      element.setAttribute('calls', JSON.stringify(someCalls));
      await rendered(element);
      assert.strictEqual(idsOf(element), 'c3 c2 c1');
    });

    it('takes a Set', async () => {
      assert.strictEqual(idsOf(await listOf(new Set(someCalls))), 'c3 c2 c1');
    });

    it('shows nothing for broken JSON, and tells the developer once', async () => {
      const element = await list();
      const warnings = await warningsDuring(async () => {
        element.setAttribute('calls', '[{"id": "c1"');
        await rendered(element);
      });
      assert.deepEqual([idsOf(element), warnings.length], ['', 1]);
    });

    for (const [name, value] of Object.entries({ null: null, undefined, 'a number': 7, 'an empty array': [] })) {
      it(`shows nothing for ${name}`, async () => {
        const element = await listOf(someCalls);
        element.calls = value as OsmFailureList['calls'];
        await rendered(element);
        assert.deepEqual([idsOf(element), element.summary.failures], ['', 0]);
      });
    }

    it('replaces everything when assigned', async () => {
      const element = await listOf(someCalls);
      element.calls = [failedCall('c9', 'unknown')];
      await rendered(element);
      assert.strictEqual(idsOf(element), 'c9');
    });

    it('shows each call by title, blame and id', async () => {
      const element = await listOf([failedCall('c1', 'sip_rejected')]);
      for (const words of ['Carrier rejected the call', 'Carrier', 'c1'])
        assert.include(rows(element)[0]!.textContent, words);
    });

    for (const [name, call] of Object.entries({
      "Lit's own marks": { status: 'failed', _$litType$: 1, _$litDirective$: 1, id: 'a' },
      'getters that throw': Object.defineProperty({ status: 'failed', id: 'a' }, 'endedAt', {
        get() {
          throw new Error('no');
        },
      }),
      'a moment at the end of time': { status: 'failed', id: 'a', endedAt: 8.64e15 },
    })) {
      it(`shows a call with ${name}`, async () => {
        assert.strictEqual(idsOf(await listOf([call])), 'a');
      });
    }

    it('makes no markup from data', async () => {
      const evil = '<img src=x onerror="globalThis.hacked = true">';
      const element = await listOf([failedCall(evil, evil, { channel: evil, agentId: evil })]);
      assert.isNull(element.shadowRoot!.querySelector('img'));
      assert.strictEqual(idsOf(element), evil);
    });

    it('shows no phone number', async () => {
      const element = await listOf([failedCall('a', 'no +4915112345678', { destination: '+4915112345678' })]);
      assert.notInclude(element.shadowRoot!.innerHTML, '1234567');
      assert.lengthOf(rows(element), 1);
    });
  });

  describe('methods', () => {
    it('upserts one call', async () => {
      const element = await listOf(someCalls);
      element.upsert(failedEvent('c5', 'unknown', 9));
      await shows(element, 'c5 c3 c2 c1');
    });

    it('upserts many', async () => {
      const element = await listOf([]);
      element.upsert(someCalls);
      await shows(element, 'c3 c2 c1');
    });

    it('re-classifies by a later event', async () => {
      const element = await listOf([failedEvent('a', 'stale_sweep', 1)]);
      element.upsert(failedEvent('a', 'sip_rejected', 2));
      assert.deepEqual([element.summary.byReason.stale_sweep, element.summary.byReason.sip_rejected], [0, 1]);
    });

    it('lets a call go that completed, and does not let it come back', async () => {
      const element = await listOf([failedEvent('a', 'stale_sweep', 1)]);
      element.upsert([completedEvent('a', 2), failedEvent('a', 'stale_sweep', 1)]);
      assert.strictEqual(element.summary.failures, 0);
    });

    it('upserts before it is in the page', async () => {
      const element = new OsmFailureList();
      element.upsert(someCalls);
      document.body.append(element);
      await shows(element, 'c3 c2 c1');
      element.remove();
    });

    it('deletes by id', async () => {
      const element = await listOf(someCalls);
      element.delete('c2');
      await shows(element, 'c3 c1');
    });

    it('clears', async () => {
      const element = await listOf(someCalls);
      element.clear();
      await shows(element, '');
      assert.strictEqual(element.summary.failures, 0);
    });

    it('keeps the remove of every element', async () => {
      const element = await listOf(someCalls);
      element.remove();
      assert.isFalse(element.isConnected);
    });

    it('sends no event for what a script does', async () => {
      const element = await listOf(someCalls, { selectable: true });
      const events = ['osm-open', 'osm-select', 'osm-filter', 'osm-reload', 'osm-retry'].map((type) =>
        recordEvents(element, type),
      );
      Object.assign(element, { blame: 'carrier', sort: 'reason', query: 'c', groupBy: 'blame', selection: ['c1'] });
      element.upsert(failedCall('c9', 'sip_rejected'));
      await rendered(element);
      assert.deepEqual(events.flat(), []);
      assert.strictEqual(element.summary.failures, 4);
    });
  });

  describe('summary', () => {
    it('counts what failed', async () => {
      const { failures, shown, retryable, byBlame } = (await listOf(someCalls)).summary;
      assert.deepEqual({ failures, shown, retryable }, { failures: 3, shown: 3, retryable: 2 });
      assert.deepEqual(byBlame, { platform: 2, caller: 0, carrier: 1, environment: 0, unknown: 0 });
    });

    it('is up to date at once', async () => {
      const element = await listOf(someCalls);
      element.upsert(failedCall('c9', 'unknown'));
      assert.deepEqual([element.summary.failures, element.summary.shown], [4, 4]);
      element.calls = [];
      assert.deepEqual([element.summary.failures, element.summary.shown], [0, 0]);
    });

    it('says at once how many a filter shows, and counts all that is held', async () => {
      const element = await listOf(someCalls);
      element.blame = 'carrier';
      assert.deepEqual([element.summary.shown, element.summary.failures], [1, 3]);
    });

    it('cannot be set', async () => {
      const element = await list();
      assert.throws(() => Object.assign(element, { summary: null }), TypeError);
    });

    it('is said in words', async () => {
      assert.include(partText(await listOf(someCalls), 'heading'), '3');
    });
  });
});
