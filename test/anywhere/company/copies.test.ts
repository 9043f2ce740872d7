/** Two copies of the library on one page, in any order: the first definition wins, nothing throws, all of it works. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import type { Browser, Page } from 'puppeteer-core';

import { BROWSERS } from '../pages/browsers.js';
import { emptyFolder, leaveTable, serveFolder } from '../support.js';
import type { Copy } from './copies.js';
import { BANNER_ALONE, COPIES, writeCopies } from './copies.js';

/** What pages/scene.js puts on the page. */
interface Scene {
  readonly noted: readonly string[];
  load: (copy: Copy) => Promise<string>;
  versions: () => Record<string, string>;
  act: () => Promise<Record<string, unknown>>;
}
declare const scene: Scene;

const folder = emptyFolder('company');
await writeCopies(folder);
writeFileSync(join(folder, 'blank.html'), '<!doctype html><html lang="en"><title>Company</title><script src="scene.js"></script><body></body></html>'); // prettier-ignore
const origin = await serveFolder(folder);
const browsers = await Promise.all(
  Object.entries(BROWSERS).map(async ([name, open]) => [name, await open?.()] as const),
);

async function withPage(browser: Browser, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/blank.html`);
    await look(page);
    assert.deepEqual(await page.evaluate(() => scene.noted), []);
  } finally {
    await page.close();
  }
}

const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'];
const versionsOf = (versions: readonly string[]) => Object.fromEntries(TAGS.map((tag, n) => [tag, versions[n]]));

/** All that a person and a host do works, whichever copy it comes from. */
const WORKING = {
  title: 'Carrier rejected the call',
  label: 'Carrier',
  opened: 'Call was orphaned',
  placed: ['call_1'],
  renamed: ['Telco', 'Telco', 'Telco'],
  regions: 1,
};

async function meets(browser: Browser, first: Copy, second: Copy, winners: readonly string[]): Promise<void> {
  await withPage(browser, async (page) => {
    const told: string[] = [];
    for (const copy of [first, second]) told.push(await page.evaluate((one) => scene.load(one), copy));
    // A classic script that comes second leaves the first one's exports where they are.
    const isSecondClassic = first.isClassic && second.isClassic;
    assert.deepEqual(told, [first.version, isSecondClassic ? first.version : second.version]);
    assert.deepEqual(await page.evaluate(() => scene.versions()), versionsOf(winners));
    assert.deepEqual(await page.evaluate(() => scene.act()), WORKING);
  });
}

const met = new Map<string, string[]>();

function tryAll(browser: Browser): void {
  for (const first of COPIES) {
    for (const second of COPIES) {
      test(`${first.name}, then ${second.name}`, async () => {
        await meets(browser, first, second, TAGS.map(() => first.version)); // prettier-ignore
        met.set(first.name, [...(met.get(first.name) ?? []), second.name]);
      });
    }
    test(`${BANNER_ALONE.name}, then ${first.name}`, async () => {
      await meets(browser, BANNER_ALONE, first, [first.version, BANNER_ALONE.version, first.version]);
    });
  }

  test('the files of cdn/ leave their versions on the page', async () => {
    await withPage(browser, async (page) => {
      const cdn = COPIES.filter(({ file }) => !file.includes('bundle'));
      for (const copy of cdn) await page.evaluate((one) => scene.load(one), copy);
      const versions = await page.evaluate('osmtalkElementsVersions');
      assert.deepEqual(versions, cdn.map(({ version }) => version)); // prettier-ignore
    });
  });
}

describe('copies', { concurrency: 2 }, () => {
  for (const [name, browser] of browsers) {
    const options = { concurrency: name === 'Firefox' ? 1 : 3, skip: browser === undefined };
    describe(name, options, () => browser && tryAll(browser));
  }
});

after(() => {
  const names = COPIES.map(({ name }) => name);
  const rows = names.map((first) => [first, ...names.map((second) => (met.get(first)?.includes(second) ? 'works' : '–'))]); // prettier-ignore
  leaveTable('copies', ['First, then', ...names], rows);
});
