/**
 * A short run of scripts/checks/leaks.mjs. The heap is not checked: few cycles cannot be told from code that the engine
 * compiles.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { CONTROLS, leftBy, openPage, overTheLine, TAGS } from '../../scripts/checks/leaks.mjs';
import type { TestBrowser } from '../support/browser.js';
import { openBrowser } from '../support/browser.js';

let browser: TestBrowser;
let page: Page;

before(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
});

after(async () => {
  await browser.close();
});

for (const tag of TAGS) {
  test(`${tag} leaves nothing behind`, async () => {
    const left = await leftBy(page, tag, { cycles: 60, warmUp: 40 });
    assert.deepEqual(overTheLine({ ...left, heap: 0 }), []);
  });
}

test('the leak test detects every kind of leak that is made on purpose', async () => {
  const given = { cycles: 60, warmUp: 10, leaked: Object.keys(CONTROLS), patience: 200 };
  const over = overTheLine(await leftBy(page, 'osm-blame-badge', given));
  assert.deepEqual(
    Object.values(CONTROLS).filter((name) => !over.includes(name)),
    [],
  );
});
