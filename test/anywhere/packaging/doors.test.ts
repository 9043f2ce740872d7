/** Every door that package.json names, tried from the packed package by its public name. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import ts from 'typescript';

import { emptyFolder, home, installed, leaveTable, tarball } from '../support.js';

interface Manifest {
  readonly name: string;
  readonly exports: Record<string, string | { types: string; default: string }>;
  readonly scripts: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
/** The doors and their files; one with a star stands for each file that it leads to. */
const exportsAll = Object.fromEntries(
  Object.entries(manifest.exports).flatMap(([door, target]) => {
    if (!door.includes('*') || typeof target === 'string') return [[door, target]];
    const [folder = '', end = ''] = target.default.split('*');
    const names = readdirSync(join(installed, folder)).filter((name) => name.endsWith(end));
    return names.map((name) => {
      const fill = (path: string) => path.replace('*', name.slice(0, -end.length));
      return [fill(door), { types: fill(target.types), default: fill(target.default) }];
    });
  }),
) as Manifest['exports'];
const doors = Object.keys(exportsAll);
const modules = doors.filter((door) => !/\.(json|css)$|^\.\/cdn\//.test(door));
/** These have types alone. */
const typesAlone = ['./vue.js', './svelte.js', './solid.js'];

const nameOf = (door: string) => manifest.name + door.slice(1);
const resolve = (door: string) => createRequire(join(home, 'package.json')).resolve(nameOf(door));
/** What plain Node prints, in a project that has the package installed. */
const inNode = (code: string, type = 'module') =>
  execFileSync(process.execPath, [`--input-type=${type}`, '--eval', code], { cwd: home, encoding: 'utf8' }).trim();

for (const [door, target] of Object.entries(exportsAll)) {
  const files = typeof target === 'string' ? [target] : [target.types, target.default];
  test(`${door} leads to files of the package`, () => {
    assert.deepEqual(
      files.filter((file) => !existsSync(join(installed, file))),
      [],
    );
  });
}

/** The values that a door's types promise: the compiler lets a page use them as values. */
function promised(door: string): string[] {
  const { types } = exportsAll[door] as { types: string };
  const file = join(installed, types);
  const names = exportsOf(file);
  const probe = join(emptyFolder('doors'), 'probe.ts');
  const uses = names.map((name) => `door.${name};`);
  writeFileSync(probe, [`import * as door from '${file.replace('.d.ts', '.js')}';`, ...uses].join('\n'));
  const program = ts.createProgram([probe], options);
  const refused = program.getSemanticDiagnostics(program.getSourceFile(probe)).map(({ start = 0 }) => start);
  const lineOf = (start: number) => ts.getLineAndCharacterOfPosition(program.getSourceFile(probe)!, start).line;
  const refusedLines = refused.map(lineOf);
  return names.filter((_, i) => !refusedLines.includes(i + 1)).sort();
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: [],
  noEmit: true,
};

function exportsOf(file: string): string[] {
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(file)!);
  return checker.getExportsOfModule(symbol!).map(({ name }) => name);
}

/** The first sentence of the comment that opens a door's types. */
function purpose(door: string): string {
  const { types } = exportsAll[door] as { types: string };
  const [, sentence] = /^\/\*\*[\s*]*([\s\S]*?[.])(?=\s)/.exec(readFileSync(join(installed, types), 'utf8')) ?? [];
  return sentence?.replace(/\s+(\* )?/g, ' ') ?? assert.fail(`${door} does not say what it is.`);
}

const rows: string[][] = [];
for (const door of modules) {
  test(`${door} exports in plain Node just what its types promise`, () => {
    const said = inNode(`console.log(JSON.stringify(Object.keys(await import('${nameOf(door)}')).sort()))`);
    const names = JSON.parse(said) as string[];
    assert.deepEqual(names, promised(door));
    assert.equal(names.length === 0, typesAlone.includes(door));
    rows.push([`\`${nameOf(door)}\``, purpose(door)]);
  });
}

test('a CommonJS module may require the catalog', () => {
  const said = inNode(
    `console.log(require('${manifest.name}/catalog.js').isRetryableFailure('idle_timeout'))`,
    'commonjs',
  );
  assert.match(said, /^true$/m);
});

for (const door of doors.filter((name) => name.endsWith('.json'))) {
  test(`${door} is JSON`, () => {
    assert.equal(typeof JSON.parse(readFileSync(resolve(door), 'utf8')), 'object');
  });
}

test('a theme is a style sheet, found by its name', () => {
  const themes = doors.filter((door) => door.startsWith('./themes/'));
  assert.ok(themes.length > 0);
  for (const theme of themes) assert.match(readFileSync(resolve(theme), 'utf8'), /--osm-/);
});

test('what is not named stays inside', () => {
  assert.throws(() => resolve('./dist/failure/read.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
});

test('an empty project that installs the package gets it and Lit, and nothing else', () => {
  const project = mkdtempSync(join(tmpdir(), 'project-'));
  after(() => rmSync(project, { recursive: true }));
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], {
    cwd: project,
    stdio: 'pipe',
  });
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: object };
  const names = Object.keys(lock.packages).map((path) => path.replace('node_modules/', ''));
  const others = names.filter(
    (name) => !/^$|^lit|^@lit\/|^@lit-labs\/ssr-dom-shim$|^@types\/trusted-types$/.test(name),
  );
  assert.deepEqual(others, [manifest.name]);
});

test('nothing is run when the package is installed', () => {
  const run = ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in manifest.scripts);
  assert.deepEqual(run, []);
});

after(() => leaveTable('doors', ['Door', 'What it is'], rows));
