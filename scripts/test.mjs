/**
 * `npm test`: the node tests, the element tests in a browser, and every story under axe; `npm test -- elements` runs one
 * part. The last line adds them up: "N passed, N failed". A part that crashes, or that ran nothing, is one failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { setup } from './setup.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const testFiles = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith('.test.ts'))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** What Node's own runner writes as TAP ends in its counts. */
function tapCounts(file) {
  const tap = readFileSync(file, 'utf8');
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

const jsonCounts = (file) => JSON.parse(readFileSync(file, 'utf8'));

const PARTS = {
  node: {
    title: 'Words, failures, formats, ledger, examples (Node)',
    run: () => [
      // As many files at once as there are cores: most of them wait, for a browser or for a server.
      ...['--import', 'tsx', '--test', `--test-concurrency=${String(availableParallelism())}`],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', '--test-reporter-destination=.cache/node.tap'],
      ...[...testFiles('test/node'), ...testFiles('test/examples')],
    ],
    result: '.cache/node.tap',
    read: tapCounts,
  },
  elements: {
    title: 'Elements (Chromium)',
    run: () => ['node_modules/@web/test-runner/dist/bin.js'],
    result: '.cache/elements.json',
    read: jsonCounts,
  },
  stories: {
    title: 'Stories, in light, dark and further states, under axe (Chromium)',
    run: () => ['test/stories.mjs'],
    result: '.cache/stories.json',
    read: jsonCounts,
  },
};

function runPart({ title, run, result, read }) {
  console.log(`\n── ${title} ──\n`);
  rmSync(result, { force: true });
  const { status } = spawnSync(process.execPath, run(), { stdio: 'inherit' });
  const counts = existsSync(result) ? read(result) : { passed: 0, failed: 0, skipped: 0 };
  if (counts.failed === 0 && (status !== 0 || counts.passed === 0)) {
    console.log(status === 0 ? 'No test was run.' : `It ended with code ${status}.`);
    counts.failed = 1;
  }
  return { title, ...counts };
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
const results = chosen.map((part) => runPart(PARTS[part]));

console.log('');
for (const { title, passed, failed, skipped } of results) {
  console.log(`${title}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}
const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
