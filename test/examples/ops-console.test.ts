import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { describe, test, type TestContext } from 'node:test';

import { Hono } from 'hono';

import { failureLine, Journal } from '../../examples/ops-console/journal.js';
import { readOptions } from '../../examples/ops-console/options.js';
import { assembleConsole } from '../../examples/ops-console/start.js';
import { Platform } from '../../examples/platform/platform.js';
import type { Env } from '../../examples/shared/pages.js';
import { failed, openStream, SECRET, serve, startConsoleOver, startMain, until } from './support.js';

async function startConsole(t: TestContext) {
  // The stand-in sends to an address that it is told before the console is there.
  const door = new Hono<Env>();
  const url = await serve(t, door);
  const webhookUrl = `${url}/webhooks/osmtalk`;
  const options = { apiKey: 'key', webhookUrl, webhookSecret: SECRET, seed: 7, speed: 10_000, maxConcurrent: 15 };
  const platform = new Platform(options);
  t.after(() => platform.close());
  const platformUrl = await serve(t, platform.app);
  const bursts: number[] = [];
  const onBurst = (): void => void bursts.push(1);
  const { app, receiver } = assembleConsole({ platformUrl, apiKey: 'key', secrets: [SECRET], onBurst });
  door.route('/', app);
  const listed = async (query: string): Promise<Record<string, string>[]> => {
    const response = await fetch(`${platformUrl}/api/calls?${query}`, { headers: { Authorization: 'Bearer key' } });
    return ((await response.json()) as { calls: Record<string, string>[] }).calls;
  };
  return { platform, receiver, url, bursts, listed };
}

function post(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { Origin: new URL(url).origin, ...headers } });
}

/** The status of a GET with a Host header of its own, which `fetch` would not send. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  const asking = request(url, { headers: { Host: host } }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  response.destroy();
  return response.statusCode;
}

/** Ids that an address or a header does not take as they are. */
const ODD_IDS = ['Anruf 日本語 🎈', 'a/b?c#d', '%E0%A4%A', '50% + 1', '...'];

