/** Parity: every surface that explains a failure has the words of the official page, byte for byte. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import puppeteer, { type Browser } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import { page } from '../support/page-file.js';
import { unlisted, whatThereIs } from '../surfaces/guard.js';
import type { Field, Said } from '../surfaces/said.js';
import { official } from '../surfaces/said.js';
import { NO_SURFACES, SURFACES } from '../surfaces/surfaces.js';

/** Picks the fields to compare. */
const pickFields = (fields: readonly Field[], said: Readonly<Record<string, Said>>) =>
  Object.fromEntries(
    Object.entries(said).map(([reason, each]) => [
      reason,
      Object.fromEntries(fields.map((field) => [field, each[field]])),
    ]),
  );

describe('surfaces in the words of the official page', { timeout: 300_000 }, () => {
  let browser: Browser;
  before(async () => {
    const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
    browser = await puppeteer.launch({ ...found, headless: true });
  });
  after(() => browser.close());

  for (const { name, shows, reasons = [...official.keys()], read } of SURFACES) {
    test(`${name} has the official words: ${shows.join(', ')}`, async (t) => {
      const said = await read({ t, browser });
      const expected = Object.fromEntries([...official].filter(([reason]) => reasons.includes(reason)));
      assert.deepEqual(pickFields(shows, said), pickFields(shows, expected));
    });
  }
});

describe('the expected words', () => {
  const labels = [...official.values()].map(({ likelyBlame, blameLabel }) => [likelyBlame, blameLabel]);

  test('the expected words are those of the ten rows of the page', () => {
    assert.equal(official.size, 10);
    assert.equal([...official.values()].filter(({ retryable }) => retryable).length, 7);
    for (const { title, cause, whatToTry } of official.values())
      for (const words of [title, cause, whatToTry]) assert.ok(page.text.includes(words));
  });

  test('the expected labels are the three that the page spells, and the names of the other two blames', () => {
    assert.deepEqual(Object.fromEntries(labels), {
      platform: 'Platform-side',
      environment: 'Environment / network',
      caller: 'Caller behaviour',
      carrier: 'Carrier',
      unknown: 'Unknown',
    });
  });

  test('the expected reassurances are sentences of the page, for seven reasons', () => {
    const said = [...official.values()].map(({ reassurance }) => reassurance.split(/(?<=broken\.) /));
    assert.equal(said.filter(([opening]) => opening === "Failed doesn't mean broken.").length, 7);
    for (const sentence of said.flat()) assert.ok(page.testers.includes(sentence));
  });
});

describe('the list of surfaces', async () => {
  const there = await whatThereIs();

  test('every export, element, format and example is covered by a surface or listed in NO_SURFACES', () => {
    assert.deepEqual(unlisted(there, SURFACES, NO_SURFACES), []);
  });

  test('the list of surfaces has no duplicates and no outdated entries', () => {
    const listed = [...SURFACES.flatMap(({ covers }) => covers), ...Object.keys(NO_SURFACES)];
    assert.deepEqual(listed.toSorted(), [...new Set(there)].toSorted());
  });

  for (const surface of SURFACES.filter(({ covers }) => covers.length > 0)) {
    test(`the list of surfaces is incomplete without ${surface.name}`, () => {
      const others = SURFACES.filter((each) => each !== surface);
      assert.deepEqual(unlisted(there, others, NO_SURFACES).toSorted(), surface.covers.toSorted());
    });
  }

  test('the list of surfaces is incomplete for a project with one more of each kind', async (t) => {
    const root = mkdtempSync(join(tmpdir(), 'surfaces-'));
    t.after(() => rmSync(root, { recursive: true }));
    mkdirSync(join(root, 'examples/fax-machine'), { recursive: true });
    writeFileSync(join(root, 'words.mjs'), 'export const sayWhy = () => "Because.";\n');
    const doors = { './words.js': { default: './words.mjs' } };
    writeFileSync(join(root, 'package.json'), JSON.stringify({ exports: doors, files: ['words.mjs', 'words.txt'] }));
    const manifest = { modules: [{ declarations: [{ tagName: 'osm-failure-toast' }, {}] }] };
    writeFileSync(join(root, 'custom-elements.json'), JSON.stringify(manifest));

    assert.deepEqual(unlisted(await whatThereIs(root, ['morse']), SURFACES, NO_SURFACES), [
      'door ./words.js',
      'packed words.txt',
      'element osm-failure-toast',
      'server osm-failure-toast',
      'example fax-machine',
      'format morse',
      'export sayWhy',
    ]);
  });
});

describe('NO_SURFACES', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };

  /** The files of an example or of an entry point. */
  function filesOf(kind: string, name: string): string[] {
    const path = kind === 'example' ? `examples/${name}/*` : exports[name]!;
    const [folder = '', end] = (typeof path === 'string' ? path : path.default).split('*');
    return end === undefined ? [folder] : readdirSync(folder).map((file) => join(folder, file)).filter((file) => file.endsWith(end)); // prettier-ignore
  }

  for (const each of Object.keys(NO_SURFACES).filter((name) => !name.startsWith('export '))) {
    test(`${each} contains none of the official words`, () => {
      const [kind = '', name = ''] = each.split(' ');
      const files = filesOf(kind, name);
      assert.ok(files.length > 0);
      const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
      for (const { title, cause, whatToTry } of official.values())
        for (const words of [title, cause, whatToTry]) assert.ok(!text.includes(words), words);
    });
  }
});
