import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';

import { describeFailureReason } from '@osmapi/osmtalk-elements/catalog.js';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';

const PAGE = new URL('../../examples/crm-page/index.html', import.meta.url).href;

let browser: Browser;
before(async () => {
  browser = await puppeteer.launch({ ...(findBrowser() ?? assert.fail('There is no browser.')), headless: true });
});
after(() => browser.close());

/** Opens the file as a double click does. */
async function openFile(t: TestContext, script = true): Promise<Page> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  page.on('console', (message) => complaints.push(message.text()));
  t.after(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(PAGE);
  return page;
}

async function textsOf(page: Page, selector: string): Promise<string[]> {
  await page.locator(selector).wait();
  return page.$$eval(selector, (elements) => elements.map((element) => (element as HTMLElement).innerText));
}

describe('the CRM page', { timeout: 60_000 }, () => {
  test('explains its failed calls when opened from disk, and shows nothing for the completed one', async (t) => {
    const page = await openFile(t);
    const titles = ['no_audio_either_direction', 'sip_rejected'].map((reason) => describeFailureReason(reason).title);
    assert.deepEqual(await textsOf(page, 'osm-failure-banner >>> [part="title"]'), titles);
    assert.equal(await page.$eval('[call*="completed"]', (banner) => banner.getBoundingClientRect().height), 0);
  });

  test('has a side panel of 280 px, which its banner fills', async (t) => {
    const page = await openFile(t);
    await page.locator('.col-side osm-failure-banner >>> [part="banner"]').wait();
    assert.equal(
      await page.$eval('.col-side osm-failure-banner', (banner) => banner.getBoundingClientRect().width),
      280,
    );
  });

  test('says whose problem each failed call is', async (t) => {
    const page = await openFile(t);
    const labels = await textsOf(page, 'td > osm-blame-badge >>> [part="label"]');
    assert.deepEqual(labels, ['Environment / network', 'Carrier', 'Caller behaviour']);
  });

  test('lets none of its capitals, spacing and shadows into the banner', async (t) => {
    const page = await openFile(t);
    const title = await page.locator('.panel osm-failure-banner >>> [part="title"]').waitHandle();
    const look = await title.evaluate((element) => {
      const { textTransform, letterSpacing, textShadow, textAlign } = getComputedStyle(element);
      return [textTransform, letterSpacing, textShadow, textAlign];
    });
    assert.deepEqual(look, ['none', 'normal', 'none', 'start']);
  });

  test('can be read without script', async (t) => {
    const page = await openFile(t, false);
    const words = await page.$$eval('[slot=fallback]', (elements) =>
      elements.map((element) => (element as HTMLElement).innerText.replace(/\s+/g, ' ')),
    );
    for (const [index, reason] of ['no_audio_either_direction', 'sip_rejected'].entries()) {
      const { title, whatToTry } = describeFailureReason(reason);
      assert.equal(words[index], `${title}. ${whatToTry}`);
    }
  });
});
