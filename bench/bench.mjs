/**
 * Measures the list beside its peers, and writes docs/bench.md, docs/bench.json and docs/bench.svg. What the peers need
 * is installed here, by bench/package-lock.json, and nowhere else. No time is ever a reason to fail.
 *
 *   npm run bench                  five rounds, several minutes: best on a machine that does nothing else
 *   npm run bench -- --rounds 1    a first look
 *   npm run bench -- --only list   one part: so far, the list is the only one
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg, type } from 'node:os';
import { parseArgs } from 'node:util';
import { isInstalled, npm, setup } from '../scripts/setup.mjs';

const readJson = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

function installPeers() {
  if (isInstalled('bench')) return;
  console.log('Installing the peers of bench/package-lock.json (half a minute)…');
  npm(['ci', '--prefix', 'bench', '--ignore-scripts']);
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } } });
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error('--rounds takes a number from 1.');
if (values.only && values.only !== 'list') throw new Error(`There is no part "${values.only}": so far, there is list.`);

await setup({ build: true, browser: true });
installPeers();
// Only now: they import what was just installed and built.
const { CALLS, measureList } = await import('./measure.mjs');
const { goalsOf, writeReport } = await import('./report.mjs');

console.log(`Measuring the list at ${CALLS.toLocaleString('en')} calls…`);
const { browser, contestants } = await measureList(rounds, console.log);
const { name, version } = readJson('../package.json');
await writeReport({
  date: new Date().toISOString().slice(0, 10),
  machine: `${availableParallelism()} cores, ${type()}, ${browser}`,
  load: loadavg()[0],
  rounds,
  calls: CALLS,
  versions: { [name]: version, ...readJson('package.json').dependencies },
  goals: goalsOf(contestants),
  contestants,
});
