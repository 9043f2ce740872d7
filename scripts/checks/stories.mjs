/**
 * Opens every story of the built Storybook: waits until its play function has ended, and then looks at the page in light
 * and in dark: once as it comes, and once in one of a few more states (`matrix/modes.mjs`) that together show each pair of
 * modes. A story fails by an error of its own, of its play function, of the page or the console, by anything that axe
 * finds, and by what `matrix/look.js` finds. `--self-test` proves that each of these can fail. `--all` looks at every story
 * in every state, and writes what it found into docs/accessibility.md; with `--every 6`, at each story in every sixth, by
 * turns.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import puppeteer from 'puppeteer-core';

import { findBrowser } from '../browser.mjs';
import { MODES, nameOf, PAIRWISE, PLAIN, STATES, VIEWPORTS } from './matrix/modes.mjs';
import { writeMatrix } from './matrix/table.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** One more than the cores that the budget of `npm test` speaks of: a story waits for its frames now and then. */
const PAGES = 3;
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

/** Opens a story in the first of its states, and looks at it in each. What goes wrong in opening it counts in all. */
async function checkStory(page, { name, url, states, hasOwnColours }, onResult) {
  let problems = [];
  const note = (kind, text) => problems.push(`${kind}: ${text.split('\n', 4).join('\n')}`);
  const onConsole = (message) =>
    message.type() === 'error' && note('console', `${message.text()} ${message.location().url ?? ''}`);
  const onError = (error) => note('page', error?.message ?? String(error));
  const attempt = (work) => work.catch((error) => note('run', error.message));
  page.on('console', onConsole).on('pageerror', onError);
  await attempt(setBrowser(page, states[0]).then(() => open(page, url, note)));
  const atOpening = problems;
  for (const state of states) {
    problems = [...atOpening];
    await attempt(setBrowser(page, state).then(() => lookAt(page, state, hasOwnColours, note)));
    onResult(`${name}, ${nameOf(state)}`, problems, state);
  }
  page.off('console', onConsole).off('pageerror', onError);
}

/** What a browser or a system decides. Puppeteer's own function knows no forced colours. */
async function setBrowser(page, { scheme, colours, layout }) {
  const wanted = { deviceScaleFactor: 1, ...VIEWPORTS[layout] };
  if (Object.entries(wanted).some(([key, value]) => page.viewport()?.[key] !== value)) await page.setViewport(wanted);
  await page.devTools.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'forced-colors', value: colours === 'forced colours' ? 'active' : 'none' },
    ],
  });
}

async function open(page, url, note) {
  await page.goto(url, { timeout: TIMEOUT });
  const ended = page.evaluate(() => globalThis.storyEnded);
  for (const error of await within(TIMEOUT, ended)) note('story', error);
  const strangers = () => [...document.querySelectorAll(':not(:defined)')].map((element) => element.localName);
  for (const name of await page.evaluate(strangers)) note('page', `<${name}> is not defined`);
  await page.addScriptTag({ url: '/node_modules/axe-core/axe.min.js' });
}

