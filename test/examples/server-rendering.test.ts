/** Pages that a server has drawn: read without script, taken over with it, under a strict policy. */
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';

import german from '@osmapi/osmtalk-elements/locales/de.js';
import getPort from 'get-port';
import { Hono } from 'hono';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { NO_FAILURE } from '../../examples/server-rendering/page.js';
import { createServer } from '../../examples/server-rendering/server.js';
import { HOST, listen } from '../../examples/shared/listen.js';
import { findBrowser } from '../../scripts/browser.mjs';

const HOSTILE = '"><script>document.title = "owned"</script><template shadowrootmode="open"><style>*{}</style>';
const call = (id: string, failureReason: string | null) => ({
  id,
  agentId: 'agent_xxx',
  channel: 'phone',
  destination: '+12025550143',
  status: failureReason === null ? 'completed' : 'failed',
  startedAt: '2026-05-13T08:42:12.000Z',
  endedAt: '2026-05-13T08:42:17.000Z',
  durationSeconds: 5,
  transcript: [{ role: 'user', text: 'Do not send this to the page' }],
  ...(failureReason === null ? {} : { failureReason }),
});
const CALLS = [
  call('call_1', 'no_audio_either_direction'),
  call('call_2', null),
  call('call_3', 'sip_rejected'),
  call(HOSTILE, 'stale_sweep'),
];

let browser: Browser;
let origin = '';
/** The same pages, from which the nonce is gone. */
let without = '';
const stops: (() => void)[] = [];

async function serve(app: Parameters<typeof listen>[0]): Promise<string> {
  const port = await getPort({ host: HOST });
  stops.push(await listen(app, port));
  return `http://${HOST}:${port}`;
}

