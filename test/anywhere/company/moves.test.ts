/** Elements that move, are copied, or are there before the script: what they show and how they look survives. */
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { Browser } from 'puppeteer-core';

import { BROWSERS } from '../pages/browsers.js';
import { emptyFolder, installed, serveFolder } from '../support.js';

/** What pages/moves.js puts on the page. */
declare const moves: Record<string, () => Promise<unknown>>;
declare const scene: { readonly noted: readonly string[] };

const folder = emptyFolder('moves');
cpSync(fileURLToPath(new URL('pages', import.meta.url)), folder, { recursive: true });
const SCRIPT = 'osmtalk-elements.classic.js';
copyFileSync(join(installed, 'dist/cdn', SCRIPT), join(folder, SCRIPT));
const pageWith = (scripts: readonly string[]) =>
  `<!doctype html><html lang="en"><title>Moves</title>${scripts.map((src) => `<script src="${src}"></script>`).join('')}<body></body></html>`;
writeFileSync(join(folder, 'page.html'), pageWith([SCRIPT, 'scene.js', 'moves.js']));
writeFileSync(join(folder, 'early.html'), pageWith(['scene.js', 'moves.js']));
const origin = await serveFolder(folder);
const browsers = await Promise.all(
  Object.entries(BROWSERS).map(async ([name, open]) => [name, await open?.()] as const),
);

async function told(browser: Browser, name: string, file = 'page.html'): Promise<unknown> {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/${file}`);
    const gave = await page.evaluate((move) => moves[move]!(), name);
    assert.deepEqual(await page.evaluate(() => scene.noted), []);
    return gave;
  } finally {
    await page.close();
  }
}

const STATE = {
  label: 'Carrier',
  title: 'Call was orphaned',
  failure: 'call_0',
  rows: ['call_1', 'call_2', 'call_3'],
  opened: ['Call was orphaned'],
  ticked: [false, true, false],
  blame: 'platform',
  selection: ['call_2'],
};
const SEEN = ['Carrier', 'Call was orphaned (level 3)', 'call_1'];

function tryAll(browser: Browser): void {
  test('at home, all that is set is shown', async () => {
    assert.deepEqual(await told(browser, 'state'), STATE);
  });

  for (const [move, name] of [
    ['into another document', 'away'],
    ['into another document and back', 'andBack'],
  ] as const) {
    test(`${move}, state and styles come along`, async () => {
      const looks = (await told(browser, 'looks')) as string[];
      assert.ok(looks.every((look) => !look.includes(' 0px ')), 'boxes are styled at home'); // prettier-ignore
      assert.deepEqual(await told(browser, name), { state: STATE, looks });
    });
  }

  test('in another document, calls are drawn and presses heard', async () => {
    assert.deepEqual(await told(browser, 'alive'), {
      label: 'Platform-side',
      title: 'No activity for too long',
      failures: 4,
      heard: ['call_9'],
      spoken: true,
    });
  });

  test('in a frame with a copy of its own, each element stays what it was', async () => {
    const looks = await told(browser, 'looks');
    assert.deepEqual(await told(browser, 'toAnotherCopy'), { state: STATE, looks, own: 'Caller behaviour' });
  });

  for (const [way, name] of [
    ['cloned from a template', 'fromTemplate'],
    ['imported from another document', 'imported'],
    ['cloned', 'cloned'],
    ['written as HTML', 'written'],
  ] as const) {
    test(`${way}, an element shows what its attributes say`, async () => {
      assert.deepEqual(await told(browser, name), SEEN);
    });
  }

  test('what was set before the script came is shown afterwards', async () => {
    const { label, title, blame } = STATE;
    const late = { label, title, rows: ['call_1'], blame, selection: ['call_1'] };
    assert.deepEqual(await told(browser, 'early', 'early.html'), { fallback: true, seen: SEEN, ...late });
  });
}

for (const [name, browser] of browsers)
  describe(name, { skip: browser === undefined }, () => browser && tryAll(browser));
