/** Chromium and Firefox, and a page in them. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { installed, openBrowser } from '../support.js';
import { installTools } from './look.js';

/** An installed Firefox, named by `FIREFOX_PATH` or found on the path; null where there is none, or where that is empty. */
export function findFirefox(): string | null {
  const { FIREFOX_PATH, PATH = '' } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) =>
    ['firefox-esr', 'firefox'].map((name) => join(folder, name)),
  );
  const found = FIREFOX_PATH ?? onPath.find((path) => existsSync(path));
  return found === undefined || found === '' ? null : found;
}

async function openFirefox(): Promise<Browser> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: findFirefox() ?? '', headless: true });
  after(() => browser.close());
  return browser;
}

/** How each browser is opened, until the test file is over; null where it is not installed. */
export const BROWSERS: Readonly<Record<string, (() => Promise<Browser>) | null>> = {
  Chromium: openBrowser,
  Firefox: findFirefox() === null ? null : openFirefox,
};

/** A page with this CSS and these attributes on its root, in which our elements are defined. */
export async function openPage(browser: Browser, css: string, attributes = 'lang="en"'): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 800 });
  await page.setContent(
    `<!doctype html><html ${attributes}><title>Calls</title><style>${css}</style><body></body></html>`,
  );
  // tsx names functions by a helper, which functions that are sent into a page look for there.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(installTools);
  await page.addScriptTag({ path: join(installed, 'dist/cdn/osmtalk-elements.classic.js') });
  return page;
}
