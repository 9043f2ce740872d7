/** Which call an input is about, whether that failed and why: each rule of the outline, by table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readCall } from '../../src/catalog.js';
import { canBeCall, readList } from '../../src/failure/list-input.js';
import { endOf, outlineOf, partsOf, timestampOf } from '../../src/failure/outline.js';
import { warningsDuring } from '../support/warnings.js';

const call = { id: 'call_7', status: 'failed', failureReason: 'sip_rejected' };
const json = JSON.stringify(call);

// First in the file: a message is logged once, and a row below causes it too.
test('a call as broken JSON text is no call, and the developer is told once', async () => {
  const warnings = await warningsDuring(() => {
    for (let n = 0; n < 2; n++) assert.equal(canBeCall({ call: '{"id":' }), false);
    assert.equal(outlineOf({ call: '{"id":' }).failed, null);
  });
  assert.deepEqual(warnings, ['osmtalk-elements: A call is text that begins like JSON but is not.']);
});

/** Fields that a row does not state are '' or false, and null for `failed`. */
interface Expected {
  id?: string;
  failed?: boolean;
  code?: string;
  otherCode?: string;
  name?: string;
  isEvent?: boolean;
  isNested?: boolean;
}

const NAMED = { name: 'call.failed', isEvent: true, failed: true };
const NESTED = { id: 'call_7', failed: true, code: 'sip_rejected', isEvent: true, isNested: true };
const LEAD = { leadId: 'lead_1', callId: 'a', status: 'failed' };

const outlines: [name: string, input: unknown, expected: Expected][] = [
  ['a call object', call, { id: 'call_7', failed: true, code: 'sip_rejected' }],
  ['a bare reason', 'sip_rejected', { failed: true, code: 'sip_rejected' }],
  ['an event whose call is JSON text', { event: 'call.failed', call: json }, { ...NESTED, name: 'call.failed' }],
  ['an event whose call is JSON of JSON', { event: 'call.failed', call: JSON.stringify(json) }, { ...NESTED, name: 'call.failed' }],
  ['an event as JSON text whose call is JSON text', JSON.stringify({ event: 'call.failed', call: ` ${json}\n` }), { ...NESTED, name: 'call.failed' }],
  ['a row with the call as JSON text in a column', { id: 5, created_at: '2026-05-13', call: json }, NESTED],
  ['a row with the call as an object in a column', { id: 5, call }, NESTED],
  ['a call as broken JSON text', { event: 'call.failed', callId: 'a', call: '{"id":"b"' }, { ...NAMED, id: 'a' }],
  ['a call as a bare id', { event: 'call.failed', callId: 'a', call: 'b' }, { ...NAMED, id: 'a' }],
  ['a call as JSON of a list', { event: 'call.failed', callId: 'a', call: `[${json}]` }, { ...NAMED, id: 'a' }],
  ['a call as JSON of null', { event: 'call.failed', callId: 'a', call: 'null' }, { ...NAMED, id: 'a' }],
  ['a call as empty text', { event: 'call.failed', callId: 'a', call: '' }, { ...NAMED, id: 'a' }],

  ['the ids of an event and its call', { callId: 'a', call: { id: 'b', callId: 'c' } }, { id: 'b', isEvent: true, isNested: true }],
  ['a nested call with `callId`', { callId: 'a', call: { callId: 'c' } }, { id: 'c', isEvent: true, isNested: true }],
  ['a nested call without an id', { callId: 'a', id: 'b', call: { status: 'failed' } }, { id: 'a', failed: true, isEvent: true, isNested: true }],
  ['a row with a key of its own', { id: 5, callId: 'a', status: 'failed' }, { id: 'a', failed: true }],

  ['an object with `callId` and no status', { callId: 'a' }, { id: 'a', isEvent: true }],
  ['an object with `id` and no status', { id: 'a' }, { id: 'a' }],
  ['an object with `callId` and a status', { callId: 'a', status: 'ended' }, { id: 'a', failed: false }],
  ['an event in its flat shape with a status', { event: 'Call.Failed ', id: 'a', status: 'failed' }, { ...NAMED, id: 'a' }],
  ['nothing but a status', { status: 'failed' }, { failed: true }],
  ['an empty object', {}, {}],
  ['a list', [call], {}],
  ['null', null, {}],

  ['a start', { event: 'call.started', callId: 'a' }, { id: 'a', name: 'call.started', isEvent: true, failed: false }],
  ['a start with the status of its call', { event: 'call.started', id: 'a', status: 'failed' }, { id: 'a', name: 'call.started', isEvent: true, failed: true }],
  ['a completion', { event: 'call.completed', callId: 'a' }, { id: 'a', name: 'call.completed', isEvent: true, failed: false }],
  ['another event', { event: 'lead.updated', callId: 'a' }, { id: 'a', name: 'lead.updated', isEvent: true }],
  ['the status and reason of another event', { event: 'lead.updated', callId: 'a', status: 'failed', reason: 'x', error: 'y' }, { id: 'a', name: 'lead.updated', isEvent: true }],
  ['the failure reason in another event', { event: 'lead.updated', callId: 'a', failureReason: 'x' }, { id: 'a', code: 'x', name: 'lead.updated', isEvent: true }],
  ['the status of a call nested in another event', { event: 'lead.updated', call }, { ...NESTED, name: 'lead.updated' }],

  ['the reason of an event alone', { callId: 'a', reason: 'x', error: 'y' }, { id: 'a', failed: true, code: 'x', isEvent: true }],
  ['the error of an event alone', { callId: 'a', error: 'y' }, { id: 'a', failed: true, code: 'y', isEvent: true }],
  ['two reasons', { event: 'call.failed', call, reason: 'x' }, { ...NESTED, name: 'call.failed', otherCode: 'x' }],
  ['one reason twice', { event: 'call.failed', call, reason: 'sip_rejected' }, { ...NESTED, name: 'call.failed' }],

  ['the row of a lead', LEAD, { id: 'a' }],
  ['the row of a lead in snake_case', { lead_id: 'lead_1', call_id: 'a', status: 'failed' }, { id: 'a' }],
  ['a lead in an event about the course of a call', { ...LEAD, event: 'call.failed' }, { ...NAMED, id: 'a' }],
  ['a lead beside a nested call', { leadId: 'lead_1', call: { ...LEAD, callId: 'b' } }, { id: 'b', failed: true, isEvent: true, isNested: true }],
  ...['id', 'agentId', 'channel', 'startedAt', 'endedAt', 'durationSeconds'].map((name): [string, unknown, Expected] => [
    `a call with a lead and ${name}`, { ...LEAD, [name]: '7' }, { id: 'a', failed: true },
  ]),
  ['a call with a lead and a reason', { ...LEAD, failureReason: 'x' }, { id: 'a', failed: true, code: 'x' }],
]; // prettier-ignore

