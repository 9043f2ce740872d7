/** What the two linters of packages say of the tarball. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { home, installed, load, tarball } from '../support.js';

test('publint has nothing to say, not even a suggestion', async () => {
  const { publint } = await load('publint');
  const { messages } = await publint({ pkgDir: installed, level: 'suggestion', strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test('arethetypeswrong finds every door typed, for everybody who can import modules', () => {
  const args = [
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    tarball,
    '--profile',
    'esm-only',
    '--format',
    'ascii',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /osm-failure-banner\.js"/);
});
