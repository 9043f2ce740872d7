/** What a finger has to hit in the rows of a list on a phone, measured by what lies at each point: 44 px (WCAG 2.5.5). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'puppeteer-core';

import type { OsmFailureList } from '../../src/index.js';
import type { TestBrowser } from '../support/browser.js';
import { openBrowser } from '../support/browser.js';
import { at, failedCall } from '../support/calls.js';

const LEAST = 44;

const calls = Array.from({ length: 40 }, (_, n) =>
  failedCall(`call_5b00d8${String(n)}`, n % 2 ? 'stale_sweep' : 'sip_rejected', {
    endedAt: at(n),
    durationSeconds: n,
    agentId: 'Priya',
    channel: 'phone',
    destination: '+919876540123',
  }),
);
/** More than a hundred lines are drawn each in its place. */
const many = Array.from({ length: 300 }, (_, n) => ({ ...calls[n % 40], id: `call_${String(n)}` }));

let browser: TestBrowser;
let page: Page;

before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.setViewport({ width: 390, height: 680, hasTouch: true, isMobile: true });
  await page.setContent(
    '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Calls</title><style>body { margin: 8px } osm-failure-list { height: 664px }</style><main></main>',
  );
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
});

after(async () => {
  await browser.close();
});

async function show(properties: Partial<OsmFailureList>): Promise<void> {
  await page.evaluate(async (properties) => {
    const list = Object.assign(document.createElement('osm-failure-list'), properties);
    document.querySelector('main')!.replaceChildren(list);
    let isComplete = false;
    while (!isComplete) isComplete = await list.updateComplete;
    // The list folds what stands above its rows when it has been measured.
    await new Promise((resolve) => setTimeout(resolve));
    await list.updateComplete;
  }, properties);
}

/** How wide and high the target of a node is, in px: from its middle, as far as it is hit in each direction. */
async function targetOf(selector: string): Promise<{ width: number; height: number }> {
  const [left = 0, right = 0, up = 0, down = 0] = await page.$eval(`osm-failure-list >>> ${selector}`, (node) => {
    const root = node.getRootNode() as ShadowRoot;
    const box = node.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const directions = [[-1, 0], [1, 0], [0, -1], [0, 1]] as const; // prettier-ignore
    return directions.map(([dx, dy]) => {
      let reach = 0;
      while (reach < 60 && node.contains(root.elementFromPoint(x + dx * reach, y + dy * reach))) reach += 1;
      return reach;
    });
  });
  // Both begin at the middle.
  return { width: left + right - 1, height: up + down - 1 };
}

const STATES: Readonly<Record<string, Partial<OsmFailureList>>> = {
  'a short list': { calls: calls.slice(0, 12), selectable: true, callHref: '/calls/{id}' },
  'a long list': { calls: many, selectable: true, callHref: '/calls/{id}' },
  'a list in groups': { calls, selectable: true, callHref: '/calls/{id}', groupBy: 'reason', retry: true },
};

const ROW = '#body > [part=row]:nth-of-type(3)';
const TARGETS = {
  'the check box of a call': `${ROW} [part=select-target]`,
  'the link of a call': `${ROW} [part=call-link]`,
  'the button that opens a call': `${ROW} [part~=expand-button]`,
  'the check box of all': '[part=head-row] [part=select-target]',
  ...Object.fromEntries(
    ['time', 'reason', 'blame', 'duration'].map((name) => [`the button that sorts by ${name}`, `[part~=${name}-cell] [part=sort-button]`]), // prettier-ignore
  ),
};
const GROUP = { 'the check box of a group': '[part=group-row] [part=select-target]' };

for (const [state, properties] of Object.entries(STATES)) {
  test(`on a phone, targets in ${state} are at least ${String(LEAST)} px wide and high`, async () => {
    await show(properties);
    for (const [name, selector] of Object.entries(properties.groupBy ? { ...TARGETS, ...GROUP } : TARGETS)) {
      const { width, height } = await targetOf(selector);
      assert.ok(width >= LEAST && height >= LEAST, `${name}: ${String(width)} × ${String(height)} px`);
    }
  });
}

test('a tap beside a check box selects the call and does not open it', async () => {
  await show(STATES['a long list']!);
  const spot = await page.$eval(`osm-failure-list >>> ${ROW} input`, (input) => {
    const { left, top } = input.getBoundingClientRect();
    return { x: left - 8, y: top - 8 };
  });
  await page.touchscreen.tap(spot.x, spot.y);
  const after = await page.$eval('osm-failure-list', (list) => ({
    selected: list.selection.length,
    opened: list.view.opened.length,
  }));
  assert.deepEqual(after, { selected: 1, opened: 0 });
});

test('on a phone, four rows are visible in full', async () => {
  await show(STATES['a long list']!);
  const visible = await page.$eval('osm-failure-list >>> [part=scroller]', (scroller) => {
    const { bottom } = scroller.getBoundingClientRect();
    const top = scroller.querySelector('#head')!.getBoundingClientRect().bottom;
    return [...scroller.querySelectorAll('[part=row]')]
      .map((row) => row.getBoundingClientRect())
      .filter((row) => row.top >= top - 1 && row.bottom <= bottom + 1).length;
  });
  assert.ok(visible >= 4, `${String(visible)} rows`);
});
