/** The webhook receiver: its own process, over HTTP, and the database as somebody else reads it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';

import { blameLabel } from '@osmapi/osmtalk-elements/catalog.js';

import { signatureOf } from '../../examples/platform/webhooks.js';
import { page } from '../support/page-file.js';
import { completed, failed, SECRET, until } from './support.js';
import { type LogLine, Server } from './webhook-receiver-support.js';

const MEGABYTE = 1024 * 1024;

let server: Server;
let calls = 0;
/** Each test has calls of its own: they share one process. */
const newId = (): string => `call_${(calls += 1)}`;

before(async () => {
  server = await Server.prepare();
  await server.start();
});
after(() => server.stop());

describe('a signature', () => {
  test('that is right is accepted, and the call is stored', async () => {
    const id = newId();
    const answer = await server.post(JSON.stringify(failed(id)));
    assert.deepEqual([answer.status, await answer.json()], [200, { outcome: 'stored' }]);
    assert.equal((await server.row(id))?.event, 'call.failed');
  });

  const wrong: Record<string, (body: string, right: string) => string | null> = {
    'made with another secret': (body) => signatureOf(body, 'another secret'),
    missing: () => null,
    empty: () => '',
    'without its prefix': (_, right) => right.slice('sha256='.length),
    'with another prefix': (_, right) => right.replace('sha256', 'sha1'),
    'too short': (_, right) => right.slice(0, -2),
    'too long': (_, right) => `${right}00`,
    'not hexadecimal': () => `sha256=${'z'.repeat(64)}`,
    'one of two, neither right': (body) => `${signatureOf(body, 'another secret')}, sha256=${'0'.repeat(64)}`,
    'of other bytes': (body) => signatureOf(`${body} `, SECRET),
  };
  for (const [how, spoil] of Object.entries(wrong))
    test(`that is ${how} gets 401, and nothing is stored`, async () => {
      const id = newId();
      const body = JSON.stringify(failed(id));
      assert.equal((await server.post(body, spoil(body, signatureOf(body, SECRET)))).status, 401);
      assert.equal(await server.row(id), undefined);
    });

  test('does not cover a body with one byte altered', async () => {
    const id = newId();
    const body = JSON.stringify(failed(id));
    const altered = body.replace('"durationSeconds":5', '"durationSeconds":6');
    assert.equal((await server.post(altered, signatureOf(body, SECRET))).status, 401);
    assert.equal(await server.row(id), undefined);
  });

  test('is checked against the bytes as sent, not against JSON written anew', async () => {
    const spacious = JSON.stringify(failed(newId()), null, 4);
    assert.equal((await server.post(spacious)).status, 200);
  });

  test('may stand beside another, as while a secret is being changed', async () => {
    const id = newId();
    const body = JSON.stringify(failed(id));
    const header = `${signatureOf(body, 'the new secret')},${signatureOf(body, SECRET)}`;
    assert.equal((await server.post(body, header)).status, 200);
    assert.equal((await server.row(id))?.event, 'call.failed');
  });

  test('by any of several secrets is accepted, and by no other', async (t) => {
    const own = await Server.start(t, { OSMTALK_WEBHOOK_SECRET: 'new, old' });
    const body = JSON.stringify(failed('call_1'));
    const statuses = ['new', 'old', 'new, old', 'older'].map(async (secret) => (await own.post(body, signatureOf(body, secret))).status); // prettier-ignore
    assert.deepEqual(await Promise.all(statuses), [200, 200, 401, 401]);
  });
});

