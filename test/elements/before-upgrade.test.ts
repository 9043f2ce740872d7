/** Elements that are in the page before the script is loaded. These tests depend on their order. */
import { assert, fixtureSync } from '@open-wc/testing';

import type { OsmBlameBadge, OsmFailureBanner, OsmFailureList } from '../../src/elements.js';
import { failedCall } from '../support/calls.js';
import { partText, rendered } from '../support/elements.js';
import { idsOf } from '../support/list.js';

const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'] as const;

describe('before upgrade', () => {
  it('importing elements.js registers no element', async () => {
    await import('../../src/elements.js');
    for (const tag of TAGS) assert.isUndefined(customElements.get(tag), tag);
  });

  it('the fallback of a banner is visible before the upgrade', () => {
    const page = fixtureSync('<osm-failure-banner><p slot="fallback">The call failed.</p></osm-failure-banner>');
    assert.lengthOf(page.querySelector('p')!.getClientRects(), 1);
  });

  it('properties that were set before the upgrade are kept and rendered', async () => {
    const page = fixtureSync(`<div>
      <osm-blame-badge></osm-blame-badge><osm-failure-banner></osm-failure-banner><osm-failure-list></osm-failure-list>
    </div>`);
    const [badge, banner, list] = TAGS.map((tag) => page.querySelector(tag)!) as [OsmBlameBadge, OsmFailureBanner, OsmFailureList]; // prettier-ignore
    Object.assign(badge, { blame: 'carrier' });
    Object.assign(banner, { call: failedCall('a', 'sip_rejected'), headingLevel: 4, audience: 'developer' });
    Object.assign(list, { calls: [failedCall('a', 'sip_rejected')], selection: ['a'] });
    await import('../../src/index.js');
    await Promise.all([badge, banner, list].map(rendered));
    assert.deepEqual([partText(badge, 'label'), partText(banner, 'title'), idsOf(list)], ['Carrier', 'Carrier rejected the call', 'a']); // prettier-ignore
    assert.deepEqual([banner.headingLevel, [...list.selection]], [4, ['a']]);
  });

  it('the main entry point registers all three elements', () => {
    for (const tag of TAGS) assert.isFunction(customElements.get(tag), tag);
  });

  it('loading a second copy of an entry point does not throw, and the first registration wins', async () => {
    const first = TAGS.map((tag) => customElements.get(tag));
    for (const tag of TAGS) {
      const copy = document.createElement('script');
      copy.type = 'module';
      copy.src = new URL(`../../src/${tag}.ts?copy`, import.meta.url).href;
      const settled = new Promise((resolve, reject) => {
        copy.onload = resolve;
        copy.onerror = reject;
        addEventListener('error', reject, { once: true });
      });
      document.head.append(copy);
      await settled;
    }
    TAGS.forEach((tag, n) => assert.isTrue(customElements.get(tag) === first[n], tag));
  });

  it('loading a second build does not throw, and the first registration wins', async () => {
    const first = TAGS.map((tag) => customElements.get(tag));
    const second = (await import(new URL('../../dist/cdn/osmtalk-elements.js', import.meta.url).href)) as object;
    assert.property(second, 'OsmFailureBanner');
    TAGS.forEach((tag, n) => assert.isTrue(customElements.get(tag) === first[n], tag));
  });
});
