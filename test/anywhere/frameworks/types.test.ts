/** Right use of the elements compiles in every framework's own compiler, and each wrong use is refused where it stands. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { home, leaveTable } from '../support.js';

const fixtures = join(home, 'frameworks/pages/types');

function run(tool: string, ...args: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(home, 'node_modules', tool), ...args], {
    cwd: home,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

/** `Wrong.vue:5` of a compiler's message; a message that names no line is kept as it is. */
const placeOf = (line: string): string => {
  const [, file, at] = /([\w.]+)\((\d+),\d+\): error/.exec(line) ?? [];
  return file && at ? `${file}:${at}` : line;
};
const tsc = (tool: string, config: string) =>
  run(tool, '--pretty', 'false', '--project', join(fixtures, config))
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .map(placeOf);

function svelteCheck(): string[] {
  const args = ['--workspace', join(fixtures, 'svelte'), '--tsconfig', './tsconfig.json'];
  const said = run('svelte-check/bin/svelte-check', ...args, '--output', 'machine-verbose').split('\n');
  assert.ok(
    said.some((line) => line.includes('COMPLETED')),
    said.join('\n'),
  );
  return said.flatMap((line) => {
    const message = /(\{"type":"(?:ERROR|WARNING)".*\})$/.exec(line)?.[1];
    if (!message) return [];
    const { filename, start } = JSON.parse(message) as { filename: string; start: { line: number } };
    return [`${filename}:${start.line + 1}`];
  });
}

/** The lines of a folder's files that must be refused: each stands under a comment that says "wrong:" and why. */
const wrongLines = (folder: string): string[] =>
  readdirSync(join(fixtures, folder)).flatMap((file) =>
    readFileSync(join(fixtures, folder, file), 'utf8')
      .split('\n')
      .flatMap((line, i) => (line.includes('wrong:') ? [`${file}:${i + 2}`] : [])),
  );

const compilers: [string, string, string, () => string[]][] = [
  ['TypeScript', 'plain', 'tsc', () => tsc('typescript/bin/tsc', 'plain/tsconfig.json')],
  ['React 18', 'react', 'tsc', () => tsc('typescript/bin/tsc', 'react/tsconfig.react-18.json')],
  ['React 19', 'react', 'tsc', () => tsc('typescript/bin/tsc', 'react/tsconfig.json')],
  ['Vue 3', 'vue', 'vue-tsc, `strictTemplates`', () => tsc('vue-tsc/bin/vue-tsc.js', 'vue/tsconfig.json')],
  ['Svelte 5', 'svelte', 'svelte-check', svelteCheck],
  ['Solid', 'solid', 'tsc', () => tsc('typescript/bin/tsc', 'solid/tsconfig.json')],
];

const rows: string[][] = [];
for (const [framework, folder, compiler, check] of compilers) {
  test(`${framework}: right use compiles, and each wrong use is refused on its line`, () => {
    const wanted = wrongLines(folder);
    assert.ok(wanted.length >= 4, 'there are wrong uses to refuse');
    assert.deepEqual(check().sort(), wanted.sort());
    rows.push([framework, compiler, `${wanted.length} of ${wanted.length}`]);
  });
}

after(() => leaveTable('types', ['Framework', 'Compiler', 'Wrong uses refused'], rows));
