import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';

import { describeFailureReason } from '@osmapi/osmtalk-elements/catalog.js';
import type { Page } from 'puppeteer-core';

import type { TestBrowser } from '../support/browser.js';
import { openBrowser } from '../support/browser.js';

const PAGE = new URL('../../examples/crm-page/index.html', import.meta.url).href;

let browser: TestBrowser;
before(async () => {
  browser = await openBrowser();
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
  test('the CRM page explains its failed calls when opened from disk, and shows nothing for the completed call', async (t) => {
    const page = await openFile(t);
    const titles = ['no_audio_either_direction', 'sip_rejected'].map((reason) => describeFailureReason(reason).title);
    assert.deepEqual(await textsOf(page, 'osm-failure-banner >>> [part="title"]'), titles);
    assert.equal(await page.$eval('[call*="completed"]', (banner) => banner.getBoundingClientRect().height), 0);
  });

  test('the banner fills the CRM page’s side panel of 280 px', async (t) => {
    const page = await openFile(t);
    await page.locator('.col-side osm-failure-banner >>> [part="banner"]').wait();
    assert.equal(
      await page.$eval('.col-side osm-failure-banner', (banner) => banner.getBoundingClientRect().width),
      280,
    );
  });

  test('the badges of the CRM page show the blame of each failed call', async (t) => {
    const page = await openFile(t);
    const labels = await textsOf(page, 'td > osm-blame-badge >>> [part="label"]');
    assert.deepEqual(labels, ['Environment / network', 'Carrier', 'Caller behaviour']);
  });

  test('the CRM page’s text transform, spacing and shadows do not affect the banner', async (t) => {
    const page = await openFile(t);
    const title = await page.locator('.panel osm-failure-banner >>> [part="title"]').waitHandle();
    const look = await title.evaluate((element) => {
      const { textTransform, letterSpacing, textShadow, textAlign } = getComputedStyle(element);
      return [textTransform, letterSpacing, textShadow, textAlign];
    });
    assert.deepEqual(look, ['none', 'normal', 'none', 'start']);
  });

  test('the CRM page is readable without JavaScript', async (t) => {
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
