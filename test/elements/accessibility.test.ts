/** What axe finds in the main states: nothing. Chromium's own tree is read in test/node/accessibility-tree.test.ts. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import { FAILURE_REASONS } from '../../src/catalog.js';
import type { OsmFailureBanner, OsmFailureList } from '../../src/index.js';
import { failedCall } from '../support/calls.js';
import { drawn, given, maybe, press } from '../support/elements.js';
import { listOf, someCalls, toggle } from '../support/list.js';

const banner = (properties: Partial<OsmFailureBanner>) =>
  given<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>', properties);

describe('the banner, to assistive technology', () => {
  for (const reason of FAILURE_REASONS) {
    it(`has nothing that axe finds, with ${reason}`, async () => {
      await assert.isAccessible(await banner({ call: reason, retry: true, eventsHref: '/calls' }));
    });
  }

  for (const [name, properties] of Object.entries({
    'a tester': { audience: 'tester' },
    'a developer': { audience: 'developer' },
    'a heading of level 4': { headingLevel: 4 },
  } as Record<string, Partial<OsmFailureBanner>>)) {
    it(`has nothing that axe finds, with ${name}`, async () => {
      await assert.isAccessible(
        await banner({ call: failedCall('a', 'idle_timeout', { durationSeconds: 5 }), ...properties }),
      );
    });
  }

  it('has nothing that axe finds, while it retries', async () => {
    const element = await banner({ call: 'stale_sweep', retry: true });
    element.addEventListener('osm-retry', (event) => event.retryWith(() => new Promise(() => {})));
    press(element, 'retry-button');
    await drawn(element);
    assert.isNotNull(maybe(element, 'cancel-button'));
    await assert.isAccessible(element);
  });

  it('has targets of 24 px at least', async () => {
    const element = await banner({ call: 'stale_sweep', retry: true, eventsHref: '/calls' });
    const controls = [...element.shadowRoot!.querySelectorAll('button, a')];
    assert.isAtLeast(controls.length, 4);
    for (const control of controls) {
      assert.isAtLeast(control.getBoundingClientRect().height, 24, control.textContent);
    }
  });
});

describe('the list, to assistive technology', () => {
  for (const [name, properties] of Object.entries({
    calls: {},
    nothing: { calls: [] },
    'no match': { query: 'nowhere' },
    loading: { calls: [], loading: true },
    'an error': { error: '503' },
    groups: { groupBy: 'blame' },
    selection: { selectable: true, selection: ['c1'] },
    pages: { pageSize: 1 },
    'a notice': { calls: Array.from({ length: 6 }, (_, n) => failedCall(String(n), 'stale_sweep')), totalCalls: 200 },
  } as Record<string, Partial<OsmFailureList>>)) {
    it(`has nothing that axe finds, with ${name}`, async () => {
      await assert.isAccessible(await listOf(someCalls, properties));
    });
  }

  it('has nothing that axe finds, with an opened row', async () => {
    const list = await listOf(someCalls, { retry: true });
    await toggle(list, 'c1');
    await assert.isAccessible(list);
  });
});
