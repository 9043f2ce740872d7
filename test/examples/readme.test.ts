/** What a newcomer pastes from the README: against the packed package, as npm would install it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import puppeteer, { type Browser } from 'puppeteer-core';
import ts from 'typescript';

import { findBrowser } from '../../scripts/browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'readme-'));
const readme = readFileSync('README.md', 'utf8');

/** The README's code in a language, in its order. */
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);

const [snippet = '', badges = ''] = blocks('html');
let browser: Browser;

before(async () => {
  const installed = join(folder, 'node_modules/@osmapi/osmtalk-elements');
  mkdirSync(installed, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', installed, '--strip-components=1']);
  for (const dependency of ['lit', 'lit-html', 'lit-element', '@lit', '@types', 'react'])
    symlinkSync(resolve('node_modules', dependency), join(folder, 'node_modules', dependency));
  writeFileSync(join(folder, 'index.html'), snippet);
  browser = await puppeteer.launch({ ...(findBrowser() ?? assert.fail('There is no browser.')), headless: true });
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

test('the HTML that opens the README is twelve lines or so', () => {
  assert.ok(snippet.trim().split('\n').length <= 14, snippet);
});

test('the HTML that opens the README shows the banner when it is pasted into a file', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.waitForSelector('osm-failure-banner:state(shown)');
  const words = await page.$eval('osm-failure-banner', (banner) => banner.shadowRoot?.textContent ?? '');
  assert.match(words, /Neither side produced audio[\s\S]*Environment \/ network[\s\S]*See the full log/);
  assert.deepEqual(errors, []);
});

test('the comparison in the README runs as it stands, and fails where a word is another', () => {
  const [, code = ''] = /### Parity[^]*?```js\n([^]*?)```/.exec(readme) ?? [];
  assert.match(code, /findMissingWords\(page/);
  writeFileSync(join(folder, 'parity.mjs'), code);
  writeFileSync(join(folder, 'no-parity.mjs'), code.replace('Carrier rejected', 'Carrier refused'));
  const run = (file: string) => spawnSync('node', [file], { cwd: folder, encoding: 'utf8' });
  assert.deepEqual([run('parity.mjs').status, run('parity.mjs').stderr], [0, '']);
  assert.match(run('no-parity.mjs').stderr, /expected: 'Carrier rejected the call'/);
});

test('the catalog of the packed package works in plain Node, without Lit', () => {
  const code = `import('@osmapi/osmtalk-elements/catalog.js').then((c) => console.log(c.describeFailureReason('sip_rejected').title))`;
  const said = execFileSync('node', ['-e', code], { cwd: folder, encoding: 'utf8' });
  assert.equal(said.trim(), 'Carrier rejected the call');
});

/** What the README's code takes as given: a page's own client, feed and worker. */
const GIVEN = `
declare global {
  const client: { calls: { get(id: string): Promise<object>; list(): Promise<object[]> } };
  const [id, call, event, feed]: [string, unknown, unknown, EventSource];
  const banner: HTMLElementTagNameMap['osm-failure-banner'];
  const { retryPolicy: campaign, otherCalls: callsToThisPerson }: typeof banner;
  const retry: (id: string, signal: AbortSignal) => Promise<void>;
  const retryCall: import('@osmapi/osmtalk-elements').RetryHandler;
  const schedule: (call: unknown, at: number | null) => void;
}
export {};
`;

/** What the compiler finds in each piece of code, checked strictly against the packed package: in one go, for its speed. */
function complaints(pieces: Readonly<Record<string, string>>): Record<string, string[]> {
  const given = join(folder, 'given.d.ts');
  writeFileSync(given, GIVEN);
  for (const [name, code] of Object.entries(pieces)) writeFileSync(join(folder, name), code);
  const pathOf = (name: string) => join(folder, name);
  const program = ts.createProgram([given, ...Object.keys(pieces).map(pathOf)], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    // Each piece has names of its own.
    moduleDetection: ts.ModuleDetectionKind.Force,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.ReactJSX,
    types: ['node', 'react'],
    typeRoots: [join(folder, 'node_modules/@types')],
  });
  const found = ts.getPreEmitDiagnostics(program);
  const about = (name: string) => found.filter(({ file }) => file === undefined || file.fileName === pathOf(name));
  const textOf = ({ messageText }: ts.Diagnostic) => ts.flattenDiagnosticMessageText(messageText, ' ');
  return Object.fromEntries(Object.keys(pieces).map((name) => [name, about(name).map(textOf)]));
}

describe('the scripts of the README', () => {
  const scripts = blocks('js');
  const upsert = scripts.find((code) => code.includes('list.upsert(')) ?? '';
  const pieces = Object.fromEntries([
    ...scripts.map((script, i) => [`script-${String(i)}.ts`, script] as const),
    ...blocks('jsx').map((script, i) => [`component-${String(i)}.tsx`, script] as const),
  ]);
  let found: Record<string, string[]>;
  before(() => {
    found = complaints({ ...pieces, 'wrong.ts': upsert.replace('list.upsert(', 'list.insert(') });
  });

  test('the scripts of the README pass the type checker against the packed package', () => {
    assert.ok(scripts.length >= 7, String(scripts.length));
    for (const [name, script] of Object.entries(pieces)) assert.deepEqual(found[name], [], script);
  });

  test('the type checker notices a name that the README would get wrong', () => {
    assert.match(found['wrong.ts']!.join(), /insert/);
  });
});

test('the badges in the README say whose problem it is', async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  const said = await page.evaluate(async (markup) => {
    document.body.innerHTML = markup;
    await customElements.whenDefined('osm-blame-badge');
    const elements = [...document.querySelectorAll('osm-blame-badge')];
    await Promise.all(elements.map((element) => element.updateComplete));
    return elements.map((element) => element.shadowRoot?.textContent.trim());
  }, badges);
  assert.deepEqual(said, ['Carrier', 'Platform-side']);
});