describe('the console', () => {
  for (const path of [
    '/',
    '/calls/call_1',
    '/assets/console.css',
    '/assets/list.js',
    '/elements/osmtalk-elements.js',
  ]) {
    test(`serves ${path} under a strict content security policy`, async (t) => {
      const { url } = await startConsole(t);
      const response = await fetch(url + path);
      assert.equal(response.status, 200);
      assert.equal(
        response.headers.get('Content-Security-Policy'),
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      await response.body?.cancel();
    });
  }

  test('serves no file outside its folder', async (t) => {
    const { url } = await startConsole(t);
    for (const path of [
      '/assets/../main.ts',
      '/assets/%2e%2e/main.ts',
      '/assets/..%2fmain.ts',
      '/assets//etc/passwd',
    ]) {
      assert.equal((await fetch(url + path)).status, 404, path);
    }
  });

  test('sees a whole campaign through its webhooks', async (t) => {
    const { platform, receiver, listed } = await startConsole(t);
    await platform.runCampaign(80);
    const failedCalls = (await listed('status=failed&limit=1000')).length;
    await until(() => receiver.inbox.counts.completed + receiver.inbox.counts.failed === 80);
    assert.deepEqual(receiver.inbox.counts, { made: 80, completed: 80 - failedCalls, failed: failedCalls });
  });

  test('gives the details of a call, its number masked', async (t) => {
    const { platform, url, listed } = await startConsole(t);
    await platform.runCampaign(5);
    const { id, destination } = (await listed('limit=1'))[0] ?? {};
    const text = await (await fetch(`${url}/api/calls/${id}`)).text();
    assert.equal((JSON.parse(text) as { id: string }).id, id);
    assert.equal(text.includes(String(destination)), false);
    assert.ok(text.includes(String(destination).slice(-4)));
  });

  test('shows no whole number, in whatever field it comes', async (t) => {
    const number = '+12025550143';
    const call = {
      ...failed('2025550199').call,
      destination: number,
      to: number,
      phoneNumber: number.slice(1),
      events: [{ time: '2026-05-13T08:42:17.221Z', event: 'sip.invite', detail: `sip:${number}@carrier.example` }],
      transcript: [{ role: 'user', text: 'Call me at 2025550143.' }],
    };
    const { url } = await startConsoleOver(t, [call]);
    const text = await (await fetch(`${url}/api/calls/${call.id}`)).text();
    assert.doesNotMatch(text, /2025550143/);
    const { leadId, ...shown } = JSON.parse(text) as Record<string, unknown>;
    assert.deepEqual(shown, JSON.parse(JSON.stringify(call).replace(/\+?1?2025550143/g, '••••0143')));
    // It stands for the person, so that a page can tell two calls to one from two calls to two.
    assert.match(String(leadId), /^person-[\w-]{16}$/);
  });

  for (const id of ODD_IDS) {
    test(`finds the call ${JSON.stringify(id)}, in the path and in the query`, async (t) => {
      const { url } = await startConsoleOver(t, [{ id }]);
      for (const path of ['/api/calls/', '/api/calls?id='])
        assert.equal((await fetch(url + path + encodeURIComponent(id))).status, 200, path);
    });
  }

  for (const id of ['', '.', '..']) {
    test(`asks the platform for nothing else when the id is ${JSON.stringify(id)}`, async (t) => {
      const { url, asked } = await startConsoleOver(t, []);
      assert.equal((await fetch(`${url}/api/calls?id=${id}`)).status, 404);
      assert.equal((await post(`${url}/api/retry?id=${id}`, { 'Idempotency-Key': 'k' })).status, 404);
      assert.deepEqual(asked, []);
    });
  }

  test('forwards the key of a retry as it came', async (t) => {
    const { url, keys } = await startConsoleOver(t, [{ ...failed('é').call, status: 'failed' } as { id: string }]);
    const key = encodeURIComponent('osm-retry:é:1');
    assert.equal((await post(`${url}/api/retry?id=%C3%A9`, { 'Idempotency-Key': key })).status, 202);
    assert.deepEqual(keys, [key]);
  });

  test('answers to no other host', async (t) => {
    const { url } = await startConsole(t);
    const { port } = new URL(url);
    for (const path of ['/', '/events', '/calls/x', '/api/calls/x', '/assets/list.js']) {
      for (const host of ['evil.test', `evil.test:${port}`, `127.0.0.1.evil.test:${port}`, '127.0.0.1', 'localhost:1'])
        assert.equal(await statusFor(url + path, host), 421, `${host}${path}`);
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) assert.equal(await statusFor(url, host), 200, host);
  });

  test('retries a retryable call, once for one key', async (t) => {
    const { platform, url, listed } = await startConsole(t);
    await platform.runCampaign(40);
    const call = (await listed('failureReason=sip_no_answer'))[0];
    const retry = (): Promise<Response> => post(`${url}/api/retry/${call?.id}`, { 'Idempotency-Key': 'osm-retry:x:1' });
    const answers = await Promise.all([retry(), retry()]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202],
    );
    const [first, second] = await Promise.all(answers.map((answer) => answer.json()));
    assert.deepEqual(first, second);
    assert.equal((await listed('limit=1000')).length, 41);
  });

  test('refuses to retry a call that is not retryable, is unknown, or comes without a key', async (t) => {
    const { platform, url, listed } = await startConsole(t);
    await platform.runCampaign(80);
    const rejected = (await listed('failureReason=sip_rejected'))[0];
    const done = (await listed('status=completed'))[0];
    const key = { 'Idempotency-Key': 'osm-retry:x:1' };
    assert.equal((await post(`${url}/api/retry/${rejected?.id}`, key)).status, 409);
    assert.equal((await post(`${url}/api/retry/${done?.id}`, key)).status, 409);
    assert.equal((await post(`${url}/api/retry/call_nobody_knows`, key)).status, 404);
    assert.equal((await post(`${url}/api/retry/${rejected?.id}`)).status, 400);
    assert.equal((await listed('limit=1000')).length, 80);
  });

  test('places nothing for a page of another site', async (t) => {
    const { url, bursts } = await startConsole(t);
    assert.equal((await post(`${url}/api/burst`, { Origin: 'https://elsewhere.example' })).status, 403);
    assert.equal((await post(`${url}/api/burst`)).status, 202);
    assert.equal(bursts.length, 1);
  });
});

