import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, test } from 'node:test';

import { Receiver } from '../../examples/ops-console/receiver.js';
import { signatureOf } from '../../examples/platform/webhooks.js';
import { completed, failed, openStream, SECRET, startReceiver, until } from './support.js';

const MEGABYTE = 1024 * 1024;
const body = JSON.stringify(failed('call_1'));
const right = signatureOf(body, SECRET);

describe('a signature', () => {
  test('that is right is accepted, and the call is kept', async (t) => {
    const { receiver, post } = await startReceiver(t);
    const response = await post(body);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { stored: true });
    assert.equal(receiver.inbox.counts.failed, 1);
  });

  const wrong: Record<string, string | null> = {
    'made with another secret': signatureOf(body, 'another secret'),
    missing: null,
    empty: '',
    'without its prefix': right.slice('sha256='.length),
    'with another prefix': right.replace('sha256', 'sha1'),
    'too short': right.slice(0, -2),
    'too long': `${right}00`,
    'not hexadecimal': `sha256=${'z'.repeat(64)}`,
    'one of two, neither right': `${signatureOf(body, 'another secret')}, sha256=${'0'.repeat(64)}`,
    'of other bytes': signatureOf(`${body} `, SECRET),
  };
  for (const [how, signature] of Object.entries(wrong)) {
    test(`that is ${how} gets 401, and nothing is stored`, async (t) => {
      const { receiver, post } = await startReceiver(t);
      const response = await post(body, signature);
      assert.equal(response.status, 401);
      assert.equal(receiver.inbox.counts.made, 0);
    });
  }

  test('does not cover a body with one byte altered', async (t) => {
    const { receiver, post } = await startReceiver(t);
    const response = await post(body.replace('"durationSeconds":5', '"durationSeconds":6'), right);
    assert.equal(response.status, 401);
    assert.equal(receiver.inbox.counts.made, 0);
  });

  test('is checked against the bytes as sent, not against JSON written anew', async (t) => {
    const { post } = await startReceiver(t);
    const spacious = JSON.stringify(failed('call_1'), null, 4);
    assert.equal((await post(spacious)).status, 200);
    assert.equal((await post(spacious, right)).status, 401);
  });

  for (const secrets of [[], [''], ['a secret', '']])
    test(`is required: a receiver with the secrets ${JSON.stringify(secrets)} does not start`, () => {
      assert.throws(() => new Receiver({ secrets }), TypeError);
    });

  test('by the old or the new secret is accepted while the secret is being changed', async (t) => {
    const { receiver, post } = await startReceiver(t, { secrets: ['new', 'old'] });
    const signatures = [signatureOf(body, 'old'), signatureOf(body, 'new'), `sha256=0,${signatureOf(body, 'new')}`];
    for (const signature of signatures) assert.equal((await post(body, signature)).status, 200);
    assert.equal(receiver.inbox.counts.failed, 1);
  });
});

describe('the webhooks’ path', () => {
  test('may end in a slash', async (t) => {
    const { receiver, url } = await startReceiver(t);
    const headers = { 'X-OsmTalk-Signature': right };
    assert.equal((await fetch(`${url}/webhooks/osmtalk/`, { method: 'POST', headers, body })).status, 200);
    assert.equal(receiver.inbox.counts.failed, 1);
  });

  test('tells of each refusal and its reason', async (t) => {
    const refusals: unknown[] = [];
    const { post, url } = await startReceiver(t, { onRefusal: ({ status, why }) => refusals.push(`${status} ${why}`) });
    await post(body, null);
    await post('[]');
    await post(`"${'x'.repeat(MEGABYTE)}"`);
    await fetch(`${url}/webhooks/osmtalk/`);
    assert.deepEqual(refusals, [
      '401 The signature is missing.',
      '400 The body is no event: a JSON object is expected.',
      '413 The body has more than 1 MB.',
      '405 Webhooks are sent by POST.',
    ]);
  });
});

