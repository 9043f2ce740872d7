/**
 * `npm run mutation`: changes src/catalog, src/failure and src/ledger in a thousand ways, one at a time, and sees whether
 * a test notices. Fails where fewer than 85 % are noticed. Takes about half an hour.
 * `--self-test` proves that it can fail: with one test file alone, most changes go unnoticed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { isInstalled, npm, setup } from '../setup.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const isSelfTest = process.argv.includes('--self-test');
await setup({ build: true });
if (!isInstalled('scripts/checks/mutation')) {
  console.log('Installing what changes the code (scripts/checks/mutation/package-lock.json, half a minute)…');
  npm(['ci', '--prefix', 'scripts/checks/mutation', '--ignore-scripts']);
}

let config = 'scripts/checks/mutation/stryker.config.json';
if (isSelfTest) {
  const settings = JSON.parse(readFileSync(config, 'utf8'));
  settings.tap.testFiles = ['test/node/mask.test.mjs'];
  settings.mutate = ['src/failure/{explain,mask}.ts'];
  config = '.cache/stryker-self-test.json';
  writeFileSync(config, JSON.stringify(settings));
}
const { status } = spawnSync('scripts/checks/mutation/node_modules/.bin/stryker', ['run', config], {
  stdio: 'inherit',
});
if ((status !== 0) === isSelfTest)
  console.log(isSelfTest ? 'The self-test passed: too few changes were noticed.' : 'Enough changes are noticed.'); // prettier-ignore
else process.exitCode = 1;
