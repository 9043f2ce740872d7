/** What people really hold, and what is read from it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explainFailure, readCall } from '../../src/catalog.js';
import { isObject } from '../../src/failure/fields.js';
import { page } from '../support/page-file.js';
import { warningsDuring } from '../support/warnings.js';

const call = {
  id: 'call_7',
  agentId: 'agent_1',
  channel: 'phone',
  status: 'failed',
  startedAt: '2026-05-13T08:42:12.000Z',
  endedAt: '2026-05-13T08:42:17.221Z',
  durationSeconds: 5,
  failureReason: 'no_audio_either_direction',
  transcript: null,
  recordingUrl: 'https://example.com/r.mp3',
};
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const event = { event: 'call.failed', timestamp: call.endedAt, reason: call.failureReason, call };
const older = { event: 'call.failed', callId: 'call_7', error: 'no_audio_either_direction', failedAt: call.endedAt };

for (const [name, input] of Object.entries({
  'a REST call': call,
  'a webhook event': event,
  'an older event': older,
})) {
  for (const [form, value] of Object.entries({ [name]: input, [`${name} as JSON`]: JSON.stringify(input) })) {
    test(`${form} is explained`, () => {
      assert.equal(explainFailure(value)?.reason, 'no_audio_either_direction');
    });

    test(`${form}: the call id is read`, () => {
      assert.equal(readCall(value).id, 'call_7');
    });

    test(`${form}: the end of the call is read`, () => {
      assert.equal(readCall(value).endedAt, Date.UTC(2026, 4, 13, 8, 42, 17, 221));
    });
  }
}

for (const [name, wrap] of Object.entries({
  'JSON of JSON': JSON.stringify,
  'JSON of JSON with blanks around it': (json: string) => JSON.stringify(` ${json}\n`),
})) {
  test(`a call as ${name} is explained`, () => {
    assert.equal(explainFailure(wrap(JSON.stringify(call)))?.reason, 'no_audio_either_direction');
  });
}

test('the webhook example of the page is read whole', () => {
  assert.deepEqual(readCall(page.webhook), {
    id: 'call_xxx',
    agentId: 'agent_xxx',
    channel: 'phone',
    status: '',
    destination: '',
    startedAt: Date.UTC(2026, 4, 13, 8, 42, 12),
    endedAt: Date.UTC(2026, 4, 13, 8, 42, 17, 221),
    durationSeconds: 5,
    attempt: null,
    hasTranscript: false,
  });
});

for (const text of ['idle_timeout', ' idle_timeout\n', '"idle_timeout"', '" idle_timeout "']) {
  test(`the text ${JSON.stringify(text)} is a bare reason`, () => {
    assert.equal(explainFailure(text)?.reason, 'idle_timeout');
  });
}

for (const text of ['made {up}', 'made [up]', 'made "up"']) {
  test(`the text ${text} is a bare reason`, () => {
    assert.equal(explainFailure(text)?.code, text);
  });
}

for (const [name, value] of [
  ['an empty text', ''],
  ['a blank text', ' \n\t'],
  ['an empty JSON text', '""'],
  ['a blank JSON text', '"  "'],
  ['null', null],
  ['undefined', undefined],
  ['a number', 404],
  ['a bigint', 4n],
  ['true', true],
  ['a symbol', Symbol('idle_timeout')],
  ['a function', () => call],
  ['a function with a reason', Object.assign(() => {}, { failureReason: 'idle_timeout' })],
  ['an array of calls', [call]],
  ['JSON of an array', JSON.stringify([call])],
  ['an empty object', {}],
  ['an empty JSON object', '{}'],
  ['a call without a word of failure', { id: 'call_7' }],
] as [string, unknown][]) {
  test(`${name} is no failed call`, () => {
    assert.equal(explainFailure(value), null);
  });
}

test('broken JSON is no call, and the developer gets one warning, however much there is, with no number to call in it', async () => {
  const broken = ['{"destination": "+14155552671"', '{"id": "a"', '[1,', '"idle', '{idle_timeout}', '{}{}', '  {nope'];
  const warnings = await warningsDuring(() => {
    for (const text of [...broken, ...broken]) {
      assert.equal(explainFailure(text), null);
      assert.equal(readCall(text).id, '');
    }
  });
  assert.equal(warnings.length, 1, warnings.join('\n'));
  assert.match(warnings[0]!, /begins like JSON/);
  assert.doesNotMatch(warnings[0]!, /4155552671/);
});

test('well-formed input gives no warning', async () => {
  const inputs = [call, event, older, page.webhook, 'idle_timeout', 'made_up', null];
  assert.deepEqual(await warningsDuring(() => inputs.map((input) => explainFailure(input))), []);
});

for (const [name, value, is] of [
  ['an object', {}, true],
  ['one without a prototype', Object.create(null), true],
  ['null', null, false],
  ['an array', [call], false],
  ['a function', () => call, false],
  ['a text', '{}', false],
  ['a revoked proxy', revoked, false],
] as [string, unknown, boolean][]) {
  test(`${name} has ${is ? 'fields' : 'no field'} to read`, () => {
    assert.equal(isObject(value), is);
  });
}

/** Failed or not: the first that speaks. */
const verdicts: [string, object, boolean][] = [
  ['a status alone', { id: 'a', status: 'failed' }, true],
  ['a completed status alone', { id: 'a', status: 'completed' }, false],
  ['an event alone', { event: 'call.failed', call: { id: 'a' } }, true],
  ['another event alone', { event: 'call.completed', call: { id: 'a' } }, false],
  ['an event that we do not know', { event: 'call.escalated', call: { id: 'a' } }, false],
  ['a reason alone', { id: 'a', failureReason: 'idle_timeout' }, true],
  ['an empty reason alone', { id: 'a', failureReason: '' }, false],
  ['a null reason alone', { id: 'a', failureReason: null }, false],
  ['a completed status before a reason', { id: 'a', status: 'completed', failureReason: 'idle_timeout' }, false],
  ['a completed status before the event', { event: 'call.failed', call: { id: 'a', status: 'completed' } }, false],
  ['a failed status before the event', { event: 'call.analysis_completed', call: { id: 'a', status: 'failed' } }, true],
  ['the event before a reason', { event: 'call.completed', reason: 'idle_timeout', call: { id: 'a' } }, false],
  ['an empty status is silent', { event: 'call.failed', call: { id: 'a', status: '' } }, true],
  ['a null status is silent', { event: 'call.failed', call: { id: 'a', status: null } }, true],
  ['the older event, completed', { event: 'call.completed', callId: 'a', error: 'x' }, false],
  ['the older shape without an event name', { callId: 'a', error: 'idle_timeout' }, true],
];