describe('a body', () => {
  test('of more than 1 MB gets 413, and nothing is stored', async (t) => {
    const { receiver, post } = await startReceiver(t);
    const large = JSON.stringify({ ...failed('call_1'), note: 'x'.repeat(MEGABYTE) });
    assert.equal((await post(large)).status, 413);
    assert.equal(receiver.inbox.counts.made, 0);
  });

  test('of more than 1 MB that hides its length gets 413, and nothing is stored', async (t) => {
    const { receiver, url } = await startReceiver(t);
    const large = new TextEncoder().encode(JSON.stringify({ ...failed('call_1'), note: 'x'.repeat(MEGABYTE) }));
    const chunks = new Blob([large]).stream();
    const headers = { 'X-OsmTalk-Signature': signatureOf(large, SECRET) };
    const response = await fetch(`${url}/webhooks/osmtalk`, {
      method: 'POST',
      headers,
      body: chunks,
      duplex: 'half',
    } as RequestInit);
    assert.equal(response.status, 413);
    assert.equal(receiver.inbox.counts.made, 0);
  });

  test('of more than 1 MB leaves the connection sound for what comes next', async (t) => {
    const { post } = await startReceiver(t);
    const large = JSON.stringify({ ...failed('call_1'), note: 'x'.repeat(3 * MEGABYTE) });
    for (let round = 0; round < 10; round += 1)
      assert.deepEqual([(await post(large)).status, (await post(body)).status], [413, 200]);
  });

  test('of exactly 1 MB is read', async (t) => {
    const { post } = await startReceiver(t);
    const room = MEGABYTE - JSON.stringify({ ...failed('call_1'), note: '' }).length;
    const full = JSON.stringify({ ...failed('call_1'), note: 'x'.repeat(room) });
    assert.equal(full.length, MEGABYTE);
    assert.deepEqual(await (await post(full)).json(), { stored: true });
  });

  const spoiled: Record<string, string | Uint8Array<ArrayBuffer>> = {
    'is no JSON': '{"event":',
    'is empty': '',
    'is not UTF-8': new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    'is a list': '[]',
    'is a bare word': '"call.failed"',
    'is null': 'null',
  };
  for (const [how, bytes] of Object.entries(spoiled)) {
    test(`that is signed but ${how} gets 400, and nothing is stored`, async (t) => {
      const { receiver, post } = await startReceiver(t);
      assert.equal((await post(bytes)).status, 400);
      assert.equal(receiver.inbox.counts.made, 0);
    });
  }

  test('with hostile keys and deep nesting is stored, and reaches the pages whole', async (t) => {
    const { url, post } = await startReceiver(t);
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    await post(`{"__proto__":{"polluted":1},"deep":${deep},${body.slice(1)}`);
    const { data } = await (await openStream(t, url)).next();
    assert.equal(data.events[0]?.call.id, 'call_1');
    assert.equal('polluted' in {}, false);
  });
});

describe('an event', () => {
  for (const name of [
    'call.analysis_completed',
    'campaign.lead_completed',
    'webhook.test',
    'call.invented_tomorrow',
    '__proto__',
  ]) {
    test(`named ${name} gets 200 and is ignored`, async (t) => {
      const { receiver, tell } = await startReceiver(t);
      const response = await tell({ ...failed('call_1'), event: name });
      assert.equal(response.status, 200);
      assert.equal(receiver.inbox.counts.made, 0);
    });
  }

  test('without a call id gets 200 and is ignored', async (t) => {
    const { receiver, tell } = await startReceiver(t);
    assert.equal(
      (await tell({ event: 'call.failed', timestamp: '2026-05-13T08:42:17.221Z', reason: 'unknown' })).status,
      200,
    );
    assert.equal(receiver.inbox.counts.made, 0);
  });

  test('of the older shape is understood', async (t) => {
    const { receiver, tell } = await startReceiver(t);
    await tell({ event: 'call.failed', callId: 'call_1', error: 'sip_rejected', failedAt: '2026-05-13T08:42:17.221Z' });
    assert.equal(receiver.inbox.failed()[0]?.callId, 'call_1');
  });

  test('that is delivered again changes nothing', async (t) => {
    const seen: unknown[] = [];
    const { receiver, tell } = await startReceiver(t, { onFailed: (event) => seen.push(event) });
    await tell(failed('call_1'));
    const again = await tell(failed('call_1'));
    assert.deepEqual([again.status, await again.json()], [200, { stored: false }]);
    assert.deepEqual([receiver.inbox.changes, seen.length], [1, 1]);
  });

  test('with a later timestamp re-classifies the call', async (t) => {
    const { receiver, url, tell } = await startReceiver(t);
    await tell(failed('call_1', 0, 'unknown'));
    await tell(failed('call_1', 60, 'no_audio_output'));
    const { data } = await (await openStream(t, url)).next();
    assert.deepEqual([data.events.length, data.events[0]?.reason], [1, 'no_audio_output']);
    assert.equal(receiver.inbox.counts.failed, 1);
  });

  test('that arrives late does not bring an older reason back', async (t) => {
    const { url, tell } = await startReceiver(t);
    await tell(failed('call_1', 60, 'no_audio_output'));
    await tell(failed('call_1', 0, 'unknown'));
    const { data } = await (await openStream(t, url)).next();
    assert.equal(data.events[0]?.reason, 'no_audio_output');
  });

  test('of a start that arrives after the end counts the call once, as failed', async (t) => {
    const { receiver, tell } = await startReceiver(t);
    await tell(failed('call_1', 5));
    await tell({ ...completed('call_1', 0), event: 'call.started' });
    assert.deepEqual(receiver.inbox.counts, { made: 1, completed: 0, failed: 1 });
  });

  test('of an end in the same millisecond as the start counts as the later one, in either order', async (t) => {
    const { receiver, tell } = await startReceiver(t);
    const started = (id: string) => ({ ...completed(id), event: 'call.started' });
    for (const event of [started('call_1'), failed('call_1'), failed('call_2'), started('call_2')]) await tell(event);
    assert.deepEqual(receiver.inbox.counts, { made: 2, completed: 0, failed: 2 });
  });
});

