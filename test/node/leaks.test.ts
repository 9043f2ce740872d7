/** A short run of scripts/checks/leaks.mjs. Its heap is not judged: that is too little to tell from what the engine compiles. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import { CONTROLS, leftBy, openPage, overTheLine, TAGS } from '../../scripts/checks/leaks.mjs';

let browser: Browser;
let page: Page;

before(async () => {
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
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