async function lookAt(page, state, hasOwnColours, note) {
  const areForced = state.colours === 'forced colours';
  const level = hasOwnColours && !areForced ? 'AAA' : 'AA';
  const see = async (state, level) => {
    const { enter, look } = await import('/scripts/checks/matrix/look.js');
    await enter(state);
    return look(level);
  };
  for (const sentence of await page.evaluate(see, state, level)) note('look', sentence);
  const rules = {
    'target-size': { enabled: true },
    // In forced colours axe would read colours that are not drawn. `look.js` compares colours in every state, and also
    // those of what is scrolled away, of which axe is not sure.
    'color-contrast': { enabled: !areForced },
    // AAA is what our own colours promise; a host's are the host's. Less than AA is left to the rule above.
    'color-contrast-enhanced': { enabled: !areForced && hasOwnColours },
  };
  const found = await page.evaluate(
    (values, rules) =>
      globalThis.axe.run(document, { runOnly: { type: 'tag', values }, rules, resultTypes: ['violations'] }),
    TAGS,
    rules,
  );
  if (found.passes.length === 0) note('axe', 'it looked at nothing');
  for (const { id, help, nodes } of found.violations) {
    const places = nodes.slice(0, 3).map((node) => node.target.flat().join(' '));
    note('axe', `${id}: ${help} (${nodes.length} times: ${places.join('; ')})`);
  }
}

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the story had not ended after ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Serves the folder on a free port of this machine, and beside it what `look.js` needs; gives its address. */
async function host(folder) {
  // Else the browser would fetch and compile all of Storybook for each story.
  const onFound = (_path, c) => c.header('Cache-Control', 'max-age=3600');
  const app = new Hono()
    .use('/dist/*', serveStatic({ root: '.', onFound }))
    .use('/scripts/checks/matrix/*', serveStatic({ root: '.', onFound }))
    .use('/node_modules/axe-core/*', serveStatic({ root: '.', onFound }))
    .use('*', serveStatic({ root: folder, onFound }))
    .get('/favicon.ico', (c) => c.body(null, 204));
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() }),
    );
  });
}

/** Every check of the list, on a few pages at once. Gives the browser's name. */
async function runAll(checks, onResult) {
  const launch = findBrowser();
  if (!launch) throw new Error('No browser: run `node scripts/setup.mjs --browser`.');
  const browser = await puppeteer.launch({ ...launch, headless: true });
  const queue = [...checks];
  const work = async () => {
    // A window each: behind another page there are no frames, and what waits for some waits long.
    const page = await (await browser.createBrowserContext()).newPage();
    page.devTools = await page.createCDPSession();
    await page.evaluateOnNewDocument(watchStory);
    for (let check = queue.shift(); check; check = queue.shift()) await checkStory(page, check, onResult);
  };
  try {
    await Promise.all(Array.from({ length: PAGES }, work));
    return await browser.version();
  } finally {
    await browser.close();
  }
}

/** What `npm test` looks at: one of the few states, story by story, and in the other scheme the plain one. */
function aFewStates(place) {
  const further = PAIRWISE[place % PAIRWISE.length];
  return [[PLAIN.find(({ scheme }) => scheme !== further.scheme), further]];
}

/** A story is opened, and played, in each layout: what it does must be possible there. */
const allStates = (every) => (place) =>
  MODES.layout
    .map((layout) => STATES.filter((state, at) => state.layout === layout && (at + place) % every === 0))
    .filter((states) => states.length > 0);

function checksOf(folder, address, statesOf) {
  const { entries } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8'));
  const stories = Object.values(entries).filter(({ type }) => type === 'story');
  return stories.flatMap(({ id, title, name, tags }, place) =>
    statesOf(place).map((states) => ({
      name: `${title}: ${name}`,
      states,
      hasOwnColours: !tags.includes('host-colours'),
      // The a11y addon would run axe a second time.
      url: `${address}/iframe.html?id=${id}&viewMode=story&globals=theme:auto;a11y.manual:!true`,
    })),
  );
}

/** Looks at the stories of a built Storybook; gives the problems of each check by its name, and reports them unless told not to. */
async function checkFolder(folder, { quiet = false, statesOf = aFewStates } = {}) {
  const { address, close } = await host(folder);
  const started = performance.now();
  const results = new Map();
  const browser = await runAll(checksOf(folder, address, statesOf), (name, problems, state) => {
    results.set(name, { problems, state });
    if (problems.length && !quiet) console.log(`✖ ${name}\n${problems.map((problem) => `    ${problem}`).join('\n')}`);
  });
  close();
  console.log(`${results.size} checks of stories, in ${Math.round((performance.now() - started) / 1000)} s`);
  return { results, browser };
}

/** The light page, and all that is one change away from it. */
const ONE_BY_ONE = Object.entries(MODES).reduce(
  (states, [mode, [, ...others]]) => [...states, ...others.map((value) => ({ ...PLAIN[0], [mode]: value }))],
  [PLAIN[0]],
);

