/** The built entry points in a bundle, where package.json's `sideEffects` decides what may be dropped. */
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

test('each of the three elements has an entry point', () => {
  assert.deepEqual(tags.sort(), ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list']);
});

test('a bundle that imports the main entry point for its side effects registers every element', async () => {
  assert.deepEqual(registered(await bundle(`import './dist/index.js'`)), tags);
});

for (const tag of ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list']) {
  test(`a bundle of ${tag}.js registers that element`, async () => {
    assert.ok(registered(await bundle(`import './dist/${tag}.js'`)).includes(tag));
  });
}

test('importing elements.js registers no element', async () => {
  const classes = (await import('@osmapi/osmtalk-elements/elements.js')) as Record<string, unknown>;
  assert.ok(classes.OsmFailureBanner);
  assert.deepEqual(
    tags.filter((tag) => customElements.get(tag)),
    [],
  );
});

/** A style sheet without comments, insignificant white space and unneeded quotes. */
const normalised = (styles: CSSResultGroup) =>
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
  test(`the build keeps the styles of ${name} unchanged`, async () => {
    const built = (await import('@osmapi/osmtalk-elements/elements.js')) as unknown as typeof sources;
    const expected = normalised(sources[name].styles);
    assert.match(expected, /light-dark\(/);
    assert.equal(normalised(built[name].styles), expected);
  });
}

test('the main entry point exports everything of catalog.js, ledger.js and elements.js but three functions', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from './dist/index.js'`, resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'esm',
  });
  const exported = new Set(/^export \{[\s\S]*\};$/m.exec(outputFiles[0]!.text)![0].match(/\w+/g));
  const missing = [];
  for (const entry of ['catalog', 'ledger', 'elements']) {
    const names = Object.keys((await import(`@osmapi/osmtalk-elements/${entry}.js`)) as object);
    missing.push(...names.filter((name) => !exported.has(name)));
  }
  assert.deepEqual(missing.sort(), ['formatFailure', 'shouldRetry', 'testerGuide']);
});

test('a bundle of the catalog holds no Lit', async () => {
  assert.doesNotMatch(await bundle(`export * from './dist/catalog.js'`), /litElement|lit-html|adoptedStyleSheets/);
});

for (const file of ['osmtalk-elements.js', 'osmtalk-elements.classic.js']) {
  const code = () => readFileSync(`dist/cdn/${file}`, 'utf8');

  test(`cdn/${file} is ASCII, so that its words are right in a page of any encoding`, () => {
    assert.deepEqual(code().match(/[^\0-\x7f]/g), null);
    assert.match(code(), /failed \\u2014 usually/);
  });

  test(`cdn/${file} registers every element`, () => {
    assert.deepEqual(registered(code()), tags);
  });

  test(`cdn/${file} creates the Trusted Types policy osmtalk-elements`, () => {
    assert.match(code(), /createPolicy\(["'`]osmtalk-elements["'`]/);
    assert.doesNotMatch(code(), /createPolicy\(["'`]lit-html/);
  });

  test(`cdn/${file} imports no other file`, () => {
    assert.doesNotMatch(code(), /\bfrom\s*["'`]|\bimport\s*["'`(]/);
  });
}
