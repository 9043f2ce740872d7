/** The console's retry against the stand-in: one person, one retry, whoever presses, and whenever. */
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';

import type { Campaign } from '@osmapi/osmtalk-elements/catalog.js';
import { FailureLedger } from '@osmapi/osmtalk-elements/ledger.js';
import { Hono } from 'hono';

import { assembleConsole } from '../../examples/ops-console/start.js';
import { readSchedule } from '../../examples/platform/hours.js';
import { fictionalNumber } from '../../examples/platform/numbers.js';
import type { Env } from '../../examples/shared/pages.js';
import { type Listing, listing, startPlatform } from './platform-support.js';
import { openStream, SECRET, serve, startMain, until } from './support.js';

type Fields = Readonly<Record<string, unknown>>;

const retryPolicy = { maxAttempts: 3, backoffMinutes: 0, retryOn: ['no_answer'] };
const ALWAYS: Campaign = { retryPolicy };

interface Options {
  readonly campaign?: Campaign;
  readonly clock?: { now(): number; readonly speed: number };
}

/** A stand-in on which a campaign has ended, and consoles for it. */
async function start(t: TestContext, { campaign = ALWAYS, clock }: Options = {}) {
  const stand = await startPlatform(t, { webhookUrl: null, ...(clock ? { clock } : {}) });
  const said: string[] = [];
  const openConsole = async (): Promise<string> => {
    const { app, retries } = assembleConsole({
      ...{ platformUrl: stand.url, apiKey: 'key', secrets: [SECRET], campaign },
      ...(clock ? { now: () => clock.now() } : {}),
      onKept: (sentence) => said.push(sentence),
    });
    t.after(() => retries.close());
    return serve(t, app);
  };
  const url = await openConsole();
  const find = async (query: string): Promise<Fields> =>
    (await listing(stand.ask(`/api/calls?limit=1000&${query}`))).calls[0] ?? assert.fail(`No call with ${query}.`);
  const countTo = async (number: unknown): Promise<number> =>
    ((await (await stand.ask('/stand-in/call-counts')).json()) as Record<string, number>)[String(number)] ?? 0;
  return { ...stand, url, openConsole, find, countTo, said };
}

async function press(url: string, id: unknown, key = `osm-retry:${String(id)}:1`) {
  const headers = { Origin: url, 'Idempotency-Key': key };
  const response = await fetch(`${url}/api/retry?id=${encodeURIComponent(String(id))}`, { method: 'POST', headers });
  return { status: response.status, body: (await response.json()) as Fields };
}

const retryable = 'failureReason=no_audio_output';

describe('a press of Retry', () => {
  test('by two operators at once, in one console and in another, places one call', async (t) => {
    const { platform, url, openConsole, find, countTo } = await start(t);
    await platform.runCampaign(60);
    const { id, destination } = await find(retryable);
    const other = await openConsole();
    const answers = await Promise.all([press(url, id), press(url, id), press(other, id), press(other, id)]);
    assert.equal(await countTo(destination), 2);
    const placed = answers.filter(({ status }) => status === 202).map(({ body }) => body.callId);
    assert.ok(placed.length > 0);
    assert.equal(new Set(placed).size, 1);
  });

  test('after another operator’s calls nobody who is under way, was called again or was reached, and says so', async (t) => {
    const { platform, url, find, countTo, ask } = await start(t);
    await platform.runCampaign(60);
    const { id, destination } = await find(retryable);
    const { callId } = (await press(url, id)).body;
    const texts = [
      'A later call to this person is still under way.',
      'This person was called again later.',
      'A later call reached this person.',
    ];
    await until(async () => {
      const { status, body } = await press(url, id, 'another key');
      assert.equal(status, 409);
      assert.ok(texts.includes(String(body.message)), String(body.message));
      return ((await (await ask(`/api/calls/${String(callId)}`)).json()) as Fields).status !== 'in_progress';
    });
    assert.equal(await countTo(destination), 2);
  });

  test('is refused in the platform’s words for a number on the do-not-call list', async (t) => {
    const { platform, url, find, countTo } = await start(t);
    await platform.runCampaign(60);
    const { id, destination } = await find(retryable);
    platform.block(String(destination));
    const answer = await press(url, id);
    assert.deepEqual(answer, { status: 409, body: { message: 'This number is on the do-not-call list.' } });
    assert.equal(await countTo(destination), 1);
  });

  test('is refused where the attempts are used', async (t) => {
    const { platform, url, find } = await start(t, { campaign: { retryPolicy: { maxAttempts: 1 } } });
    await platform.runCampaign(60);
    const { status, body } = await press(url, (await find(retryable)).id);
    assert.equal(status, 409);
    assert.match(String(body.message), /^The policy allows 1 attempt/);
  });
});