const areForced = (state) => state.includes('forced colours');
const isNarrow = (state) => /320 px|400 %/.test(state);

/** How each story of scripts/checks/failing.stories.ts must fail, and in which states where that is not all of them. */
const EXPECTED = {
  Passes: { only: () => false },
  'Fails In Play': { start: 'story: playFunctionThrewException' },
  'Fails In Render': { start: 'story: storyThrewException' },
  'Fails Unhandled': { start: 'page: on purpose' },
  'Fails On Console': { start: 'console: on purpose' },
  'Fails Undefined': { start: 'page: <osm-nobody> is not defined' },
  'Fails Under Axe': { start: 'axe: button-name' },
  'Fails In The Dark': { start: 'axe: color-contrast', only: (state) => state === 'dark' },
  'Fails AA In A Hosts Colours': { start: 'axe: color-contrast:', only: (state) => !areForced(state) },
  'Fails AAA': { start: 'axe: color-contrast-enhanced', only: (state) => !areForced(state) },
  'Fails AAA In A Hosts Colours': { only: () => false },
  'Fails By Small Targets': { start: 'axe: target-size' },
  'Fails In Forced Colours': { start: 'look: “Nobody can read this.”', only: areForced },
  'Fails By Its Picture': { start: 'look: the picture', only: areForced },
  'Fails From Right To Left': { start: 'look: “To the right.”', only: (state) => state.includes('right to left') },
  'Fails By Its Width': { start: 'look: html scrolls sideways', only: isNarrow },
  'Fails By Its Height': { start: 'look: “and another.”', only: (state) => state.includes('400 %') },
  'Fails By A Line That Grows': { start: 'look: “One line.”', only: (state) => state.includes('text spacing') },
  'Fails By Lines That Meet': { start: 'look: “Two words”', only: (state) => state.includes('text spacing') },
};

/** Builds the stories that must fail, and sees each fail in its own way, and nowhere else. */
async function selfTest() {
  const env = { ...process.env, OSM_STORIES: '../scripts/checks/failing.stories.ts' };
  execFileSync('npm run build-storybook -- --output-dir .cache/self-test', { env, shell: true, stdio: 'ignore' });
  const { results } = await checkFolder('.cache/self-test', { quiet: true, statesOf: () => [ONE_BY_ONE] });
  const states = ONE_BY_ONE.map(nameOf);
  const wrong = Object.entries(EXPECTED).flatMap(([story, { start, only = () => true }]) =>
    states.flatMap((state) => {
      const { problems } = results.get(`Self-test: ${story}, ${state}`) ?? { problems: ['the story is missing'] };
      const isRight = only(state) ? problems.some((each) => each.startsWith(start)) : !problems.length;
      return isRight ? [] : [`"${story}, ${state}" gave: ${problems.join('; ') || 'nothing'}`];
    }),
  );
  for (const sentence of wrong) console.log(`Self-test: ${sentence}`);
  console.log(wrong.length ? 'The self-test failed.' : 'The self-test passed: every story that must fail did.');
  return wrong.length === 0;
}

async function main() {
  const { values } = parseArgs({
    options: { 'self-test': { type: 'boolean' }, all: { type: 'boolean' }, every: { type: 'string', default: '1' } },
  });
  if (values['self-test']) return selfTest();
  const every = Math.max(1, Number(values.every));
  const started = performance.now();
  const statesOf = values.all ? allStates(every) : aFewStates;
  const { results, browser } = await checkFolder('storybook-static', { statesOf });
  const checks = [...results.values()];
  if (values.all) await writeMatrix(checks, browser, (performance.now() - started) / 1000, every);
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  mkdirSync('.cache', { recursive: true });
  writeFileSync('.cache/stories.json', JSON.stringify({ passed: checks.length - failed, failed, skipped: 0 }));
  return failed === 0 && checks.length > 0;
}

process.exitCode = (await main()) ? 0 : 1;
