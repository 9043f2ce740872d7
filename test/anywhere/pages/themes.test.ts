/**
 * The themes, alone and in a page of their framework: text of AA contrast at least, in light, in dark and in forced
 * colours; and what they stand on: parts that come through, and focus rings that no box cuts off.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { build } from 'vite';

import { emptyFolder, installed, leaveTable, openBrowser } from '../support.js';
import { openPage } from './browsers.js';
import { faint, lowest } from './judge.js';
import { focusRings, type Paint, paints } from './look.js';
import { FRAMEWORKS } from './sheets.js';
import { FIXED, stage } from './states.js';

const browser = await openBrowser();
const { 'color-scheme': _, ...fixed } = FIXED;
const themes = readdirSync(join(installed, 'themes')).map((file) => file.replace('.css', ''));
const sheet = (theme: string) => readFileSync(join(installed, `themes/${theme}.css`), 'utf8');

interface Manifest {
  readonly modules: { readonly declarations: readonly Declared[] }[];
}
interface Declared {
  readonly tagName?: string;
  readonly cssParts?: { name: string }[];
  readonly cssProperties?: { name: string }[];
}
const manifest = JSON.parse(readFileSync(join(installed, 'custom-elements.json'), 'utf8')) as Manifest;
const declared = (tag: string): Declared =>
  manifest.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag) ?? {};
const partsOf = (tag: string) => (declared(tag).cssParts ?? []).map(({ name }) => name);

/** Those that come through the list, too. */
const everyPartOf = (tag: string) =>
  tag === 'osm-failure-list'
    ? [...partsOf(tag), ...partsOf('osm-failure-banner').map((name) => `banner-${name}`)]
    : partsOf(tag);

/** The elements in all their states, with this CSS. */
async function staged(css: string, attributes: string) {
  const page = await openPage(browser, css, attributes);
  await page.bringToFront();
  await page.evaluate(stage, { fixed, fontSize: '16px' });
  return page;
}

/** Everything coloured in such a page, and the focus rings that are not whole. */
async function painted(css: string, attributes = ''): Promise<{ all: Paint[]; cut: string[] }> {
  const page = await staged(css, attributes);
  const texts = await page.evaluate(paints);
  const rings = await page.evaluate(focusRings);
  await page.close();
  return { all: [...texts, ...rings.paints], cut: rings.cut };
}

/** A theme as Vite ships it, when it is imported. */
async function bundled(theme: string): Promise<string> {
  const folder = emptyFolder('themes');
  const input = join(folder, 'page.js');
  writeFileSync(input, `import ${JSON.stringify(join(installed, `themes/${theme}.css`))};`);
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input } },
  });
  const files = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const css = files.find(({ fileName }) => fileName.endsWith('.css'));
  return css?.type === 'asset' ? css.source.toString() : assert.fail('There is no CSS.');
}

const DARK = 'html { color-scheme: dark; background: #111 }';
const BOOTSTRAP = FRAMEWORKS['Bootstrap 5']!();
/** CSS and the root's attributes, in light and in dark. */
const PAGES: Readonly<Record<string, readonly (readonly [css: string, attributes?: string])[]>> = {
  'without a theme': [[''], [DARK]],
  ...Object.fromEntries(themes.map((theme) => [theme, [[sheet(theme)], [DARK + sheet(theme)]]])),
  'bootstrap, in a Bootstrap 5 page': ['light', 'dark'].map((scheme) => [
    BOOTSTRAP + sheet('bootstrap'),
    `data-bs-theme="${scheme}"`,
  ]),
};

