/**
 * The assertions of custom-elements-everywhere.com, for our elements, in a page of each framework. Where a framework
 * cannot do something, its limit is named, and the test is that it still cannot.
 */
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import type { Page } from 'puppeteer-core';

import { emptyFolder, installed, leaveTable, load, openBrowser, serveFolder } from '../support.js';
import { builds, htmlFor } from './build.js';
import { limits, listening } from './limits.js';

const folder = emptyFolder('frameworks');
copyFileSync(join(installed, 'dist/cdn/osmtalk-elements.classic.js'), join(folder, 'osmtalk-elements.classic.js'));
const browser = await openBrowser();
const url = await serveFolder(folder);

/** Finds an element of the page, in the document or in the page's own component; its drawing is waited for. */
type Find = (selector: string) => any; // eslint-disable-line @typescript-eslint/no-explicit-any -- elements of any kind
declare const find: Find;
/** As text: a compiler may add to a function what no page has. */
const findInPage = `globalThis.find = (selector) =>
  (document.querySelector('x-page')?.shadowRoot ?? document).querySelector(selector)`;

async function open(script: string): Promise<{ tab: Page; errors: string[] }> {
  const tab = await browser.newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) errors.push(message.text());
  });
  await tab.evaluateOnNewDocument(findInPage);
  await tab.goto(`${url}/${script}.html`);
  await waitFor(tab, () => find('osm-failure-banner')?.shadowRoot?.textContent);
  return { tab, errors };
}

/** Resolves when something comes true; the message says what never did. */
async function waitFor(tab: Page, condition: () => unknown): Promise<void> {
  await tab.waitForFunction(condition, { timeout: 10_000, polling: 20 });
}

const press = (tab: Page, name: string) => tab.evaluate((id) => find(`#${id}, [data-id=${id}]`).click(), name);
const pressIn = (tab: Page, element: string, part: string) =>
  tab.evaluate((tag, name) => find(tag).shadowRoot.querySelector(`[part~=${name}]`).click(), element, part);

const assertions: Record<string, (tab: Page) => Promise<void>> = {
  'an element without children shows its own content': (tab) =>
    waitFor(tab, () => find('osm-blame-badge').shadowRoot.textContent.trim() === 'Carrier'),

  'an element with children shows its own content': (tab) =>
    waitFor(tab, () => /Neither side produced audio/.test(find('osm-failure-banner').shadowRoot.textContent)),

  'children go into their slots, and change': async (tab) => {
    await waitFor(tab, () => find('a[slot=actions]').assignedSlot?.name === 'actions');
    await waitFor(tab, () => find('a[slot=actions]').textContent.trim() === 'All calls');
    await press(tab, 'next');
    await waitFor(tab, () => find('a[slot=actions]').textContent.trim() === 'All other calls');
  },

  'an element can be taken out and put back': async (tab) => {
    await press(tab, 'toggle');
    await waitFor(tab, () => !find('osm-failure-banner'));
    await press(tab, 'toggle');
    await waitFor(tab, () => /Neither side/.test(find('osm-failure-banner')?.shadowRoot.textContent));
    await waitFor(tab, () => find('osm-failure-banner').audience === 'tester');
  },

  'text arrives, as attribute or property': async (tab) => {
    await waitFor(tab, () => find('osm-failure-banner').audience === 'tester');
    await waitFor(tab, () => find('osm-failure-banner').eventsHref === '/calls/{id}');
    await press(tab, 'next');
    await waitFor(tab, () => find('osm-failure-banner').audience === 'developer');
  },

  'a number arrives, as attribute or property': async (tab) => {
    await waitFor(tab, () => find('osm-failure-banner').headingLevel === 3);
    await press(tab, 'next');
    await waitFor(tab, () => find('osm-failure-banner').headingLevel === 4);
  },

  'a boolean arrives, on and off': async (tab) => {
    await waitFor(tab, () => find('osm-failure-banner').retry === true);
    await press(tab, 'next');
    await waitFor(tab, () => find('osm-failure-banner').retry === false);
  },

  'a boolean that is only named is on': (tab) => waitFor(tab, () => find('osm-failure-list').selectable === true),

  'an object arrives as a property': async (tab) => {
    await waitFor(tab, () => typeof find('osm-failure-banner').call === 'object');
    await press(tab, 'next');
    await waitFor(tab, () => find('osm-failure-banner').call.id === 'call_2');
    await waitFor(tab, () => /Carrier rejected the call/.test(find('osm-failure-banner').shadowRoot.textContent));
  },

  'an array arrives as a property': async (tab) => {
    await waitFor(tab, () => Array.isArray(find('osm-failure-list').calls));
    await waitFor(tab, () => find('osm-failure-list').summary.failures === 3);
    await press(tab, 'next');
    await waitFor(tab, () => find('osm-failure-list').summary.failures === 1);
  },

  'a property of two words arrives': async (tab) => {
    await waitFor(
      tab,
      () => find('osm-failure-list').totalCalls === 200 && find('osm-failure-list').groupBy === 'blame',
    );
    await press(tab, 'next');
    await waitFor(tab, () => find('osm-failure-list').totalCalls === 300);
  },

  'an event is heard by addEventListener': async (tab) => {
    await pressIn(tab, 'osm-failure-banner', 'copy-button');
    await waitFor(tab, () => find('#listened, [data-id=listened]').textContent === 'osm-copy call_1; ');
  },

  'a retry is taken over, and its outcome is drawn': async (tab) => {
    await pressIn(tab, 'osm-failure-banner', 'retry-button');
    await waitFor(tab, () => find('#heard, [data-id=heard]').textContent === 'osm-retry call_1; ');
    await waitFor(tab, () =>
      /placed/i.test(find('osm-failure-banner').shadowRoot.querySelector('[part=retry-advice]').textContent),
    );
  },

  'the list is heard, too': async (tab) => {
    await pressIn(tab, 'osm-failure-list', 'expand-button');
    await waitFor(tab, () => /^osm-open call_\d; $/.test(find('#heard, [data-id=heard]').textContent));
  },
};

