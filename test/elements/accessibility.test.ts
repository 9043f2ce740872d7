/** axe in the main states. Chromium's accessibility tree is tested in test/node/accessibility-tree.test.ts. */
import '../../src/index.js';

import { assert } from '@open-wc/testing';

import { FAILURE_REASONS } from '../../src/catalog.js';
import type { OsmFailureBanner, OsmFailureList } from '../../src/index.js';
import { failedCall } from '../support/calls.js';
import { findPart, mount, press, rendered } from '../support/elements.js';
import { listOf, someCalls, toggle } from '../support/list.js';

const banner = (properties: Partial<OsmFailureBanner>) =>
  mount<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>', properties);

describe('accessibility of osm-failure-banner', () => {
  for (const reason of FAILURE_REASONS) {
    it(`a banner of ${reason} has no axe violations`, async () => {
      await assert.isAccessible(await banner({ call: reason, retry: true, eventsHref: '/calls' }));
    });
  }

  for (const [name, properties] of Object.entries({
    'the audience tester': { audience: 'tester' },
    'the audience developer': { audience: 'developer' },
    'a heading of level 4': { headingLevel: 4 },
  } as Record<string, Partial<OsmFailureBanner>>)) {
    it(`a banner with ${name} has no axe violations`, async () => {
      await assert.isAccessible(
        await banner({ call: failedCall('a', 'idle_timeout', { durationSeconds: 5 }), ...properties }),
      );
    });
  }

  it('a banner with a pending retry has no axe violations', async () => {
    const element = await banner({ call: 'stale_sweep', retry: true });
    element.addEventListener('osm-retry', (event) => event.retryWith(() => new Promise(() => {})));
    press(element, 'retry-button');
    await rendered(element);
    assert.isNotNull(findPart(element, 'cancel-button'));
    await assert.isAccessible(element);
  });

  it('every control of a banner is at least 24 px high', async () => {
    const element = await banner({ call: 'stale_sweep', retry: true, eventsHref: '/calls' });
    const controls = [...element.shadowRoot!.querySelectorAll('button, a')];
    assert.isAtLeast(controls.length, 4);
    for (const control of controls) {
      assert.isAtLeast(control.getBoundingClientRect().height, 24, control.textContent);
    }
  });
});

describe('accessibility of osm-failure-list', () => {
  for (const [name, properties] of Object.entries({
    calls: {},
    'no calls': { calls: [] },
    'something else than calls': { calls: { rows: 3 } },
    'no match': { query: 'nowhere' },
    'loading set': { calls: [], loading: true },
    'an error': { error: '503' },
    groups: { groupBy: 'blame' },
    'a selection': { selectable: true, selection: ['c1'] },
    pages: { pageSize: 1 },
    'a notice': { calls: Array.from({ length: 6 }, (_, n) => failedCall(String(n), 'stale_sweep')), totalCalls: 200 },
  } as Record<string, Partial<OsmFailureList>>)) {
    it(`a list with ${name} has no axe violations`, async () => {
      await assert.isAccessible(await listOf(someCalls, properties));
    });
  }

  it('a list with an opened row has no axe violations', async () => {
    const list = await listOf(someCalls, { retry: true });
    await toggle(list, 'c1');
    await assert.isAccessible(list);
  });
});
