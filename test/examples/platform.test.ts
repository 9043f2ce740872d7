import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';

import { FAILURE_REASONS } from '@osmapi/osmtalk-elements/catalog.js';
import getPort from 'get-port';
import { Hono } from 'hono';

import { planCall } from '../../examples/platform/plan.js';
import {
  REDELIVERY_MINUTES,
  signatureOf,
  type WebhookOptions,
  WebhookSender,
} from '../../examples/platform/webhooks.js';
import { listing, startPlatform, startTarget } from './platform-support.js';
import { failed, SECRET, serve, until } from './support.js';

function startSender(t: TestContext, url: string, options: Partial<WebhookOptions> = {}): WebhookSender {
  const closing = new AbortController();
  t.after(() => closing.abort());
  return new WebhookSender({ url, secret: SECRET, minute: 1, signal: closing.signal, ...options });
}

describe('a webhook', () => {
  test('is signed over the bytes that are sent', async (t) => {
    const { requests, url } = await startTarget(t, 200);
    assert.equal(await startSender(t, url).send(failed('call_1')), 'delivered');
    assert.deepEqual(JSON.parse(requests[0]?.body ?? ''), failed('call_1'));
    assert.equal(requests[0]?.signature, signatureOf(requests[0]?.body ?? '', SECRET));
  });

  test('is signed with both secrets while one is being changed, redeliveries too', async (t) => {
    const { requests, url } = await startTarget(t, 503, 503, 200);
    const sender = startSender(t, url, { minute: 20 });
    const delivery = sender.send(failed('call_1'));
    await until(() => requests.length === 1);
    sender.useSecrets('new', SECRET);
    await until(() => requests.length === 2);
    sender.useSecrets('new');
    await delivery;
    const signatures = (...secrets: string[]) => secrets.map((secret) => signatureOf(requests[0]!.body, secret)).join();
    const expected = [signatures(SECRET), signatures('new', SECRET), signatures('new')];
    assert.deepEqual(requests.map(({ signature }) => signature), expected); // prettier-ignore
  });

  for (const status of [500, 503, 408, 429]) {
    test(`that is answered ${status}, then 200, is delivered again, the same to the byte`, async (t) => {
      const { requests, url } = await startTarget(t, status, 200);
      assert.equal(await startSender(t, url).send(failed('call_1')), 'delivered');
      assert.equal(requests.length, 2);
      assert.deepEqual([requests[1]?.body, requests[1]?.signature], [requests[0]?.body, requests[0]?.signature]);
    });
  }

  for (const status of [400, 401, 404, 413]) {
    test(`that is answered ${status} is not delivered again`, async (t) => {
      const { requests, url } = await startTarget(t, status, 200);
      assert.equal(await startSender(t, url).send(failed('call_1')), 'refused');
      assert.equal(requests.length, 1);
    });
  }

  test('follows the documented schedule, and ends as a dead letter', async (t) => {
    const { requests, url } = await startTarget(t, 503);
    const sender = startSender(t, url);
    assert.equal(await sender.send(failed('call_1')), 'dead-lettered');
    assert.deepEqual(REDELIVERY_MINUTES, [1, 5, 30, 120, 720]);
    const gaps = requests.slice(1).map(({ at }, index) => at - (requests[index]?.at ?? 0));
    assert.equal(gaps.length, REDELIVERY_MINUTES.length);
    // Timers may fire a millisecond early.
    for (const [index, gap] of gaps.entries())
      assert.ok(gap >= (REDELIVERY_MINUTES[index] ?? 0) - 1, `gap ${index}: ${gap}`);
    assert.deepEqual(
      sender.deadLetters.map((body) => JSON.parse(body) as unknown),
      [failed('call_1')],
    );
  });

  test('that nobody listens for is tried again', async (t) => {
    const url = `http://127.0.0.1:${await getPort({ host: '127.0.0.1' })}`;
    const sender = startSender(t, url);
    assert.equal(await sender.send(failed('call_1')), 'dead-lettered');
  });

  test('that is not answered in time is tried again', async (t) => {
    let requests = 0;
    const app = new Hono().post('/', (c) => {
      requests += 1;
      return requests === 1 ? new Promise<Response>(() => undefined) : c.body(null, 204);
    });
    assert.equal(await startSender(t, await serve(t, app), { timeout: 1000 }).send(failed('call_1')), 'delivered');
    assert.equal(requests, 2);
  });

  test('waiting for its turn stops with the platform', async (t) => {
    const { requests, url } = await startTarget(t, 503);
    const closing = new AbortController();
    const delivery = startSender(t, url, { minute: 60_000, signal: closing.signal }).send(failed('call_1'));
    await until(() => requests.length === 1);
    closing.abort();
    assert.equal(await delivery, 'stopped');
  });
});