describe('the stream of events', () => {
  test('begins with a snapshot and goes on with changes', async (t) => {
    const { url, tell } = await startReceiver(t);
    await tell(failed('call_1'));
    const stream = await openStream(t, url);
    const snapshot = await stream.next();
    assert.equal(stream.response.headers.get('Content-Type'), 'text/event-stream');
    assert.deepEqual([snapshot.event, snapshot.data.events.map(({ call }) => call.id)], ['snapshot', ['call_1']]);
    await tell(failed('call_2'));
    const change = await stream.next();
    assert.deepEqual([change.event, change.data.events.map(({ call }) => call.id)], ['change', ['call_2']]);
    assert.deepEqual(change.data.counts, { made: 2, completed: 0, failed: 2 });
  });

  test('tells of calls that did not fail, too: whoever was reached is not called again', async (t) => {
    const { url, tell } = await startReceiver(t);
    const stream = await openStream(t, url);
    await stream.next();
    await tell(completed('call_1'));
    const { data } = await stream.next();
    assert.deepEqual(data.counts, { made: 1, completed: 1, failed: 0 });
    assert.deepEqual(
      data.events.map(({ call }) => call.id),
      ['call_1'],
    );
  });

  test('tells that a failed call turned out to be completed', async (t) => {
    const { url, tell } = await startReceiver(t);
    const stream = await openStream(t, url);
    await stream.next();
    await tell(failed('call_1'));
    await tell(completed('call_1', 60));
    let change = await stream.next();
    if (change.data.counts.completed === 0) change = await stream.next();
    assert.equal(change.data.events[0]?.call.id, 'call_1');
    assert.equal((change.data.events[0] as { event?: string }).event, 'call.completed');
  });

  test('sends after a reconnect only what was missed', async (t) => {
    const { url, tell } = await startReceiver(t);
    await tell(failed('call_1'));
    const before = await openStream(t, url);
    const { id } = await before.next();
    before.close();
    await tell(failed('call_2'));
    const after = await (await openStream(t, url, id)).next();
    assert.deepEqual([after.event, after.data.events.map(({ call }) => call.id)], ['change', ['call_2']]);
  });

  for (const lastEventId of ['another-run:1', 'nonsense', ':', '']) {
    test(`starts over with a snapshot for the last event id "${lastEventId}"`, async (t) => {
      const { url, tell } = await startReceiver(t);
      await tell(failed('call_1'));
      assert.equal((await (await openStream(t, url, lastEventId)).next()).event, 'snapshot');
    });
  }

  test('shows that it is alive when nothing happens', async (t) => {
    const { url } = await startReceiver(t, { heartbeat: 20 });
    const stream = await openStream(t, url);
    await stream.next();
    assert.match(await stream.nextBlock(), /^:/);
  });

  test('gathers a burst into few messages, and loses nothing', async (t) => {
    const { url, tell } = await startReceiver(t);
    const stream = await openStream(t, url);
    await stream.next();
    const begin = performance.now();
    // In portions: 1,200 connections at once are refused by a machine that is busy.
    for (let index = 0; index < 1200; index += 50)
      await Promise.all(Array.from({ length: 50 }, (_, more) => tell(failed(`call_${index + more}`))));
    const seen = new Set<string>();
    let messages = 0;
    while (seen.size < 1200) {
      messages += 1;
      for (const { call } of (await stream.next()).data.events) seen.add(call.id);
    }
    // A message gathers 80 ms: how many there are depends on how long the machine takes.
    assert.ok(messages <= (performance.now() - begin) / 75 + 2, `${messages} messages`);
  });

  test('forgets a page that has gone', async (t) => {
    const { receiver, url } = await startReceiver(t);
    const stream = await openStream(t, url);
    await stream.next();
    assert.equal(receiver.feed.size, 1);
    stream.close();
    await until(() => receiver.feed.size === 0);
  });

  test('drops a page that has stopped reading', { timeout: 20_000 }, async (t) => {
    const { receiver, url, tell } = await startReceiver(t, { readTimeout: 100 });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    t.after(() => socket.destroy());
    socket.on('error', () => undefined).pause();
    socket.write('GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await until(() => receiver.feed.size === 1);
    // The pages are told what they show, and nothing else: an agent's id is a part of that.
    const bulky = { agentId: 'x'.repeat(900_000) };
    for (let index = 0; receiver.feed.size > 0; index += 1) {
      const event = failed(`call_${index % 4}`, index);
      await tell({ ...event, call: { ...event.call, ...bulky } });
    }
    assert.equal(receiver.feed.size, 0);
  });
});
