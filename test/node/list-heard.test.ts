/**
 * What is heard while a person finds a call and retries it by keys alone, with real key presses. It is written down in
 * docs/accessibility.md, and compared with that. Run with `OSM_WRITE=1` to write it there again, and read it.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import type { Page } from 'puppeteer-core';

import type { TestBrowser } from '../support/browser.js';
import { openBrowser } from '../support/browser.js';
import { at, failedCall } from '../support/calls.js';
import type { Step } from '../support/heard.js';
import { Listener } from '../support/heard.js';

const DOCS = 'docs/accessibility.md';
const BLOCK = /(<!-- heard -->\n+```text\n)(.*?)(```\n+<!-- \/heard -->)/s;

/** Minutes, agents and reasons of the calls. Two of them failed more than an hour ago. */
const failures = [
  [9, 'Priya', 'stale_sweep'],
  [8, 'Arjun', 'sip_rejected'],
  [7, 'Priya', 'no_audio_output'],
  [5, 'Arjun', 'stale_sweep'],
  [4, 'Priya', 'sip_rejected'],
  [-20, 'Priya', 'stale_sweep'],
  [-90, 'Priya', 'stale_sweep'],
  [-95, 'Priya', 'no_audio_output'],
] as const;
const calls = failures.map(([minute, agentId, reason], n) =>
  failedCall(`call_${String(n + 1)}`, reason, {
    endedAt: at(minute),
    durationSeconds: 30 + n,
    channel: 'phone',
    destination: `+91987654012${String(n)}`,
    agentId,
  }),
);

const WALK: readonly (readonly [what: string, steps: readonly Step[]])[] = [
  ['Only what is platform-side', [{ key: 'Tab' }, { key: 'Tab' }, { key: 'Space', announced: 1 }]],
  ['Only the calls of Priya', [{ key: 'Tab', until: 'Agent' }, { key: 'P', announced: 1 }]],
  ['Only the last hour', [{ key: 'Tab', until: 'Time range' }, { key: 'L', announced: 1 }, { key: 'L', announced: 1 }]],
  ['To the rows, and to the third', [{ key: 'Tab', until: 'Call was orphaned' }, { key: 'ArrowDown' }, { key: 'ArrowDown' }]],
  ['Open it, and call again', [{ key: 'Enter' }, { key: 'Tab' }, { key: 'Enter', announced: 1 }]],
  ['Close it from its banner: the focus is on its row', [{ key: 'Escape' }]],
  ['To its link, which the browser’s own menu copies', [{ key: 'ArrowRight' }, { key: 'ArrowRight' }, { key: 'ArrowRight' }, { key: 'ArrowRight' }]],
  ['Back to the row, and close it', [{ key: 'Escape' }, { key: 'ArrowLeft' }]],
]; // prettier-ignore

let browser: TestBrowser;
let page: Page;

before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.emulateTimezone('UTC');
  await page.setViewport({ width: 1300, height: 900 });
  await page.setContent('<!doctype html><html lang="en"><title>Calls</title><main></main>');
  await page.evaluate((now) => (Date.now = () => now), Date.parse(at(10)));
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
});

after(async () => {
  await browser.close();
});

const nameOf = ({ key, shift, until }: Step): string => `${shift ? 'Shift+' : ''}${key}${until ? ' …' : ''}`;

test('finding a call, retrying it and going to its link by keys is heard as docs/accessibility.md says', async () => {
  await page.evaluate(async (calls) => {
    const list = Object.assign(document.createElement('osm-failure-list'), { calls, retry: true, callHref: '/calls/{id}' }); // prettier-ignore
    list.addEventListener('osm-retry', (event) => {
      event.retryWith(() => Promise.resolve({ callId: 'call_9' }));
    });
    document.querySelector('main')!.append(list);
    await list.updateComplete;
  }, calls);
  const listener = await Listener.of(page);
  const lines: string[] = [];
  for (const [what, steps] of WALK) {
    lines.push('', what);
    for (const step of steps) {
      const [first = '', ...more] = await listener.hear(step);
      lines.push(`  ${nameOf(step).padEnd(12)} ${first}`.trimEnd(), ...more.map((each) => `${' '.repeat(15)}${each}`));
    }
  }
  const heard = `${lines.slice(1).join('\n')}\n`;
  const docs = readFileSync(DOCS, 'utf8');
  if (process.env.OSM_WRITE) writeFileSync(DOCS, docs.replace(BLOCK, (_, start, __, end) => `${String(start)}${heard}${String(end)}`)); // prettier-ignore
  assert.equal(BLOCK.exec(readFileSync(DOCS, 'utf8'))?.[2], heard);
});
