/**
 * `npm run test:engines`: the element tests in Chromium, Firefox and WebKitGTK, side by side; with names, in these alone.
 * An engine that is not installed is left out, with a line that says what installs it; with --all that is a failure, and
 * the browser that npm carries does not count. The last line is "N passed, N failed". Exit code 1 if a test failed, or if no engine is installed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ENGINES } from '../scripts/engines.mjs';
import { readCounts } from '../scripts/node-tests.mjs';
import { isInstalled, npm, setup } from '../scripts/setup.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { values, positionals: asked } = parseArgs({ allowPositionals: true, options: { all: { type: 'boolean' } } });
const unknown = asked.find((name) => !(name in ENGINES));
if (unknown) {
  console.error(`There is no engine "${unknown}": choose of ${Object.keys(ENGINES).join(', ')}, or none for all.`);
  process.exit(1);
}
const names = asked.length > 0 ? asked : Object.keys(ENGINES);
await setup({ build: true, browser: names.includes('chromium') && !values.all });

/** The counts of one engine; null if it is not installed and need not be. */
async function run(name) {
  const { title, packages, find, version, start } = ENGINES[name];
  const found = find({ installedOnly: values.all });
  if (!found) {
    console.log(`\n${title} is not installed. On Debian: apt-get install -y ${packages.join(' ')}`);
    return values.all ? { title: `${title} (not installed)`, passed: 0, failed: 1 } : null;
  }
  if (name === 'webkit' && !isInstalled('test/engines')) {
    console.log('Installing what drives WebKit (test/engines/package-lock.json, half a minute)…');
    npm(['ci', '--prefix', 'test/engines', '--ignore-scripts']);
  }
  console.log(`Running the element tests in ${title} ${version(found)}…`);
  const counts = `.cache/elements${name === 'chromium' ? '' : `-${name}`}.json`;
  rmSync(counts, { force: true });
  const stop = await start(found);
  const runner = spawn(process.execPath, ['node_modules/@web/test-runner/dist/bin.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OSM_ENGINE: name },
  });
  const [said, [status]] = await Promise.all([text(runner.stdout), once(runner, 'exit')]);
  stop();
  console.log(`\n── Elements (${title} ${version(found)}) ──\n\n${said}`);
  return { title: `${title} ${version(found)}`, ...readCounts(counts, status) };
}

const results = await Promise.all(names.map(run));
const ran = results.filter(Boolean);
console.log('');
for (const { title, passed, failed } of ran) console.log(`${title}: ${passed} passed, ${failed} failed`);
const sum = (count) => ran.reduce((total, each) => total + each[count], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || ran.length === 0 ? 1 : 0;
