/** On a page of many banners only those are laid out that can be seen, and nobody notices: a built page in Chromium. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';

let browser: Browser;
let page: Page;

/** Draws banners, one under the other, and waits for the frame in which the browser sees which of them matter. */
async function draw(count: number, inside = '', attributes = 'reason="sip_rejected"'): Promise<void> {
  await page.evaluate(async (markup) => {
    document.body.innerHTML = markup;
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  }, `<osm-failure-banner ${attributes}>${inside}</osm-failure-banner>`.repeat(count));
}

/** Of each banner, whether what is in it is laid out. */
const laidOut = () =>
  page.$$eval('osm-failure-banner', (banners) =>
    banners.map((banner) =>
      banner.shadowRoot!.querySelector('[part=cause]')!.checkVisibility({ contentVisibilityAuto: true }),
    ),
  );

/** A button of the host with a menu under it, and a mark beside the corner. */
const MENU = `<details slot="actions" style="position: relative"><summary>More</summary>
  <div class="menu" style="position: absolute; z-index: 1; inline-size: 10em; block-size: 20em; background: tan">Menu</div>
</details><b class="mark" style="position: absolute; inset: -8px -8px auto auto; inline-size: 16px; block-size: 16px"></b>`;

/** Waits until a point of the last banner's but one is on top, at a share of an element's width and height. */
const isOnTop = (selector: string, x: number, y: number) =>
  page.waitForFunction(
    (wanted, across, down) => {
      const element = [...document.querySelectorAll(wanted)].at(-2)!;
      const { left, top, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(left + width * across, top + height * down) === element;
    },
    { timeout: 5000 },
    selector,
    x,
    y,
  );

before(async () => {
  const { args, ...found } = findBrowser() ?? assert.fail('There is no browser.');
  // As where a screen reader runs: without one, the browser does not trouble to build the tree of what is far away.
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

test('what is far from being seen is not laid out, until somebody scrolls there', async () => {
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

test('a banner that stands alone is as high before the first frame as after it', async () => {
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

test("what a list shows of an opened call is laid out at once, since the list's rows are placed by it", async () => {
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

test('among many, too, a call that did not fail takes no space', async () => {
  await draw(100, '', `call='{"status":"completed"}'`);
  assert.equal(await page.evaluate(() => document.body.offsetHeight), 0);
});

test('a banner that nobody has seen yet makes room in a narrow row, and does not push it open', async () => {
  await draw(100);
  const width = await page.evaluate(() => {
    document.body.style.cssText = 'display: flex; flex-direction: column; align-items: flex-start; inline-size: 200px';
    return document.body.scrollWidth;
  });
  assert.equal(width, 200);
});

/** Draws so many banners that the last, the only one of its reason, is not laid out. */
async function drawUnseen(): Promise<void> {
  await draw(99);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<osm-failure-banner reason="stale_sweep"></osm-failure-banner>');
  });
  await page.waitForFunction(() => document.querySelector('osm-failure-banner:last-child')?.shadowRoot?.textContent);
  assert.equal((await laidOut())[99], false);
}

// @ts-expect-error -- in every browser, and in no standard
const findInPage = (text: string): Promise<boolean> => page.evaluate((wanted) => window.find(wanted), text);

test('a banner that is not laid out is read aloud and printed', async () => {
  await drawUnseen();
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  assert.match(JSON.stringify(tree), /"role":"heading"[^{}]*"name":"Call was orphaned"/);
  await page.emulateMediaType('print');
  assert.equal((await laidOut())[99], true);
  await page.emulateMediaType('screen');
});

test('a banner that is not laid out is found by a search in the page', async (t) => {
  await page.evaluate(() => document.body.append('A plain text'));
  // Chromium's headless shell, which npm carries, has no search in the page: it does not find a plain text either.
  if (!(await findInPage('A plain text'))) {
    t.skip('this browser has no search in the page');
    return;
  }
  await drawUnseen();
  assert.equal(await findInPage('Call was orphaned'), true);
  assert.equal((await laidOut())[99], true);
});

test('a menu that opens beyond its banner is neither cut off nor covered by the next', async () => {
  await draw(100, MENU);
  const summaries = await page.$$('summary');
  await summaries.at(-2)!.click();
  await isOnTop('.menu', 0.5, 0.9);
  await page.mouse.move(0, 0);
  await isOnTop('.menu', 0.5, 0.9);
});

test('what stands a little outside of a banner is not cut off', async () => {
  await draw(100, MENU);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForFunction(() => document.scrollingElement!.scrollTop > 1000);
  await isOnTop('.mark', 0.9, 0.1);
});

test('a focus ring is drawn whole', async () => {
  await draw(100);
  const ring = await page.evaluate(() => {
    const root = document.querySelector('osm-failure-banner:last-child')!.shadowRoot!;
    root.querySelector<HTMLElement>('[part=dispute-link]')!.focus();
    return getComputedStyle(root.querySelector('[part=banner]')!).contentVisibility;
  });
  assert.equal(ring, 'visible');
});
