/**
 * Chromium's whole accessibility tree of each state, compared with the text files in `test/fixtures/accessibility`. Run
 * with `OSM_WRITE=1` to write the files again, and read the changes before committing them.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import type { OsmFailureBanner, OsmFailureList } from '../../src/index.js';
import { accessibilityText } from '../support/accessibility-text.js';
import { at, failedCall } from '../support/calls.js';

const FOLDER = 'test/fixtures/accessibility';

interface State {
  readonly tag: string;
  readonly properties: Partial<OsmFailureBanner> | Partial<OsmFailureList> | { readonly blame: string };
  /** The parts that are pressed, in this order; the first one of each name. */
  readonly presses?: readonly string[];
  /** Calls that are upserted after that. */
  readonly later?: readonly unknown[];
}

const BANNER = 'osm-failure-banner';
const LIST = 'osm-failure-list';
const eventsHref = 'https://console.example/calls/{id}#events';

const doubtful = failedCall('call_7f3a', 'idle_timeout', { durationSeconds: 5, destination: '+4930123456789' });
const calls = [
  failedCall('call_1', 'stale_sweep', { endedAt: at(1), durationSeconds: 30 }),
  failedCall('call_2', 'sip_rejected', { endedAt: at(2), durationSeconds: null }),
  failedCall('call_3', 'no_audio_output', { endedAt: null, startedAt: null, durationSeconds: 9 }),
  failedCall('', 'a_code_of_tomorrow', { endedAt: at(4) }),
];
const many = Array.from({ length: 6 }, (_, n) => failedCall(`call_${String(n)}`, 'stale_sweep', { endedAt: at(n) }));

const STATES: Readonly<Record<string, State>> = {
  badge: { tag: 'osm-blame-badge', properties: { blame: 'caller' } },
  banner: { tag: BANNER, properties: { call: doubtful, retry: true, eventsHref } },
  'banner-for-a-developer': { tag: BANNER, properties: { call: doubtful, audience: 'developer', headingLevel: 3 } },
  'banner-for-a-tester': { tag: BANNER, properties: { reason: 'idle_timeout', audience: 'tester' } },
  'banner-nothing-failed': { tag: BANNER, properties: { call: { id: 'call_1', status: 'completed' } } },
  list: { tag: LIST, properties: { calls } },
  'list-call-opened': { tag: LIST, properties: { calls, retry: true, eventsHref }, presses: ['expand-button'] },
  'list-selected': {
    tag: LIST,
    properties: { calls, selectable: true, retry: true, groupBy: 'blame', selection: ['call_1', 'call_2'] },
  },
  'list-over-the-line': { tag: LIST, properties: { calls: many, totalCalls: 200, sort: '-reason' } },
  'list-filtered': { tag: LIST, properties: { calls }, presses: ['blame-filter'] },
  'list-pages': { tag: LIST, properties: { calls, pageSize: 2 } },
  'list-empty': { tag: LIST, properties: { calls: [] } },
  'list-no-match': { tag: LIST, properties: { calls, query: 'nowhere' } },
  'list-unreadable': { tag: LIST, properties: { calls: { rows: 3 } } },
  'list-loading': { tag: LIST, properties: { loading: true } },
  'list-error-with-nothing-held': { tag: LIST, properties: { error: 'No answer.' } },
  'list-error': { tag: LIST, properties: { calls: calls.slice(0, 1), error: 'The console’s server answered 502.' } },
  'list-paused': { tag: LIST, properties: { calls: calls.slice(0, 1), paused: true }, later: calls.slice(1) },
};

let browser: Browser;
let page: Page;

before(async () => {
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
  page = await browser.newPage();
  await page.emulateTimezone('UTC');
  await page.setContent('<!doctype html><html lang="en"><title>Calls</title><main></main>');
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
});

after(async () => {
  await browser.close();
});

/** Resolves when the element and every banner in it have finished updating. */
async function drawn(): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const element = document.querySelector('main')!.firstElementChild as OsmFailureList;
    let isComplete = false;
    while (!isComplete) isComplete = await element.updateComplete;
    for (const banner of element.renderRoot.querySelectorAll('osm-failure-banner')) await banner.updateComplete;
  });
}

/** Renders a state as the only content of the page. */
async function show({ tag, properties, presses = [], later = [] }: State): Promise<void> {
  const given = [tag, properties] as const;
  await page.evaluate(
    (tag, properties) => {
      document.querySelector('main')!.replaceChildren(Object.assign(document.createElement(tag), properties));
    },
    ...given,
  );
  await drawn();
  for (const part of presses) await page.$eval(`${tag} >>> [part~="${part}"]`, (one) => (one as HTMLElement).click());
  if (later.length > 0) await page.$eval(LIST, (list, calls) => list.upsert(calls), later);
  await drawn();
}

for (const [name, state] of Object.entries(STATES)) {
  test(`the accessibility tree of the state ${name} is the one in ${name}.txt`, async () => {
    await show(state);
    const text = await accessibilityText(page);
    const file = `${FOLDER}/${name}.txt`;
    if (process.env.OSM_WRITE) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, text);
    }
    assert.equal(text, readFileSync(file, 'utf8'));
  });
}

const treeLines = (): [string, string[]][] =>
  Object.keys(STATES).map((name) => [name, readFileSync(`${FOLDER}/${name}.txt`, 'utf8').split('\n')]);

test('every control and every landmark has an accessible name', () => {
  const nameless =
    /^ *(button|link|checkbox|searchbox|combobox|columnheader|grid|group|heading|image|list|region|row)( \[|$)/;
  for (const [name, lines] of treeLines()) assert.deepEqual(lines.filter((line) => nameless.test(line)), [], name); // prettier-ignore
});

test('aria-rowindex counts the rows without a gap up to aria-rowcount, and no row has aria-expanded', () => {
  for (const [name, lines] of treeLines()) {
    const rows = lines.filter((line) => /^ *row "/.test(line));
    const numbers = rows.map((line) => Number(/rowindex=(\d+)/.exec(line)?.[1]));
    assert.deepEqual(numbers, rows.map((_, place) => place + 1), name); // prettier-ignore
    const count = /rowcount=(\d+)/.exec(lines.find((line) => /^ *grid "/.test(line)) ?? '')?.[1];
    assert.equal(Number(count ?? 0), rows.length, name);
    assert.deepEqual(rows.filter((line) => line.includes('expanded')), [], name); // prettier-ignore
  }
});

test('every row of a grid has as many columns as its header row, column spans included', () => {
  for (const [name, lines] of treeLines()) {
    const widths: number[] = [];
    for (const line of lines) {
      if (/^ *row "/.test(line)) widths.push(0);
      if (/^ *(columnheader|gridcell)/.test(line))
        widths[widths.length - 1]! += Number(/colspan=(\d+)/.exec(line)?.[1] ?? 1);
    }
    assert.deepEqual([...new Set(widths)].length, Math.min(1, widths.length), `${name}: ${widths.join(', ')}`);
  }
});
