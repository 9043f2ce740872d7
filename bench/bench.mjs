/**
 * Measures the elements beside their peers, and writes docs/bench.md, docs/bench.json and docs/bench-*.svg. What the peers need
 * is installed here, by bench/package-lock.json, and nowhere else. No time is ever a reason to fail.
 *
 *   npm run bench                  five rounds, several minutes: best on a machine that does nothing else
 *   npm run bench -- --rounds 1    a first look
 *   npm run bench -- --only list   one part, banner or list; the other stays in the report as it was
 *   npm run bench -- --beside c7b34e1   ours beside the library of an earlier commit, in one run; writes no report
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

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' }, beside: { type: 'string' } },
});
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error('--rounds takes a number from 1.');
const parts = values.only ? [values.only] : ['banner', 'list'];

await setup({ build: true, browser: true });
if (!values.beside) installPeers();
// Only now: they import what was just installed and built.
const MEASURES = {
  banner: (await import('./banner/measure.mjs')).measureBanner,
  list: (await import('./list/measure.mjs')).measureList,
};
if (!parts.every((part) => Object.hasOwn(MEASURES, part))) throw new Error('--only takes banner or list.');
const { PARTS, writeReport } = await import('./report.mjs');
const { buildBefore, sayBeside } = await import('./before.mjs');
const before = values.beside && buildBefore(values.beside, console.log);

const { name, version } = readJson('../package.json');
const { dependencies } = readJson('package.json');
for (const part of parts) {
  const { browser, ...figures } = await MEASURES[part](rounds, console.log, before);
  if (before) {
    sayBeside(part, PARTS[part], figures.contestants, console.log);
    continue;
  }
  const measured = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${availableParallelism()} cores, ${type()}, ${browser}`,
    load: loadavg()[0],
    rounds,
    versions: Object.entries({ [name]: version, ...dependencies }).map((each) => each.join(' ')),
    ...figures,
  };
  await writeReport({ [part]: measured });
}
