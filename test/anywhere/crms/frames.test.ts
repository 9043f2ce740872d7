/** The Zendesk app and the server-written page of docs/crms.md, in Chromium. */
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import type { Page } from 'puppeteer-core';

import { emptyFolder, installed, openBrowser, serveFolder } from '../support.js';
import { only, place } from './snippets.js';

const folder = emptyFolder('frames');
const script = join(installed, 'dist/cdn/osmtalk-elements.classic.js');
for (const file of ['assets/iframe.html', 'assets/app.js', 'page.js']) place(file, folder);
for (const path of ['osmtalk-elements.classic.js', 'assets/osmtalk-elements.classic.js'])
  copyFileSync(script, join(folder, path));

const browser = await openBrowser();
const app = await serveFolder(folder);
const product = await serveFolder(folder);

/** What Zendesk's SDK does here: hands out a ticket's field and an answer of the API, and notes what it was asked for. */
const SDK = `globalThis.ZAFClient = { init: () => ({
  on: (name, listener) => name === 'app.registered' && setTimeout(listener),
  get: async (path) => ({ [path]: 'call/7' }),
  request: async (options) => (invoked.push(['request', options.url]), { id: 'call/7', status: 'failed', failureReason: 'stale_sweep' }),
  invoke: (name, argument) => invoked.push([name, argument]),
}) }; globalThis.invoked = [];`;

async function openPage(): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().startsWith('https://static.zdassets.com/'))
      void request.respond({ contentType: 'text/javascript', body: SDK });
    else void request.continue();
  });
  return { page, errors };
}

for (const sandbox of ['allow-scripts', 'allow-scripts allow-same-origin allow-forms allow-popups']) {
  test(`a Zendesk app explains the ticket's call in a frame with sandbox="${sandbox}"`, async () => {
    const { location } = JSON.parse(only('json')) as { location: { support: { ticket_sidebar: string } } };
    const { page, errors } = await openPage();
    const frameUrl = `${app}/${location.support.ticket_sidebar}`;
    writeFileSync(
      join(folder, 'product.html'),
      `<!doctype html><html lang="en"><title>Ticket</title><iframe title="App" sandbox="${sandbox}" src="${frameUrl}" width="320" height="500"></iframe>`,
    );
    await page.goto(`${product}/product.html`);
    const frame = await page.waitForFrame((each) => each.url() === frameUrl);
    await frame.waitForSelector('osm-failure-banner:state(shown)');
    await frame.waitForFunction(`invoked.length > 1`);
    const inside = (part: string) => frame.$(`osm-failure-banner >>> [part="${part}"]`);
    const title = await (await inside('title'))?.evaluate((node) => node.textContent);
    assert.equal(title, 'Call was orphaned');
    const [request, resize] = (await frame.evaluate('invoked')) as [string, { height: string }][];
    assert.deepEqual(request, ['request', 'https://api.osmtalk.com/api/calls/call%2F7']);
    assert.ok(parseInt(resize![1].height) > 200, resize![1].height);

    await (await inside('copy-button'))?.click();
    await frame.waitForFunction(`
      /failed/i.test(document.querySelector('osm-failure-banner').shadowRoot.querySelector('[part=copy-button]').textContent)`);
    await (await inside('dispute-link'))?.click();
    const [name, text] = (await frame.evaluate('invoked.at(-1)')) as [string, string];
    assert.equal(name, 'ticket.editor.insert');
    assert.match(text, /stale_sweep/);
    // What Chromium says of the clipboard is not an error of ours.
    assert.deepEqual(
      errors.filter((error) => !/clipboard/i.test(error)),
      [],
    );
    await page.close();
  });
}

test('a page that a server writes shows the call, whatever its texts contain', async () => {
  const { pageOf } = (await import(pathToFileURL(join(folder, 'page.js')).href)) as {
    pageOf: (call: object) => string;
  };
  for (const id of [
    'call_7',
    `"><script>globalThis.hacked = 1</script>`,
    `it's </osm-failure-banner> & "more"`,
    '&quot;<!--',
  ]) {
    writeFileSync(join(folder, 'call.html'), pageOf({ id, status: 'failed', failureReason: 'sip_rejected' }));
    const { page, errors } = await openPage();
    await page.goto(`${app}/call.html`);
    await page.waitForSelector('osm-failure-banner:state(shown)');
    const read = await page.evaluate(
      `[document.querySelector('osm-failure-banner').failure.call.id, globalThis.hacked]`,
    );
    assert.deepEqual(read, [id, null]);
    assert.deepEqual(errors, []);
    await page.close();
  }
});