describe('a refusal', () => {
  /** Sends something, and gives the answer's status and what the log says of it. */
  async function refused(send: () => Promise<Response>): Promise<LogLine> {
    const before = server.lines.length;
    const { status } = await send();
    await until(() => server.lines.length > before);
    const line = server.lines[before]!;
    assert.deepEqual([line.outcome, line.status], ['refused', status]);
    return line;
  }

  const tooLarge = 'x'.repeat(MEGABYTE + 1);
  const requests: Record<string, [() => Promise<Response>, number, string]> = {
    'a missing signature': [() => server.post('{}', null), 401, 'The signature is missing.'],
    'a malformed signature': [() => server.post('{}', 'x'), 401, 'The signature is malformed.'],
    'a wrong signature': [() => server.post('{}', `sha256=${'0'.repeat(64)}`), 401, 'The signature is wrong.'],
    'a list': [() => server.post('[]'), 400, 'The body is no event: a JSON object is expected.'],
    'a large body': [() => server.post(tooLarge), 413, 'The body has more than 1 MB.'],
    'a GET': [() => fetch(`${server.url}/webhooks/osmtalk`), 405, 'Webhooks are sent by POST.'],
    'a PUT': [() => fetch(`${server.url}/webhooks/osmtalk/`, { method: 'PUT' }), 405, 'Webhooks are sent by POST.'],
    'large headers': [() => fetch(`${server.url}/webhooks/osmtalk`, { method: 'POST', headers: { 'X-Large': 'x'.repeat(20_000) } }), 431, 'The headers have more than 16 KB.'],
    'another path': [() => fetch(`${server.url}/webhooks`, { method: 'POST' }), 404, 'Webhooks are received at /webhooks/osmtalk only.'],
  }; // prettier-ignore
  for (const [what, [send, status, why]] of Object.entries(requests))
    test(`of ${what} is a warning in the log that says why`, async () => {
      const line = await refused(send);
      assert.deepEqual([line.level, line.status, line.why], ['warning', status, why]);
    });

  test('of a page that does not exist is a line of level info, without whole phone numbers', async () => {
    const line = await refused(() => fetch(`${server.url}/+12025550143`));
    assert.deepEqual([line.level, line.status, line.path], ['info', 404, '/••••0143']);
  });

  test('of an unstored call’s page is a line without the call’s id', async () => {
    const line = await refused(() => fetch(`${server.url}/calls?id=nobody-knows`));
    assert.deepEqual([line.level, line.status, line.path], ['info', 404, '/calls']);
  });
});

describe('the webhooks’ path', () => {
  test('may end in a slash', async () => {
    const id = newId();
    const body = JSON.stringify(failed(id));
    const headers = { 'X-OsmTalk-Signature': signatureOf(body, SECRET) };
    assert.equal((await fetch(`${server.url}/webhooks/osmtalk/`, { method: 'POST', headers, body })).status, 200);
    assert.equal((await server.row(id))?.event, 'call.failed');
  });
});

describe('a body', () => {
  const tooLarge = (id: string): string => JSON.stringify({ ...failed(id), note: 'x'.repeat(MEGABYTE) });

  test('of more than 1 MB gets 413, and nothing is stored', async () => {
    const id = newId();
    assert.equal((await server.post(tooLarge(id))).status, 413);
    assert.equal(await server.row(id), undefined);
  });

  test('of more than 1 MB that hides its length gets 413, and nothing is stored', async () => {
    const id = newId();
    const body = tooLarge(id);
    assert.equal((await server.post(new Blob([body]).stream(), signatureOf(body, SECRET))).status, 413);
    assert.equal(await server.row(id), undefined);
  });

  test('of exactly 1 MB is stored', async () => {
    const id = newId();
    const room = MEGABYTE - JSON.stringify({ ...failed(id), note: '' }).length;
    const full = JSON.stringify({ ...failed(id), note: 'x'.repeat(room) });
    assert.equal(full.length, MEGABYTE);
    assert.equal((await server.post(full)).status, 200);
    assert.equal((await server.row(id))?.body, full);
  });

  test('that breaks off in the middle stops nothing', async () => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /webhooks/osmtalk HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"event":');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    assert.equal(await server.tell(failed(newId())), 'stored');
  });

  const spoiled: Record<string, string | Uint8Array<ArrayBuffer>> = {
    'is no JSON': '{"event":',
    'is empty': '',
    'is not UTF-8': new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    'is a list': '[]',
    'is a bare word': '"call.failed"',
    'is null': 'null',
  };
  for (const [how, bytes] of Object.entries(spoiled))
    test(`that is signed but ${how} gets 400`, async () => {
      assert.equal((await server.post(bytes)).status, 400);
    });

  test('is kept as received, byte for byte', async () => {
    const id = newId();
    const body = `  ${JSON.stringify({ ...failed(id), note: 'Grüße, 日本語 🎈 \u2028' }, null, 3)}\n`;
    await server.post(body);
    assert.equal((await server.row(id))?.body, body);
  });

  test('with hostile keys and deep nesting is stored whole', async () => {
    const id = newId();
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const body = `{"__proto__":{"polluted":1},"deep":${deep},${JSON.stringify(failed(id)).slice(1)}`;
    assert.equal((await server.post(body)).status, 200);
    assert.equal((await server.row(id))?.body, body);
  });
});

