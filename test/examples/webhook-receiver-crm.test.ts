/** The CRM's pages over what the receiver has stored, over HTTP and in a browser. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, describe, test, type TestContext } from 'node:test';

import { blameLabel } from '@osmapi/osmtalk-elements/catalog.js';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { signatureOf } from '../../examples/platform/webhooks.js';
import { findBrowser } from '../../scripts/browser.mjs';
import { list } from '../../src/catalog/english-list.js';
import { page as official } from '../support/page-file.js';
import { completed, failed, SECRET } from './support.js';
import { Server } from './webhook-receiver-support.js';

const rowOf = (reason: string) => official.rows.find((row) => row.reason === reason)!;

let server: Server;
let browser: Browser;

before(async () => {
  server = await Server.prepare();
  await server.start();
  for (const [index, { reason }] of official.rows.entries()) await server.tell(failed(`call_${reason}`, index, reason));
  await server.tell(completed('call_completed', 100));
  await server.tell({ ...completed('call_under_way', 101), event: 'call.started' });
  browser = await puppeteer.launch({ ...(findBrowser() ?? assert.fail('There is no browser.')), headless: true });
});
after(async () => {
  await browser.close();
  await server.stop();
});

/** A page that fails its test for any exception, or anything that the content security policy blocked. */
async function open(
  t: TestContext,
  path: string,
  { width = 1000, scheme = 'light', script = true } = {},
): Promise<Page> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('response', (response) => response.ok() || complaints.push(`${response.status()} ${response.url()}`));
  t.after(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(server.url + path);
  return page;
}

async function textOf(page: Page, selector: string): Promise<string> {
  const handle = await page.locator(selector).waitHandle();
  return handle.evaluate((element) => (element as HTMLElement).innerText);
}

const textOfAll = (page: Page, selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) => elements.map((element) => (element as HTMLElement).innerText));

const get = async (path: string): Promise<string> => (await fetch(server.url + path)).text();

/** What a request with a Host header of its own is answered, which `fetch` would not send. */
async function statusFor(path: string, host: string, body?: string): Promise<number | undefined> {
  const headers = { Host: host, ...(body && { 'X-OsmTalk-Signature': signatureOf(body, SECRET) }) };
  const asking = request(server.url + path, { method: body ? 'POST' : 'GET', headers }).end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  response.destroy();
  return response.statusCode;
}

