/** Roles and accessible names of the built elements, read from Chromium's accessibility tree. */
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

const flatten = (node: SerializedAXNode): SerializedAXNode[] => [node, ...(node.children ?? []).flatMap(flatten)];

async function treeOf(markup: string): Promise<SerializedAXNode[]> {
  await page.evaluate(async (html) => {
    document.querySelector('main')!.innerHTML = html;
    const element = document.querySelector('main')!.firstElementChild as Element & { updateComplete: Promise<boolean> };
    await element.updateComplete;
  }, markup);
  const snapshot = await page.accessibility.snapshot({ interestingOnly: false });
  return flatten(snapshot ?? assert.fail('There is no accessibility tree.')).filter(({ role }) => role !== 'none');
}

const namesOf = (nodes: SerializedAXNode[], role: string) =>
  nodes.filter((node) => node.role === role).map(({ name }) => name);

test('a banner is a group whose name is its heading', async () => {
  const tree = await treeOf('<osm-failure-banner reason="stale_sweep"></osm-failure-banner>');
  assert.deepEqual(namesOf(tree, 'group'), ['Call was orphaned']);
  assert.deepEqual(namesOf(tree, 'heading'), ['Call was orphaned']);
});

for (const level of [1, 3, 6]) {
  test(`a banner with heading-level ${level} has a heading of level ${level}`, async () => {
    const tree = await treeOf(`<osm-failure-banner reason="unknown" heading-level="${level}"></osm-failure-banner>`);
    assert.equal(tree.find(({ role }) => role === 'heading')?.level, level);
  });
}

test('the text of a banner contains blame, cause, next step and retry advice', async () => {
  const names = namesOf(await treeOf('<osm-failure-banner reason="sip_rejected"></osm-failure-banner>'), 'StaticText');
  for (const words of ['Carrier', 'The phone carrier refused', 'Verify the destination', 'Do not retry']) {
    assert.ok(
      names.some((name) => name?.startsWith(words)),
      words,
    );
  }
});

test('every button and link of a banner has an accessible name', async () => {
  const tree = await treeOf(
    '<osm-failure-banner reason="stale_sweep" retry events-href="/calls"></osm-failure-banner>',
  );
  const names = [...namesOf(tree, 'button'), ...namesOf(tree, 'link')];
  assert.ok(names.length >= 4);
  assert.deepEqual(names.filter((name) => !name), []); // prettier-ignore
});

test('a banner of a completed call adds nothing to the accessibility tree', async () => {
  const tree = await treeOf(`<osm-failure-banner call='{"status":"completed"}'></osm-failure-banner>`);
  assert.deepEqual([...namesOf(tree, 'group'), ...namesOf(tree, 'heading'), ...namesOf(tree, 'StaticText')], []);
});

test('the text of a badge is the label of its blame', async () => {
  assert.deepEqual(namesOf(await treeOf('<osm-blame-badge blame="caller"></osm-blame-badge>'), 'StaticText'), [
    'Caller behaviour',
  ]);
});

test('a list is a grid with column headers and a row for each call', async () => {
  const calls = JSON.stringify([{ id: 'c1', failureReason: 'stale_sweep' }, { id: 'c2', failureReason: 'unknown' }]); // prettier-ignore
  const tree = await treeOf(`<osm-failure-list calls='${calls}'></osm-failure-list>`);
  assert.equal(namesOf(tree, 'grid').length, 1);
  assert.equal(namesOf(tree, 'row').length, 3);
  assert.ok(namesOf(tree, 'columnheader').includes('Reason'));
});

test('the heading of a list contains the number of failed calls', async () => {
  const tree = await treeOf(`<osm-failure-list calls='["stale_sweep"]'></osm-failure-list>`);
  assert.match(namesOf(tree, 'heading')[0] ?? '', /\b1\b/);
});
