/**
 * `npm run coverage`: how much of src/ the tests run, those in Node and those in Chromium together, by lines and by
 * branches. Fails where either is below 95 %. `--self-test` proves that it can: one test file alone is not enough.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import libCoverage from 'istanbul-lib-coverage';

import { setup } from '../setup.mjs';

const LEAST = 95;
const home = '.cache/coverage';
process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const isSelfTest = process.argv.includes('--self-test');
await setup({ build: true, browser: true });
rmSync(home, { recursive: true, force: true });

const run = (args, env = {}) => {
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } }); // prettier-ignore
  if (status !== 0) throw new Error(`A test failed: npm test. (${args.slice(-1)})`);
};

function inNode(files) {
  const c8 = ['node_modules/c8/bin/c8.js', '--reporter=json', `--reports-dir=${home}/node`, '--include=src/**/*.ts', '--exclude=nothing']; // prettier-ignore
  run([...c8, process.execPath, '--import', 'tsx', '--test', ...files]);
  return `${home}/node/coverage-final.json`;
}

function inChromium() {
  run(['node_modules/@web/test-runner/dist/bin.js'], { OSM_COVERAGE: `${home}/elements` });
  return `${home}/elements/coverage-final.json`;
}

const nodeTests = readdirSync('test/node').filter((file) => file.endsWith('.test.ts')).map((file) => `test/node/${file}`); // prettier-ignore
const reports = isSelfTest ? [inNode(['test/node/mask.test.ts'])] : [inNode(nodeTests), inChromium()];
const coverage = libCoverage.createCoverageMap({});
for (const report of reports) coverage.merge(JSON.parse(readFileSync(report, 'utf8')));

/** What was run of the files of a folder; types alone run nothing. */
function summaryOf(files) {
  const summary = libCoverage.createCoverageSummary();
  for (const file of files) summary.merge(coverage.fileCoverageFor(file).toSummary());
  return summary;
}

const root = `${process.cwd()}/src/`;
const folderOf = (file) => file.slice(root.length).replace(/[^/]*$/, '') || 'doors';
const files = coverage.files();
const folders = [...new Set(files.map(folderOf))].sort();
const rows = folders.map((folder) => [folder, summaryOf(files.filter((file) => folderOf(file) === folder))]);
const all = summaryOf(files);
const line = (name, { lines, branches }) => `| ${name} | ${lines.pct} % | ${branches.pct} % |`;
const table = ['| src/ | Lines | Branches |', '| --- | --: | --: |', ...rows.map((row) => line(...row)), line('**all**', all)]; // prettier-ignore
console.log(table.join('\n'));
writeFileSync(`${home}/table.md`, `${table.join('\n')}\n`);

for (const file of files) {
  const { lines, branches } = coverage.fileCoverageFor(file).toSummary().data;
  if (lines.pct < LEAST || branches.pct < LEAST) console.log(`${file.slice(root.length)}: lines ${lines.pct} %, branches ${branches.pct} %`); // prettier-ignore
}
const isEnough = all.lines.pct >= LEAST && all.branches.pct >= LEAST;
if (isEnough === isSelfTest) {
  console.error(isSelfTest ? 'One test file alone was enough: this check cannot fail.' : `Below ${LEAST} %.`);
  process.exitCode = 1;
}
