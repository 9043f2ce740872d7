/** Production builds by three bundlers: what a page does not import it does not hold, and what it imports it registers. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { emptyFolder, home, leaveTable, load, openBrowser, serveFolder } from '../support.js';

const page = (name: string) => join(home, 'packaging/pages', `${name}.js`);
/** Words and names that the list's code has, and nothing else. */
const ofTheList = ['osm-failure-list', 'No failed calls', 'osm-filter', 'new-calls-button', 'aria-rowcount'];

const bundlers: Record<string, (name: string, folder: string) => Promise<unknown>> = {
  async esbuild(name, folder) {
    const { build } = await load('esbuild');
    const outfile = join(folder, `${name}.js`);
    return build({ entryPoints: [page(name)], bundle: true, minify: true, format: 'esm', outfile });
  },
  async Rollup(name, folder) {
    const [{ rollup }, { nodeResolve }] = [await load('rollup'), await load('@rollup/plugin-node-resolve')];
    const exportConditions = ['production'];
    const bundle = await rollup({ input: page(name), plugins: [nodeResolve({ exportConditions })] });
    // A folder, not a file: a banner that follows a policy loads a file of its own.
    return bundle.write({ dir: folder, entryFileNames: `${name}.js`, format: 'es' });
  },
  async webpack(name, folder) {
    const { default: webpack } = await load('webpack');
    const output = { path: folder, filename: `${name}.js` };
    return new Promise((resolve, reject) =>
      webpack(
        { mode: 'production', context: home, entry: page(name), output },
        (error: Error | null, stats: { hasErrors(): boolean; toString(): string }) =>
          error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve(stats),
      ),
    );
  },
};

const folder = emptyFolder('bundlers');
const browser = await openBrowser();
const url = await serveFolder(folder);

const rows: string[][] = [];
for (const [bundler, bundle] of Object.entries(bundlers)) {
  const built = async (name: string) => {
    await bundle(name, join(folder, bundler));
    return readFileSync(join(folder, bundler, `${name}.js`), 'utf8');
  };

  for (const name of ['banner', 'react-banner']) {
    test(`${bundler}: a page that imports the banner alone (${name}.js) holds none of the list's code`, async () => {
      const code = await built(name);
      assert.deepEqual(
        ofTheList.filter((text) => code.includes(text)),
        [],
      );
      assert.ok(code.includes('osm-failure-banner'));
    });
  }

  test(`${bundler}: a page that imports the list holds all that the last test looked for`, async () => {
    const code = await built('list');
    assert.deepEqual(
      ofTheList.filter((text) => !code.includes(text)),
      [],
    );
  });

  test(`${bundler}: the banner of the production build is registered, and shows its words`, async () => {
    const html = `<!doctype html><osm-failure-banner reason="sip_rejected"></osm-failure-banner><script type="module" src="/${bundler}/banner.js"></script>`;
    writeFileSync(join(folder, `${bundler}.html`), html);
    const tab = await browser.newPage();
    await tab.goto(`${url}/${bundler}.html`);
    await tab.waitForSelector('osm-failure-banner:state(shown)');
    assert.equal(await tab.evaluate(() => customElements.get('osm-failure-list')), undefined);
    rows.push([bundler, 'none', 'yes']);
  });
}

after(() => leaveTable('bundlers', ['Bundler', 'Code of the list', 'Tag registered, words shown'], rows));
