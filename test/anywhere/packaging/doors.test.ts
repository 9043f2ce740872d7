/** Every door that package.json names, tried from the packed package by its public name. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { home, installed } from '../support.js';

interface Manifest {
  readonly name: string;
  readonly exports: Record<string, string | { types: string; default: string }>;
  readonly scripts: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
/** What plain Node prints, in a project that has the package installed. */
const inNode = (code: string) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: home, encoding: 'utf8' }).trim();

for (const [door, target] of Object.entries(manifest.exports)) {
  const files = typeof target === 'string' ? [target] : [target.types, target.default];
  test(`${door} leads to files of the package`, () => {
    assert.deepEqual(
      files.filter((file) => !existsSync(join(installed, file))),
      [],
    );
  });
}

const resolve = (door: string) => createRequire(join(home, 'package.json')).resolve(join(manifest.name, door));
const modules = Object.keys(manifest.exports).filter((door) => !/\.(json|css)$|^\.\/cdn\//.test(door));

for (const door of modules) {
  test(`${door} can be imported in plain Node, and exports something`, () => {
    const said = inNode(`console.log(Object.keys(await import('${join(manifest.name, door)}')).length)`);
    assert.ok(Number(said) > 0, said);
  });
}

for (const door of Object.keys(manifest.exports).filter((name) => name.endsWith('.json'))) {
  test(`${door} is JSON`, () => {
    assert.equal(typeof JSON.parse(readFileSync(resolve(door), 'utf8')), 'object');
  });
}

test('what is not named stays inside', () => {
  assert.throws(() => resolve('./dist/failure/read.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
});

test('nothing is run when the package is installed', () => {
  const run = ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in manifest.scripts);
  assert.deepEqual(run, []);
});
