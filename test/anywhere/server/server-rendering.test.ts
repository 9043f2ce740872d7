/** What a server renders can be read before and without the script, and is taken over by the script as it stands. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import type {} from '../../../src/index.js';
import { BROWSERS } from '../pages/browsers.js';
import { serveFolder } from '../support.js';
import { fileOf, hydrate, lookInside, markNodes, openPage, pageOf, painted, rendered, writePages } from './pages.js';

const folder = await writePages();
const origin = await serveFolder(folder);
// All is open before the first test: what is opened later would be closed after the tests that are known by then.
const browsers = await Promise.all(
  Object.entries(BROWSERS).map(async ([name, open]) => [name, await open?.()] as const),
);
const addressOf = (scene: string) => `${origin}/${fileOf(scene)}`;

test('every scene is rendered into declarative shadow DOM by plain Node', () => {
  assert.ok(Object.keys(rendered).length > 12);
  for (const [scene, markup] of Object.entries(rendered))
    assert.match(markup, /<template [^>]*shadowrootmode="open"/, scene);
});

test('what a hostile call says stays text', () => {
  assert.doesNotMatch(rendered['banner of a hostile call'] ?? '', /<style>\*|<script/);
});

/** What can be read of a scene, whatever else is there. */
const WORDS: readonly (readonly [scene: string, words: RegExp])[] = [
  ['badge', /^Carrier$/],
  ['banner', /Neither side produced audio[^]*Environment \/ network[^]*Ask the caller[^]*Worth a retry/],
  ['banner for a tester', /No activity for too long[^]*Failed doesn't mean broken/],
  ['banner for a developer', /Reason code\s*no_audio_either_direction[^]*8:42/],
  ['banner in German', /Auf keiner Seite war etwas zu hören/],
  ['list', /12 failed calls[^]*call_3/],
  ['list in German', /Call was orphaned/],
  ['long list', /250 failed calls[^]*The first 100 of 250 failed calls/],
  ['empty list', /No failed calls/],
  ['broken list', /The server is away/],
];

for (const [name, browser] of browsers) {
  if (!browser) {
    test(`${name} is not installed`, { skip: true });
    continue;
  }
  describe(name, () => {
    for (const [scene, words] of WORDS) {
      test(`${scene}: can be read without script`, async (t) => {
        const page = await openPage(t, browser, addressOf(scene), false);
        const { text, boxes } = await page.evaluate(lookInside);
        assert.match(text, words);
        assert.ok(boxes.some(([, , width = 0, height = 0]) => width > 0 && height > 0));
      });
    }

    test('without script the rows of a long list stand one under the other', async (t) => {
      const page = await openPage(t, browser, addressOf('long list'), false);
      const tops = await page.$$eval('osm-failure-list >>> [part=row]', (rows) => rows.map((row) => row.getBoundingClientRect().top)); // prettier-ignore
      assert.equal(tops.length, 100);
      assert.ok(tops.every((top, at) => at === 0 || top > (tops[at - 1] ?? 0) + 20));
    });

    test('without script the choices stand where nothing is chosen', async (t) => {
      const page = await openPage(t, browser, addressOf('list'), false);
      const chosen = await page.$$eval('osm-failure-list >>> select', (selects) => selects.map((select) => (select).selectedOptions[0]?.text)); // prettier-ignore
      assert.deepEqual(chosen, ['All reasons', 'All verdicts']);
    });

    for (const scene of Object.keys(rendered)) {
      for (const client of ['client.js', 'client-development.js']) {
        test(`${scene}: ${client} takes over what stands there, without a shift`, async (t) => {
          const page = await openPage(t, browser, addressOf(scene));
          await page.evaluate(markNodes);
          const before = await page.evaluate(lookInside);
          await hydrate(page, client);
          const after = await page.evaluate(lookInside);
          assert.equal(await page.evaluate('shift'), 0);
          assert.equal(after.height, before.height);
          if (scene === 'long list') return; // its rows are windowed now
          assert.deepEqual([after.text, after.lines, after.fresh], [before.text, before.lines, 0]);
          assert.deepEqual(after.boxes, before.boxes);
        });
      }
    }

    test('what was taken over works', async (t) => {
      const page = await openPage(t, browser, addressOf('list'));
      await hydrate(page, 'client.js');
      await page.locator('osm-failure-list >>> [part~=blame-filter][part~=carrier]').click();
      await page.evaluate(painted);
      const blames = await page.$$eval('osm-failure-list >>> [part=row] [part=badge-label]', (labels) => [...new Set(labels.map((label) => label.textContent))]); // prettier-ignore
      assert.deepEqual(blames, ['Carrier']);
    });

    test('the language of the page is taken up after that, and the words stay where they were', async (t) => {
      writeFileSync(join(folder, 'page-in-german.html'), pageOf(rendered['banner for a developer'] ?? '', 'de'));
      const page = await openPage(t, browser, `${origin}/page-in-german.html`);
      await page.evaluate(markNodes);
      assert.match((await page.evaluate(lookInside)).text, /Neither side/);
      await hydrate(page, 'client-development.js');
      const { text, fresh } = await page.evaluate(lookInside);
      assert.match(text, /Auf keiner Seite/);
      assert.equal(fresh, 0);
    });

    test('without the support for hydration, what the server drew makes room: nothing is there twice', async (t) => {
      for (const scene of ['badge', 'banner', 'list']) {
        const page = await openPage(t, browser, addressOf(scene));
        const before = await page.evaluate(lookInside);
        await hydrate(page, 'plain.js');
        const after = await page.evaluate(lookInside);
        assert.deepEqual([after.lines, after.boxes], [before.lines, before.boxes], scene);
        assert.equal(await page.evaluate('shift'), 0);
      }
    });
  });

  if (name !== 'Chromium') continue;
  test('the time zone of the reader is taken up after that, without a shift', async (t) => {
    const page = await openPage(t, browser, 'about:blank');
    await page.emulateTimezone('Asia/Tokyo');
    await page.goto(addressOf('list'));
    assert.match((await page.evaluate(lookInside)).text, /08:42:17/);
    await hydrate(page, 'client.js');
    assert.match((await page.evaluate(lookInside)).text, /17:42:17/);
    assert.equal(await page.evaluate('shift'), 0);
  });
}
