/** What a person chose in the console is in its URL: a reload, a step back and a pasted link show the same. */
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';

import type { Page } from 'puppeteer-core';

import { signatureOf } from '../../examples/platform/webhooks.js';
import type { TestBrowser } from '../support/browser.js';
import { openBrowser } from '../support/browser.js';
import { failed, SECRET, startConsoleOver } from './support.js';

/** More than are drawn at once, of two reasons in turn; the last one is the newest. */
const COUNT = 130;
const calls = Array.from({ length: COUNT }, (_, index) => {
  const event = failed(`call_${index}`, index, index % 2 === 0 ? 'stale_sweep' : 'sip_no_answer');
  return { ...event, call: { ...event.call, endedAt: event.timestamp } };
});

let browser: TestBrowser;
let url: string;
const cleanups: (() => unknown)[] = [];

before(async () => {
  browser = await openBrowser();
  const scope = { after: (cleanup: () => unknown) => void cleanups.push(cleanup) } as unknown as TestContext;
  ({ url } = await startConsoleOver(scope, []));
  for (const call of calls) {
    const body = JSON.stringify(call);
    const headers = { 'X-OsmTalk-Signature': signatureOf(body, SECRET) };
    await fetch(`${url}/webhooks/osmtalk`, { method: 'POST', headers, body });
  }
});

after(async () => {
  for (const cleanup of cleanups) await cleanup();
  await browser.close();
});

/** A window of the console, which fails its test for any exception, warning or error. */
async function openConsole(t: TestContext, query = '', height = 900): Promise<Page> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  t.after(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });
  await page.setViewport({ width: 1280, height });
  await page.goto(url + query);
  return page;
}

const inList = (part: string): string => `osm-failure-list >>> [part~="${part}"]`;

/** The URL's query, as a person reads it. */
const queryOf = (page: Page): string => decodeURIComponent(new URL(page.url()).search);

const waitForQuery = (page: Page, query: string): Promise<unknown> =>
  page.waitForFunction((wanted) => decodeURIComponent(location.search) === wanted, {}, query);

/** What a person sees of the list's state, once so many calls are shown. */
async function shownIn(page: Page, count: string) {
  await page.waitForFunction(
    (wanted) =>
      document
        .querySelector('osm-failure-list')
        ?.shadowRoot?.querySelector('[part=status]')
        ?.textContent.includes(wanted),
    {},
    count,
  );
  // The compiler names functions by a helper that the page does not have: there are only those without a name.
  const [query, blame, group] = await page.$eval('osm-failure-list', ({ shadowRoot }) =>
    ['query', 'blame-select', 'group-select'].map(
      (part) => shadowRoot?.querySelector<HTMLSelectElement>(`[part=${part}]`)?.value ?? 'missing',
    ),
  );
  const [groups, opened] = await page.$eval('osm-failure-list', ({ shadowRoot }) =>
    ['group-row', 'detail'].map((part) =>
      Array.from(shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${part}]`) ?? [], ({ dataset }) => dataset.line),
    ),
  );
  return { count, query, blame, group, groups, opened };
}

const nothingChosen = { count: '130', query: '', blame: '', group: '', groups: [], opened: [] };

/** Chooses as a person does, and returns what is shown then. */
async function chooseAll(page: Page) {
  await shownIn(page, '130');
  await choose(page, 'blame-select', 'platform');
  await choose(page, 'group-select', 'reason');
  await page.locator(inList('query')).click();
  await page.keyboard.type('call_2');
  await shownIn(page, '6');
  await page.locator(inList('expand-button')).click();
  await page.locator('osm-failure-list >>> osm-failure-banner >>> [part="title"]').wait();
  return shownIn(page, '6');
}

async function choose(page: Page, part: string, value: string): Promise<void> {
  const control = await page.locator(inList(part)).waitHandle();
  await (control as unknown as { select(value: string): Promise<unknown> }).select(value);
}

/** Resolves once the row of a call, and the upper part of its banner, are within the visible part of the list. */
const waitUntilInView = (page: Page, id: string): Promise<unknown> =>
  page.waitForFunction(
    (key) => {
      const root = document.querySelector('osm-failure-list')?.shadowRoot;
      const selectors = ['[part=scroller]', '#head', `[data-line="call ${key}"]`, `[data-line="detail ${key}"]`];
      const [scroller, head, row, detail] = selectors.map((each) => root?.querySelector(each)?.getBoundingClientRect());
      if (!scroller || !head || !row || !detail) return false;
      return row.top >= head.bottom - 1 && detail.top + 20 < scroller.bottom;
    },
    { timeout: 10_000 },
    id,
  );

const CHOSEN = '?blame=platform&q=call_2&group=reason&open=call_28';

describe('the view of the ops console in its URL', { timeout: 120_000 }, () => {
  test('the console’s URL says what is chosen, in short names, and a reload shows the same', async (t) => {
    const page = await openConsole(t);
    const shown = await chooseAll(page);
    assert.equal(queryOf(page), CHOSEN);
    assert.deepEqual(shown, {
      count: '6',
      query: 'call_2',
      blame: 'platform',
      group: 'reason',
      groups: ['group stale_sweep'],
      opened: ['detail call_28'],
    });
    await page.reload();
    assert.deepEqual(await shownIn(page, '6'), shown);
    assert.equal(queryOf(page), CHOSEN);
  });

  test('back and forward in the console go through what was chosen, a search as one step', async (t) => {
    const page = await openConsole(t);
    const shown = await chooseAll(page);
    const steps = ['?blame=platform&q=call_2&group=reason', '?blame=platform&group=reason', '?blame=platform', ''];
    for (const step of steps) {
      await page.evaluate(() => history.back());
      await waitForQuery(page, step);
    }
    assert.deepEqual(await shownIn(page, '130'), nothingChosen);
    for (const step of [...steps.slice(0, -1).reverse(), CHOSEN]) {
      await page.evaluate(() => history.forward());
      await waitForQuery(page, step);
    }
    assert.deepEqual(await shownIn(page, '6'), shown);
  });

  test('a second window with the pasted link shows the same, the opened call included', async (t) => {
    const first = await openConsole(t);
    const shown = await chooseAll(first);
    const second = await openConsole(t, new URL(first.url()).search);
    assert.deepEqual(await shownIn(second, '6'), shown);
    assert.equal(second.url(), first.url());
  });

  for (const [query, what] of [
    ['?open=call_9', 'drawn in part'],
    ['?blame=platform&open=call_8', 'drawn in full'],
  ] as const) {
    test(`a link to a call far down a list that is ${what} shows that call`, async (t) => {
      const page = await openConsole(t, query, 700);
      await waitUntilInView(page, query.slice(query.indexOf('call_')));
    });
  }

  for (const query of [
    '?blame=nobody&reason=%3Cimg%20src=x%20onerror=alert(1)%3E&retry=maybe&from=yesterday&to=NaN&sort=--time&group=__proto__&group-sort=x&page=-1&open=&open=__proto__',
    '?blame=%E0%A4%A&q&&&=&group=constructor&page=1e999&open=%00&sort=toString',
  ]) {
    test(`the console works with the query ${query}`, async (t) => {
      const page = await openConsole(t, query);
      // What is no reason of the catalog may still be one of the platform's: nothing has it, and it can be taken off.
      const isFiltered = query.includes('reason=');
      if (isFiltered) await page.locator(inList('clear-button')).click();
      assert.deepEqual(await shownIn(page, '130'), nothingChosen);
      await choose(page, 'blame-select', 'platform');
      assert.equal((await shownIn(page, '65')).blame, 'platform');
    });
  }
});
