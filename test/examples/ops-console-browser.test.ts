import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test, type TestContext } from 'node:test';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { planCall } from '../../examples/platform/plan.js';
import { signatureOf } from '../../examples/platform/webhooks.js';
import { findBrowser } from '../../scripts/browser.mjs';
import { failed, SECRET, startConsoleOver, startMain } from './support.js';

const SEED = 14;
const plans = Array.from({ length: 40 }, (_, index) => planCall({ seed: SEED, index: index + 1 }));
const idOf = (reason: string | null): string =>
  plans.find((plan) => plan.reason === reason && plan.laterReason === null)?.id ??
  assert.fail(`no call with ${reason}`);
/** Whoever does not answer is called once more, but for those who asked not to be. */
const MADE = plans.length + plans.filter(({ reason, isOptOut }) => reason === 'sip_no_answer' && !isOptOut).length;

let browser: Browser;
let url: string;
let stop: () => void;

before(async () => {
  const rules = ['--attempts', '2', '--backoff', '0'];
  const main = startMain('--port', '4185', '--calls', '40', '--speed', '600', '--seed', String(SEED), ...rules);
  stop = main.stop;
  url = await main.address();
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
});

after(async () => {
  stop();
  await browser.close();
});

/** A page that fails its test for any exception, or anything that the content security policy blocked. */
async function openPage(t: TestContext, path: string, width = 1280, origin = url): Promise<Page> {
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
  await page.setViewport({ width, height: 900 });
  // A page that was closed a moment ago may still be the one that the browser calls focused.
  await page.emulateFocusedPage(true);
  await page.goto(origin + path);
  return page;
}

/** The text of the first element that matches, waiting until it has some; `>>>` looks into shadow roots. */
async function textOf(page: Page, selector: string): Promise<string> {
  const handle = await page.locator(selector).waitHandle();
  return handle.evaluate((element) => (element as HTMLElement).innerText);
}

/** Resolves when the page's own, light text holds these words. */
async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    (s, t) => document.querySelector<HTMLElement>(s)?.innerText.includes(t),
    {},
    selector,
    text,
  );
}

