/** What a newcomer pastes from the README: against the packed package, as npm would install it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import puppeteer, { type Browser } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'readme-'));
const snippet = /```html\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
let browser: Browser;

before(async () => {
  const installed = join(folder, 'node_modules/@osmapi/osmtalk-elements');
  mkdirSync(installed, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', installed, '--strip-components=1']);
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
  const [, code = ''] = /### Parity[^]*?```js\n([^]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
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