describe('a press of Retry outside the dialling hours', () => {
  const opening = Date.parse('2026-12-01T09:00:00+05:30');
  const schedule = readSchedule({})!;

  /** Night, 400 ms before the hours begin. */
  async function startAtNight(t: TestContext) {
    let begin = performance.now();
    const clock = { now: () => Math.floor(opening - 400 + performance.now() - begin), speed: 1 };
    // The stand-in has no hours: that nobody is called before they begin is the console's doing.
    const stand = await start(t, { campaign: { retryPolicy, schedule }, clock });
    await stand.platform.runCampaign(60);
    begin = performance.now();
    return stand;
  }

  test('is kept by the server, which says so and calls once when they begin', async (t) => {
    const { url, find, countTo, said } = await startAtNight(t);
    const { id, destination } = await find(retryable);
    const scheduledFor = new Date(opening).toISOString();
    const answers = await Promise.all([press(url, id), press(url, id)]);
    for (const answer of answers) assert.deepEqual(answer, { status: 202, body: { scheduledFor } });
    const shown = (await (await fetch(`${url}/api/calls?id=${String(id)}`)).json()) as Fields;
    assert.equal(shown.retryAt, scheduledFor);
    assert.equal(await countTo(destination), 1);
    await until(() => said.length > 0);
    assert.match(said.join(), new RegExp(`^${String(id)} was kept for now: called again, as call_\\w+\\.$`));
    assert.equal(await countTo(destination), 2);
  });

  test('is decided anew when they begin: whoever asked not to be called meanwhile is not', async (t) => {
    const { url, find, said, platform, countTo } = await startAtNight(t);
    const { id, destination } = await find(retryable);
    await press(url, id);
    platform.block(String(destination));
    await until(() => said.length > 0);
    assert.match(said.join(), /not called again\. This number is on the do-not-call list\.$/);
    assert.equal(await countTo(destination), 1);
  });
});

describe('the pages', () => {
  test('plan retries from what they are told as from the platform’s own record', async (t) => {
    // The stand-in sends to an address that it is told before the console is there.
    const door = new Hono<Env>();
    const url = await serve(t, door);
    const rules = { retryPolicy: { maxAttempts: 2, backoffMinutes: 0, retryOn: ['no_answer'] }, schedule: null };
    const {
      platform,
      ask,
      url: platformUrl,
    } = await startPlatform(t, { webhookUrl: `${url}/webhooks/osmtalk`, rules, seed: 22 });
    door.route('/', assembleConsole({ platformUrl, apiKey: 'key', secrets: [SECRET] }).app);
    await platform.runCampaign(200);
    await platform.settle();

    const { calls } = await listing(ask('/api/calls?limit=1000'));
    const { data } = await (await openStream(t, url)).next();
    const [record, page] = [calls, data.events].map((inputs) => {
      const ledger = new FailureLedger();
      ledger.replace(inputs);
      const { retry, leftOut } = ledger.retryPlan(ledger.view().keys, { policy: { maxAttempts: 2 } });
      return new Map([...retry.map(({ key }) => [key, 'retry'] as const), ...leftOut.map(({ key, why }) => [key, why] as const)]); // prettier-ignore
    });
    const blocked = new Set(((await (await ask('/api/campaigns/dnc')).json()) as { numbers: unknown[] }).numbers);
    for (const { id, destination } of calls) {
      const expected = record!.get(String(id));
      // The record of a call does not say that its person must not be called; the lead's event does.
      const isBlocked = blocked.has(destination) && expected === 'retry';
      assert.equal(page!.get(String(id)), isBlocked ? 'do-not-call' : expected, String(id));
    }
    const whys = new Set(page!.values());
    for (const why of ['retry', 'not-retryable', 'tried-again', 'reached', 'do-not-call'] as const) assert.ok(whys.has(why), why); // prettier-ignore
  });

  test('are given the campaign', async (t) => {
    const { url } = await start(t);
    assert.deepEqual(await (await fetch(`${url}/api/campaign`)).json(), ALWAYS);
  });

  test('are given the other calls to the same person, and nobody else’s', async (t) => {
    const { platform, url, find } = await start(t);
    await platform.runCampaign(60);
    const { id, leadId } = await find(retryable);
    const others = async (): Promise<Listing> =>
      (await (await fetch(`${url}/api/other-calls?id=${String(id)}`)).json()) as Listing;
    assert.deepEqual(await others(), { calls: [] });
    const { callId } = (await press(url, id)).body;
    const { calls } = await others();
    assert.deepEqual(calls.map((call) => [call.id, call.leadId]), [[callId, leadId]]); // prettier-ignore
  });
});

test(
  'no number but its last four digits is on a page, in the stream of events, in an answer or on the terminal',
  { timeout: 60_000 },
  async (t) => {
    const main = startMain('--port', '4183', '--calls', '60', '--speed', '600', '--backoff', '0');
    t.after(main.stop);
    const url = await main.address();
    const stream = await openStream(t, url);
    const seen: string[] = [];
    const ids = new Set<string>();
    for (let ended = 0; ended < 60;) {
      const { data } = await stream.next();
      seen.push(JSON.stringify(data));
      for (const { call } of data.events as { call?: { id: string } }[]) if (call) ids.add(call.id);
      ended = data.counts.completed + data.counts.failed;
    }
    for (const id of [...ids].slice(0, 30)) {
      for (const path of [`/calls?id=${id}`, `/api/calls?id=${id}`, `/api/other-calls?id=${id}`])
        seen.push(await (await fetch(url + path)).text());
      seen.push(JSON.stringify(await press(url, id)));
    }
    seen.push(main.output());
    const text = seen.join('\n').replace(/[ ().-]/g, '');
    assert.match(text, /••••01\d\d/);
    const numbers = Array.from({ length: 80 }, (_, index) => fictionalNumber(index));
    assert.deepEqual(numbers.filter((number) => text.includes(number.slice(2))), []); // prettier-ignore
  },
);
