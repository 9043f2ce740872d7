/**
 * How long it takes a list of 10,000 calls to say what is visible in another language: from the change of the page's
 * `lang` until the frame with the new words is painted. Printed, never judged. Needs `npm run build`.
 */
/* global requestAnimationFrame, MessageChannel */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

import { findBrowser } from '../browser.mjs';

const ROUNDS = 5;
const root = fileURLToPath(new URL('../..', import.meta.url));
const languages = readdirSync(`${root}/dist/locales`)
  .filter((file) => /^\w+\.js$/.test(file))
  .map((file) => file.replace('.js', ''));

const code = [
  `export * from './dist/index.js';`,
  ...languages.map((lang) => `export { default as ${lang} } from './dist/locales/${lang}.js';`),
].join('\n');
const options = { bundle: true, write: false, minify: true, format: 'iife', globalName: 'osm', target: 'es2022' };
const { outputFiles } = await build({ stdin: { contents: code, resolveDir: root }, conditions: ['production'], ...options }); // prettier-ignore

/** Runs in the page; everything that it needs stands in it. */
async function measure({ tags, rounds }) {
  const { FAILURE_REASONS, useCatalog, ...catalogs } = globalThis.osm;
  for (const tag of tags) useCatalog(catalogs[tag]);
  const list = document.querySelector('osm-failure-list');
  list.calls = Array.from({ length: 10_000 }, (_, n) => ({
    id: `call_${n}`,
    status: 'failed',
    failureReason: FAILURE_REASONS[n % 10],
    endedAt: Date.UTC(2026, 4, 13) + n * 1000,
    durationSeconds: n % 300,
  }));
  await list.updateComplete;
  const title = () => list.shadowRoot.querySelector('[part=row-title]').textContent;
  const painted = (act) =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        act();
        port2.postMessage(null);
      }),
    );
  const took = Object.fromEntries(tags.map((tag) => [tag, []]));
  for (let round = 0; round < rounds; round++) {
    for (const tag of tags) {
      const [before, start] = [title(), performance.now()];
      await painted(() => (document.documentElement.lang = tag));
      while (title() === before) await painted(() => {});
      took[tag].push(performance.now() - start);
    }
  }
  return took;
}

const browser = await puppeteer.launch({ ...findBrowser(), headless: true });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.setContent(
    '<!doctype html><html lang="en"><title>Languages</title><osm-failure-list></osm-failure-list></html>',
  );
  await page.addScriptTag({ content: outputFiles[0].text });
  const took = await page.evaluate(measure, { tags: languages, rounds: ROUNDS });
  for (const [lang, times] of Object.entries(took))
    console.log(`${lang}: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms; at most ${Math.max(...times).toFixed(0)}`);
} finally {
  await browser.close();
}
