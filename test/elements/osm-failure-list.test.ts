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
    it('a list without calls says that nothing failed', async () => {
      const element = await list();
      assert.strictEqual(element.summary.failures, 0);
      assert.isNotNull(findPart(element, 'message'));
    });

    it('a list without calls has no grid', async () => {
      assert.isNull((await list()).shadowRoot!.querySelector('[role=treegrid]'));
    });

    it('OsmFailureList.version is the version of the library', () => {
      assert.strictEqual(OsmFailureList.version, VERSION);
    });
  });

  describe('calls', () => {
    it('a list shows failed calls only, newest first', async () => {
      assert.strictEqual(idsOf(await listOf(someCalls)), 'c3 c2 c1');
    });

    it('the attribute calls takes JSON', async () => {
      const element = await list();
      element.setAttribute('calls', JSON.stringify(someCalls));
      await rendered(element);
      assert.strictEqual(idsOf(element), 'c3 c2 c1');
    });

    it('the property calls takes a Set', async () => {
      assert.strictEqual(idsOf(await listOf(new Set(someCalls))), 'c3 c2 c1');
    });

    it('a list shows nothing for broken JSON, and warns once', async () => {
      const element = await list();
      const warnings = await warningsDuring(async () => {
        element.setAttribute('calls', '[{"id": "c1"');
        await rendered(element);
      });
      assert.deepEqual([idsOf(element), warnings.length], ['', 1]);
    });

    for (const [name, value] of Object.entries({ null: null, undefined, 'a number': 7, 'an empty array': [] })) {
      it(`a list shows nothing for ${name}`, async () => {
        const element = await listOf(someCalls);
        element.calls = value as OsmFailureList['calls'];
        await rendered(element);
        assert.deepEqual([idsOf(element), element.summary.failures], ['', 0]);
      });
    }

    it('assigning calls replaces all calls', async () => {
      const element = await listOf(someCalls);
      element.calls = [failedCall('c9', 'unknown')];
      await rendered(element);
      assert.strictEqual(idsOf(element), 'c9');
    });

    it('each row shows title, blame and id', async () => {
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
      it(`a list shows a call with ${name}`, async () => {
        assert.strictEqual(idsOf(await listOf([call])), 'a');
      });
    }

    it('a list renders no markup from data', async () => {
      const evil = '<img src=x onerror="globalThis.hacked = true">';
      const element = await listOf([failedCall(evil, evil, { channel: evil, agentId: evil })]);
      assert.isNull(element.shadowRoot!.querySelector('img'));
      assert.strictEqual(idsOf(element), evil);
    });

    it('a list shows no whole phone number', async () => {
      const element = await listOf([failedCall('a', 'no +4915112345678', { destination: '+4915112345678' })]);
      assert.notInclude(element.shadowRoot!.innerHTML, '1234567');
      assert.lengthOf(rows(element), 1);
    });
  });

  describe('methods', () => {
    it('upsert adds one call', async () => {
      const element = await listOf(someCalls);
      element.upsert(failedEvent('c5', 'unknown', 9));
      await shows(element, 'c5 c3 c2 c1');
    });

    it('upsert adds many calls', async () => {
      const element = await listOf([]);
      element.upsert(someCalls);
      await shows(element, 'c3 c2 c1');
    });

    it('a later event reclassifies a call', async () => {
      const element = await listOf([failedEvent('a', 'stale_sweep', 1)]);
      element.upsert(failedEvent('a', 'sip_rejected', 2));
      assert.deepEqual([element.summary.byReason.stale_sweep, element.summary.byReason.sip_rejected], [0, 1]);
    });

    it('a call that completed leaves the list, and an earlier failure does not bring it back', async () => {
      const element = await listOf([failedEvent('a', 'stale_sweep', 1)]);
      element.upsert([completedEvent('a', 2), failedEvent('a', 'stale_sweep', 1)]);
      assert.strictEqual(element.summary.failures, 0);
    });

    it('upsert works before the list is in the page', async () => {
      const element = new OsmFailureList();
      element.upsert(someCalls);
      document.body.append(element);
      await shows(element, 'c3 c2 c1');
      element.remove();
    });

    it('delete removes a call by its id', async () => {
      const element = await listOf(someCalls);
      element.delete('c2');
      await shows(element, 'c3 c1');
    });

    it('clear removes all calls', async () => {
      const element = await listOf(someCalls);
      element.clear();
      await shows(element, '');
      assert.strictEqual(element.summary.failures, 0);
    });

    it('a list keeps the method remove of every element', async () => {
      const element = await listOf(someCalls);
      element.remove();
      assert.isFalse(element.isConnected);
    });

    it('a list sends no event for changes by a script', async () => {
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
    it('the summary counts failed calls', async () => {
      const { failures, shown, retryable, byBlame } = (await listOf(someCalls)).summary;
      assert.deepEqual({ failures, shown, retryable }, { failures: 3, shown: 3, retryable: 2 });
      assert.deepEqual(byBlame, { platform: 2, caller: 0, carrier: 1, environment: 0, unknown: 0 });
    });

    it('the summary is up to date at once', async () => {
      const element = await listOf(someCalls);
      element.upsert(failedCall('c9', 'unknown'));
      assert.deepEqual([element.summary.failures, element.summary.shown], [4, 4]);
      element.calls = [];
      assert.deepEqual([element.summary.failures, element.summary.shown], [0, 0]);
    });

    it('the summary has at once the number of shown calls, and counts all calls', async () => {
      const element = await listOf(someCalls);
      element.blame = 'carrier';
      assert.deepEqual([element.summary.shown, element.summary.failures], [1, 3]);
    });

    it('the summary is read-only', async () => {
      const element = await list();
      assert.throws(() => Object.assign(element, { summary: null }), TypeError);
    });

    it('the summary is shown in words', async () => {
      assert.include(partText(await listOf(someCalls), 'heading'), '3');
    });
  });
});
