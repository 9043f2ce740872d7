/** The language of an element: its `lang`, an ancestor's across shadow roots, or the document's, and changes of these. */
import '../../src/osm-failure-banner.js';

import { assert, fixtureSync } from '@open-wc/testing';

import { useCatalog } from '../../src/catalog.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { part, partText, rendered, until } from '../support/elements.js';

useCatalog({ lang: 'de', reasons: { stale_sweep: { title: 'Anruf verwaist' } } });
useCatalog({ lang: 'fr', reasons: { stale_sweep: { title: 'Appel orphelin' } } });
useCatalog({ lang: 'ar', dir: 'rtl', reasons: { stale_sweep: { title: 'مكالمة يتيمة' } } });

const titles = { en: 'Call was orphaned', de: 'Anruf verwaist', fr: 'Appel orphelin' };

async function within(markup: string): Promise<OsmFailureBanner> {
  const around = fixtureSync<HTMLElement>(markup);
  const element = (around.matches('osm-failure-banner') ? around : around.querySelector('osm-failure-banner'))!;
  await rendered(element);
  return element;
}

const banner = '<osm-failure-banner reason="stale_sweep"></osm-failure-banner>';
const speaks = (element: OsmFailureBanner, title: string) =>
  until(() => partText(element, 'title') === title, `"${title}" is said`);

describe('the language of an element', () => {
  afterEach(() => {
    document.documentElement.removeAttribute('lang');
  });

  it('the words are English where no lang is set', async () => {
    assert.strictEqual(partText(await within(banner), 'title'), titles.en);
  });

  it('the lang of the element wins over an ancestor', async () => {
    const element = await within(
      '<p lang="fr"><osm-failure-banner lang="de" reason="stale_sweep"></osm-failure-banner></p>',
    );
    assert.strictEqual(partText(element, 'title'), titles.de);
  });

  it('the lang of the nearest ancestor is used', async () => {
    const element = await within(`<div lang="fr"><div lang="de"><div>${banner}</div></div></div>`);
    assert.strictEqual(partText(element, 'title'), titles.de);
  });

  it('the lang of the document is used', async () => {
    document.documentElement.lang = 'de';
    assert.strictEqual(partText(await within(banner), 'title'), titles.de);
  });

  it('the words are English for a language without a catalog, whatever the outer ancestors have', async () => {
    assert.strictEqual(
      partText(await within(`<div lang="de"><div lang="tlh">${banner}</div></div>`), 'title'),
      titles.en,
    );
  });

  it('the language of a regional tag is used', async () => {
    assert.strictEqual(partText(await within(`<div lang="de-AT">${banner}</div>`), 'title'), titles.de);
  });

  for (const mode of ['open', 'closed'] as const) {
    it(`the lang of an ancestor outside of ${mode} shadow roots is used and followed`, async () => {
      const host = fixtureSync<HTMLElement>('<div lang="de"></div>');
      const root = host.attachShadow({ mode });
      root.append(document.createElement('section'));
      const inner = root.querySelector('section')!.attachShadow({ mode });
      const element = document.createElement('osm-failure-banner');
      element.reason = 'stale_sweep';
      inner.append(element);
      await rendered(element);
      assert.strictEqual(partText(element, 'title'), titles.de);
      host.lang = 'fr';
      await speaks(element, titles.fr);
    });
  }

  it('the words change with the lang of an ancestor', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    element.parentElement!.lang = 'fr';
    await speaks(element, titles.fr);
    element.parentElement!.removeAttribute('lang');
    await speaks(element, titles.en);
  });

  it('the words change with the lang of the document', async () => {
    const element = await within(banner);
    document.documentElement.lang = 'fr';
    await speaks(element, titles.fr);
  });

  it('the words change with the lang of the element', async () => {
    const element = await within(banner);
    element.lang = 'de';
    await speaks(element, titles.de);
  });

  it('the words change when the element is moved', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    const elsewhere = fixtureSync<HTMLElement>('<div lang="fr"></div>');
    elsewhere.append(element);
    await speaks(element, titles.fr);
  });

  it('an element that is inserted again follows its ancestors again', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    const parent = element.parentElement!;
    element.remove();
    parent.lang = 'fr';
    parent.append(element);
    await speaks(element, titles.fr);
    parent.lang = 'de';
    await speaks(element, titles.de);
  });

  it('the banner part has the lang and dir of the words', async () => {
    const element = await within(`<div lang="ar">${banner}</div>`);
    const { lang, dir } = part(element, 'banner');
    assert.deepEqual([lang, dir], ['ar', 'rtl']);
  });

  it('the banner part has lang="en" and dir="ltr" where the words fall back to English', async () => {
    const { lang, dir } = part(await within(`<div lang="he" dir="rtl">${banner}</div>`), 'banner');
    assert.deepEqual([lang, dir], ['en', 'ltr']);
  });

  it('the failure property has the language of its words', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    assert.strictEqual(element.failure!.lang, 'de');
  });

  it('the words change when useCatalog adds the language later', async () => {
    const element = await within(`<div lang="nl">${banner}</div>`);
    useCatalog({ lang: 'nl', reasons: { stale_sweep: { title: 'Verweesd gesprek' } } });
    await speaks(element, 'Verweesd gesprek');
  });

  it('the words change when useCatalog adds the reason later', async () => {
    const element = await within('<osm-failure-banner reason="budget_spent"></osm-failure-banner>');
    const words = { title: 'Budget spent', cause: 'No money is left.', whatToTry: 'Top it up.' };
    useCatalog({ lang: 'en', reasons: { budget_spent: { ...words, likelyBlame: 'environment', retryable: false } } });
    await speaks(element, 'Budget spent');
  });
});
