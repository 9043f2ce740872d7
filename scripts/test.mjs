/**
 * `npm test`: the tests in Node, the element tests in a browser, and every story under axe. `npm test -- elements` runs
 * one of these parts. The last line adds them up: "N passed, N failed". A part that crashes, or that runs no test, is one
 * failure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findBrowser } from './browser.mjs';
import { bundleTests } from './bundle-tests.mjs';
import { readCounts, runNodeTests } from './node-tests.mjs';
import { setup } from './setup.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const testFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));

async function runInNode() {
  // The longest files come first, so that short ones fill the end on all cores.
  const inNode = testFiles('test/node');
  const isLong = (file) => /time-and-language|schedule-year|leaks|faults/.test(file);
  const files = [...inNode.filter(isLong), ...testFiles('test/examples'), ...inNode.filter((file) => !isLong(file))];
  const folder = '.cache/tests';
  const bundles = await bundleTests(files, folder);
  // One browser for all files, because starting one takes a second of processor time.
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({ ...findBrowser(), headless: true });
  try {
    const env = { OSM_BUNDLES: folder, OSM_BROWSER: browser.wsEndpoint() };
    // One more than there are cores, because many files wait for a page or a process.
    return await runNodeTests(bundles, '.cache/node.json', { env, concurrency: availableParallelism() + 1 });
  } finally {
    await browser.close();
  }
}

/** Runs another test runner, which writes its counts to a file. */
async function runScript({ script, result }) {
  rmSync(result, { force: true });
  const [exitCode] = await once(spawn(process.execPath, [script], { stdio: 'inherit' }), 'exit');
  return readCounts(result, exitCode);
}

/**
 * Starts a runner at low priority, so that it uses the time in which the other parts wait for timers, pages and
 * processes. They have priority because they have time limits. Returns a function that waits for its end, and then
 * prints its output.
 */
function startInBackground({ script, result }) {
  rmSync(result, { force: true });
  const runner = spawn(process.execPath, [script, '--background'], { stdio: ['ignore', 'pipe', 'pipe'] });
  setPriority(runner.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const output = [];
  for (const stream of [runner.stdout, runner.stderr]) stream.on('data', (chunk) => output.push(chunk));
  const ended = once(runner, 'close');
  return async () => {
    const [exitCode] = await ended;
    process.stdout.write(Buffer.concat(output));
    return readCounts(result, exitCode);
  };
}

const ELEMENTS = { script: 'node_modules/@web/test-runner/dist/bin.js', result: '.cache/elements.json' };
const STORIES = { script: 'scripts/checks/stories.mjs', result: '.cache/stories.json' };

const PARTS = {
  node: { title: 'Words, failures, formats, ledger, examples (Node)', run: runInNode },
  elements: { title: 'Elements (Chromium)', run: () => runScript(ELEMENTS) },
  stories: {
    title: 'Stories, in light, dark and further states, under axe (Chromium)',
    run: () => runScript(STORIES),
  },
};

async function runPart({ title, run }) {
  console.log(`\n── ${title} ──\n`);
  const started = performance.now();
  const counts = await run();
  return { title, seconds: Math.round((performance.now() - started) / 1000), ...counts };
}

/** The stories start first, in the background, and are reported last. */
async function runAll() {
  const stories = { ...PARTS.stories, run: startInBackground(STORIES) };
  const results = [];
  for (const part of [PARTS.node, PARTS.elements, stories]) results.push(await runPart(part));
  return results;
}

const [name] = process.argv.slice(2);
if (name && !(name in PARTS)) {
  console.error(`There is no part "${name}": choose one of ${Object.keys(PARTS).join(', ')}, or none for all.`);
  process.exit(1);
}

try {
  await setup({ build: true, browser: true, storybook: !name || name === 'stories' });
} catch (error) {
  console.error(`${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}
mkdirSync('.cache', { recursive: true });
const started = performance.now();
const results = name ? [await runPart(PARTS[name])] : await runAll();

console.log('');
for (const { title, passed, failed, skipped, seconds } of results) {
  console.log(`${title}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`);
}
const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
console.log(`${Math.round((performance.now() - started) / 1000)} s in all`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
