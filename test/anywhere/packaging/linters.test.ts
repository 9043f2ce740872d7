/** What the two linters of packages say of the tarball. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { home, installed, load, tarball } from '../support.js';

test('publint has nothing to say, not even a suggestion', async () => {
  const { publint } = await load('publint');
  const { messages } = await publint({ pkgDir: installed, level: 'suggestion', strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test('arethetypeswrong finds every door typed, for everybody who can import modules', () => {
  const config = join(home, '../../.attw.json');
  const args = [
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    tarball,
    '--config-path',
    config,
    '--format',
    'ascii',
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  assert.match(stdout, /osm-failure-banner\.js"/);
});

test('what arethetypeswrong is told to leave out is the style sheets', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const { excludeEntrypoints } = read(join(home, '../../.attw.json')) as { excludeEntrypoints: string[] };
  const { exports } = read(join(installed, 'package.json')) as { exports: object };
  assert.deepEqual(
    excludeEntrypoints,
    Object.keys(exports).filter((door) => door.endsWith('.css')),
  );
});