describe('the terminal', () => {
  test('says a failed call in the dashboard’s words', () => {
    assert.equal(
      failureLine(failed('call_0042', 0, 'sip_rejected')),
      'call_0042 failed: Carrier rejected the call (Carrier). Not retryable.',
    );
    assert.equal(
      failureLine(failed('call_0042', 0, 'idle_timeout')),
      'call_0042 failed: No activity for too long (Caller behaviour). Retryable.',
    );
  });

  test('names a code that is not on the official list', () => {
    const line = failureLine(failed('call_0042', 0, 'tts_quota_exceeded'));
    assert.equal(line, 'call_0042 failed: Unclassified failure (Unknown) [tts_quota_exceeded]. Not retryable.');
  });

  test('is not steered by what comes from outside', () => {
    assert.doesNotMatch(failureLine(failed('call_\u001b[2J\u202e1', 0, 'x\u001b]0;y\u0007')), /[\p{Cc}\p{Cf}]/u);
  });

  test('says when a call is re-classified', () => {
    assert.match(
      failureLine(failed('call_0042', 60, 'stale_sweep'), true),
      /^call_0042 re-classified: Call was orphaned/,
    );
  });

  test('sums up a crowd, and goes back to a line each when it is over', () => {
    const lines: string[] = [];
    const journal = new Journal((line) => lines.push(line));
    const add = (count: number): void => {
      for (let index = 0; index < count; index += 1) journal.add(failed(`call_${index}`, 0, 'sip_rejected'));
      journal.flush();
    };
    [50, 20, 3, 3].forEach(add);
    assert.equal(lines.length, 6 + 1 + 1 + 1 + 3);
    assert.equal(lines[6], '44 more failed calls: Carrier 44.');
    assert.equal(lines[7], '20 more failed calls: Carrier 20.');
  });
});

describe('the options', () => {
  test('come from flags, then from the environment, then from the defaults', () => {
    const options = readOptions(['--calls', '12'], { OPS_CALLS: '34', OPS_SEED: '5' });
    assert.deepEqual(options, {
      ...{ port: 4173, seed: 5, calls: 12, speed: 60, burst: 200, burstAtStart: false },
      ...{ attempts: 3, backoff: 1 },
    });
  });

  for (const args of [['--calls', 'many'], ['--port', '80'], ['--speed', '-1'], ['--seed', '1.5'], ['--colour']]) {
    test(`refuse ${args.join(' ')}`, () => {
      assert.throws(() => readOptions(args, {}));
    });
  }
});

function startFor(t: TestContext, ...args: string[]): ReturnType<typeof startMain> {
  const main = startMain(...args);
  t.after(main.stop);
  return main;
}

describe('npm start', { timeout: 60_000 }, () => {
  test('prints the one address to open on its first line, and the API of the stand-in below it', async (t) => {
    const { address, output } = startFor(t, '--port', '4185', '--calls', '0');
    const url = await address();
    await until(() => output().includes('Ctrl-C stops everything.'));
    const [first, ...others] = output().split('\n');
    assert.equal(first, `Open ${url}`);
    const addresses = others.filter((line) => line.includes('http://'));
    assert.equal(addresses.length, 1);
    assert.match(addresses[0]!, /^Stand-in for the platform's API: http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('chooses around a taken port, says so, and shows failed calls arriving', async (t) => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    t.after(() => squatter.close());
    const taken = String((squatter.address() as AddressInfo).port);
    const { address, output } = startFor(t, '--port', taken, '--calls', '40', '--speed', '600');
    const url = await address();
    assert.notEqual(new URL(url).port, taken);
    await until(() => output().includes(`Port ${taken} is taken`));
    const stream = await openStream(t, url);
    const { data } = await stream.next();
    let { failed: failures } = data.counts;
    while (failures === 0) ({ failed: failures } = (await stream.next()).data.counts);
    await until(() => output().includes(' failed: '));
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`ends with 0 within a second of ${signal}, with a page connected and calls under way`, async (t) => {
      const { child, address, output } = startFor(t, '--port', '4181', '--calls', '100');
      const stream = await openStream(t, await address());
      await stream.next();
      const before = performance.now();
      child.kill(signal);
      const [code] = (await once(child, 'exit')) as [number | null];
      assert.equal(code, 0, output());
      assert.ok(performance.now() - before < 1000);
      await stream.next().catch(() => undefined);
    });
  }

  test('says what is wrong with an option, and ends with 1', async (t) => {
    const { child, output } = startFor(t, '--calls', 'many');
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 1);
    assert.match(output(), /--calls takes a whole number/);
  });
});
