/** The Lightning component of docs/crms.md, compiled by LWC's own compiler, with stand-ins for what only an org has. */
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { emptyFolder, home, installed, load, openBrowser, serveFolder } from '../support.js';
import { only, place } from './snippets.js';

const folder = emptyFolder('salesforce');
const browser = await openBrowser();

const loader = (tag: string, to: string, more: string) => `(component, url) => new Promise((resolve, reject) => {
  const node = Object.assign(document.createElement('${tag}'), { ${to}: url, onload: resolve, onerror: reject, ${more} });
  document.head.append(node);
})`;

/** What an org would bring. */
const STAND_INS: Readonly<Record<string, string>> = {
  'lightning/platformResourceLoader': `export const loadScript = ${loader('script', 'src', '')};
    export const loadStyle = ${loader('link', 'href', "rel: 'stylesheet'")};`,
  '@salesforce/resourceUrl/osmtalk_elements': `export default '/osmtalk-elements.classic.js';`,
  '@salesforce/resourceUrl/osmtalk_theme': `export default '/salesforce.css';`,
  '@salesforce/apex/Calls.retry': `export default (asked) => new Promise((placed) => Object.assign(globalThis, { asked, placed }));`,
};

const standIns = {
  name: 'stand-ins',
  resolveId: (id: string) => (id in STAND_INS ? `\0${id}` : null),
  load: (id: string) => STAND_INS[id.slice(1)] ?? null,
};

/** Closes every shadow root, as Lightning Web Security is documented to ask for, and keeps them for the test. */
const CLOSED = `
  const attach = Element.prototype.attachShadow;
  globalThis.roots = new WeakMap();
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, { ...options, mode: /^osm-/.test(this.localName) ? globalThis.osmMode : options.mode });
    globalThis.roots.set(this, root);
    return root;
  };`;

async function build(shadow: 'native' | 'synthetic'): Promise<void> {
  const modules = join(folder, 'modules');
  for (const file of ['failedCall.js', 'failedCall.html']) {
    place(file, join(modules, 'c/failedCall'));
  }
  const main = join(folder, `${shadow}.main.js`);
  writeFileSync(
    main,
    `${shadow === 'synthetic' ? "import '@lwc/synthetic-shadow';\n" : ''}import { createElement } from 'lwc';
    import FailedCall from 'c/failedCall';
    globalThis.add = (call) => document.body.append(Object.assign(createElement('c-failed-call', { is: FailedCall }), { call }));`,
  );
  const [{ rollup }, { default: lwc }] = [await load('rollup'), await load('@lwc/rollup-plugin')];
  const { nodeResolve } = await load('@rollup/plugin-node-resolve');
  const from = [{ dir: modules }, { name: 'lwc', path: join(home, 'node_modules/@lwc/engine-dom/dist/index.js') }];
  const options = { rootDir: home, modules: from, defaultModules: [], enableLwcOn: true };
  const made = await rollup({
    input: main,
    plugins: [
      standIns,
      lwc({ ...options, enableLightningWebSecurityTransforms: true }),
      nodeResolve({ rootDir: home, modulePaths: [join(home, 'node_modules')] }),
    ],
  });
  const intro = `const process = { env: { NODE_ENV: 'production' } };`;
  await made.write({ file: join(folder, `${shadow}.js`), format: 'iife', intro });
}

copyFileSync(join(installed, 'dist/cdn/osmtalk-elements.classic.js'), join(folder, 'osmtalk-elements.classic.js'));
copyFileSync(join(installed, 'themes/salesforce.css'), join(folder, 'salesforce.css'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="en"><title>Record</title><body></body></html>');
const origin = await serveFolder(folder);

for (const shadow of ['native', 'synthetic'] as const) {
  await build(shadow);
  for (const mode of ['open', 'closed']) {
    test(`the component shows and retries a call: ${shadow} shadow, ${mode} shadow roots`, async () => {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(`${origin}/index.html`);
      await page.evaluate(`globalThis.osmMode = '${mode}'; ${CLOSED}`);
      await page.addScriptTag({ url: `/${shadow}.js` });
      await page.evaluate(`add({ id: 'call_7', status: 'failed', failureReason: 'stale_sweep', attempt: 2 })`);
      await page.waitForFunction(`(
        globalThis.banner = document.querySelector('c-failed-call').shadowRoot.querySelector('osm-failure-banner'),
        globalThis.root = banner && roots.get(banner),
        root?.querySelector('[part=retry-button]'))`);
      assert.match(String(await page.evaluate('root.textContent')), /Call was orphaned[\s\S]*Platform-side/);
      assert.equal(await page.evaluate('banner.shadowRoot === null'), mode === 'closed');

      await page.evaluate(`root.querySelector('[part=retry-button]').click()`);
      await page.waitForFunction('globalThis.asked');
      assert.deepEqual(await page.evaluate('asked'), { callId: 'call_7', key: 'osm-retry:call_7:2' });
      await page.evaluate(`root.querySelector('[part=cancel-button]').focus(), placed()`);
      await page.waitForFunction(`/placed/i.test(root.querySelector('[part=retry-advice]').textContent)`);
      assert.equal(await page.evaluate('root.activeElement.part.value'), 'retry-status'); // its focus is handed on

      const radius = await page.evaluate(`getComputedStyle(root.querySelector('[part=banner]')).borderTopRightRadius`);
      assert.equal(radius, shadow === 'synthetic' ? '4px' : '8px'); // the theme's, or our own where it does not reach
      assert.deepEqual(errors, []);
      await page.close();
    });
  }
}

test('the self-contained build fits in a static resource of 5 MB, and is too large for a module of 128 KB', () => {
  const { size } = statSync(join(folder, 'osmtalk-elements.classic.js'));
  assert.ok(size < 5_000_000, String(size));
  assert.ok(size > 128_000, String(size));
  const guide = readFileSync(new URL('../../../docs/crms.md', import.meta.url), 'utf8');
  assert.match(guide, /is larger, so it does not fit as a module/);
});

test("the component's configuration has the API version that lwc:on needs", () => {
  const [, version] = /<apiVersion>([\d.]+)<\/apiVersion>/.exec(only('xml')) ?? [];
  assert.ok(Number(version) >= 66, version);
});