async function waitForEnd(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('#status')?.textContent !== 'In progress');
  await page.locator('#details').wait();
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violationsOf(page: Page, colourScheme: string): Promise<string[]> {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colourScheme }]);
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: audit } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await audit.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe('the ops console in a browser', { timeout: 120_000 }, () => {
  test('shows failed calls as they arrive, and how many calls were made', async (t) => {
    const page = await openPage(t, '/');
    assert.match(await textOf(page, 'osm-failure-list >>> [part~="row"]'), /call_[0-9a-f]{8}/);
    await waitForText(page, '#connection-text', 'Live');
    await waitForText(page, '#made', String(MADE));
    // Those under way have neither failed nor gone well yet: the list is told of the others.
    await page.waitForFunction(
      (made) => document.querySelector<HTMLElement & { totalCalls: number }>('osm-failure-list')?.totalCalls === made,
      {},
      MADE,
    );
  });

  test('says in words when the campaign places calls, and what time it is there', async (t) => {
    const page = await openPage(t, '/');
    await waitForText(page, '#hours', 'Calls are placed');
    const said = await textOf(page, '#hours');
    assert.match(said, /^Calls are placed every day from 09:00 to 19:00, \w+\/\w+\. It is \w{3},? \d\d:\d\d there\.$/);
  });

  test('leads from a failed call in the list to its page, with the banner and the events', async (t) => {
    const page = await openPage(t, '/');
    await page.locator('osm-failure-list >>> [part~="expand-button"]').click();
    const title = await textOf(page, 'osm-failure-list >>> osm-failure-banner >>> [part="title"]');
    await Promise.all([
      page.waitForNavigation(),
      page.locator('osm-failure-list >>> osm-failure-banner >>> [part="events-link"]').click(),
    ]);
    assert.match(page.url(), /\/calls\?id=call_[0-9a-f]{8}#events$/);
    assert.equal(await textOf(page, 'osm-failure-banner >>> [part="title"]'), title);
    assert.equal(await textOf(page, '[role=tab][aria-selected=true]'), 'Events');
    assert.match(await textOf(page, '#panel-events'), /call\.started[^]*call\.failed/);
  });

  test('opens a call’s tabs by keyboard, and remembers the tab in the address', async (t) => {
    const page = await openPage(t, `/calls/${idOf('idle_timeout')}`);
    await waitForEnd(page);
    await page.focus('#tab-overview');
    const visited: string[] = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'End', 'Home', 'ArrowLeft'] as const) {
      await page.keyboard.press(key);
      visited.push(await page.$eval(':focus', (element) => (element as HTMLElement).innerText));
    }
    assert.deepEqual(visited, ['Events', 'Transcript', 'Overview', 'Transcript', 'Overview', 'Transcript']);
    assert.match(page.url(), /#transcript$/);
    assert.match(await textOf(page, '#panel-transcript'), /automated assistant/);
    assert.equal(await page.$$eval('[role=tabpanel]:not([hidden])', (panels) => panels.length), 1);
  });

  test('shows no banner on the page of a completed call', async (t) => {
    const page = await openPage(t, `/calls/${idOf(null)}`);
    await waitForEnd(page);
    await waitForText(page, '#status', 'Completed');
    assert.equal(await page.$eval('osm-failure-banner', (banner) => banner.getBoundingClientRect().height), 0);
  });

  test('places a failed call again, once, and leads to the new call', async (t) => {
    const page = await openPage(t, `/calls/${idOf('no_audio_output')}`);
    await waitForEnd(page);
    await page.locator('osm-failure-banner >>> [part="retry-button"]').click();
    await waitForText(page, '#placed', 'Placed again');
    assert.match(await textOf(page, '#placed'), /^Placed again as call_[0-9a-f]{12}\.$/);
    await page.reload();
    await waitForEnd(page);
    // The banner knows of the new call, whether it has ended or is under way: there is nothing to press any more.
    await page.waitForFunction(() => /(called|tried) again/i.test(document.querySelector('osm-failure-banner')?.shadowRoot?.textContent ?? '')); // prettier-ignore
    assert.equal(await page.$('osm-failure-banner >>> [part="retry-button"]'), null);
  });

  test('keeps a call that may be placed later, and says where', async (t) => {
    const main = startMain(
      '--port',
      '4188',
      '--calls',
      '40',
      '--speed',
      '600',
      '--seed',
      String(SEED),
      '--backoff',
      '60',
    );
    t.after(main.stop);
    const page = await openPage(t, `/calls/${idOf('no_audio_output')}`, 1280, await main.address());
    await waitForEnd(page);
    await page.locator('osm-failure-banner >>> [part="retry-button"]').click();
    const kept =
      /^Kept by this console’s server\. It calls this person again on \w{3}, \d\d:\d\d .+, if it still runs then\.$/;
    await waitForText(page, '#placed', 'Kept by');
    assert.match(await textOf(page, '#placed'), kept);
    await page.reload();
    await waitForText(page, '#placed', 'Kept by');
  });

  test('says calmly that the connection is lost, and shows the new state of things when it is back', async (t) => {
    const args = ['--port', '4187', '--calls', '20', '--speed', '600', '--attempts', '1'];
    const first = startMain(...args);
    t.after(first.stop);
    const page = await browser.newPage();
    t.after(() => page.close());
    await page.goto(await first.address());
    await waitForText(page, '#made', '20');
    first.stop();
    await waitForText(page, '#connection-text', 'Reconnecting');
    const second = startMain(...args, '--calls', '30');
    t.after(second.stop);
    await waitForText(page, '#connection-text', 'Live');
    await waitForText(page, '#made', '30');
  });

  for (const path of ['/calls/call_nobody_knows', '/calls/%E0%A4%A', '/calls?id=..', '/calls']) {
    test(`says so when there is no such call, at ${path}`, async (t) => {
      const page = await browser.newPage();
      t.after(() => page.close());
      await page.goto(url + path);
      await waitForText(page, '#note', 'The platform knows no call with this id.');
    });
  }

  test('counts calls under way neither as failed nor as gone well', async (t) => {
    const page = await browser.newPage();
    t.after(() => page.close());
    await page.setRequestInterception(true);
    const data = JSON.stringify({ counts: { made: 50, completed: 30, failed: 10 }, events: [failed('call_1')] });
    page.on('request', (request) => {
      const isStream = new URL(request.url()).pathname === '/events';
      const body = `event: snapshot\ndata: ${data}\n\n`;
      void (isStream ? request.respond({ contentType: 'text/event-stream', body }) : request.continue());
    });
    await page.goto(url);
    await waitForText(page, '#in-progress', '10');
    // Those under way have neither failed nor gone well yet: the list is told of the others.
    await page.waitForFunction(() => document.querySelector<HTMLElement & { totalCalls: number }>('osm-failure-list')?.totalCalls === 40); // prettier-ignore
  });

  const pages = { 'the list, a call opened': '/', 'the page of a call': `/calls/${idOf('sip_rejected')}#events` };
  const openShown = async (t: TestContext, path: string, width?: number): Promise<Page> => {
    const page = await openPage(t, path, width);
    if (path === '/') await page.locator('osm-failure-list >>> [part~="expand-button"]').click();
    const banner = path === '/' ? 'osm-failure-list >>> osm-failure-banner' : 'osm-failure-banner';
    await page.locator(`${banner} >>> [part="title"]`).wait();
    return page;
  };

  for (const [name, path] of Object.entries(pages)) {
    test(`fits ${name}, into 320 px without scrolling sideways`, async (t) => {
      const page = await openShown(t, path, 320);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    });

    for (const scheme of ['light', 'dark']) {
      test(`gives axe nothing to find on ${name}, ${scheme}`, async (t) => {
        const page = await openShown(t, path);
        assert.deepEqual(await violationsOf(page, scheme), []);
      });
    }
  }
});

