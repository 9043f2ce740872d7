/** The receiver's database, the console's inbox and the library's ledger hold the same, whatever order events come in. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';

import { createClient, type Row } from '@libsql/client';
import { explainFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { FailureLedger } from '@osmapi/osmtalk-elements/ledger.js';
import fc from 'fast-check';

import { Inbox } from '../../examples/ops-console/receiver/inbox.js';
import { signatureOf } from '../../examples/platform/webhooks.js';
import { readEvent } from '../../examples/shared/call-event.js';
import { createReceiver } from '../../examples/webhook-receiver/receiver.js';
import { CallStore } from '../../examples/webhook-receiver/store.js';
import { completed, failed, SECRET } from './support.js';

interface Line extends Record<string, unknown> {
  readonly level: string;
}

/** A receiver with a database in a folder of its own. */
async function open(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'event-order-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const url = `file:${folder}/calls.db`;
  const start = async () => {
    const store = await CallStore.open({ url });
    t.after(() => store.close());
    return store;
  };
  const lines: Line[] = [];
  const store = await start();
  const { request } = createReceiver({
    secrets: [SECRET],
    store,
    log: (level, entry) => lines.push({ ...entry, level }),
  });
  const tell = async (event: object): Promise<unknown> => {
    const body = JSON.stringify(event);
    const headers = { 'X-OsmTalk-Signature': signatureOf(body, SECRET) };
    const answer = await request('/webhooks/osmtalk', { method: 'POST', headers, body });
    assert.equal(answer.status, 200);
    return ((await answer.json()) as { outcome: unknown }).outcome;
  };
  const sql = async (text: string): Promise<Row[]> => {
    const client = createClient({ url });
    const { rows } = await client.execute(text);
    client.close();
    return rows;
  };
  return { store, start, tell, lines, sql };
}

const at = (seconds: number): string => failed('', seconds).timestamp;
/** Ties, and what cannot be read, are frequent. */
const moment = fc.constantFrom<unknown>(at(0), at(0).replace('Z', '+00:00'), at(1), 'yesterday', null, undefined);
const reason = fc.constantFrom('sip_rejected', 'SIP-REJECTED', 'no_audio_output', 'tts_quota_exceeded', 'unknown', '');
const status = fc.constantFrom('failed', 'completed', 'in_progress');
const named = (name: string) => ({ event: fc.constant(name), timestamp: moment, callId: fc.constant('?') });
const nested = { id: fc.constant('?'), destination: fc.constantFrom('+12025550143', '+12025550144'), endedAt: moment };

/** The documented events, those of other names that state a call's status, and those that do not. */
const anyEvent: fc.Arbitrary<object> = fc.oneof(
  fc.record({ ...named('call.started'), startedAt: moment }),
  fc.record({ ...named('call.completed'), durationSeconds: fc.constantFrom(5, 6) }),
  fc.record({ ...named('call.failed'), error: reason, failedAt: moment }),
  fc.record({ ...named('call.failed'), reason, call: fc.record({ ...nested, failureReason: reason }) }),
  fc.record({ ...named('call.updated'), call: fc.record({ ...nested, status, failureReason: reason }) }),
  fc.record({ ...named('call.analysis_completed'), analysis: fc.constant({ successful: false }) }),
  fc.record({ ...named('campaign.lead_completed'), leadId: fc.constant('lead_1'), status, reason }),
  fc.record({ ...named('transfer.initiated'), destination: fc.constant('+12025550100'), summary: fc.constant('') }),
  fc.record({ ...named('webhook.test'), reason }),
);

/** The events of one call, in two orders. */
const anyStory = fc
  .array(anyEvent, { minLength: 1, maxLength: 5 })
  .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));

const about = (id: string, events: readonly object[]): object[] =>
  JSON.parse(JSON.stringify(events).replaceAll('"?"', `"${id}"`)) as object[];

/** What a page shows of a failed call; null for what did not fail, or is not held. */
function shown(input: unknown): object | null {
  const failure = explainFailure(input, { phones: 'full' });
  return failure && { code: failure.code, call: { ...failure.call, id: '' }, doubts: failure.doubts };
}

