/**
 * Under other people's CSS nothing inside the elements moves by more than a pixel, and every word can be read: resets,
 * frameworks, and rules on everything, in Chromium and, where it is installed, in Firefox.
 */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import type {} from '../../../src/index.js';
import { BROWSERS, openPage } from './browsers.js';
import { differences, faint } from './judge.js';
import { innerBoxes, paints } from './look.js';
import { FRAMEWORKS, WILD } from './sheets.js';
import { FIXED, stage } from './states.js';

/** Where the page itself decides about the size of text: 16 px, as without any CSS. */
const OWN_SIZE = 'a root of 62.5 % under a body with a size';

for (const [name, open] of Object.entries(BROWSERS)) {
  if (!open) {
    test(`${name} is not installed`, { skip: true });
    continue;
  }
  const browser = await open();

  /** The elements in all their states under a sheet: every inner box, and every text in light and in dark. */
  async function look(css: string, fontSize: string | null = '16px') {
    const page = await openPage(browser, css);
    await page.evaluate(stage, { fixed: FIXED, fontSize });
    const boxes = await page.evaluate(innerBoxes);
    const light = await page.evaluate(paints);
    await page.evaluate(() => {
      for (const box of document.querySelectorAll<HTMLElement>('main > div'))
        box.style.setProperty('color-scheme', 'dark', 'important');
    });
    const dark = await page.evaluate(paints);
    await page.close();
    return { boxes, light, dark };
  }

  describe(name, () => {
    let clean: Awaited<ReturnType<typeof look>>;
    before(async () => {
      clean = await look('');
      assert.ok(clean.boxes.length > 1000 && clean.light.length > 300, `${clean.boxes.length}, ${clean.light.length}`);
    });

    for (const [sheet, css] of Object.entries({ ...FRAMEWORKS, ...WILD })) {
      test(`nothing moves inside, and all can be read: ${sheet}`, async () => {
        const { boxes, light, dark } = await look(css(), sheet === OWN_SIZE ? null : '16px');
        const moved = differences(clean.boxes, boxes);
        assert.deepEqual(moved.slice(0, 5), [], `${moved.length} of ${boxes.length} boxes moved`);
        assert.deepEqual([light.length, dark.length], [clean.light.length, clean.dark.length]);
        assert.deepEqual(faint([...light, ...dark]).slice(0, 5), []);
      });
    }

    test('what did not fail takes no space, and a list scrolls inside its host, however the page displays them', async () => {
      const page = await openPage(
        browser,
        'osm-failure-banner, osm-failure-list { display: block !important; padding: 9px; height: 300px }',
      );
      await page.evaluate(stage, { fixed: FIXED, fontSize: '16px' });
      const { empty, lists } = await page.evaluate(() => {
        const height = (element: Element) => element.getBoundingClientRect().height;
        const banners = [...document.querySelectorAll('osm-failure-banner')].filter(({ failure }) => failure === null);
        const roots = [...document.querySelectorAll('osm-failure-list')].map(
          (list) => list.shadowRoot!.firstElementChild!,
        );
        return { empty: banners.map(height), lists: roots.map(height) };
      });
      await page.close();
      assert.deepEqual(empty, [0]);
      assert.ok(lists.length > 5 && lists.every((height) => height === 300), lists.join());
    });

    // These two could not fail unseen: what is let in on purpose is found.
    test('a part that the page spaces is seen to move', async () => {
      const { boxes } = await look('osm-failure-banner::part(title) { letter-spacing: 0.05em }');
      assert.match(differences(clean.boxes, boxes).join('\n'), /title/);
    });

    test('a part that the page greys is seen to be faint', async () => {
      const { light, dark } = await look('osm-failure-banner::part(cause) { color: #777 }');
      assert.match(faint(light).join('\n'), /^text .*: 4\.48$/m);
      assert.match(faint(dark).join('\n'), /^text .*: 3\.\d\d$/m);
    });
  });
}
