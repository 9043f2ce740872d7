/** What the receiver has answered with 2xx is in the database, whatever happens to the process or to the file. */
import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { describe, test } from 'node:test';

import { createClient } from '@libsql/client';

import { between, pick, randomFrom } from '../../examples/platform/random.js';
import { type Delivery, WebhookSender } from '../../examples/platform/webhooks.js';
import { page } from '../support/page-file.js';
import { completed, failed, SECRET, until } from './support.js';
import { Server } from './webhook-receiver-support.js';

type Event = ReturnType<typeof failed> | ReturnType<typeof completed>;

const random = randomFrom(2026);

/** The story of a call: it starts, it ends, and now and then the platform changes its mind, or says a thing twice. */
function storyOf(id: string): Event[] {
  const reasons = page.rows.map(({ reason }) => reason) as [string, ...string[]];
  const started = { ...completed(id), event: 'call.started' };
  // A call that is refused at once ends in the millisecond in which it started.
  const end = random() < 0.1 ? 0 : between(random, 1, 300);
  const ended = random() < 0.3 ? completed(id, end) : failed(id, end, pick(random, reasons));
  const changed = [failed(id, end + 60, pick(random, reasons)), completed(id, end + 120)].filter(() => random() < 0.15);
  const story = [started, ended, ...changed];
  return random() < 0.1 ? [...story, pick(random, story as [Event, ...Event[]])] : story;
}

/** What the platform says besides, at the end of a call: nothing of its outcome, whatever statuses stand in it. */
function remarksOn(callId: string): object[] {
  const { timestamp } = failed(callId, 500);
  const remarks = [
    { event: 'call.analysis_completed', timestamp, callId, analysis: { successful: false } },
    {
      event: 'campaign.lead_completed',
      timestamp,
      campaignId: 'c',
      leadId: 'l',
      status: 'failed',
      outcome: '',
      callId,
    },
    { event: 'transfer.initiated', timestamp, callId, destination: '+12025550100', summary: '' },
    { event: 'webhook.test', timestamp, callId, reason: 'stale_sweep' },
  ];
  return remarks.filter(() => random() < 0.2);
}

/** So many events of some hundred calls, in no order; `course` are those of them that tell of a call's course. */
function makeEvents(count: number): { events: object[]; course: Event[] } {
  const events: object[] = [];
  for (let call = 1; events.length < count; call += 1)
    events.push(...storyOf(`call_${call}`), ...remarksOn(`call_${call}`));
  const some = events.slice(0, count).sort(() => random() - 0.5);
  return { events: some, course: some.filter((event): event is Event => 'call' in event) };
}

/** What the sender's record says of each call: its latest event. The end counts as later than a start of the same time. */
function recordOf(events: readonly Event[]): object[] {
  const rank = ({ event, timestamp }: Event): number => Date.parse(timestamp) + (event === 'call.started' ? 0 : 0.5);
  const latest = new Map<string, Event>();
  for (const event of events) {
    const held = latest.get(event.call.id);
    if (!held || rank(event) > rank(held)) latest.set(event.call.id, event);
  }
  return [...latest.values()].map(toRow).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function toRow(event: Event) {
  const reason = 'reason' in event ? event.reason : null;
  const next_step = reason === null ? null : page.retryable.includes(reason) ? 'retry' : 'human review';
  const body = JSON.stringify(event);
  return { id: event.call.id, event: event.event, time: Date.parse(event.timestamp), reason, next_step, body };
}

const held = async (server: Server): Promise<object[]> =>
  (await server.rows()).map(({ id, event, time, reason, next_step, body }) => ({ id, event, time, reason, next_step, body })); // prettier-ignore

/** Sends as the platform does, a minute of its schedule in 20 ms. */
async function send(server: Server, events: readonly object[], minute = 20): Promise<Record<Delivery, number>> {
  const url = `${server.url}/webhooks/osmtalk`;
  const { signal } = new AbortController();
  // Every delivery under way listens to it: many listeners are no leak here.
  setMaxListeners(0, signal);
  const sender = new WebhookSender({ url, secret: SECRET, minute, signal });
  const counts = { delivered: 0, refused: 0, 'dead-lettered': 0, stopped: 0 };
  for (const delivery of await Promise.all(events.map((event) => sender.send(event)))) counts[delivery] += 1;
  return counts;
}

const ALL_DELIVERED = { delivered: 1000, refused: 0, 'dead-lettered': 0, stopped: 0 };

describe('1,000 events', { timeout: 120_000, concurrency: false }, () => {
  test('are each stored and answered well before the platform would lose patience', async (t) => {
    const server = await Server.start(t);
    const { events, course } = makeEvents(1000);
    // A schedule that the test would not live to see: whatever is not delivered at once is missed.
    assert.deepEqual(await send(server, events, 1e6), ALL_DELIVERED);
    assert.deepEqual(await held(server), recordOf(course));
  });

  test('are neither lost nor doubled by kill -9 in the middle of them, three times', async (t) => {
    const server = await Server.start(t);
    const { events, course } = makeEvents(1000);
    const sending = send(server, events);
    let kills = 0;
    for (const lines of [150, 400, 650]) {
      await until(() => server.output.split('\n').length > lines);
      await server.kill();
      kills += 1;
      await server.start();
    }
    assert.deepEqual(await sending, ALL_DELIVERED);
    assert.equal(kills, 3);
    assert.deepEqual(await held(server), recordOf(course));
  });
});

describe('a database file', { timeout: 60_000 }, () => {
  test('that somebody else locks makes for a 503, and what is answered with 2xx after that is there', async (t) => {
    const server = await Server.start(t);
    const other = createClient({ url: server.database });
    t.after(() => other.close());
    // More than once: whether the driver's own trouble after a lock shows depends on when its garbage is collected.
    for (const round of [1, 2, 3]) {
      const lock = await other.transaction('write');
      assert.equal((await server.post(JSON.stringify(failed(`call_${round}`)))).status, 503);
      await lock.rollback();
      const answers = [`call_${round}`, `call_${round}_more`].map((id) => server.tell(failed(id)));
      assert.deepEqual(await Promise.all(answers), ['stored', 'stored']);
      assert.equal((await server.rows()).length, round * 2);
    }
  });

  test('that is locked is a line in the log which says so', async (t) => {
    const server = await Server.start(t);
    const other = createClient({ url: server.database });
    t.after(() => other.close());
    await other.transaction('write');
    await server.post(JSON.stringify(failed('call_1')));
    const [line] = await server.linesAbout('call_1');
    assert.deepEqual([line?.level, line?.outcome], ['error', 'not stored']);
    assert.match(line?.why as string, /SQLITE_BUSY/);
  });

  test('has a write-ahead log, and is sound after a kill', async (t) => {
    const server = await Server.start(t);
    await server.tell(failed('call_1'));
    await server.kill();
    const client = createClient({ url: server.database });
    assert.equal((await client.execute('PRAGMA journal_mode')).rows[0]?.journal_mode, 'wal');
    assert.equal((await client.execute('PRAGMA integrity_check')).rows[0]?.integrity_check, 'ok');
    client.close();
    await server.start();
    assert.equal(await server.tell(failed('call_1')), 'known');
  });
});
