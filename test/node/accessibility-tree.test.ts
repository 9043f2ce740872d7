/** What Chromium tells assistive technology of the built elements, shadow roots and names included. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import puppeteer, { type Browser, type Page, type SerializedAXNode } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';

let browser: Browser;
let page: Page;

before(async () => {
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
  page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>Calls</title><main></main>');
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
});

after(async () => {
  await browser.close();
});

const flat = (node: SerializedAXNode): SerializedAXNode[] => [node, ...(node.children ?? []).flatMap(flat)];

async function treeOf(markup: string): Promise<SerializedAXNode[]> {
  await page.evaluate(async (html) => {
    document.querySelector('main')!.innerHTML = html;
    const element = document.querySelector('main')!.firstElementChild as Element & { updateComplete: Promise<boolean> };
    await element.updateComplete;
  }, markup);
  const snapshot = await page.accessibility.snapshot({ interestingOnly: false });
  return flat(snapshot ?? assert.fail('There is no accessibility tree.')).filter(({ role }) => role !== 'none');
}

const named = (nodes: SerializedAXNode[], role: string) =>
  nodes.filter((node) => node.role === role).map(({ name }) => name);

test('a banner is a group that is named by its heading', async () => {
  const tree = await treeOf('<osm-failure-banner reason="stale_sweep"></osm-failure-banner>');
  assert.deepEqual(named(tree, 'group'), ['Call was orphaned']);
  assert.deepEqual(named(tree, 'heading'), ['Call was orphaned']);
});

for (const level of [1, 3, 6]) {
  test(`the heading of a banner is of level ${level}`, async () => {
    const tree = await treeOf(`<osm-failure-banner reason="unknown" heading-level="${level}"></osm-failure-banner>`);
    assert.equal(tree.find(({ role }) => role === 'heading')?.level, level);
  });
}

test('a banner says blame, cause, next step and advice', async () => {
  const names = named(await treeOf('<osm-failure-banner reason="sip_rejected"></osm-failure-banner>'), 'StaticText');
  for (const words of ['Carrier', 'The phone carrier refused', 'Verify the destination', 'Do not retry']) {
    assert.ok(
      names.some((name) => name?.startsWith(words)),
      words,
    );
  }
});

test('every button and link of a banner has a name', async () => {
  const tree = await treeOf(
    '<osm-failure-banner reason="stale_sweep" retry events-href="/calls"></osm-failure-banner>',
  );
  const names = [...named(tree, 'button'), ...named(tree, 'link')];
  assert.ok(names.length >= 4);
  assert.deepEqual(names.filter((name) => !name), []); // prettier-ignore
});

test('a banner of a completed call says nothing', async () => {
  const tree = await treeOf(`<osm-failure-banner call='{"status":"completed"}'></osm-failure-banner>`);
  assert.deepEqual([...named(tree, 'group'), ...named(tree, 'heading'), ...named(tree, 'StaticText')], []);
});

test('a badge says its blame', async () => {
  assert.deepEqual(named(await treeOf('<osm-blame-badge blame="caller"></osm-blame-badge>'), 'StaticText'), [
    'Caller behaviour',
  ]);
});

test('a list is a grid with column headers and a row for each call', async () => {
  const calls = JSON.stringify([{ id: 'c1', failureReason: 'stale_sweep' }, { id: 'c2', failureReason: 'unknown' }]); // prettier-ignore
  const tree = await treeOf(`<osm-failure-list calls='${calls}'></osm-failure-list>`);
  assert.equal(named(tree, 'grid').length, 1);
  assert.equal(named(tree, 'row').length, 3);
  assert.ok(named(tree, 'columnheader').includes('Reason'));
});

test('a list has a heading that says how many calls failed', async () => {
  const tree = await treeOf(`<osm-failure-list calls='["stale_sweep"]'></osm-failure-list>`);
  assert.match(named(tree, 'heading')[0] ?? '', /\b1\b/);
});