describe('themes', () => {
  const rows: string[][] = [];

  for (const [name, pages] of Object.entries(PAGES)) {
    test(`can be read, and cuts no focus ring off, in light and in dark: ${name}`, async () => {
      const row = [name];
      for (const [css, attributes] of pages) {
        const { all, cut } = await painted(css, attributes);
        assert.deepEqual(cut, []);
        const least = (...kinds: Paint['kind'][]) => lowest(all.filter(({ kind }) => kinds.includes(kind)));
        assert.ok(all.length > 450, `${all.length} texts and rings`);
        assert.deepEqual([...new Set(faint(all))].slice(0, 5), []);
        // Our own colours promise more: AAA.
        if (name === 'without a theme') assert.ok(least('text', 'main button') >= 7);
        row.push(
          ...[least('text'), least('main button'), least('accent', 'ring')].map((ratio) => `${ratio.toFixed(1)}:1`),
        );
      }
      rows.push(row);
    });
  }

  test('their contrasts stand in the docs', () => {
    assert.equal(rows.length, Object.keys(PAGES).length);
    const columns = (scheme: string) => [`text, ${scheme}`, 'main button', 'edge, focus ring'];
    leaveTable('contrasts', ['Theme', ...columns('light'), ...columns('dark')], rows);
  });

  for (const theme of themes) {
    test(`is made of tokens and parts that there are, and is small: ${theme}`, () => {
      const css = sheet(theme).replace(/\/\*.*?\*\//gs, '');
      assert.ok(css.length < 4000, `${css.length} characters`);
      for (const [, selectors = ''] of css.matchAll(/([^{}]+)\{/g)) {
        for (const selector of selectors.split(/,(?![^(]*\))/).map((each) => each.trim())) {
          const [, tag = '', part = ''] = /^(osm-[\w-]+)::part\(([\w-]+)\)$/.exec(selector) ?? [];
          if (!/^:where\((:root|osm-failure-banner, osm-failure-list, osm-blame-badge)\)$/.test(selector))
            assert.ok(everyPartOf(tag).includes(part), selector);
        }
      }
      const used = [...css.matchAll(/(--osm-[\w-]+):/g)].map(([, token]) => token);
      const known = (declared('osm-failure-list').cssProperties ?? []).map(({ name }) => name);
      assert.deepEqual([used.length > 10, used.filter((token) => !known.includes(token!))], [true, []]);
    });

    test(`survives a build that lowers light-dark() for old browsers: ${theme}`, async () => {
      const css = await bundled(theme);
      assert.doesNotMatch(css, /light-dark\(/);
      // What the build makes of a page's own `:root { color-scheme: dark }`.
      const lowered = `${DARK} :root { --lightningcss-light: ; --lightningcss-dark: initial }`;
      for (const [built, plain] of [
        [css, sheet(theme)],
        [lowered + css, DARK + sheet(theme)],
      ] as const) {
        const [{ all }, { all: wanted }] = [await painted(built), await painted(plain)];
        assert.deepEqual([lowest(all).toFixed(2), faint(all)], [lowest(wanted).toFixed(2), []]);
      }
    });

    test(`can be read in forced colours: ${theme}`, async () => {
      const page = await openPage(browser, sheet(theme));
      const devtools = await page.createCDPSession();
      await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
      await page.evaluate(stage, { fixed, fontSize: '16px' });
      assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
      assert.deepEqual(faint(await page.evaluate(paints)), []);
      await page.close();
    });
  }
});

describe('what themes stand on', () => {
  test('a focus ring that a box cuts off is seen', async () => {
    const page = await staged('osm-failure-list::part(head-row) { overflow: hidden; padding: 0 }', '');
    const { cut } = await page.evaluate(focusRings);
    await page.close();
    assert.match(cut.join('\n'), /sort-button by head-row/);
  });

  test('a shadow is cut off by nothing, in an opened row neither', async () => {
    const page = await staged(sheet('salesforce'), '');
    const cut = await page.evaluate(() => {
      const opened = [...document.querySelectorAll('osm-failure-list')].flatMap((list) => [
        ...list.shadowRoot!.querySelectorAll('osm-failure-banner'),
      ]);
      return opened.map((banner) => {
        const box = banner.shadowRoot!.firstElementChild!;
        const shadow = box.getBoundingClientRect();
        const room: number[] = [];
        for (let around = tools.up(box); around; around = tools.up(around)) {
          const edge = around.getBoundingClientRect();
          // What scrolls away is not cut off.
          if (getComputedStyle(around).overflowX !== 'visible')
            room.push(shadow.left - edge.left, edge.right - shadow.right);
        }
        return { drawn: getComputedStyle(box).boxShadow !== 'none', room: Math.min(...room) };
      });
    });
    await page.close();
    assert.ok(cut.length > 0);
    for (const { drawn, room } of cut) assert.ok(drawn && room >= 4, `${room} px of room`);
  });

  test("every part of an opened call's banner comes through the list with the prefix banner-", async () => {
    const names = [...partsOf('osm-failure-banner'), 'platform'];
    const rules = names.map((name, at) => `osm-failure-list::part(banner-${name}) { --seen-${at}: yes }`);
    const page = await staged(rules.join('\n'), '');
    const unseen = await page.evaluate((parts) => {
      const list = document.querySelector('osm-failure-list')!;
      const roots = [...list.shadowRoot!.querySelectorAll('osm-failure-banner')].map((banner) => banner.shadowRoot!);
      const shown = parts.map((name, at) => ({
        at,
        found: roots.flatMap((root) => [...root.querySelectorAll(`[part~="${name}"]`)]),
      }));
      const missed = shown.filter(({ at, found }) =>
        found.some((node) => getComputedStyle(node).getPropertyValue(`--seen-${at}`) === ''),
      );
      return { shown: shown.filter(({ found }) => found.length > 0).length, missed: missed.map(({ at }) => parts[at]) };
    }, names);
    await page.close();
    assert.ok(unseen.shown >= 17, `${unseen.shown} parts are shown`);
    assert.deepEqual(unseen.missed, []);
  });
});
