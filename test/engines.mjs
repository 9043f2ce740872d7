/**
 * `npm run test:engines`: the element tests in Chromium, Firefox and WebKitGTK, side by side; with names, in these alone. An engine that is not installed is named, with what installs it, and left out. The last line is "N passed, N
 * failed". Exit code 1 where a test failed, or where no engine was there.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { ENGINES } from '../scripts/engines.mjs';
import { isInstalled, npm, setup } from '../scripts/setup.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in ENGINES));
if (unknown) {
  console.error(`There is no engine "${unknown}": choose of ${Object.keys(ENGINES).join(', ')}, or none for all.`);
  process.exit(1);
}
const names = asked.length > 0 ? asked : Object.keys(ENGINES);
await setup({ build: true, browser: names.includes('chromium') });

/** What became of the tests in one engine; null where it is not installed. */
async function run(name) {
  const { title, packages, find, version, start } = ENGINES[name];
  const found = find();
  if (!found) {
    console.log(`\n${title} is not installed, and left out. On Debian: apt-get install -y ${packages.join(' ')}`);
    return null;
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
  const { passed, failed } = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: 0, failed: 0 };
  return { title: `${title} ${version(found)}`, passed, failed: failed || (status === 0 && passed > 0 ? 0 : 1) };
}

const results = await Promise.all(names.map(run));
const ran = results.filter(Boolean);
console.log('');
for (const { title, passed, failed } of ran) console.log(`${title}: ${passed} passed, ${failed} failed`);
const sum = (count) => ran.reduce((total, each) => total + each[count], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || ran.length === 0 ? 1 : 0;
