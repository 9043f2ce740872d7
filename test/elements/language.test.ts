/** The language of an element: its own, its ancestors' across shadow roots, the document's; followed as it changes. */
import '../../src/osm-failure-banner.js';

import { assert, fixtureSync } from '@open-wc/testing';

import { useCatalog } from '../../src/catalog.js';
import type { OsmFailureBanner } from '../../src/osm-failure-banner.js';
import { drawn, part, said, until } from '../support/elements.js';

useCatalog({ lang: 'de', reasons: { stale_sweep: { title: 'Anruf verwaist' } } });
useCatalog({ lang: 'fr', reasons: { stale_sweep: { title: 'Appel orphelin' } } });
useCatalog({ lang: 'ar', dir: 'rtl', reasons: { stale_sweep: { title: 'مكالمة يتيمة' } } });

const titles = { en: 'Call was orphaned', de: 'Anruf verwaist', fr: 'Appel orphelin' };

async function within(markup: string): Promise<OsmFailureBanner> {
  const around = fixtureSync<HTMLElement>(markup);
  const element = (around.matches('osm-failure-banner') ? around : around.querySelector('osm-failure-banner'))!;
  await drawn(element);
  return element;
}

const banner = '<osm-failure-banner reason="stale_sweep"></osm-failure-banner>';
const speaks = (element: OsmFailureBanner, title: string) =>
  until(() => said(element, 'title') === title, `"${title}" is said`);

describe('the language of an element', () => {
  afterEach(() => {
    document.documentElement.removeAttribute('lang');
  });

  it('is English where the page says nothing', async () => {
    assert.strictEqual(said(await within(banner), 'title'), titles.en);
  });

  it('is its own', async () => {
    const element = await within(
      '<p lang="fr"><osm-failure-banner lang="de" reason="stale_sweep"></osm-failure-banner></p>',
    );
    assert.strictEqual(said(element, 'title'), titles.de);
  });

  it("is the nearest ancestor's", async () => {
    const element = await within(`<div lang="fr"><div lang="de"><div>${banner}</div></div></div>`);
    assert.strictEqual(said(element, 'title'), titles.de);
  });

  it("is the document's", async () => {
    document.documentElement.lang = 'de';
    assert.strictEqual(said(await within(banner), 'title'), titles.de);
  });

  it('is English for a language that is not there, whatever the ancestors speak', async () => {
    assert.strictEqual(said(await within(`<div lang="de"><div lang="tlh">${banner}</div></div>`), 'title'), titles.en);
  });

  it("is a region's language", async () => {
    assert.strictEqual(said(await within(`<div lang="de-AT">${banner}</div>`), 'title'), titles.de);
  });

  for (const mode of ['open', 'closed'] as const) {
    it(`comes through ${mode} shadow roots`, async () => {
      const host = fixtureSync<HTMLElement>('<div lang="de"></div>');
      const root = host.attachShadow({ mode });
      root.append(document.createElement('section'));
      const inner = root.querySelector('section')!.attachShadow({ mode });
      const element = document.createElement('osm-failure-banner');
      element.reason = 'stale_sweep';
      inner.append(element);
      await drawn(element);
      assert.strictEqual(said(element, 'title'), titles.de);
      host.lang = 'fr';
      await speaks(element, titles.fr);
    });
  }

  it('follows an ancestor that changes', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    element.parentElement!.lang = 'fr';
    await speaks(element, titles.fr);
    element.parentElement!.removeAttribute('lang');
    await speaks(element, titles.en);
  });

  it('follows the document', async () => {
    const element = await within(banner);
    document.documentElement.lang = 'fr';
    await speaks(element, titles.fr);
  });

  it('follows its own attribute', async () => {
    const element = await within(banner);
    element.lang = 'de';
    await speaks(element, titles.de);
  });

  it('follows a move', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    const elsewhere = fixtureSync<HTMLElement>('<div lang="fr"></div>');
    elsewhere.append(element);
    await speaks(element, titles.fr);
  });

  it('follows again after it was out of the page', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    const parent = element.parentElement!;
    element.remove();
    parent.lang = 'fr';
    parent.append(element);
    await speaks(element, titles.fr);
    parent.lang = 'de';
    await speaks(element, titles.de);
  });

  it('is marked on its words, with their direction', async () => {
    const element = await within(`<div lang="ar">${banner}</div>`);
    const { lang, dir } = part(element, 'banner');
    assert.deepEqual([lang, dir], ['ar', 'rtl']);
  });

  it('is marked as English where English is spoken', async () => {
    const { lang, dir } = part(await within(`<div lang="he" dir="rtl">${banner}</div>`), 'banner');
    assert.deepEqual([lang, dir], ['en', 'ltr']);
  });

  it('is told by the failure', async () => {
    const element = await within(`<div lang="de">${banner}</div>`);
    assert.strictEqual(element.failure!.lang, 'de');
  });

  it('gets words that come while it is shown', async () => {
    const element = await within(`<div lang="nl">${banner}</div>`);
    useCatalog({ lang: 'nl', reasons: { stale_sweep: { title: 'Verweesd gesprek' } } });
    await speaks(element, 'Verweesd gesprek');
  });

  it('gets a reason that comes while it is shown', async () => {
    const element = await within('<osm-failure-banner reason="budget_spent"></osm-failure-banner>');
    const words = { title: 'Budget spent', cause: 'No money is left.', whatToTry: 'Top it up.' };
    useCatalog({ lang: 'en', reasons: { budget_spent: { ...words, likelyBlame: 'environment', retryable: false } } });
    await speaks(element, 'Budget spent');
  });
});