test('the same events in any order end the same in the database, in the inbox and in the ledger', async (t) => {
  const { tell, sql } = await open(t);
  const inbox = new Inbox();
  const ledger = new FailureLedger();
  let calls = 0;
  const tellAll = async (events: readonly object[]): Promise<string> => {
    const id = `call_${(calls += 1)}`;
    for (const event of about(id, events)) {
      await tell(event);
      ledger.upsert(event);
      const read = readEvent(JSON.stringify(event));
      if (read) inbox.upsert(read);
    }
    return id;
  };
  const pairs: [string, string][] = [];
  await fc.assert(
    fc.asyncProperty(anyStory, async ([events, others]) => {
      pairs.push([await tellAll(events), await tellAll(others)]);
    }),
    { numRuns: 80, seed: 14 },
  );
  const rows = new Map((await sql('SELECT * FROM calls')).map((row) => [row.id as string, row]));
  const listed = new Map(inbox.failed().map(({ callId, json }) => [callId, json]));
  const held = (id: string) =>
    [rows.get(id)?.body, listed.get(id), ledger.get(id)].map((input) => shown(input ?? null));
  let failures = 0;
  for (const [one, other] of pairs) {
    const [inDatabase, ...elsewhere] = [...held(one), ...held(other)];
    for (const found of elsewhere) assert.deepEqual(found, inDatabase, one);
    const [row, otherRow] = [rows.get(one), rows.get(other)];
    assert.deepEqual(
      [row?.event, row?.reason, row?.reason_before, row?.next_step],
      [otherRow?.event, otherRow?.reason, otherRow?.reason_before, otherRow?.next_step],
    );
    assert.equal(row?.event === 'call.failed', inDatabase !== null);
    if (inDatabase) failures += 1;
  }
  assert.ok(failures > 25, `${failures} calls failed`);
});

describe('an event that says nothing of a call’s outcome', () => {
  const silent: Record<string, object> = {
    'call.analysis_completed': { analysis: { successful: false, reason: 'stale_sweep' } },
    'campaign.lead_completed': { leadId: 'lead_1', campaignId: 'c', status: 'failed', outcome: 'not_reached' },
    'transfer.initiated': { destination: '+12025550100', summary: 'The person asked for a human.' },
    'webhook.test': { reason: 'stale_sweep', status: 'failed' },
    'call.invented_tomorrow': { reason: 'stale_sweep', error: 'stale_sweep' },
  };
  for (const [event, fields] of Object.entries(silent))
    test(`changes no stored call, and is a plain line in the log: ${event}`, async (t) => {
      const { tell, lines, sql } = await open(t);
      await tell(failed('call_1', 0, 'sip_rejected'));
      const before = await sql('SELECT * FROM calls');
      for (const callId of ['call_1', 'call_2'])
        assert.equal(await tell({ event, timestamp: at(60), callId, ...fields }), 'ignored');
      assert.deepEqual(await sql('SELECT * FROM calls'), before);
      const expected = { level: 'info', event, outcome: 'ignored', nextStep: null, reasonBefore: null };
      assert.deepEqual(lines.slice(1), [
        { ...expected, callId: 'call_1' },
        { ...expected, callId: 'call_2' },
      ]);
    });
});

test('of two failures at one moment the database keeps one, whichever comes first', async (t) => {
  const { tell, sql } = await open(t);
  const [one, other] = ['no_audio_output', 'stale_sweep'].map((code) => (id: string) => failed(id, 0, code));
  for (const event of [one!('call_1'), other!('call_1'), other!('call_2'), one!('call_2')]) await tell(event);
  const [first, second] = await sql('SELECT reason FROM calls');
  assert.equal(first?.reason, second?.reason);
});

test('a failure whose time cannot be read is stored after a start, and listed without a time', async (t) => {
  const { tell, store } = await open(t);
  await tell({ event: 'call.started', callId: 'call_1', timestamp: at(0) });
  assert.equal(await tell({ event: 'call.failed', callId: 'call_1', error: 'sip_rejected' }), 'stored');
  assert.deepEqual((await store.list(1, null, null)).map(({ reason, time }) => [reason, time]), [['sip_rejected', null]]); // prettier-ignore
});

test('two ids that are long numbers are two calls', async (t) => {
  const { store } = await open(t);
  const bodies = ['12345678901234567890', '12345678901234567891'].map((id) => `{"event":"call.failed","callId":${id},"error":"unknown"}`); // prettier-ignore
  for (const body of bodies) await store.put(readEvent(body)!, { reason: 'unknown', nextStep: null });
  assert.deepEqual(
    (await store.list(9, null, null)).map(({ id }) => id).sort(),
    bodies.map((body) => readCall(body).id),
  );
});

for (const [version, missing] of [
  ['first', ['before_moment', 'before_rank', 'before_tie', 'moment', 'rank', 'tie']],
  ['second', ['before_moment', 'before_rank', 'before_tie']],
] as const)
  test(`a database of the ${version} version is brought up to date, and goes on as any other`, async (t) => {
    const { sql, start, tell } = await open(t);
    const events = [failed('call_1', 30, 'sip_rejected'), completed('call_2', 30), failed('call_3', 30, 'unknown')];
    for (const event of events) await tell(event);
    const before = await sql('SELECT * FROM calls');
    for (const column of missing) await sql(`ALTER TABLE calls DROP COLUMN ${column}`);
    await start();
    assert.deepEqual(await sql('SELECT * FROM calls'), before);
    const outcomes = [events[0]!, failed('call_1', 29, 'unknown'), failed('call_2', 29), failed('call_3', 31)].map(
      tell,
    );
    assert.deepEqual(await Promise.all(outcomes), ['known', 'outdated', 'outdated', 'stored']);
  });
