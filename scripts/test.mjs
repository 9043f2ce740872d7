/**
 * `npm test`: the tests in Node, the element tests in a browser, and every story under axe. `npm test -- elements` runs
 * one of these parts. The last line adds them up: "N passed, N failed". A part that crashes, or that runs no test, is one
 * failure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bundleTests } from './bundle-tests.mjs';
import { readCounts, runNodeTests } from './node-tests.mjs';
import { setup } from './setup.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const testFiles = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));

/** Runs a runner of another kind, which leaves its counts in a file. */
async function runScript(script, result) {
  rmSync(result, { force: true });
  const [exitCode] = await once(spawn(process.execPath, [script], { stdio: 'inherit' }), 'exit');
  return readCounts(result, exitCode);
}

async function runInNode() {
  // Those that take longest first: the short files fill what is left at the end.
  const inNode = testFiles('test/node');
  const isLong = (file) => /time-and-language|schedule-year|leaks|faults/.test(file);
  const files = [...inNode.filter(isLong), ...testFiles('test/examples'), ...inNode.filter((file) => !isLong(file))];
  const folder = '.cache/tests';
  const bundles = await bundleTests(files, folder);
  return runNodeTests(bundles, '.cache/node.json', { OSM_BUNDLES: folder });
}

const PARTS = {
  node: { title: 'Words, failures, formats, ledger, examples (Node)', run: runInNode },
  elements: {
    title: 'Elements (Chromium)',
    run: () => runScript('node_modules/@web/test-runner/dist/bin.js', '.cache/elements.json'),
  },
  stories: {
    title: 'Stories, in light, dark and further states, under axe (Chromium)',
    run: () => runScript('scripts/checks/stories.mjs', '.cache/stories.json'),
  },
};

async function runPart({ title, run }) {
  console.log(`\n── ${title} ──\n`);
  const started = performance.now();
  const counts = await run();
  return { title, seconds: Math.round((performance.now() - started) / 1000), ...counts };
}

const [name] = process.argv.slice(2);
if (name && !(name in PARTS)) {
  console.error(`There is no part "${name}": choose one of ${Object.keys(PARTS).join(', ')}, or none for all.`);
  process.exit(1);
}
const chosen = name ? [name] : Object.keys(PARTS);

try {
  await setup({ build: true, browser: true, storybook: chosen.includes('stories') });
} catch (error) {
  console.error(`${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}
mkdirSync('.cache', { recursive: true });
const results = [];
for (const part of chosen) results.push(await runPart(PARTS[part]));

console.log('');
for (const { title, passed, failed, skipped, seconds } of results) {
  console.log(`${title}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`);
}
const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
