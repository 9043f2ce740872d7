/** `content-visibility`: a page of many banners lays out only those near the viewport, without a visible difference. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';

let browser: Browser;
let page: Page;

/** Renders banners in a column and waits two frames, after which the browser knows which are near the viewport. */
async function draw(count: number, inside = '', attributes = 'reason="sip_rejected"'): Promise<void> {
  await page.evaluate(async (markup) => {
    document.body.innerHTML = markup;
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  }, `<osm-failure-banner ${attributes}>${inside}</osm-failure-banner>`.repeat(count));
}

/** For each banner, whether its content is laid out. */
const laidOut = () =>
  page.$$eval('osm-failure-banner', (banners) =>
    banners.map((banner) =>
      banner.shadowRoot!.querySelector('[part=cause]')!.checkVisibility({ contentVisibilityAuto: true }),
    ),
  );

/** Slotted content that overflows its banner: a menu below its button, and a mark outside the corner. */
const MENU = `<details slot="actions" style="position: relative"><summary>More</summary>
  <div class="menu" style="position: absolute; z-index: 1; inline-size: 10em; block-size: 20em; background: tan">Menu</div>
</details><b class="mark" style="position: absolute; inset: -8px -8px auto auto; inline-size: 16px; block-size: 16px"></b>`;

/** Waits until `elementFromPoint` finds the slotted element of the last banner but one; x and y are shares of its size. */
const isOnTop = (selector: string, x: number, y: number) =>
  page.waitForFunction(
    (wanted, across, down) => {
      const element = [...document.querySelectorAll(wanted)].at(-2)!;
      const { left, top, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(left + width * across, top + height * down) === element;
    },
    { timeout: 20_000 },
    selector,
    x,
    y,
  );

before(async () => {
  const { args, ...found } = findBrowser() ?? assert.fail('There is no browser.');
  // Chromium builds the accessibility tree of skipped content only while assistive technology is active.
  browser = await puppeteer.launch({ ...found, args: [...args, '--force-renderer-accessibility'], headless: true });
});

beforeEach(async () => {
  await (page as Page | undefined)?.close();
  page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>Calls</title><body style="font: 16px/1.5 sans-serif">');
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
});

after(async () => {
  await browser.close();
});

test('a banner far from the viewport is laid out once it is scrolled to', async () => {
  await draw(100);
  const before = await laidOut();
  assert.deepEqual([before[0], before[99]], [true, false]);
  await page.evaluate(async () => {
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  });
  assert.equal((await laidOut())[99], true);
});

test('a single banner has the same height before and after the first frame', async () => {
  const heights = await page.evaluate(async () => {
    const banner = document.createElement('osm-failure-banner');
    banner.reason = 'unknown';
    document.body.append(banner);
    await banner.updateComplete;
    const atOnce = banner.offsetHeight;
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
    return [atOnce, banner.offsetHeight];
  });
  assert.ok(heights[0]! > 100);
  assert.equal(heights[0], heights[1]);
});

test('the banners of opened calls in a list are laid out at once, since their heights place the rows', async () => {
  const states = await page.evaluate(async () => {
    const list = document.createElement('osm-failure-list');
    list.calls = Array.from({ length: 40 }, (_, id) => ({ id, status: 'failed', failureReason: 'unknown' }));
    document.body.append(list);
    await list.updateComplete;
    for (const button of list.shadowRoot!.querySelectorAll<HTMLElement>('[part~=expand-button]')) button.click();
    await list.updateComplete;
    return [...list.shadowRoot!.querySelectorAll('osm-failure-banner')].map((banner) =>
      banner.matches(':state(crowded)'),
    );
  });
  assert.ok(states.length > 5);
  assert.ok(!states.includes(true));
});

test('many banners of completed calls take no space', async () => {
  await draw(100, '', `call='{"status":"completed"}'`);
  assert.equal(await page.evaluate(() => document.body.offsetHeight), 0);
});

test('a banner that is not laid out yet does not overflow a narrow flex column', async () => {
  await draw(100);
  const width = await page.evaluate(() => {
    document.body.style.cssText = 'display: flex; flex-direction: column; align-items: flex-start; inline-size: 200px';
    return document.body.scrollWidth;
  });
  assert.equal(width, 200);
});

/** Renders a hundred banners, of which the last has a unique reason and is not laid out. */
async function drawUnseen(): Promise<void> {
  await draw(99);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<osm-failure-banner reason="stale_sweep"></osm-failure-banner>');
  });
  await page.waitForFunction(() => document.querySelector('osm-failure-banner:last-child')?.shadowRoot?.textContent);
  assert.equal((await laidOut())[99], false);
}

// @ts-expect-error -- supported by every browser, but not standardised
const findInPage = (text: string): Promise<boolean> => page.evaluate((wanted) => window.find(wanted), text);

test('a banner that is not laid out is exposed to assistive technology and printed', async () => {
  await drawUnseen();
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  assert.match(JSON.stringify(tree), /"role":"heading"[^{}]*"name":"Call was orphaned"/);
  await page.emulateMediaType('print');
  assert.equal((await laidOut())[99], true);
  await page.emulateMediaType('screen');
});

test('a banner that is not laid out is found by find-in-page', async (t) => {
  await page.evaluate(() => document.body.append('A plain text'));
  // Chromium's headless shell, which npm carries, has no find-in-page: it does not even find plain text.
  if (!(await findInPage('A plain text'))) {
    t.skip('this browser has no find-in-page');
    return;
  }
  await drawUnseen();
  assert.equal(await findInPage('Call was orphaned'), true);
  assert.equal((await laidOut())[99], true);
});

test('a slotted menu that overflows its banner is neither clipped nor covered by the next banner', async () => {
  await draw(100, MENU);
  const summaries = await page.$$('summary');
  await summaries.at(-2)!.click();
  await isOnTop('.menu', 0.5, 0.9);
  await page.mouse.move(0, 0);
  await isOnTop('.menu', 0.5, 0.9);
});

test('slotted content that overflows a banner is not clipped', async () => {
  await draw(100, MENU);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.scrollingElement!.scrollTop > 1000);
  await isOnTop('.mark', 0.9, 0.1);
});

test('a banner that has the focus does not clip its focus ring', async () => {
  await draw(100);
  const ring = await page.evaluate(() => {
    const root = document.querySelector('osm-failure-banner:last-child')!.shadowRoot!;
    root.querySelector<HTMLElement>('[part=dispute-link]')!.focus();
    return getComputedStyle(root.querySelector('[part=banner]')!).contentVisibility;
  });
  assert.equal(ring, 'visible');
});
