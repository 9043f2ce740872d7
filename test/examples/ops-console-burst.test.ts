/** The ops console while 2,000 calls fail within seconds, and somebody reads, filters and retries in it. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import type { OsmFailureList } from '../../src/index.js';
import { startMain } from './support.js';

const BURST = 2000;
const LIST = 'osm-failure-list';

let browser: Browser;
let page: Page;
let stop: () => void;
/** Whatever a developer would find in the browser's tools: exceptions, blocked styles, requests that came to nothing. */
const complaints: string[] = [];

before(async () => {
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
  page = await browser.newPage();
  // The tests' own time limit is the only clock.
  page.setDefaultTimeout(0);
  // No campaign beside it: what is counted is the burst.
  const main = startMain('--port', '4189', '--calls', '0', '--burst', String(BURST), '--backoff', '0');
  stop = main.stop;
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  page.on('requestfailed', (request) => complaints.push(request.url()));
  page.on('response', (response) => response.ok() || complaints.push(`${response.status()} ${response.url()}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
  });
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(await main.address());
});

after(async () => {
  stop();
  await browser.close();
});

const summaryOf = () => page.$eval(LIST, (list) => list.summary);

const holds = (failures: number) =>
  page.waitForFunction(
    (wanted) => document.querySelector<OsmFailureList>('osm-failure-list')!.summary.failures >= wanted,
    { polling: 50 },
    failures,
  );

const textOf = (part: string): Promise<string> =>
  page.$eval(`${LIST} >>> [part~="${part}"]`, (element) => (element as HTMLElement).innerText);

/** Looks ten times a second: without a pause, the looking would cost as much as the list's own work. */
const says = (part: string, pattern: RegExp) =>
  page.waitForFunction(
    (name, source) => {
      const element = document.querySelector('osm-failure-list')?.shadowRoot?.querySelector(`[part~="${name}"]`);
      return new RegExp(source).test((element as HTMLElement | null)?.innerText ?? '');
    },
    { polling: 100 },
    part,
    pattern.source,
  );

// 8,000 webhooks: a call's start and end, its lead's end and its analysis.
describe('a burst of 2,000 failures', { timeout: 120_000 }, () => {
  test('leaves what a person reads where it is, and waits behind a button that is read in full', async () => {
    await holds(100);
    await page.$eval(`${LIST} >>> [part=scroller]`, (scroller) => scroller.scrollTo({ top: 200 }));
    await says('new-calls-button', /new failed call/);
    const firstRow = () => page.$eval(`${LIST} >>> [part=row]`, (row) => (row as HTMLElement).dataset.line);
    const read = await firstRow();
    await holds(BURST);
    await says('heading', /^2,000 /);
    assert.equal(await firstRow(), read);
    const { shown } = await summaryOf();
    assert.equal(await textOf('new-calls-button'), `${(BURST - shown).toLocaleString('en')} new failed calls`);
    const cut = await page.$eval(`${LIST} >>> [part=new-calls-button]`, (button) => button.scrollHeight - button.clientHeight); // prettier-ignore
    assert.equal(cut, 0);
  });

  test('is counted in full: by blame, over time, and against the lines of the official page', async () => {
    const { failures, totalCalls, byBlame, byReason, notices } = await summaryOf();
    const sum = (counts: object) => Object.values(counts).reduce((total: number, count: number) => total + count, 0);
    assert.deepEqual([failures, totalCalls, sum(byBlame), sum(byReason)], [BURST, BURST, BURST, BURST]);
    assert.deepEqual(notices.map(({ reason }) => reason).sort(), ['no_audio_output', 'stale_sweep']);
    assert.match(await textOf('notices'), /of 2,000, .*% of all calls: over the 5% line/);
    assert.match(await textOf('blames'), new RegExp(`Carrier\\s+${byBlame.carrier}\\b`));
    assert.equal(await textOf('rate'), '100.0% of 2,000 calls');
    const timeline = await page.$eval(`${LIST} >>> [part=timeline]`, (picture) => picture.ariaLabel);
    assert.match(timeline ?? '', /^Failures from .* to .*\. Most, \d+, around /);
  });

  test('comes in at the press of the button', async () => {
    await page.locator(`${LIST} >>> [part=new-calls-button]`).click();
    await says('status', /^2,000 of 2,000 failed calls shown/);
  });

  test('is retried where it is worth it: a reason, all of it selected, each call once', async () => {
    await page.$eval(LIST, (list) => (list.reason = 'sip_no_answer'));
    await says('status', /^\d+ of 2,000 /);
    await page.locator(`${LIST} >>> [part~="head-row"] input`).click();
    await says('bulk-bar', /^Call \d+ people again/);
    const count = /\d+/.exec(await textOf('bulk-bar'))![0];
    assert.ok(Number(count) > 20, count);
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
    await page.locator(`${LIST} >>> [part~="bulk-bar"] [part~="retry-button"]`).click();
    // So many people are asked about first.
    if (Number(count) > 25) await page.locator(`${LIST} >>> [part~="confirm-button"]`).click();
    await says('bulk-bar', new RegExp(`${count} of ${count} calls placed`));
    assert.deepEqual([asked.length, new Set(asked).size], [Number(count), Number(count)]);
  });

  test('makes the browser complain of nothing but a code that the official page does not list', () => {
    const unknownCode =
      'osmtalk-elements: The catalog has no row for the reason code "tts_quota_exceeded": add one by `useCatalog`.';
    assert.deepEqual(
      complaints.filter((complaint) => complaint !== unknownCode),
      [],
    );
  });
});
