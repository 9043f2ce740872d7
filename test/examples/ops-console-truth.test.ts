/** The console against all that the platform sends: no failed call is lost or relabelled by what comes later. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import { FailureLedger } from '@osmapi/osmtalk-elements/ledger.js';
import { Hono } from 'hono';

import { Receiver } from '../../examples/ops-console/receiver.js';
import { between, randomFrom } from '../../examples/platform/random.js';
import { startPlatform } from './platform-support.js';
import { openStream, SECRET, serve } from './support.js';

interface RecordedCall {
  readonly id: string;
  readonly status: string;
  readonly failureReason?: string;
}

const CALLS = 50;

/** The console's receiver behind a line that loses some requests and some answers, so that events come twice and late. */
async function startBehindBadLine(t: TestContext) {
  const receiver = new Receiver({ secrets: [SECRET] });
  const random = randomFrom(14);
  const lost = { requests: 0, answers: 0 };
  const names = new Set<string>();
  const app = new Hono();
  app.use('/webhooks/*', async (c, next) => {
    const chance = between(random, 1, 10);
    if (chance === 1) {
      lost.requests += 1;
      return c.body(null, 503);
    }
    names.add(((await c.req.raw.clone().json()) as { event: string }).event);
    await next();
    if (chance !== 2) return;
    lost.answers += 1;
    c.res = new Response(null, { status: 503 });
  });
  app.route('/', receiver.app);
  return { receiver, url: await serve(t, app), lost, names };
}

const byId = (pairs: readonly (readonly [string, string | undefined])[]) => Object.fromEntries([...pairs].sort());

test('after a campaign and a burst, the console’s failed calls are those of the platform’s record', async (t) => {
  const { receiver, url, lost, names } = await startBehindBadLine(t);
  const { platform, ask } = await startPlatform(t, { webhookUrl: `${url}/webhooks/osmtalk` });
  const page = new FailureLedger();
  const stream = await openStream(t, url);
  platform.sendTest();
  await Promise.all([platform.runCampaign(CALLS), platform.runBurst(CALLS)]);
  await platform.settle();

  const { calls } = (await (await ask('/api/calls?limit=1000')).json()) as { calls: RecordedCall[] };
  const failed = calls.filter(({ status }) => status === 'failed');
  const recorded = byId(failed.map(({ id, failureReason }) => [id, failureReason]));
  const codeOf = (ledger: FailureLedger, id: string): string | undefined => ledger.failure(id)?.code;

  await t.test('in its own memory', () => {
    const ledger = new FailureLedger();
    ledger.replace(receiver.inbox.failed().map(({ json }) => json));
    const held = receiver.inbox.failed().map(({ callId }) => [callId, codeOf(ledger, callId)] as const);
    assert.deepEqual(byId(held), recorded);
    const completed = calls.length - failed.length;
    assert.deepEqual(receiver.inbox.counts, { made: calls.length, completed, failed: failed.length });
  });

  await t.test('on a page that has followed it from the start', async () => {
    const upToDate = receiver.inbox.changes;
    for (let change = -1; change < upToDate;) {
      const { event, id, data } = await stream.next();
      if (event === 'snapshot') page.replace(data.events);
      else page.upsert(data.events);
      change = Number(id.split(':')[1]);
    }
    assert.equal(page.size, failed.length);
    assert.deepEqual(byId(failed.map(({ id }) => [id, codeOf(page, id)])), recorded);
  });

  await t.test('though every kind of event came, some of them twice or late', () => {
    assert.equal(names.size, 7, [...names].join());
    assert.ok(lost.requests > 10 && lost.answers > 10, JSON.stringify(lost));
    assert.equal(platform.webhooks?.deadLetters.length, 0);
  });
});
