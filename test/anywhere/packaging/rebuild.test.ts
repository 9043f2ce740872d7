/** The same sources make the same package, in whatever folder they are. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { emptyFolder, installed, tarball } from '../support.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] };
const sources = ['src', 'scripts', 'README.md', 'LICENSE', 'package.json', 'vite.config.ts'].concat(
  files.filter((name) => name !== 'dist'),
);
/** What goes into the package from elsewhere is copied too; all else is found in the node_modules above. */
const carried = ['lit', 'lit-html', 'lit-element', '@lit'].map((name) => `node_modules/${name}`);
const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('a second build, in another folder, packs the same bytes', () => {
  const elsewhere = emptyFolder('another folder');
  for (const name of [...sources, 'tsconfig.json', 'tsconfig.build.json', ...carried]) {
    cpSync(join(root, name), join(elsewhere, name), { recursive: true });
  }
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: elsewhere, encoding: 'utf8', stdio: 'pipe' });
  npm('run', 'build');
  const again = join(elsewhere, npm('pack', '--silent').trim());
  assert.equal(hash(again), hash(tarball));
});

test('integrity.json holds the hashes of the files that are packed', () => {
  const hashes = JSON.parse(readFileSync(join(installed, 'dist/cdn/integrity.json'), 'utf8')) as Record<string, string>;
  for (const file of ['osmtalk-elements.js', 'osmtalk-elements.classic.js']) {
    const digest = createHash('sha384')
      .update(readFileSync(join(installed, 'dist/cdn', file)))
      .digest('base64');
    assert.equal(hashes[file], `sha384-${digest}`);
  }
});