before(async () => {
  browser = await puppeteer.launch({ ...(findBrowser() ?? assert.fail('There is no browser.')), headless: true });
  const platform = new Hono();
  platform.get('/api/calls', (c) => c.json({ calls: CALLS, total: CALLS.length }));
  platform.get('/api/calls/:id', (c) => {
    const found = CALLS.find(({ id }) => id === c.req.param('id'));
    return found ? c.json(found) : c.json({}, 404);
  });
  const server = await createServer({ platformUrl: await serve(platform), apiKey: 'key' });
  origin = await serve(server);
  const forgetful = new Hono();
  forgetful.all('*', async (c) => {
    const answer = await server.fetch(c.req.raw, c.env as object);
    if (!answer.headers.get('Content-Type')?.startsWith('text/html')) return answer;
    return new Response((await answer.text()).replaceAll(/ nonce="[^"]*"/g, ''), answer);
  });
  without = await serve(forgetful);
});
after(async () => {
  await browser.close();
  stops.forEach((stop) => stop());
});

/** Runs in the page before anything else. */
function watch(): void {
  const seen = { violations: [] as string[], shift: 0 };
  Object.assign(globalThis, { seen });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (!blockedURI.endsWith('/favicon.ico')) seen.violations.push(effectiveDirective);
  });
  new PerformanceObserver((list) => {
    // As the metric itself is defined: what follows a person's press is no shift.
    for (const { value, hadRecentInput } of list.getEntries() as unknown as {
      value: number;
      hadRecentInput: boolean;
    }[])
      if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
}
declare const seen: { violations: string[]; shift: number };

interface Opening {
  readonly script?: boolean;
  readonly lang?: string;
  readonly from?: string;
}

async function openPage(
  t: TestContext,
  path: string,
  { script = true, lang = 'en', from = origin }: Opening = {},
): Promise<Page> {
  // prettier-ignore
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  t.after(async () => {
    await page.close();
    assert.deepEqual(errors, []);
  });
  // tsx names functions by a helper, which functions that are sent into a page look for there.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.evaluateOnNewDocument(watch);
  await page.setJavaScriptEnabled(script);
  await page.setExtraHTTPHeaders({ 'Accept-Language': lang });
  await page.goto(`${from}${path}`, { waitUntil: 'networkidle0' });
  return page;
}

const pathOf = (id: string) => `/calls?id=${encodeURIComponent(id)}`;
const wordsOf = (page: Page, tag: string, part: string) =>
  page.$eval(`${tag} >>> [part="${part}"]`, (element) => (element as HTMLElement).innerText);
const isTakenOver = (page: Page, tag: string) =>
  page.$eval(tag, (element) => (element as HTMLElement & { hasUpdated?: boolean }).hasUpdated === true);
const radiusOf = (page: Page) =>
  page.$eval('osm-failure-banner >>> [part="banner"]', (box) => getComputedStyle(box).borderTopLeftRadius);

describe('server rendering', { timeout: 60_000 }, () => {
  test('a failed call can be read without script, styled', async (t) => {
    const page = await openPage(t, pathOf('call_1'), { script: false });
    assert.equal(await wordsOf(page, 'osm-failure-banner', 'title'), 'Neither side produced audio');
    assert.notEqual(await radiusOf(page), '0px');
  });

  test('the failed calls can be read without script', async (t) => {
    const page = await openPage(t, '/', { script: false });
    assert.equal(await wordsOf(page, 'osm-failure-list', 'heading'), '3 failed calls');
  });

  test('a call that did not fail is no failure', async (t) => {
    const page = await openPage(t, pathOf('call_2'), { script: false });
    assert.equal(await page.$eval('body > p', (words) => words.textContent), NO_FAILURE);
    assert.equal(await page.$eval('osm-failure-banner', (banner) => banner.getBoundingClientRect().height), 0);
  });

  for (const [lang, title] of [
    ['en', 'Neither side produced audio'],
    ['de-CH,de;q=0.9,en;q=0.5', german.reasons.no_audio_either_direction.title],
  ] as const) {
    test(`the script takes over what stands there, in ${lang}`, async (t) => {
      const still = await openPage(t, pathOf('call_1'), { script: false, lang });
      assert.equal(await wordsOf(still, 'osm-failure-banner', 'title'), title);
      const page = await openPage(t, pathOf('call_1'), { lang });
      assert.ok(await isTakenOver(page, 'osm-failure-banner'));
      assert.equal(await wordsOf(page, 'osm-failure-banner', 'title'), title);
      assert.deepEqual(await page.evaluate(() => seen), { violations: [], shift: 0 });
    });
  }

  test('the list works when it was taken over', async (t) => {
    const page = await openPage(t, '/');
    assert.ok(await isTakenOver(page, 'osm-failure-list'));
    await page.locator('osm-failure-list >>> [part~="blame-filter"][part~="carrier"]').click();
    await page.waitForFunction(() => document.querySelector('osm-failure-list')?.summary.shown === 1);
    assert.deepEqual(await page.evaluate(() => seen), { violations: [], shift: 0 });
  });

  test('each response has a nonce of its own, which nothing keeps', async () => {
    const answers = await Promise.all([fetch(origin), fetch(origin)]);
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const [, nonce = ''] = /style-src 'self' 'nonce-([^']+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '') ?? []; // prettier-ignore
        assert.ok((await answer.text()).includes(`<style nonce="${nonce}">`));
        assert.equal(answer.headers.get('Cache-Control'), 'no-store');
        return nonce;
      }),
    );
    assert.equal(new Set(nonces).size, 2);
  });

  test('without the nonce the words are there, and styled when the script has come', async (t) => {
    const still = await openPage(t, pathOf('call_1'), { script: false, from: without });
    assert.equal(await wordsOf(still, 'osm-failure-banner', 'title'), 'Neither side produced audio');
    assert.equal(await radiusOf(still), '0px');
    const page = await openPage(t, pathOf('call_1'), { from: without });
    assert.notEqual(await radiusOf(page), '0px');
    assert.deepEqual(await page.evaluate(() => [...new Set(seen.violations)]), ['style-src-elem']);
  });

  test('what a call says is neither markup nor let in by the nonce', async (t) => {
    const page = await openPage(t, pathOf(HOSTILE));
    assert.equal(await page.title(), `Call ${HOSTILE}`);
    assert.equal(await page.$$eval('style[nonce]', (styles) => styles.length), 0);
    assert.deepEqual(await page.evaluate(() => seen.violations), []);
  });

  test('neither a transcript nor a whole number is in the page', async () => {
    const text = await (await fetch(`${origin}${pathOf('call_1')}`)).text();
    assert.ok(text.includes('0143'));
    assert.ok(!text.includes('5550143') && !text.includes('Do not send'));
  });

  test('an unknown call is not found', async () => {
    assert.deepEqual(await Promise.all(['nobody', '..', ''].map(async (id) => (await fetch(`${origin}${pathOf(id)}`)).status)), [404, 404, 404]); // prettier-ignore
  });
});
