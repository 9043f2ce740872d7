/** The Chromium of the tests that run in Node. */
import assert from 'node:assert/strict';

import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';

/** A separate browser profile, like a private window: no other test file sees its pages, cookies or focus. */
export type TestBrowser = Pick<BrowserContext, 'newPage' | 'close'>;

/**
 * Opens a browser profile in the browser that `npm test` started for all test files. A file that is run by itself
 * starts its own browser. Call it before anything else that has to be stopped, because it throws if there is no
 * browser.
 */
export async function openBrowser(): Promise<TestBrowser> {
  const { OSM_BROWSER: browserWSEndpoint } = process.env;
  const browser = browserWSEndpoint ? await puppeteer.connect({ browserWSEndpoint }) : await launchBrowser();
  const profile = await browser.createBrowserContext();
  const close = async () => {
    await profile.close();
    await (browserWSEndpoint ? browser.disconnect() : browser.close());
  };
  return { newPage: () => openPage(profile), close };
}

/** A page that has the focus, whatever pages other test files open. */
async function openPage(profile: BrowserContext): Promise<Page> {
  const page = await profile.newPage();
  await page.emulateFocusedPage(true);
  return page;
}

/** A separate browser, for tests that need other arguments. */
export function launchBrowser(...more: readonly string[]): Promise<Browser> {
  const { args, ...found } = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  return puppeteer.launch({ ...found, args: [...args, ...more], headless: true });
}