describe('a simulated campaign', () => {
  const plans = (seed: number, scenario?: 'burst') =>
    Array.from({ length: 600 }, (_, index) => planCall({ seed, index, ...(scenario ? { scenario } : {}) }));

  test('is the same for the same seed, and another for another', () => {
    assert.deepEqual(plans(7), plans(7));
    assert.notDeepEqual(plans(7), plans(8));
  });

  test('shows every official reason, and one of tomorrow', () => {
    const reasons = new Set(plans(7).map(({ reason }) => reason));
    for (const reason of [...FAILURE_REASONS, 'tts_quota_exceeded', null])
      assert.ok(reasons.has(reason), String(reason));
  });

  test('gives no two calls the same id, and calls only numbers that are set aside for fiction', () => {
    const calls = plans(7);
    assert.equal(new Set(calls.map(({ id }) => id)).size, calls.length);
    for (const { destination } of calls) assert.match(destination, /^\+1\d{3}55501\d\d$/);
  });

  test('fails in every call of a burst', () => {
    assert.ok(plans(7, 'burst').every(({ reason }) => reason !== null));
  });
});

describe('the stand-in for the platform', () => {
  for (const [how, headers] of [
    ['no', {}],
    ['a wrong', { Authorization: 'Bearer wrong' }],
  ] as const) {
    test(`answers 401 to ${how} key`, async (t) => {
      const { url } = await startPlatform(t);
      assert.equal((await fetch(`${url}/api/calls`, { headers })).status, 401);
    });
  }

  test('lists calls by filter and limit, newest first, and gives the details of one', async (t) => {
    const { platform, ask } = await startPlatform(t);
    await platform.runCampaign(60);
    const all = await listing(ask('/api/calls'));
    assert.equal(all.total, 60);
    const some = await listing(ask('/api/calls?status=failed&limit=3'));
    assert.equal(some.calls.length, 3);
    assert.ok(some.calls.every(({ status }) => status === 'failed'));
    const details = (await (await ask(`/api/calls/${String(some.calls[0]?.id)}`)).json()) as {
      events: { event: string }[];
    };
    assert.equal(details.events[0]?.event, 'call.started');
    assert.ok(details.events.some(({ event }) => event === 'call.failed'));
    assert.equal((await ask('/api/calls/call_nobody_knows')).status, 404);
  });

  const wish = { agentId: 'agent_reminders', phoneNumberId: 'pn_1', destination: '+12025550143' };

  test('places one call for one idempotency key, and gives the same answer again', async (t) => {
    const { ask, outbound } = await startPlatform(t);
    const answers = await Promise.all([outbound(wish, 'key-1'), outbound(wish, 'key-1'), outbound(wish, 'key-1')]);
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { callId: string }).callId));
    assert.equal(new Set(ids).size, 1);
    assert.equal((await listing(ask('/api/calls'))).total, 1);
  });

  test('places a call for each key, and for each request without one', async (t) => {
    const { ask, outbound } = await startPlatform(t);
    for (const key of ['key-1', 'key-2', undefined, undefined]) assert.equal((await outbound(wish, key)).status, 200);
    assert.equal((await listing(ask('/api/calls'))).total, 4);
  });

  test('decides by the key what happens in a call, whatever was placed before', async (t) => {
    const [first, second] = [await startPlatform(t), await startPlatform(t)];
    const idOf = async (answer: Promise<Response>): Promise<unknown> =>
      ((await (await answer).json()) as { callId: string }).callId;
    await first.outbound(wish, 'another key');
    assert.equal(await idOf(first.outbound(wish, 'key-1')), await idOf(second.outbound(wish, 'key-1')));
  });

  test('tells nobody where nobody listens', async (t) => {
    const { platform, ask } = await startPlatform(t, { webhookUrl: null });
    await platform.runCampaign(20);
    assert.equal((await listing(ask('/api/calls'))).total, 20);
    assert.equal(platform.webhooks, null);
  });

  for (const spoiled of [null, [], {}, { ...wish, destination: '2025550143' }, { ...wish, agentId: 7 }]) {
    test(`answers 400 to a wish like ${JSON.stringify(spoiled)}, and places nothing`, async (t) => {
      const { ask, outbound } = await startPlatform(t);
      assert.equal((await outbound(spoiled)).status, 400);
      assert.equal((await listing(ask('/api/calls'))).total, 0);
    });
  }

  test('ends a call in progress by request, as completed', async (t) => {
    const { ask, outbound } = await startPlatform(t, { speed: 1 });
    const { callId } = (await (await outbound(wish)).json()) as { callId: string };
    const end = (): Promise<Response> => ask(`/api/calls/${callId}/end`, { method: 'POST' });
    assert.equal((await end()).status, 202);
    await until(async () => (await listing(ask('/api/calls?status=completed'))).total === 1);
    assert.equal((await end()).status, 409);
    assert.equal((await ask('/api/calls/call_nobody_knows/end', { method: 'POST' })).status, 404);
  });

  test('tells of a transfer by request', async (t) => {
    const { ask, outbound, target } = await startPlatform(t, { speed: 1 });
    const { callId } = (await (await outbound(wish)).json()) as { callId: string };
    const transfer = (destination: string): Promise<Response> =>
      ask(`/api/calls/${callId}/transfer`, { method: 'POST', body: JSON.stringify({ destination }) });
    assert.deepEqual([(await transfer('somebody')).status, (await transfer('+12025550100')).status], [400, 202]);
    await until(() => target.requests.some(({ body }) => body.includes('"transfer.initiated"')));
  });

  test('fails a burst of calls, each once', async (t) => {
    const { platform, ask } = await startPlatform(t);
    await platform.runBurst(100);
    assert.equal((await listing(ask('/api/calls?status=failed&limit=1000'))).total, 100);
  });
});
