/** What a bundler makes of the built doors: package.json's `sideEffects` decides what it may drop. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { build } from 'esbuild';
import type { CSSResultGroup } from 'lit';

import * as sources from '../../src/elements.js';

const tags = readdirSync('dist').flatMap((file) => /^(osm-[\w-]+)\.js$/.exec(file)?.[1] ?? []);

async function bundle(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: '.' };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm', minify: true });
  return outputFiles[0]!.text;
}

const registered = (code: string) => tags.filter((tag) => code.includes(`("${tag}"`) || code.includes(`(\`${tag}\``));

test('there is a door for each of the three elements', () => {
  assert.deepEqual(tags.sort(), ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list']);
});

test('a bundle of the main door, imported for its effect alone, registers every element', async () => {
  assert.deepEqual(registered(await bundle(`import './dist/index.js'`)), tags);
});

for (const tag of ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list']) {
  test(`a bundle of ${tag}.js registers that element`, async () => {
    assert.ok(registered(await bundle(`import './dist/${tag}.js'`)).includes(tag));
  });
}

test('importing the classes registers nothing', async () => {
  const classes = (await import('@osmapi/osmtalk-elements/elements.js')) as Record<string, unknown>;
  assert.ok(classes.OsmFailureBanner);
  assert.deepEqual(
    tags.filter((tag) => customElements.get(tag)),
    [],
  );
});

/** A style sheet without comments, and without the white space and quotes that mean nothing. */
const essenceOf = (styles: CSSResultGroup) =>
  [styles]
    .flat(Infinity)
    .map(String)
    .join('')
    .replace(/\/\*.*?\*\//gs, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>~+*/!]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll('@media (', '@media(')
    .replace(/=(['"])([\w-]+)\1/g, '=$2')
    .replace(/;}/g, '}')
    .trim();

for (const name of ['OsmBlameBadge', 'OsmFailureBanner', 'OsmFailureList'] as const) {
  test(`the build keeps every rule of ${name} as it is written`, async () => {
    const built = (await import('@osmapi/osmtalk-elements/elements.js')) as typeof sources;
    const expected = essenceOf(sources[name].styles);
    assert.match(expected, /light-dark\(/);
    assert.equal(essenceOf(built[name].styles), expected);
  });
}

test('the main door exports all that the others do, but for what exists behind the door of the catalog alone', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from './dist/index.js'`, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const exported = new Set(/^export \{[\s\S]*\};$/m.exec(outputFiles[0]!.text)![0].match(/\w+/g));
  const missing = [];
  for (const door of ['catalog', 'ledger', 'elements']) {
    const names = Object.keys((await import(`../../dist/${door}.js`)) as object);
    missing.push(...names.filter((name) => !exported.has(name)));
  }
  assert.deepEqual(missing.sort(), ['formatFailure', 'shouldRetry', 'testerGuide']);
});

test('a bundle of the catalog holds no Lit', async () => {
  assert.doesNotMatch(await bundle(`export * from './dist/catalog.js'`), /litElement|lit-html|adoptedStyleSheets/);
});

for (const file of ['osmtalk-elements.js', 'osmtalk-elements.classic.js']) {
  const code = () => readFileSync(`dist/cdn/${file}`, 'utf8');

  test(`dist/cdn/${file} is ASCII, so that a page in any encoding reads its words right`, () => {
    assert.deepEqual(code().match(/[^\0-\x7f]/g), null);
    assert.match(code(), /failed \\u2014 usually/);
  });

  test(`cdn/${file} registers every element`, () => {
    assert.deepEqual(registered(code()), tags);
  });

  test(`cdn/${file} asks for a Trusted Types policy of its own name`, () => {
    assert.match(code(), /createPolicy\(["'`]osmtalk-elements["'`]/);
    assert.doesNotMatch(code(), /createPolicy\(["'`]lit-html/);
  });

  test(`cdn/${file} needs no other file`, () => {
    assert.doesNotMatch(code(), /\bfrom\s*["'`]|\bimport\s*["'`(]/);
  });
}
