import { assert, fixture, fixtureSync } from '@open-wc/testing';

import { blameLabel, BLAMES, describeFailureReason, FAILURE_REASONS, useCatalog, VERSION } from '../../src/catalog.js';
import { OsmBlameBadge } from '../../src/osm-blame-badge.js';
import { findPart, mount, part, partText, rendered } from '../support/elements.js';

const badge = (attributes = '') => fixture<OsmBlameBadge>(`<osm-blame-badge ${attributes}></osm-blame-badge>`);

describe('osm-blame-badge', () => {
  describe('defaults', () => {
    it('a badge without blame and reason shows nothing', async () => {
      assert.strictEqual(findPart(await badge(), 'badge'), null);
    });

    it('blame and reason of a badge are null by default', async () => {
      const { blame, reason } = await badge();
      assert.deepEqual([blame, reason], [null, null]);
    });

    it('OsmBlameBadge.version is the version of the library', () => {
      assert.strictEqual(OsmBlameBadge.version, VERSION);
    });
  });

  describe('attributes', () => {
    for (const blame of BLAMES) {
      it(`a badge shows the label of ${blame}`, async () => {
        assert.strictEqual(partText(await badge(`blame="${blame}"`), 'label'), blameLabel(blame));
      });

      it(`the badge part is also named ${blame}`, async () => {
        assert.deepEqual([...part(await badge(`blame="${blame}"`), 'badge').part], ['badge', blame]);
      });

      it(`the icon of ${blame} is hidden from assistive technology`, async () => {
        assert.strictEqual(part(await badge(`blame="${blame}"`), 'icon').getAttribute('aria-hidden'), 'true');
      });
    }

    it('every blame has a different icon', async () => {
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
      it(`a badge with the reason ${reason} shows its likely blame`, async () => {
        const { likelyBlame } = describeFailureReason(reason);
        assert.strictEqual(partText(await badge(`reason="${reason}"`), 'label'), blameLabel(likelyBlame));
      });
    }

    for (const reason of ['made_up', '__proto__', 'constructor']) {
      it(`a badge with the invalid reason ${reason} shows unknown`, async () => {
        assert.strictEqual(partText(await badge(`reason="${reason}"`), 'label'), 'Unknown');
      });
    }

    for (const blame of ['telco', 'Platform', '__proto__', 'constructor', '<b>x</b>']) {
      it(`a badge with the invalid blame ${blame} shows unknown`, async () => {
        const element = await badge();
        element.setAttribute('blame', blame);
        await rendered(element);
        assert.strictEqual(partText(element, 'label'), 'Unknown');
      });
    }

    it('the blame of a badge wins over its reason', async () => {
      assert.strictEqual(partText(await badge('blame="carrier" reason="stale_sweep"'), 'label'), 'Carrier');
    });

    it('a badge whose blame is removed shows the blame of its reason', async () => {
      const element = await badge('blame="carrier" reason="stale_sweep"');
      element.removeAttribute('blame');
      await rendered(element);
      assert.strictEqual(partText(element, 'label'), 'Platform-side');
    });

    it('a badge whose only attribute is removed shows nothing', async () => {
      const element = await badge('blame="carrier"');
      element.removeAttribute('blame');
      await rendered(element);
      assert.strictEqual(findPart(element, 'badge'), null);
    });
  });

  describe('properties', () => {
    it('a badge shows a blame that is set as a property', async () => {
      const element = await badge();
      element.blame = 'caller';
      await rendered(element);
      assert.strictEqual(partText(element, 'label'), 'Caller behaviour');
    });

    it('a badge with null and undefined properties shows nothing', async () => {
      const element = await badge('blame="caller"');
      element.blame = undefined as never;
      element.reason = null;
      await rendered(element);
      assert.strictEqual(findPart(element, 'badge'), null);
    });

    for (const [name, value] of Object.entries({
      'an object': {},
      'a symbol': Symbol('carrier'),
      'a null prototype': Object.create(null) as unknown,
      'a forged Lit template': { _$litType$: 1, strings: ['<b>'] },
    })) {
      it(`a badge with ${name} as its blame shows unknown`, async () => {
        const element = await mount<OsmBlameBadge>('<osm-blame-badge></osm-blame-badge>', { blame: value as never });
        assert.strictEqual(partText(element, 'label'), 'Unknown');
      });
    }
  });

  describe('language', () => {
    it('a badge uses the lang of an ancestor', async () => {
      useCatalog({ lang: 'de', blames: { carrier: 'Netzbetreiber' } });
      const around = fixtureSync<HTMLElement>(
        '<div lang="de"><osm-blame-badge blame="carrier"></osm-blame-badge></div>',
      );
      const element = around.firstElementChild as OsmBlameBadge;
      await rendered(element);
      assert.strictEqual(partText(element, 'label'), 'Netzbetreiber');
    });

    it('the badge part has the lang and dir of its words', async () => {
      useCatalog({ lang: 'ar', dir: 'rtl', blames: { carrier: 'شركة الاتصالات' } });
      const element = await badge('blame="carrier" lang="ar"');
      const { lang, dir } = part(element, 'badge');
      assert.deepEqual([lang, dir], ['ar', 'rtl']);
    });

    it('a badge changes when useCatalog adds its language later', async () => {
      const element = await badge('blame="carrier" lang="fr"');
      useCatalog({ lang: 'fr', blames: { carrier: 'Opérateur' } });
      await rendered(element);
      assert.strictEqual(partText(element, 'label'), 'Opérateur');
    });
  });

  describe('accessibility', () => {
    for (const blame of BLAMES) {
      it(`a badge of ${blame} has no axe violations`, async () => {
        await assert.isAccessible(await badge(`blame="${blame}"`));
      });
    }

    it('a badge has a border, which forced colours keep', async () => {
      assert.strictEqual(getComputedStyle(part(await badge('blame="carrier"'), 'badge')).borderTopStyle, 'solid');
    });

    it('a badge with hidden is not displayed', async () => {
      assert.strictEqual(getComputedStyle(await badge('blame="carrier" hidden')).display, 'none');
    });
  });
});
