/**
 * `npm run test:engines`: the element tests in Chromium, Firefox and WebKitGTK, one after the other; with names, in these
 * alone. An engine that is not installed is named, with what installs it, and left out. The last line is "N passed, N
 * failed". Exit code 1 where a test failed, or where no engine was there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
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

const COUNTS = '.cache/elements.json';

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
  console.log(`\n── Elements (${title} ${version(found)}) ──\n`);
  rmSync(COUNTS, { force: true });
  const stop = await start(found);
  const { status } = spawnSync(process.execPath, ['node_modules/@web/test-runner/dist/bin.js'], {
    stdio: 'inherit',
    env: { ...process.env, OSM_ENGINE: name },
  });
  stop();
  const { passed, failed } = existsSync(COUNTS) ? JSON.parse(readFileSync(COUNTS, 'utf8')) : { passed: 0, failed: 0 };
  return { title: `${title} ${version(found)}`, passed, failed: failed || (status === 0 && passed > 0 ? 0 : 1) };
}

const results = [];
for (const name of names) results.push(await run(name));
const ran = results.filter(Boolean);
console.log('');
for (const { title, passed, failed } of ran) console.log(`${title}: ${passed} passed, ${failed} failed`);
const sum = (count) => ran.reduce((total, each) => total + each[count], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 || ran.length === 0 ? 1 : 0;