for (const [name, input, expected] of outlines) {
  test(`${name} has this outline: ${JSON.stringify(expected)}`, () => {
    const { call: own, event, ...outline } = outlineOf(input);
    assert.deepEqual(
      { ...outline, isNested: own !== event },
      { id: '', failed: null, code: '', otherCode: '', name: '', isEvent: false, isNested: false, ...expected },
    );
    const parts = partsOf(typeof input === 'string' && !input.startsWith('{') ? { failureReason: input } : input);
    assert.deepEqual(parts, { call: own, event });
  });
}

test('a call as JSON text in a column is one call, as an object is', () => {
  for (const row of [{ call }, { call: json }]) {
    assert.deepEqual(readList(row), { unreadable: false, inputs: [row] });
    assert.equal(canBeCall(row), true);
  }
});

const NOON = Date.UTC(2026, 4, 13, 12);

for (const [name, input, timestamp, end] of [
  ['a call without a time', call, null, null],
  ['an event with a timestamp', { event: 'call.failed', timestamp: NOON }, NOON, null],
  ['an event with both times', { event: 'call.failed', timestamp: NOON, failedAt: NOON + 1 }, NOON, NOON + 1],
  ['an older event', { callId: 'a', failedAt: NOON }, NOON, NOON],
  ['an older event in snake_case', { call_id: 'a', failed_at: NOON }, NOON, NOON],
  ['an event whose call has an end', { failedAt: NOON, call: { endedAt: NOON - 5 } }, NOON, NOON - 5],
  ['a call whose end cannot be read', { endedAt: 'soon', failedAt: NOON }, NOON, NOON],
] as [string, unknown, number | null, number | null][]) {
  test(`${name} happened at ${String(timestamp)} and ended at ${String(end)}`, () => {
    const outline = outlineOf(input);
    assert.deepEqual([timestampOf(outline), endOf(outline)], [timestamp, end]);
  });
}

for (const [value, attempt] of [
  [undefined, null],
  [-1, null],
  [0, null],
  [0.5, null],
  ['1', 1],
  [2, 2],
] as [unknown, number | null][]) {
  test(`the attempt ${JSON.stringify(value)} is ${String(attempt)}`, () => {
    assert.equal(readCall({ id: 'a', attempt: value }).attempt, attempt);
  });
}
