/** Takes the README's pictures of the built elements, in light and dark: docs/failure-banner-*.png. */
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

import { findBrowser } from './browser.mjs';

const file = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const event = {
  event: 'call.failed',
  timestamp: '2026-05-13T08:42:17.221Z',
  reason: 'no_audio_either_direction',
  call: { id: 'call_xxx', channel: 'phone', durationSeconds: 5, failureReason: 'no_audio_either_direction' },
};

const page = (scheme) => `<!doctype html><html lang="en" style="color-scheme:${scheme}">
<style>body { margin: 0; padding: 24px; width: 712px; font: 16px/1.5 'Noto Sans', system-ui, sans-serif; background: Canvas }</style>
<osm-failure-banner retry events-href="/calls/{id}" call='${JSON.stringify(event)}'></osm-failure-banner>
<script>${readFileSync(file('dist/cdn/osmtalk-elements.classic.js'), 'utf8')}</script></html>`;

const browser = await puppeteer.launch({ ...(await findBrowser()), headless: true });
try {
  mkdirSync(file('docs'), { recursive: true });
  for (const scheme of ['light', 'dark']) {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 760, height: 200, deviceScaleFactor: 2 });
    await tab.setContent(page(scheme));
    await tab.waitForSelector('osm-failure-banner:state(shown)');
    await tab.screenshot({ path: file(`docs/failure-banner-${scheme}.png`), fullPage: true });
    console.log(`Wrote docs/failure-banner-${scheme}.png.`);
  }
} finally {
  await browser.close();
}
