/** What axe cannot see, in a page of Chromium's with real keys: the way of the focus, its ring, paper and motion. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import type { OsmFailureBanner, OsmFailureList } from '../../src/index.js';
import { failedCall } from '../support/calls.js';

let browser: Browser;
let page: Page;

before(async () => {
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
  page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>Calls</title><main></main>');
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
});

after(async () => {
  await browser.close();
});

afterEach(async () => {
  await page.emulateMediaType();
  await page.emulateMediaFeatures([]);
});

const BANNER = ['osm-failure-banner', { call: failedCall('a', 'stale_sweep'), retry: true, eventsHref: '/a' }] as const;
const calls = Array.from({ length: 30 }, (_, n) => failedCall(`call_${String(n)}`, 'stale_sweep'));
const LIST = ['osm-failure-list', { calls, selectable: true, retry: true }] as const;

/** Shows one element between two fields of the page, with the page's own rules beside it. */
async function show(tag: string, properties: Partial<OsmFailureBanner> | Partial<OsmFailureList>, rules = '') {
  const given = [tag, properties, rules] as const;
  await page.evaluate(
    async (tag, properties, rules) => {
      const element = Object.assign(document.createElement(tag), properties) as OsmFailureList;
      const fields = ['before', 'after'].map((id) => Object.assign(document.createElement('input'), { id }));
      const style = Object.assign(document.createElement('style'), { textContent: rules });
      document.querySelector('main')!.replaceChildren(style, fields[0]!, element, fields[1]!);
      while (!(await element.updateComplete));
    },
    ...given,
  );
}

/** What has the focus: the last name of its part, or the id of a field of the page. */
const focused = () =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const [part] = at?.getAttribute('part')?.split(' ') ?? [];
    return part ?? at?.getAttribute('id') ?? at?.localName ?? '';
  });

/** Where Tab stops between the two fields. */
async function stops(): Promise<string[]> {
  const names: string[] = [];
  await page.focus('#before');
  for (let name = ''; name !== 'after' && names.length < 40; names.push(name)) {
    await page.keyboard.press('Tab');
    name = await focused();
  }
  return names.slice(0, -1);
}

const BANNER_STOPS = ['retry-button', 'events-link', 'copy-button', 'copy-button', 'dispute-link'];
const LIST_STOPS = ['pause-button', 'blame-filter', 'query', 'reason-filter', 'retryable-filter'].concat(
  ['input', 'sort-button', 'sort-button', 'sort-button', 'sort-button'], // the head of the columns
  ['row'],
);

test('Tab goes through a banner in the order in which it is read', async () => {
  await show(...BANNER);
  assert.deepEqual(await stops(), BANNER_STOPS);
});

test('Tab comes to a list’s pause button first, stops once among its rows, and leaves it', async () => {
  await show(...LIST);
  assert.deepEqual(await stops(), LIST_STOPS);
});

test('Tab is seen to go another way where it does', async () => {
  await show(...BANNER);
  await page.$eval('osm-failure-banner >>> [part=dispute-link]', (link) => ((link as HTMLElement).tabIndex = 1));
  assert.notDeepEqual(await stops(), BANNER_STOPS);
});

/** Luminance of an `rgb()` colour, as WCAG defines it. */
function luminance(colour: string): number {
  const parts = colour.match(/\d+/g)!.map((value) => Number(value) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How clear the ring is around what has the focus: 0 where there is none, else its contrast to the surface around it. */
async function ring(): Promise<number> {
  const { outline, surface } = await page.evaluate(() => {
    let at = document.activeElement!;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const box = (at.getRootNode() as ShadowRoot).querySelector('[part~=banner], [part~=list]')!;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at);
    const isDrawn = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return { outline: isDrawn ? outlineColor : null, surface: getComputedStyle(box).backgroundColor };
  });
  if (!outline) return 0;
  const [darker = 0, lighter = 0] = [luminance(outline), luminance(surface)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The faintest ring on the way of Tab. */
async function faintestRing(count: number): Promise<number> {
  const rings: number[] = [];
  await page.focus('#before');
  for (let n = 0; n < count; n++) {
    await page.keyboard.press('Tab');
    rings.push(await ring());
  }
  return Math.min(...rings);
}

for (const scheme of ['light', 'dark']) {
  const rules = `:root { color-scheme: ${scheme} }`;
  for (const [[tag, properties], count] of [
    [BANNER, BANNER_STOPS.length],
    [LIST, LIST_STOPS.length],
  ] as const) {
    test(`whatever has the focus in ${tag} has a ring of 3:1, in ${scheme}`, async () => {
      await show(tag, properties, rules);
      assert.ok((await faintestRing(count)) >= 3);
    });
  }
}

test('a ring that is missing is seen to be missing', async () => {
  await show(...BANNER, 'osm-failure-banner::part(copy-button) { outline: none }');
  assert.equal(await faintestRing(BANNER_STOPS.length), 0);
});

test('a key pauses a list, and the same key lets it go on', async () => {
  await show(...LIST);
  await page.focus('osm-failure-list >>> [part=pause-button]');
  const paused: boolean[] = [];
  for (const key of ['Space', 'Enter'] as const) {
    await page.keyboard.press(key);
    paused.push(await page.$eval('osm-failure-list', (list) => list.paused));
  }
  assert.deepEqual(paused, [true, false]);
});

/** What of an element could move: parts with a transition, or with an animation. */
const moving = (tag: string) =>
  page.$eval(tag, (element) =>
    [...element.shadowRoot!.querySelectorAll('*')]
      .filter((node) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
        return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map((node) => node.getAttribute('part')),
  );

for (const [tag, properties] of [BANNER, LIST]) {
  test(`nothing moves in ${tag} where people want less motion`, async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await show(tag, properties);
    assert.deepEqual(await moving(tag), []);
  });
}

test('a part that moves is seen to', async () => {
  await show(...BANNER, 'osm-failure-banner::part(cause) { transition: color 1s }');
  assert.deepEqual(await moving('osm-failure-banner'), ['cause']);
});

/** The parts that are drawn. */
const shown = (tag: string) =>
  page.$eval(tag, (element) =>
    [...element.shadowRoot!.querySelectorAll('[part]')]
      .filter((node) => node.checkVisibility())
      .map((node) => node.getAttribute('part')!),
  );

test('a printed banner keeps its words and leaves its controls out', async () => {
  await show(...BANNER);
  const onScreen = await shown('osm-failure-banner');
  await page.emulateMediaType('print');
  const left = onScreen.filter((name) => !/action-bar|button|link/.test(name));
  assert.deepEqual(await shown('osm-failure-banner'), left);
});

test('a printed list leaves out what cannot be pressed on paper', async () => {
  await show(...LIST);
  const isControl = (name: string) => /filters|pause-button|expand-cell|bulk-bar/.test(name);
  const onScreen = (await shown('osm-failure-list')).filter(isControl);
  await page.emulateMediaType('print');
  const onPaper = (await shown('osm-failure-list')).filter(isControl);
  assert.deepEqual([onScreen.length > 3, onPaper], [true, []]);
});

/** How much of the rows is hidden in the box in which they scroll. */
const hidden = () => page.$eval('osm-failure-list >>> [part=scroller]', (box) => box.scrollHeight - box.clientHeight);

test('a printed list shows the rows that are scrolled away on a screen', async () => {
  await show(...LIST);
  const onScreen = await hidden();
  await page.emulateMediaType('print');
  assert.deepEqual([onScreen > 0, await hidden()], [true, 0]);
});
