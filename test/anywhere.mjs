/**
 * `npm run test:anywhere`: packs the library as npm would publish it, installs it as a user does beside the frameworks
 * of test/anywhere/package.json, and runs the tests of test/anywhere against what came out. Parts are its folders;
 * `npm run test:anywhere -- packaging` runs one. A test may leave a table (see anywhere/support.ts): it is printed, and
 * compared with the region of its name in docs/, or with --write put there. The last line is "N passed, N failed".
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { isInstalled, npm, setup } from '../scripts/setup.mjs';

const home = 'test/anywhere';
const work = '.cache/anywhere';

const entries = (folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []);
const filesIn = (folder) => entries(folder).flatMap((entry) => (entry.isFile() ? [join(folder, entry.name)] : []));
const testsOf = (part) => filesIn(join(home, part)).filter((file) => file.endsWith('.test.ts'));

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const parts = entries(home)
  .filter((entry) => entry.isDirectory() && testsOf(entry.name).length > 0)
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

function runTests(files) {
  const tap = join(work, 'anywhere.tap');
  // As many files at once as there are cores: most of them wait, for a browser or for a bundler.
  const args = ['--import', 'tsx', '--test', `--test-concurrency=${String(availableParallelism())}`];
  args.push('--test-reporter=spec', '--test-reporter-destination=stdout');
  args.push('--test-reporter=tap', `--test-reporter-destination=${tap}`, ...files);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  const counted = existsSync(tap) ? readFileSync(tap, 'utf8') : '';
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(counted)?.[1] ?? 0);
  const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
  return { passed, failed: failed || (status === 0 && passed > 0 ? 0 : 1) };
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
const { passed, failed } = runTests((positionals.length > 0 ? positionals : parts).flatMap(testsOf));
const failures = failed + (failed ? 0 : await showTables());
console.log(`\n${passed} passed, ${failures} failed`);
process.exitCode = failures ? 1 : 0;
