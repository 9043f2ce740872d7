/**
 * `npm run test:anywhere`: packs the library as npm would publish it, installs it as a user does beside the frameworks
 * of test/anywhere/package.json, and runs the tests of test/anywhere against the installed package. Parts are its
 * folders; `npm run test:anywhere -- packaging` runs one. A part that runs no test is a failure. A test may leave a table
 * (see anywhere/support.ts): it is printed, and compared with the region of its name in docs/, or written there with
 * --write. The last line is "N passed, N failed".
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { runNodeTests } from '../scripts/node-tests.mjs';
import { isInstalled, npm, setup } from '../scripts/setup.mjs';

const home = 'test/anywhere';
const work = '.cache/anywhere';

const entries = (folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []);
const filesIn = (folder) => entries(folder).flatMap((entry) => (entry.isFile() ? [join(folder, entry.name)] : []));
const testsOf = (part) => filesIn(join(home, part)).filter((file) => file.endsWith('.test.ts'));

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const parts = entries(home)
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map((entry) => entry.name);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } });
const unknown = positionals.find((part) => !parts.includes(part));
if (unknown) {
  console.error(`There is no part "${unknown}": choose of ${parts.join(', ')}, or none for all.`);
  process.exit(1);
}

/** What `npm publish` would send, installed by npm beside the frameworks, with the dependencies that it names. */
function installPacked() {
  if (!isInstalled(home)) {
    console.log(`Installing the frameworks of ${home}/package-lock.json (a minute)…`);
    npm(['ci', '--prefix', home, '--ignore-scripts']);
  }
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', work], { encoding: 'utf8' }).trim();
  renameSync(join(work, packed), join(work, 'package.tgz'));
  rmSync(join(home, 'node_modules/@osmapi'), { recursive: true, force: true });
  npm(['install', '--prefix', home, '--no-save', '--ignore-scripts', '--prefer-offline', join(work, 'package.tgz')]);
}

async function runPart(part) {
  console.log(`\n── ${part} ──\n`);
  const started = performance.now();
  const counts = await runNodeTests(testsOf(part), join(work, 'counts.json'));
  return { part, seconds: Math.round((performance.now() - started) / 1000), ...counts };
}

/** Prints the tables that the tests left, and has docs/ hold them. Gives the number of those that it does not. */
async function showTables() {
  const { fillRegions, regionsOf } = await import('../scripts/regions.mjs');
  const tables = new Map(
    filesIn(join(work, 'tables')).map((file) => [basename(file, '.md'), readFileSync(file, 'utf8')]),
  );
  const held = new Set();
  let stale = 0;
  for (const file of filesIn('docs').filter((path) => path.endsWith('.md'))) {
    const text = readFileSync(file, 'utf8');
    const names = regionsOf(text).filter((name) => tables.has(name));
    if (names.length === 0) continue;
    names.forEach((name) => held.add(name));
    const wanted = await fillRegions(file, text, (name) => tables.get(name));
    if (wanted === text) continue;
    if (values.write) writeFileSync(file, wanted);
    else stale += 1;
    console.log(values.write ? `Wrote ${file}.` : `${file} holds other tables: npm run test:anywhere -- --write`);
  }
  for (const [name, table] of tables) {
    console.log(`\n${table}`);
    if (held.has(name)) continue;
    console.log(`No file of docs/ has a region "${name}" for this table.`);
    stale += 1;
  }
  return stale;
}

try {
  await setup({ build: true, browser: true });
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'tables'), { recursive: true });
  installPacked();
} catch (error) {
  console.error(`${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}
const results = [];
for (const part of positionals.length > 0 ? positionals : parts) results.push(await runPart(part));
const sum = (key) => results.reduce((total, counts) => total + counts[key], 0);
// Tables of failed tests are not complete.
const stale = sum('failed') === 0 ? await showTables() : 0;

console.log('');
for (const { part, passed, failed, skipped, seconds } of results) {
  console.log(`${part}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`);
}
const failures = sum('failed') + stale;
console.log(`${sum('passed')} passed, ${failures} failed`);
process.exitCode = failures ? 1 : 0;
