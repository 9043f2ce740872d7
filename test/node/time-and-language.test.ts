/**
 * Impossible dates, clock changes and meaningless amounts never give "NaN" or "Invalid Date": in ten time zones, set for
 * a Node process and for a page, in every language that ships and under malformed language tags.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { promisify } from 'node:util';

import { build } from 'esbuild';
import puppeteer, { type Browser } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import { shouldRetry } from '../../src/catalog.js';
import { NewFailureAnnouncer } from '../../src/elements/failure-list/new-failure-announcer.js';
import type { Said } from '../support/times.js';
import { brokenAmong, LANGUAGES, naivelyFormatted, ZONES } from '../support/times.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'times-'));
const inProcess = join(folder, 'times-in-zone.mjs');
const inPage = join(folder, 'times-in-page.js');
let browser: Browser;

before(async () => {
  const bundle = (entry: string, outfile: string, format: 'esm' | 'iife') =>
    // `sideEffects` in package.json does not list the sources, so esbuild would drop those that register the elements.
    build({
      entryPoints: [`test/support/${entry}`],
      outfile,
      bundle: true,
      format,
      ignoreAnnotations: true,
      logLevel: 'warning',
    });
  await bundle('times-in-zone.ts', inProcess, 'esm');
  await bundle('times-in-page.ts', inPage, 'iife');
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

interface Printed {
  readonly zone: string;
  readonly count: number;
  readonly broken: readonly Said[];
  readonly brokenByTag: readonly Said[];
  readonly days: { readonly ours: readonly string[]; readonly theirs: readonly string[] };
}

const printed = new Map<string, Promise<Printed>>();

/** The output of a process in a time zone. It runs while the page of the previous zone is read. */
function printedIn(zone: string): Promise<Printed> {
  const next = ZONES[ZONES.indexOf(zone) + 1];
  for (const each of [zone, next ?? zone]) if (!printed.has(each)) printed.set(each, print(each));
  return printed.get(zone)!;
}

async function print(zone: string): Promise<Printed> {
  const options = { env: { ...process.env, TZ: zone }, maxBuffer: 1e8 };
  return JSON.parse((await run(process.execPath, [inProcess], options)).stdout) as Printed;
}

interface Read {
  readonly zone: string;
  readonly said: number;
  readonly broken: readonly Said[];
}

async function readIn(zone: string): Promise<Read & { readonly complaints: readonly string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  await page.emulateTimezone(zone);
  await page.setContent('<!doctype html><html lang="en"><title>Times</title><body></body></html>');
  await page.addScriptTag({ path: inPage });
  const read = (await page.evaluate('readInPage()')) as Read;
  await page.close();
  return { ...read, complaints };
}

/** A time zone as `Intl` spells it. */
const nameOf = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;

for (const zone of ZONES) {
  describe(`the time zone ${zone}`, () => {
    let inZone: Printed;
    before(async () => {
      inZone = await printedIn(zone);
    });

    test(`no format, doubt, retry decision, day heading or timeline has a broken value in ${zone}, in any language`, () => {
      assert.deepEqual([inZone.zone, inZone.broken], [nameOf(zone), []]);
      assert.equal(inZone.count > 2000, true);
    });

    test(`the ledger groups by calendar days of ${zone}`, () => {
      assert.deepEqual(inZone.days.ours, inZone.days.theirs);
    });

    test(`no element in a browser shows a broken value in ${zone}`, async () => {
      const { zone: there, said, broken, complaints } = await readIn(zone);
      assert.deepEqual([there, broken, complaints], [nameOf(zone), [], []]);
      assert.equal(said > 200, true);
    });
  });
}

test('no text under a malformed language tag has a broken value', async () => {
  assert.deepEqual((await printedIn('UTC')).brokenByTag, []);
});

for (const lang of LANGUAGES) {
  test(`the check for broken values detects naive formatting in ${lang}`, () => {
    const said = naivelyFormatted(lang, 'UTC');
    const broken = brokenAmong(said);
    assert.ok(broken.some(([what]) => what.startsWith('moment')) && broken.some(([what]) => what.startsWith('amount')));
    assert.ok(broken.length < said.length);
  });
}

test('a system clock that is set back by a year does not delay an announcement of new failures', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const told: number[] = [];
  const announcer = new NewFailureAnnouncer();
  const update = (size: number) => announcer.update(() => size, true, (count) => told.push(count)); // prettier-ignore
  update(1);
  update(2);
  t.mock.timers.tick(0);
  const clock = mock.method(Date, 'now', () => 0);
  update(3);
  t.mock.timers.tick(5000);
  clock.mock.restore();
  assert.deepEqual(told, [1, 1]);
});

test('a retry is due at the end of the call, even when that is in the future', () => {
  const now = Date.UTC(2026, 4, 13);
  const decide = (endedAt: number) => {
    const { retry, at } = shouldRetry({ status: 'failed', failureReason: 'stale_sweep', endedAt }, null, { now });
    return [retry, at];
  };
  assert.deepEqual(decide(now + 36e5), [true, now + 36e5]);
  assert.deepEqual(decide(now - 36e5), [true, now - 36e5]);
});
