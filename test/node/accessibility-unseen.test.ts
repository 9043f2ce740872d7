/** What axe does not check, in Chromium with real key presses: tab order, focus rings, print and reduced motion. */
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

/** Renders one element between two input fields, with additional CSS rules of the page. */
async function show(tag: string, properties: Partial<OsmFailureBanner> | Partial<OsmFailureList>, rules = '') {
  const given = [tag, properties, rules] as const;
  await page.evaluate(
    async (tag, properties, rules) => {
      const element = Object.assign(document.createElement(tag), properties) as OsmFailureList;
      const fields = ['before', 'after'].map((id) => Object.assign(document.createElement('input'), { id }));
      const style = Object.assign(document.createElement('style'), { textContent: rules });
      document.querySelector('main')!.replaceChildren(style, fields[0]!, element, fields[1]!);
      let isComplete = false;
      while (!isComplete) isComplete = await element.updateComplete;
    },
    ...given,
  );
}

/** The focused node: its first part name, or the id of an input field of the page. */
const focused = () =>
  page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    const [part] = node?.getAttribute('part')?.split(' ') ?? [];
    return part ?? node?.getAttribute('id') ?? node?.localName ?? '';
  });

/** The tab stops between the two input fields. */
async function tabStops(): Promise<string[]> {
  const stops: string[] = [];
  await page.focus('#before');
  while (stops.length < 40) {
    await page.keyboard.press('Tab');
    const name = await focused();
    if (name === 'after') break;
    stops.push(name);
  }
  return stops;
}

const BANNER_STOPS = ['retry-button', 'events-link', 'copy-button', 'copy-button', 'dispute-link'];
const LIST_STOPS = ['pause-button', 'blame-filter', 'query', 'reason-filter', 'retryable-filter'].concat(
  ['input', 'sort-button', 'sort-button', 'sort-button', 'sort-button'], // column headers
  ['row'],
);

test('the tab order of a banner is its reading order', async () => {
  await show(...BANNER);
  assert.deepEqual(await tabStops(), BANNER_STOPS);
});

test('the pause button is the first tab stop of a list, and all rows together are one tab stop', async () => {
  await show(...LIST);
  assert.deepEqual(await tabStops(), LIST_STOPS);
});

test('the test of the tab order detects a positive tabindex', async () => {
  await show(...BANNER);
  await page.$eval('osm-failure-banner >>> [part=dispute-link]', (link) => ((link as HTMLElement).tabIndex = 1));
  assert.notDeepEqual(await tabStops(), BANNER_STOPS);
});

/** The relative luminance of an `rgb()` colour, as WCAG defines it. */
function luminance(colour: string): number {
  const parts = colour.match(/\d+/g)!.map((value) => Number(value) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of the focus ring with the surface around it; 0 when nothing is drawn. */
async function focusRingContrast(): Promise<number> {
  const { outline, surface } = await page.evaluate(() => {
    let node = document.activeElement!;
    while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    const box = (node.getRootNode() as ShadowRoot).querySelector('[part~=banner], [part~=list]')!;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
    const isDrawn = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return { outline: isDrawn ? outlineColor : null, surface: getComputedStyle(box).backgroundColor };
  });
  if (!outline) return 0;
  const [darker = 0, lighter = 0] = [luminance(outline), luminance(surface)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The lowest contrast of a focus ring among the first tab stops. */
async function lowestFocusRingContrast(count: number): Promise<number> {
  const contrasts: number[] = [];
  await page.focus('#before');
  for (let n = 0; n < count; n++) {
    await page.keyboard.press('Tab');
    contrasts.push(await focusRingContrast());
  }
  return Math.min(...contrasts);
}

for (const scheme of ['light', 'dark']) {
  const rules = `:root { color-scheme: ${scheme} }`;
  for (const [[tag, properties], count] of [
    [BANNER, BANNER_STOPS.length],
    [LIST, LIST_STOPS.length],
  ] as const) {
    test(`every focus ring of ${tag} has a contrast of at least 3:1 in the ${scheme} scheme`, async () => {
      await show(tag, properties, rules);
      assert.ok((await lowestFocusRingContrast(count)) >= 3);
    });
  }
}

test('the test of focus rings detects a missing one', async () => {
  await show(...BANNER, 'osm-failure-banner::part(copy-button) { outline: none }');
  assert.equal(await lowestFocusRingContrast(BANNER_STOPS.length), 0);
});

test('Space and Enter on the pause button pause a list and resume it', async () => {
  await show(...LIST);
  await page.focus('osm-failure-list >>> [part=pause-button]');
  const paused: boolean[] = [];
  for (const key of ['Space', 'Enter'] as const) {
    await page.keyboard.press(key);
    paused.push(await page.$eval('osm-failure-list', (list) => list.paused));
  }
  assert.deepEqual(paused, [true, false]);
});

/** The parts of an element that have a transition, an animation or smooth scrolling. */
const animatedParts = (tag: string) =>
  page.$eval(tag, (element) =>
    [...element.shadowRoot!.querySelectorAll('*')]
      .filter((node) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node);
        return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map((node) => node.getAttribute('part')),
  );

for (const [tag, properties] of [BANNER, LIST]) {
  test(`${tag} has no motion under prefers-reduced-motion`, async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await show(tag, properties);
    assert.deepEqual(await animatedParts(tag), []);
  });
}

test('the test of motion detects a transition', async () => {
  await show(...BANNER, 'osm-failure-banner::part(cause) { transition: color 1s }');
  assert.deepEqual(await animatedParts('osm-failure-banner'), ['cause']);
});

/** The visible parts of an element. */
const visibleParts = (tag: string) =>
  page.$eval(tag, (element) =>
    [...element.shadowRoot!.querySelectorAll('[part]')]
      .filter((node) => node.checkVisibility())
      .map((node) => node.getAttribute('part')!),
  );

test('a printed banner shows all its text and no controls', async () => {
  await show(...BANNER);
  const onScreen = await visibleParts('osm-failure-banner');
  await page.emulateMediaType('print');
  const left = onScreen.filter((name) => !/action-bar|button|link/.test(name));
  assert.deepEqual(await visibleParts('osm-failure-banner'), left);
});

test('a printed list shows no controls', async () => {
  await show(...LIST);
  const isControl = (name: string) => /filters|pause-button|expand-cell|bulk-bar/.test(name);
  const onScreen = (await visibleParts('osm-failure-list')).filter(isControl);
  await page.emulateMediaType('print');
  const onPaper = (await visibleParts('osm-failure-list')).filter(isControl);
  assert.deepEqual([onScreen.length > 3, onPaper], [true, []]);
});

/** How many pixels of the rows are scrolled out of view. */
const overflow = () => page.$eval('osm-failure-list >>> [part=scroller]', (box) => box.scrollHeight - box.clientHeight);

test('a printed list shows the rows that are scrolled out of view on screen', async () => {
  await show(...LIST);
  const onScreen = await overflow();
  await page.emulateMediaType('print');
  assert.deepEqual([onScreen > 0, await overflow()], [true, 0]);
});