describe('an event', () => {
  for (const name of ['call.analysis_completed', 'webhook.test', 'call.invented_tomorrow', '__proto__'])
    test(`named ${name} gets 200, and nothing is stored`, async () => {
      const id = newId();
      assert.equal(await server.tell({ ...failed(id), event: name }), 'ignored');
      assert.equal(await server.row(id), undefined);
    });

  test('without a call id gets 200, and its words stand in the log', async () => {
    const { timestamp, reason } = failed('', 0, 'sip_rejected');
    const before = server.lines.length;
    assert.equal(await server.tell({ event: 'call.failed', timestamp, reason }), 'ignored');
    await until(() => server.lines.length > before);
    assert.equal(server.lines[before]?.title, 'Carrier rejected the call');
  });

  test('of the older shape is understood', async () => {
    const callId = newId();
    await server.tell({ event: 'call.failed', callId, error: 'sip_rejected', failedAt: '2026-05-13T08:42:17.221Z' });
    const row = await server.row(callId);
    assert.deepEqual([row?.reason, row?.time], ['sip_rejected', Date.UTC(2026, 4, 13, 8, 42, 17, 221)]);
  });

  test('that is delivered again is known, and changes nothing', async () => {
    const id = newId();
    await server.tell(failed(id));
    const row = await server.row(id);
    assert.equal(await server.tell(failed(id)), 'known');
    assert.deepEqual(await server.row(id), row);
  });

  test('with a later timestamp re-classifies the call, in its row', async () => {
    const id = newId();
    await server.tell(failed(id, 0, 'unknown'));
    assert.equal(await server.tell(failed(id, 60, 'no_audio_output')), 'stored');
    const { reason, reason_before, next_step } = (await server.row(id))!;
    assert.deepEqual([reason, reason_before, next_step], ['no_audio_output', 'unknown', 'retry']);
    const [, line] = await server.linesAbout(id, 2);
    assert.deepEqual([line?.reason, line?.reasonBefore], ['no_audio_output', 'unknown']);
  });

  test('that arrives late is outdated, and does not bring an older reason back', async () => {
    const id = newId();
    await server.tell(failed(id, 60, 'no_audio_output'));
    const row = await server.row(id);
    assert.equal(await server.tell(failed(id, 0, 'unknown')), 'outdated');
    const after = await server.row(id);
    // It is the event before, as if it had come in time.
    assert.equal(after?.reason_before, 'unknown');
    const held = ['event', 'reason', 'next_step', 'body', 'time', 'moment', 'rank', 'tie'];
    for (const column of held) assert.equal(after[column], row?.[column], column);
  });

  test('of a start that arrives after the end changes nothing', async () => {
    const id = newId();
    await server.tell(failed(id, 5));
    assert.equal(await server.tell({ ...completed(id, 0), event: 'call.started' }), 'outdated');
    assert.equal((await server.row(id))?.event, 'call.failed');
  });

  for (const order of ['before', 'after'])
    test(`of an end that arrives ${order} the start of the same millisecond counts as the later one`, async () => {
      const id = newId();
      const events = [{ ...completed(id), event: 'call.started' }, failed(id)];
      for (const event of order === 'before' ? events.reverse() : events) await server.tell(event);
      assert.equal((await server.row(id))?.event, 'call.failed');
    });

  test('that tells of no failure after all takes the call off the lists, and no late failure brings it back', async () => {
    const id = newId();
    await server.tell(failed(id, 0, 'unknown'));
    await server.tell(completed(id, 60));
    assert.equal(await server.tell(failed(id, 30, 'stale_sweep')), 'outdated');
    const { event, reason, next_step } = (await server.row(id))!;
    assert.deepEqual([event, reason, next_step], ['call.completed', null, null]);
  });

  test('without a readable timestamp counts as told at the call’s end', async () => {
    const id = newId();
    await server.tell({ ...failed(id, 0, 'unknown'), timestamp: 'yesterday' });
    assert.equal(await server.tell(failed(id, -60, 'sip_rejected')), 'outdated');
    assert.equal(await server.tell(failed(id, 60, 'sip_rejected')), 'stored');
    assert.equal(await server.tell({ ...failed(id, 0, 'unknown'), timestamp: null }), 'outdated');
    assert.equal((await server.row(id))?.reason, 'sip_rejected');
  });

  for (const id of ['Anruf 日本語 🎈', "'; DROP TABLE calls; --", '\u0000', '__proto__', 'half \ud83c'])
    test(`about the call ${JSON.stringify(id)} is stored once`, async () => {
      assert.equal(await server.tell(failed(id)), 'stored');
      assert.equal(await server.tell(failed(id)), 'known');
      const stored = id.toWellFormed().replace('\0', '\ufffd');
      assert.equal((await server.rows()).filter((row) => row.id === stored).length, 1);
    });
});

