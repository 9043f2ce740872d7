/** The webhooks that the stand-in sends: every documented event, in its documented shape. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import { type Listing, listing, startPlatform } from './platform-support.js';
import { failed, until } from './support.js';

type Fields = Readonly<Record<string, unknown>>;

const CALLS = 200;

const reasonOf = ({ reason, error }: Fields): unknown => reason ?? error;
const idOf = ({ callId, call }: Fields): unknown => callId ?? (call as Fields | undefined)?.id;
/** The sets of keys that occur. */
const shapesOf = (events: readonly Fields[]): string[][] =>
  [...new Set(events.map((event) => Object.keys(event).join()))].map((keys) => keys.split(','));

/** Runs a campaign to its very end, and gives all that was sent and what the platform has on record then. */
async function runCampaign(t: TestContext) {
  const { platform, target, ask } = await startPlatform(t);
  platform.sendTest();
  await platform.runCampaign(CALLS);
  const isAbout = (name: string, body: string): boolean => body.startsWith(`{"event":"${name}"`);
  const count = (name: string): number => target.requests.filter(({ body }) => isAbout(name, body)).length;
  await until(() => count('call.analysis_completed') === CALLS);
  const sent = (): Fields[] => target.requests.map(({ body }) => JSON.parse(body) as Fields);
  const named = (name: string): Fields[] => sent().filter(({ event }) => event === name);
  let record: Listing['calls'] = [];
  // The last thing that is said of a call is its new reason, where it gets one.
  await until(async () => {
    record = (await listing(ask('/api/calls?limit=1000'))).calls;
    const reasons = new Map(named('call.failed').map((event) => [idOf(event), reasonOf(event)]));
    return record.every(({ id, failureReason }) => reasons.get(id) === failureReason);
  });
  const doNotCall = ((await (await ask('/api/campaigns/dnc')).json()) as { numbers: string[] }).numbers;
  return { sent: sent(), named, record: new Map(record.map((call) => [call.id, call])), doNotCall };
}

test('a campaign sends webhooks', async (t) => {
  const { sent, named, record, doNotCall } = await runCampaign(t);

  await t.test('of every documented event, and of no other', () => {
    const names = new Set(sent.map(({ event }) => event));
    assert.deepEqual([...names].sort(), [
      'call.analysis_completed',
      'call.completed',
      'call.failed',
      'call.started',
      'campaign.lead_completed',
      'transfer.initiated',
      'webhook.test',
    ]);
  });

  const flat: Record<string, string[]> = {
    'call.started': ['callId', 'agentId', 'channel', 'startedAt'],
    'call.completed': ['callId', 'durationSeconds', 'costTotal', 'transcript'],
    'call.analysis_completed': ['callId', 'analysis'],
    'campaign.lead_completed': ['campaignId', 'leadId', 'status', 'outcome', 'callId'],
    'transfer.initiated': ['callId', 'destination', 'summary'],
  };
  for (const [name, fields] of Object.entries(flat))
    await t.test(`of ${name} with its documented fields`, () => {
      assert.deepEqual(shapesOf(named(name)), [['event', 'timestamp', ...fields]]);
    });

  await t.test('of call.failed in the shape of the official page, and in the older one', () => {
    const events = named('call.failed');
    const nested = events.filter(({ call }) => call !== undefined);
    const older = events.filter(({ call }) => call === undefined);
    assert.deepEqual(shapesOf(nested), [Object.keys(failed('call_1'))]);
    assert.deepEqual(shapesOf(nested.map(({ call }) => call as Fields)), [Object.keys(failed('call_1').call)]);
    assert.deepEqual(shapesOf(older), [['event', 'timestamp', 'callId', 'error', 'failedAt']]);
    for (const { reason, call } of nested) assert.equal(reason, (call as Fields).failureReason);
  });

  await t.test('with the duration between its start and its end', () => {
    for (const { startedAt, endedAt, durationSeconds } of record.values())
      assert.equal(Date.parse(String(endedAt)) - Date.parse(String(startedAt)), Number(durationSeconds) * 1000);
  });

  await t.test('of an analysis after the end of each call, failed ones included', () => {
    const analysed = named('call.analysis_completed');
    assert.equal(new Set(analysed.map(idOf)).size, CALLS);
    for (const event of analysed) {
      const { endedAt } = record.get(event.callId)!;
      assert.ok(Date.parse(String(event.timestamp)) >= Date.parse(String(endedAt)));
    }
    assert.ok(analysed.some(({ callId }) => record.get(callId)!.status === 'failed'));
  });

  await t.test('of each lead once, with a status of its own', () => {
    const leads = named('campaign.lead_completed');
    assert.equal(new Set(leads.map(({ leadId }) => leadId)).size, leads.length);
    const called = leads.filter(({ callId }) => callId !== null);
    assert.deepEqual(new Set(called.map(idOf)), new Set(record.keys()));
    for (const { callId, leadId, campaignId } of called) {
      const call = record.get(callId)!;
      assert.deepEqual([call.leadId, call.campaignId], [leadId, campaignId]);
    }
    const statuses = new Set(leads.map(({ status }) => status));
    for (const status of ['completed', 'voicemail', 'no_answer', 'failed', 'dnc_blocked']) assert.ok(statuses.has(status), status); // prettier-ignore
  });

  await t.test('of a lead on the do-not-call list, and never calls it', () => {
    const blocked = named('campaign.lead_completed').filter(({ status }) => status === 'dnc_blocked');
    assert.equal(blocked.length, doNotCall.length);
    // Those with a call were put on the list by what the person said in it.
    const known = blocked.filter(({ callId }) => callId === null);
    assert.ok(known.length > 0);
    const calledLeads = new Set([...record.values()].map(({ leadId }) => leadId));
    assert.ok(known.every(({ leadId }) => !calledLeads.has(leadId)));
  });

  await t.test('of a reason that changes later, and of some failures twice', () => {
    const events = named('call.failed');
    const ids = new Set(events.map(idOf));
    const told = [...ids].map((id) => events.filter((event) => idOf(event) === id).map(reasonOf));
    assert.ok(
      told.some((codes) => new Set(codes).size > 1),
      'No reason has changed.',
    );
    assert.ok(
      told.some((codes) => new Set(codes).size < codes.length),
      'Nothing was sent twice.',
    );
  });
});
