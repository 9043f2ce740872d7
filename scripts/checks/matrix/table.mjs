/** The matrix as a table of docs/accessibility.md: what was looked at in every state, and what was found there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';

import { fillRegions } from '../../regions.mjs';
import { MODES } from './modes.mjs';

const FILE = 'docs/accessibility.md';

const combine = (...modes) =>
  modes.reduce((all, mode) => all.flatMap((one) => MODES[mode].map((value) => ({ ...one, [mode]: value }))), [{}]);

const ROWS = combine('scheme', 'colours', 'direction');
const COLUMNS = combine('layout', 'spacing');
const titleOf = (values) => Object.values(values).join(', ');

/** "103, none", or what was found in how many of them. */
function cell(checks) {
  const found = checks.reduce((sum, { problems }) => sum + problems.length, 0);
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  return `${checks.length}: ${found ? `${found} in ${failed}` : 'none'}`;
}

function tableOf(checks) {
  const head = ['Stories looked at: problems found', ...COLUMNS.map(titleOf)];
  const rows = ROWS.map((row) => [
    titleOf(row),
    ...COLUMNS.map((column) => {
      const wanted = Object.entries({ ...row, ...column });
      return cell(checks.filter(({ state }) => wanted.every(([mode, value]) => state[mode] === value)));
    }),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;

/** When, with what and on what kind of machine. */
function circumstances(checks, browser, seconds, every) {
  const [{ model } = { model: 'unknown' }] = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}: ${checks.length.toLocaleString('en')} checks in ${Math.round(seconds / 60)} minutes`,
    every > 1 ? `each story in 1 of ${every} states, by turns` : 'each story in every state',
    `${browser.replace(/^Headless(\w+)\/(\d+).*/, 'headless $1 $2')}, axe-core ${versionOf('axe-core')}, Storybook ${versionOf('storybook')}`,
    `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores (${model.trim()})`,
  ].join('; ');
}

export async function writeMatrix(checks, browser, seconds, every) {
  const regions = { matrix: `${circumstances(checks, browser, seconds, every)}.\n\n${tableOf(checks)}` };
  writeFileSync(FILE, await fillRegions(FILE, readFileSync(FILE, 'utf8'), (name) => regions[name]));
  console.log(`Wrote ${FILE}.`);
}