describe('a failed call', () => {
  for (const { reason, title, cause, likelyBlame, whatToTry } of page.rows) {
    test(`with ${reason} is logged in the words of the official page, byte for byte`, async () => {
      const id = newId();
      await server.tell(failed(id, 0, reason));
      const [line] = await server.linesAbout(id);
      const { title: t, cause: c, blame, whatToTry: w, retryable } = line!;
      const isRetryable = page.retryable.includes(reason);
      assert.deepEqual([t, c, blame, w, retryable], [title, cause, blameLabel(likelyBlame), whatToTry, isRetryable]);
    });

    const step = page.retryable.includes(reason) ? 'retry' : 'human review';
    const level = likelyBlame === 'platform' ? 'alert' : 'warning';
    test(`with ${reason} goes to the list for ${step}, with a line of level ${level}`, async () => {
      const id = newId();
      await server.tell(failed(id, 0, reason));
      const [line] = await server.linesAbout(id);
      const row = await server.row(id);
      assert.deepEqual([line?.level, line?.nextStep, row?.next_step], [level, step, step]);
    });
  }

  test('with a reason of tomorrow goes to a human, in the words for unclassified failures', async () => {
    const id = newId();
    await server.tell(failed(id, 0, 'tts_quota_exceeded'));
    const [line] = await server.linesAbout(id);
    const { reason, title, nextStep } = line!;
    assert.deepEqual([reason, title, nextStep], ['tts_quota_exceeded', page.rows.at(-1)!.title, 'human review']);
    assert.equal((await server.row(id))?.reason, 'tts_quota_exceeded');
  });

  test('whose own facts contradict its reason is logged with the doubt', async () => {
    const id = newId();
    await server.tell(failed(id, 0, 'idle_timeout'));
    const [line] = await server.linesAbout(id);
    assert.equal((line?.doubts as string[]).length, 1);
  });

  test('that is overtaken by a later event alerts nobody', async () => {
    const id = newId();
    await server.tell(completed(id, 60));
    await server.tell(failed(id, 0, 'stale_sweep'));
    const [, line] = await server.linesAbout(id, 2);
    assert.deepEqual([line?.outcome, line?.level], ['outdated', 'info']);
  });

  test('that is delivered again alerts again: the process may have died before its first line', async () => {
    const id = newId();
    for (const _ of [1, 2]) await server.tell(failed(id, 0, 'stale_sweep'));
    const lines = await server.linesAbout(id, 2);
    assert.deepEqual(lines.map(({ outcome, level }) => [outcome, level]), [['stored', 'alert'], ['known', 'alert']]); // prettier-ignore
  });
});

