import { assert, fixture, fixtureSync } from '@open-wc/testing';

import { blameLabel, BLAMES, describeFailureReason, FAILURE_REASONS, useCatalog, VERSION } from '../../src/catalog.js';
import { OsmBlameBadge } from '../../src/osm-blame-badge.js';
import { drawn, given, maybe, part, said } from '../support/elements.js';

const badge = (attributes = '') => fixture<OsmBlameBadge>(`<osm-blame-badge ${attributes}></osm-blame-badge>`);

describe('osm-blame-badge', () => {
  describe('defaults', () => {
    it('shows nothing', async () => {
      assert.strictEqual(maybe(await badge(), 'badge'), null);
    });

    it('has neither blame nor reason', async () => {
      const { blame, reason } = await badge();
      assert.deepEqual([blame, reason], [null, null]);
    });

    it('says its version', () => {
      assert.strictEqual(OsmBlameBadge.version, VERSION);
    });
  });

  describe('attributes', () => {
    for (const blame of BLAMES) {
      it(`says ${blame} in words`, async () => {
        assert.strictEqual(said(await badge(`blame="${blame}"`), 'label'), blameLabel(blame));
      });

      it(`carries ${blame} as a part name`, async () => {
        assert.deepEqual([...part(await badge(`blame="${blame}"`), 'badge').part], ['badge', blame]);
      });

      it(`draws an icon for ${blame} that is hidden from assistive technology`, async () => {
        assert.strictEqual(part(await badge(`blame="${blame}"`), 'icon').getAttribute('aria-hidden'), 'true');
      });
    }

    it('has a shape of its own for each blame', async () => {
      const shapes = await Promise.all(
        BLAMES.map(async (blame) =>
          part(await badge(`blame="${blame}"`), 'icon')
            .querySelector('path')!
            .getAttribute('d'),
        ),
      );
      assert.strictEqual(new Set(shapes).size, BLAMES.length);
    });

    for (const reason of FAILURE_REASONS) {
      it(`says the blame of ${reason}`, async () => {
        const { likelyBlame } = describeFailureReason(reason);
        assert.strictEqual(said(await badge(`reason="${reason}"`), 'label'), blameLabel(likelyBlame));
      });
    }

    for (const reason of ['made_up', '__proto__', 'constructor']) {
      it(`says unknown for the reason ${reason}`, async () => {
        assert.strictEqual(said(await badge(`reason="${reason}"`), 'label'), 'Unknown');
      });
    }

    for (const blame of ['telco', 'Platform', '__proto__', 'constructor', '<b>x</b>']) {
      it(`says unknown for the blame ${blame}`, async () => {
        const element = await badge();
        element.setAttribute('blame', blame);
        await drawn(element);
        assert.strictEqual(said(element, 'label'), 'Unknown');
      });
    }

    it('lets the blame win over the reason', async () => {
      assert.strictEqual(said(await badge('blame="carrier" reason="stale_sweep"'), 'label'), 'Carrier');
    });

    it('follows the reason when the blame goes', async () => {
      const element = await badge('blame="carrier" reason="stale_sweep"');
      element.removeAttribute('blame');
      await drawn(element);
      assert.strictEqual(said(element, 'label'), 'Platform-side');
    });

    it('shows nothing when both go', async () => {
      const element = await badge('blame="carrier"');
      element.removeAttribute('blame');
      await drawn(element);
      assert.strictEqual(maybe(element, 'badge'), null);
    });
  });

  describe('properties', () => {
    it('shows a blame that is set', async () => {
      const element = await badge();
      element.blame = 'caller';
      await drawn(element);
      assert.strictEqual(said(element, 'label'), 'Caller behaviour');
    });

    it('shows nothing for null and undefined', async () => {
      const element = await badge('blame="caller"');
      element.blame = undefined as never;
      element.reason = null;
      await drawn(element);
      assert.strictEqual(maybe(element, 'badge'), null);
    });

    for (const [name, value] of Object.entries({
      'an object': {},
      'a symbol': Symbol('carrier'),
      'a null prototype': Object.create(null) as unknown,
      "Lit's own marks": { _$litType$: 1, strings: ['<b>'] },
    })) {
      it(`says unknown for ${name}`, async () => {
        const element = await given<OsmBlameBadge>('<osm-blame-badge></osm-blame-badge>', { blame: value as never });
        assert.strictEqual(said(element, 'label'), 'Unknown');
      });
    }
  });

  describe('language', () => {
    it('speaks the language of an ancestor', async () => {
      useCatalog({ lang: 'de', blames: { carrier: 'Netzbetreiber' } });
      const around = fixtureSync<HTMLElement>(
        '<div lang="de"><osm-blame-badge blame="carrier"></osm-blame-badge></div>',
      );
      const element = around.firstElementChild as OsmBlameBadge;
      await drawn(element);
      assert.strictEqual(said(element, 'label'), 'Netzbetreiber');
    });

    it('marks the language of its words', async () => {
      useCatalog({ lang: 'ar', dir: 'rtl', blames: { carrier: 'شركة الاتصالات' } });
      const element = await badge('blame="carrier" lang="ar"');
      const { lang, dir } = part(element, 'badge');
      assert.deepEqual([lang, dir], ['ar', 'rtl']);
    });

    it('follows words that come later', async () => {
      const element = await badge('blame="carrier" lang="fr"');
      useCatalog({ lang: 'fr', blames: { carrier: 'Opérateur' } });
      await drawn(element);
      assert.strictEqual(said(element, 'label'), 'Opérateur');
    });
  });

  describe('accessibility', () => {
    for (const blame of BLAMES) {
      it(`is accessible with ${blame}`, async () => {
        await assert.isAccessible(await badge(`blame="${blame}"`));
      });
    }

    it('stays in forced colours by a border', async () => {
      assert.strictEqual(getComputedStyle(part(await badge('blame="carrier"'), 'badge')).borderTopStyle, 'solid');
    });

    it('can be hidden', async () => {
      assert.strictEqual(getComputedStyle(await badge('blame="carrier" hidden')).display, 'none');
    });
  });
});