const results: string[][] = [];
for (const [framework, build] of Object.entries(builds)) {
  const script = framework.replace(/\W+/g, '-').toLowerCase();
  const file = join(folder, `${script}.js`);
  const built = build(file).then(() => writeFileSync(join(folder, `${script}.html`), htmlFor(framework, file)));
  built.catch(() => undefined); // every test of this framework says so

  const limited = limits[framework] ?? {};
  for (const [name, assertion] of Object.entries(assertions)) {
    const limit = limited[name];
    test(`${framework}: ${limit ? `not yet: ${name}` : name}`, async () => {
      await built;
      const { tab, errors } = await open(script);
      if (limit)
        await assert.rejects(assertion(tab), { name: 'TimeoutError' }, `${framework} can now: take the limit out.`);
      else await assertion(tab);
      await tab.close();
      if (!limit) assert.deepEqual(errors, []);
    });
  }
  const count = Object.keys(assertions).length;
  const passed = count - Object.keys(limited).filter((name) => name in assertions).length;
  results.push([framework, `${passed} of ${count}`, listening[framework]!]);
}

test('Lightning Web Components: not yet: a template names our events', async () => {
  const { transformSync } = await load('@lwc/compiler');
  const compile = (handler: string): unknown =>
    transformSync(
      `<template><osm-failure-banner lwc:external ${handler}={hear}></osm-failure-banner></template>`,
      'page.html',
      {
        name: 'page',
        namespace: 'x',
      },
    );
  compile('onretry');
  assert.throws(() => compile('onosm-retry'), /Invalid event type "onosm-retry"/);
});

test('as many assertions as there are, and no limit of another name', () => {
  const known = [...Object.keys(assertions), 'a template names our events'];
  const named = Object.values(limits).flatMap((limited) => Object.keys(limited));
  assert.deepEqual(
    named.filter((name) => !known.includes(name)),
    [],
  );
});

after(() => {
  leaveTable('frameworks', ['Page', 'Passed', 'How it listens'], results);
  const limitRows = Object.entries(limits).flatMap(([framework, limited]) =>
    Object.entries(limited).map(([name, { link, instead }]) => [framework, `[${name}](${link})`, instead]),
  );
  leaveTable('framework-limits', ['Page', 'What does not hold', 'What a page does instead'], limitRows);
  leaveTable(
    'framework-assertions',
    ['What is tried'],
    Object.keys(assertions).map((name) => [name]),
  );
});