describe('the log', () => {
  test('has one line for each event, and nothing else on the two streams', async (t) => {
    const own = await Server.start(t);
    for (const event of [failed('call_a'), failed('call_a'), completed('call_b'), { event: 'webhook.test' }])
      await own.tell(event);
    await own.post('x', null);
    await until(() => own.lines.length >= 6);
    const outcomes = own.lines.slice(1).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, ['stored', 'known', 'stored', 'ignored', 'refused']);
    assert.equal(own.errors, '');
  });

  test('is broken by nothing that an event holds', async () => {
    const evil = `\n\r\u001b]0;owned\u0007\u001b[2J\u009b2J\u007f\u2028\u2029\u0085\u202eoops\u{e0041}\ud800${'x'.repeat(5000)}`;
    const { call, ...event } = failed(`call_evil${evil}`, 0, evil);
    const before = server.output.length;
    await server.tell({ ...event, event: 'call.failed', call: { ...call, agentId: evil, channel: evil } });
    await server.tell({ event: evil });
    await until(() => server.output.slice(before).split('\n').length > 2);
    const lines = server.output.slice(before).trimEnd().split('\n');
    assert.equal(lines.length, 2);
    for (const line of lines) {
      assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      assert.ok(line.length < 16_384, `${line.length} characters`);
      assert.match(JSON.stringify(JSON.parse(line)), /owned/);
    }
  });

  test('shows no whole phone number, while the event is kept as received', async () => {
    const id = newId();
    const { call, ...event } = failed(id, 0, 'sip_rejected for +12025550143');
    const about = { ...call, destination: '+12025550143', channel: 'phone 2025550143' };
    await server.tell({ ...event, call: about });
    const [line] = await server.linesAbout(id);
    assert.equal(line?.destination, '••••0143');
    assert.doesNotMatch(JSON.stringify(line), /2025550143/);
    assert.match((await server.row(id))?.body as string, /\+12025550143/);
  });
});

describe('the receiver’s environment', () => {
  const wrong: Record<string, [Record<string, string>, RegExp]> = {
    'no secret': [{ OSMTALK_WEBHOOK_SECRET: ' , ' }, /^OSMTALK_WEBHOOK_SECRET is not set\. .*anybody could send us calls\.\n$/],
    'a port that is none': [{ PORT: 'http' }, /^PORT takes a whole number from 1 to 65535, not "http"\.\n$/],
    'a database that forgets': [{ DATABASE_URL: ':memory:' }, /^Nothing would be durable in this database: it is no file\.\n$/],
    'a database of no kind': [{ DATABASE_URL: 'mysql://127.0.0.1/calls' }, /The client supports only "libsql:".*\n$/],
  }; // prettier-ignore
  for (const [what, [env, sentence]] of Object.entries(wrong))
    test(`with ${what} gets one sentence, and the receiver does not start`, async (t) => {
      const own = await Server.prepare(env);
      t.after(() => own.stop());
      const [code] = (await once(own.spawn(), 'close')) as [number | null];
      assert.deepEqual([code, own.output], [1, '']);
      assert.match(own.errors, sentence);
    });

  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`is left with 0 on ${signal}`, async (t) => {
      const own = await Server.prepare();
      t.after(() => own.stop());
      const child = own.spawn();
      await until(() => own.output.includes('listening'));
      child.kill(signal);
      assert.deepEqual(await once(child, 'close'), [0, null]);
    });
});