for (const [name, input, failed] of verdicts) {
  test(`failed or not: ${name} means ${failed ? 'failed' : 'not failed'}`, () => {
    assert.equal(explainFailure(input) !== null, failed);
  });
}

/** Which reason. */
const reasons: [string, object, string, string][] = [
  ["the call's before the event's", { event: 'call.failed', reason: 'stale_sweep', call: { failureReason: 'sip_rejected' } }, 'sip_rejected', 'sip_rejected'],
  ["the event's where the call has none", { event: 'call.failed', reason: 'stale_sweep', call: { id: 'a' } }, 'stale_sweep', 'stale_sweep'],
  ["the event's where the call's is empty", { event: 'call.failed', reason: 'stale_sweep', call: { failureReason: '' } }, 'stale_sweep', 'stale_sweep'],
  ["the event's before the older error", { event: 'call.failed', reason: 'stale_sweep', error: 'sip_rejected', callId: 'a' }, 'stale_sweep', 'stale_sweep'],
  ['the older error last', { event: 'call.failed', error: 'sip_rejected', callId: 'a' }, 'sip_rejected', 'sip_rejected'],
  ['a code that is none of ours', { status: 'failed', failureReason: 'made_up' }, 'unknown', 'made_up'],
  ['a hostile code', { status: 'failed', failureReason: '__proto__' }, 'unknown', '__proto__'],
  ['no reason', { status: 'failed' }, 'unknown', ''],
  ['a null reason', { status: 'failed', failureReason: null }, 'unknown', ''],
  ['a reason that is an object', { status: 'failed', failureReason: { code: 'stale_sweep' } }, 'unknown', ''],
]; // prettier-ignore

for (const [name, input, reason, code] of reasons) {
  test(`which reason: ${name}`, () => {
    const failure = explainFailure(input);
    assert.deepEqual([failure?.reason, failure?.code], [reason, code]);
  });
}

const reasonsIn = (first: string | null, second: string | null) =>
  explainFailure({ event: 'call.failed', reason: second, call: { id: 'a', failureReason: first } })!.doubts.length;

test('two different reasons in one event are doubtful', () => {
  assert.equal(reasonsIn('sip_rejected', 'sip_no_answer'), 1);
});

for (const [first, second] of [
  ['sip_rejected', 'sip_rejected'],
  ['sip_rejected', null],
  [null, 'sip_rejected'],
  [null, null],
] as const) {
  test(`the reasons ${String(first)} and ${String(second)} agree`, () => {
    assert.equal(reasonsIn(first, second), 0);
  });
}