describe('a call whose id has any characters', { timeout: 60_000 }, () => {
  const calls = ['Anruf 日本語 🎈', 'a/b?c#d', '%E0%A4%A', '..'].map((id) => {
    const { call } = failed(id, 0, 'sip_no_answer');
    return { ...call, status: 'failed', events: [] };
  });
  const startConsole = (t: TestContext) => startConsoleOver(t, calls);

  for (const { id } of calls) {
    test(`is linked from the list: ${id}`, async (t) => {
      const { url: origin } = await startConsole(t);
      const body = JSON.stringify(failed(id, 0, 'sip_no_answer'));
      const headers = { 'X-OsmTalk-Signature': signatureOf(body, SECRET) };
      await fetch(`${origin}/webhooks/osmtalk`, { method: 'POST', headers, body });
      const page = await browser.newPage();
      t.after(() => page.close());
      await page.goto(origin);
      await page.locator('osm-failure-list >>> [part~="expand-button"]').click();
      await Promise.all([
        page.waitForNavigation(),
        page.locator('osm-failure-list >>> osm-failure-banner >>> [part="events-link"]').click(),
      ]);
      assert.equal(page.url(), `${origin}/calls?id=${encodeURIComponent(id)}#events`);
      // The platform's own API has no path to the call "..".
      if (id === '..') await waitForText(page, '#note', 'The platform knows no call with this id.');
      else await waitForText(page, '#title', id);
    });
  }

  test('is placed again, its key encoded', async (t) => {
    const { url: origin, keys } = await startConsole(t);
    const id = 'Anruf 日本語 🎈';
    const page = await openPage(t, `/calls/${encodeURIComponent(id)}`, 1280, origin);
    await page.locator('osm-failure-banner >>> [part="retry-button"]').click();
    await waitForText(page, '#placed', 'Placed again as call_new.');
    assert.deepEqual(keys, [encodeURIComponent(`osm-retry:${id}:1`)]);
  });
});

describe('the pages’ retry', { timeout: 60_000 }, () => {
  interface Wish {
    id: string;
    idempotencyKey: string | null;
    status: number;
    body?: string;
    isAborted?: boolean;
  }

  /** What becomes of a retry that the console's server answers like this, and how many requests it took. */
  async function retry(t: TestContext, wish: Wish): Promise<[string, number]> {
    const page = await browser.newPage();
    t.after(() => page.close());
    await page.goto(`${url}/calls`);
    return page.evaluate(async ({ id, idempotencyKey, status, body = '', isAborted = false }) => {
      let requests = 0;
      const { fetch } = window;
      window.fetch = (input, init) => {
        // The page itself asks for other things.
        if (typeof input !== 'string' || !input.startsWith('/api/retry')) return fetch(input, init);
        requests += 1;
        new Request(input, init).signal.throwIfAborted();
        return Promise.resolve(new Response(body, { status }));
      };
      const script = '/assets/retry.js';
      const { retryCall } = (await import(script)) as {
        retryCall(failure: object, options: object): Promise<unknown>;
      };
      const signal = isAborted ? AbortSignal.abort() : new AbortController().signal;
      const placed = retryCall({ call: { id } }, { signal, idempotencyKey });
      const outcome = await placed.then(JSON.stringify, (error: unknown) => String(error));
      return [outcome, requests] as [string, number];
    }, wish);
  }

  const key = 'osm-retry:call_1:1';

  test('gives the new call', async (t) => {
    const wish = { id: 'call_1', idempotencyKey: key, status: 202, body: '{"callId":"call_2"}' };
    assert.deepEqual(await retry(t, wish), ['{"callId":"call_2"}', 1]);
  });

  test('rejects in the server’s words, or without them', async (t) => {
    const wish = { id: 'call_1', idempotencyKey: key, status: 409, body: '{"message":"Not retryable."}' };
    assert.deepEqual(await retry(t, wish), ['Error: Not retryable.', 1]);
    const broken = { ...wish, status: 502, body: '<h1>Bad gateway</h1>' };
    assert.deepEqual(await retry(t, broken), ['Error: The console’s server answered 502.', 1]);
  });

  test('stops with its signal', async (t) => {
    const wish = { id: 'call_1', idempotencyKey: key, status: 202, body: '{}', isAborted: true };
    assert.match((await retry(t, wish))[0], /AbortError/);
  });

  test('asks for nothing without a key', async (t) => {
    const wish = { id: '', idempotencyKey: null, status: 202, body: '{}' };
    assert.deepEqual(await retry(t, wish), ['Error: A call without an id is not placed again.', 0]);
  });

  test('takes an id of half a character', async (t) => {
    const wish = { id: '\ud83c', idempotencyKey: 'osm-retry:\ud83c:1', status: 202, body: '{}' };
    assert.deepEqual(await retry(t, wish), ['{}', 1]);
  });
});