describe('the CRM’s server', () => {
  for (const path of [
    '/',
    '/?next=retry',
    '/calls?id=call_unknown',
    '/assets/crm.css',
    '/elements/osmtalk-elements.js',
  ])
    test(`serves ${path} under a strict content security policy`, async () => {
      const response = await fetch(server.url + path);
      await response.body?.cancel();
      assert.equal(response.status, 200);
      assert.match(
        response.headers.get('Content-Security-Policy') ?? '',
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
    });

  test('shows its pages to this machine’s own names alone', async () => {
    const { port } = new URL(server.url);
    for (const host of ['evil.test', `evil.test:${port}`, '127.0.0.1', 'localhost:1'])
      for (const path of ['/', '/calls?id=call_unknown']) assert.equal(await statusFor(path, host), 421, host + path);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) assert.equal(await statusFor('/', host), 200, host);
  });

  test('lets webhooks in under whatever name the platform knows us by', async () => {
    const body = JSON.stringify({ event: 'webhook.test' });
    assert.equal(await statusFor('/webhooks/osmtalk', 'hooks.example.com', body), 200);
  });

  test('knows no call with another id, and says so', async () => {
    const response = await fetch(`${server.url}/calls?id=call_nobody_knows`);
    assert.deepEqual(
      [response.status, (await response.text()).includes('No call with this id is stored.')],
      [404, true],
    );
  });

  test('makes no markup of what an event holds', async () => {
    const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;`;
    const { call, ...event } = failed(`call_${evil}`, -50, evil);
    await server.tell({ ...event, call: { ...call, agentId: evil } });
    const pages = [await get('/'), await get(`/calls?id=${encodeURIComponent(`call_${evil}`)}`)];
    for (const html of pages) {
      assert.match(html, /&lt;script&gt;/);
      assert.doesNotMatch(html, /<script>|<img|"'>/);
    }
  });

  test('lets no whole phone number out, nor what the banner does not read', async () => {
    const { call, ...event } = failed('call_number', -51, 'sip_rejected');
    const transcript = [{ role: 'user', text: 'Call me at 2025550143.' }];
    await server.tell({ ...event, reason: '+12025550143', call: { ...call, destination: '+12025550143', transcript } });
    const html = (await get('/calls?id=call_number')) + (await get('/'));
    assert.doesNotMatch(html, /2025550143|Call me/);
    assert.match(html, /••••0143/);
  });
});

describe('the CRM’s list of calls', { timeout: 60_000 }, () => {
  test('has every stored call, the latest first, failures in the official words', async (t) => {
    const page = await open(t, '/');
    const titles = await textOfAll(page, '.calls a');
    const official_titles = official.rows.map(({ title }) => title).reverse();
    assert.deepEqual(titles.slice(0, 12), ['In progress', 'Completed', ...official_titles]);
  });

  test('says whose problem each failed call is', async (t) => {
    const page = await open(t, '/?next=retry');
    await page.locator('.calls osm-blame-badge >>> [part="label"]').wait();
    const labels = await textOfAll(page, '.calls osm-blame-badge >>> [part="label"]');
    const retryable = official.rows.filter(({ reason }) => official.retryable.includes(reason)).reverse();
    assert.deepEqual(labels, retryable.map(({ likelyBlame }) => blameLabel(likelyBlame))); // prettier-ignore
  });

  test('names the two next steps as the catalog does, and counts them', async (t) => {
    const page = await open(t, '/');
    const [all, retry, human] = (await textOfAll(page, 'nav a')).map((text) => text.replace(/\s(?=\d)/, ' '));
    const rows = await server.rows();
    const count = (step: string): number => rows.filter(({ next_step }) => next_step === step).length;
    assert.deepEqual([all, retry, human], [`All ${rows.length}`, `${list.retryable} ${count('retry')}`, `${list.notRetryable} ${count('human review')}`]); // prettier-ignore
  });

  test('shows what is for a human, and nothing else, at the press of that', async (t) => {
    const page = await open(t, '/');
    const [link] = await page.$$('nav a:last-child');
    await Promise.all([page.waitForNavigation(), link!.click()]);
    assert.equal(await textOf(page, 'nav [aria-current]'), (await textOfAll(page, 'nav a'))[2]);
    const steps = new Set(await textOfAll(page, '.calls li > :last-child'));
    assert.deepEqual([...steps], [list.notRetryable]);
  });

  test('goes on to older calls, and leaves none out', async (t) => {
    const own = await Server.start(t);
    const ids = Array.from({ length: 120 }, (_, index) => `call_${String(index).padStart(3, '0')}`);
    // Many of the same moment: the place in the list must not depend on the time alone.
    for (const [index, id] of ids.entries()) await own.tell(failed(id, Math.floor(index / 40)));
    const seen: string[] = [];
    for (let path: string | undefined = '/'; path !== undefined;) {
      const html: string = await (await fetch(own.url + path)).text();
      seen.push(...[...html.matchAll(/<span class="call-id">(\w+)</g)].map(([, id = '']) => id));
      path = /class="older" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(seen, ids.reverse());
  });

  test('says when nothing is stored yet', async (t) => {
    const own = await Server.start(t);
    assert.match(await (await fetch(own.url)).text(), /No calls here yet\./);
  });
});

describe('the CRM’s page of a call', { timeout: 60_000 }, () => {
  test('is reached from the list, and explains the failure in the banner', async (t) => {
    const page = await open(t, '/?next=retry');
    await Promise.all([page.waitForNavigation(), page.locator('.calls a').click()]);
    const banner = 'osm-failure-banner >>> ';
    const { title, cause, whatToTry } = rowOf('stale_sweep');
    assert.equal(await textOf(page, `${banner}[part="title"]`), title);
    assert.equal(await textOf(page, `${banner}[part="cause"]`), cause);
    assert.match(await textOf(page, `${banner}[part="what-to-try"]`), new RegExp(whatToTry.slice(0, 20)));
  });

  test('is the same right after the receiver was killed and started again', async (t) => {
    const before = await get('/calls?id=call_sip_rejected');
    await server.kill();
    await server.start();
    assert.equal(await get('/calls?id=call_sip_rejected'), before);
    const page = await open(t, '/calls?id=call_sip_rejected');
    assert.equal(await textOf(page, 'osm-failure-banner >>> [part="title"]'), rowOf('sip_rejected').title);
  });

  test('shows the doubts about a reason, as the event itself gives rise to them', async (t) => {
    const event = failed('call_doubtful', -52, 'sip_rejected');
    await server.tell({ ...event, reason: 'sip_no_answer', call: { ...event.call, transcript: [{ text: 'Hello?' }] } });
    const page = await open(t, '/calls?id=call_doubtful');
    await page.locator('osm-failure-banner >>> [part="doubt"]').wait();
    const doubts = await textOfAll(page, 'osm-failure-banner >>> [part="doubt"]');
    assert.match(doubts.join(' '), /sip_no_answer/);
    assert.match(doubts.join(' '), /transcri/);
  });

  test('says what the reason was before', async (t) => {
    await server.tell(failed('call_changed', -60, 'unknown'));
    await server.tell(failed('call_changed', -53, 'idle_timeout'));
    const page = await open(t, '/calls?id=call_changed');
    assert.match(await textOf(page, '.facts'), /Reason before\s+Unclassified failure/);
  });

  test('has no banner for a call that did not fail', async (t) => {
    const page = await open(t, '/calls?id=call_completed');
    assert.match(await textOf(page, '.facts'), /Status\s+Completed/);
    assert.equal(await page.$('osm-failure-banner'), null);
  });

  test('shows an event with very deep nesting as any other', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    await server.post(`{"deep":${deep},${JSON.stringify(failed('call_deep', -54, 'sip_rejected')).slice(1)}`);
    assert.match(await get('/calls?id=call_deep'), /<strong>Carrier rejected the call<\/strong>/);
  });
});

describe('the CRM’s pages', { timeout: 60_000 }, () => {
  const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

  for (const path of ['/', '/calls?id=call_idle_timeout', '/calls?id=call_completed'])
    for (const scheme of ['light', 'dark'])
      test(`fit into 320 px and break no rule of axe: ${path}, ${scheme}`, async (t) => {
        const page = await open(t, path, { width: 320, scheme });
        await page.waitForFunction(() => customElements.get('osm-failure-banner') !== undefined);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
        await page.evaluate(await readFile(axePath, 'utf8'));
        const broken = await page.evaluate(async () => {
          const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
          return (await axe.run()).violations.map(({ id }) => id);
        });
        assert.deepEqual(broken, []);
      });

  test('can be read without script', async (t) => {
    const { title, cause, likelyBlame, whatToTry } = rowOf('sip_rejected');
    const page = await open(t, '/calls?id=call_sip_rejected', { script: false });
    const words = await textOf(page, '[slot=fallback]');
    for (const text of [`${title} (${blameLabel(likelyBlame)})`, cause, `What to try: ${whatToTry}`])
      assert.ok(words.includes(text), words);
  });
});
