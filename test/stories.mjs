/**
 * Opens every story of the built Storybook, in light and in dark: waits until its play function has ended, and then lets
 * axe look at the page. A story fails by an error of its own, of its play function, of the page or the console, and by
 * anything that axe finds. `--self-test` proves that each of these can fail.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import axe from 'axe-core';
import { Hono } from 'hono';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../scripts/browser.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = ['light', 'dark'];
const PAGES = 2;
const TIMEOUT = 30_000;

/** Runs in the page, before Storybook: notes what its preview says about the story, until it says that it has ended. */
function watchStory() {
  const errors = [];
  const text = (error) => error?.message ?? error?.description ?? JSON.stringify(error);
  const failures = ['storyErrored', 'storyThrewException', 'storyMissing', 'configError'].concat([
    'playFunctionThrewException',
    'unhandledErrorsWhilePlaying',
  ]);
  globalThis.storyEnded = new Promise((resolve) => {
    let channel;
    Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
      configurable: true,
      get: () => channel,
      set(value) {
        channel = value;
        for (const name of failures) channel.on(name, (error) => errors.push(`${name}: ${[error].flat().map(text)}`));
        channel.on('storyFinished', ({ status }) => {
          if (status !== 'success' && errors.length === 0) errors.push(`the story ended with status ${status}`);
          resolve(errors);
        });
        // These two end a story without a "finished".
        for (const name of ['storyMissing', 'configError']) channel.on(name, () => resolve(errors));
      },
    });
  });
}

async function checkStory(page, { url, theme }) {
  const problems = [];
  const note = (kind, text) => problems.push(`${kind}: ${text.split('\n', 4).join('\n')}`);
  const onConsole = (message) =>
    message.type() === 'error' && note('console', `${message.text()} ${message.location().url ?? ''}`);
  const onError = (error) => note('page', error?.message ?? String(error));
  page.on('console', onConsole).on('pageerror', onError);
  try {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.goto(url, { timeout: TIMEOUT });
    const ended = page.evaluate(() => globalThis.storyEnded);
    for (const error of await within(TIMEOUT, ended)) note('story', error);
    const strangers = () => [...document.querySelectorAll(':not(:defined)')].map((element) => element.localName);
    for (const name of await page.evaluate(strangers)) note('page', `<${name}> is not defined`);
    await page.evaluate(axe.source);
    const found = await page.evaluate(
      (values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }),
      TAGS,
    );
    if (found.passes.length === 0) note('axe', 'it looked at nothing');
    for (const { id, help, nodes } of found.violations) {
      note('axe', `${id}: ${help} (${nodes.map((node) => node.target.flat().join(' ')).join('; ')})`);
    }
  } catch (error) {
    note('run', error.message);
  }
  page.off('console', onConsole).off('pageerror', onError);
  return problems;
}

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the story had not ended after ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Serves the folder on a free port of this machine and gives its address. */
async function host(folder) {
  const app = new Hono().use('*', serveStatic({ root: folder })).get('/favicon.ico', (c) => c.body(null, 204));
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });
}

/** Every check of the list on a few pages at once; gives the problems by check. */
async function runAll(checks, onResult) {
  const launch = findBrowser();
  if (!launch) throw new Error('No browser: run `node scripts/setup.mjs --browser`.');
  const browser = await puppeteer.launch({ ...launch, headless: true });
  const queue = [...checks];
  const work = async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1000, height: 800 });
    await page.evaluateOnNewDocument(watchStory);
    for (let check = queue.shift(); check; check = queue.shift()) onResult(check, await checkStory(page, check));
  };
  try {
    await Promise.all(Array.from({ length: PAGES }, work));
  } finally {
    await browser.close();
  }
}

function checksOf(folder, address) {
  const { entries } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8'));
  const stories = Object.values(entries).filter((entry) => entry.type === 'story');
  return THEMES.flatMap((theme) =>
    stories.map(({ id, title, name }) => ({
      name: `${title}: ${name}, ${theme}`,
      theme,
      // The a11y addon would run axe a second time.
      url: `${address}/iframe.html?id=${id}&viewMode=story&globals=theme:${theme};a11y.manual:!true`,
    })),
  );
}

/** Runs the checks of a built Storybook; gives the problems of each by its name, and reports them unless told not to. */
async function checkFolder(folder, { quiet = false } = {}) {
  const { address, close } = await host(folder);
  const started = performance.now();
  const results = new Map();
  await runAll(checksOf(folder, address), (check, problems) => {
    results.set(check.name, problems);
    if (problems.length && !quiet)
      console.log(`✖ ${check.name}\n${problems.map((problem) => `    ${problem}`).join('\n')}`);
  });
  close();
  console.log(`${results.size} checks of stories, in ${Math.round((performance.now() - started) / 1000)} s`);
  return results;
}

/** Builds the stories that must fail, and sees each fail in its own way. */
async function selfTest() {
  const env = { ...process.env, OSM_STORIES: '../test/failing.stories.ts' };
  execFileSync('npm run build-storybook -- --output-dir .cache/self-test', { env, shell: true, stdio: 'ignore' });
  const results = await checkFolder('.cache/self-test', { quiet: true });
  const expected = {
    'Passes, light': undefined,
    'Passes, dark': undefined,
    'Fails In Play, light': 'story: playFunctionThrewException',
    'Fails In Render, light': 'story: storyThrewException',
    'Fails Unhandled, light': 'page: on purpose',
    'Fails On Console, light': 'console: on purpose',
    'Fails Undefined, light': 'page: <osm-nobody> is not defined',
    'Fails Under Axe, light': 'axe: button-name',
    'Fails Under Axe In The Dark, light': undefined,
    'Fails Under Axe In The Dark, dark': 'axe: color-contrast',
  };
  const wrong = Object.entries(expected).filter(([name, start]) => {
    const problems = results.get(`Self-test: ${name}`) ?? ['the story is missing'];
    return start ? !problems.some((problem) => problem.startsWith(start)) : problems.length > 0;
  });
  for (const [name, start] of wrong)
    console.log(`Self-test: "${name}" should ${start ? `fail with "${start}"` : 'pass'}`);
  console.log(wrong.length ? 'The self-test failed.' : 'The self-test passed: every story that must fail did.');
  return wrong.length === 0;
}

async function main() {
  if (process.argv.includes('--self-test')) return selfTest();
  const problems = [...(await checkFolder('storybook-static')).values()];
  const failed = problems.filter((list) => list.length > 0).length;
  mkdirSync('.cache', { recursive: true });
  writeFileSync('.cache/stories.json', JSON.stringify({ passed: problems.length - failed, failed, skipped: 0 }));
  return failed === 0 && problems.length > 0;
}

process.exitCode = (await main()) ? 0 : 1;
