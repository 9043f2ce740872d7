/** Values that hosts pass as calls: which can be read, which cannot, and the warnings for the developer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explainFailure } from '../../src/catalog.js';
import { readText } from '../../src/failure/json.js';
import { readList } from '../../src/failure/list-input.js';
import { warningsDuring } from '../support/warnings.js';

const call = { id: 'a', status: 'failed', failureReason: 'stale_sweep' };

for (const value of [undefined, null, '', ' \uFEFF', [], '[]', { calls: [] }, '{"data":[]}', new Set()]) {
  test(`${value === undefined ? 'undefined' : JSON.stringify(value)} holds no calls, and is no mistake`, () => {
    const list = readList(value);
    assert.deepEqual(list.unreadable || [...list.inputs], []);
  });
}

for (const value of [
  ...[5, true, 5n, Symbol('a'), () => call, {}, { foo: 1 }, { calls: null, total: 0 }, { data: 'none' }, { data: { foo: 1 } }],
  ...[{ status: 200 }, { status: 'ok', data: {} }, { error: 'unauthorized' }, '{', '[1,', '"', '{"foo":1}', '"\\"\\\\\\"a\\\\\\"\\""'],
]) {
  test(`${typeof value} ${typeof value === 'object' ? JSON.stringify(value) : String(value)} cannot be read as calls`, () => {
    assert.equal(readList(value).unreadable, true);
  });
} // prettier-ignore

for (const key of ['id', 'callId', 'call_id', 'event', 'reason', 'failureReason', 'failure_reason']) {
  test(`an object with ${key} is one call`, () => {
    const one = { [key]: 'a' };
    const list = readList(one);
    assert.deepEqual(list.unreadable || [...list.inputs], [one]);
  });
}

test('one call is handed on as it came, JSON text too', () => {
  for (const one of [call, JSON.stringify(call), ' stale_sweep']) {
    const list = readList(one);
    assert.deepEqual(list.unreadable || [...list.inputs], [one]);
  }
});

test('the developer is warned once with the keys that were found, with phone numbers masked', async () => {
  const given = await warningsDuring(() => {
    for (let n = 0; n < 2; n++) readList({ total: 2, rows: [], 'of +14155550123': 1, empty: null });
  });
  assert.deepEqual(given, [
    'osmtalk-elements: No calls can be read from an object with the keys total, rows, of ••••0123.',
  ]);
});

test('the developer is warned once with the keys that may hold the reason of a failed call', async () => {
  const odd = { id: 'a', status: 'failed', hangup_cause: 'NO_ANSWER', error: { code: 4 }, sipCode: 486, reason: '', channel: 'web' };
  const given = await warningsDuring(() => {
    for (let n = 0; n < 2; n++) assert.equal(explainFailure(odd)?.reason, 'unknown');
    explainFailure({ id: 'a', status: 'failed' });
    explainFailure(call);
  });
  assert.equal(given.length, 1, given.join('\n'));
  assert.match(given[0]!, /: hangup_cause, error \(not text\), sipCode\.$/);
}); // prettier-ignore

const unreadableReasons = [
  ['an object in failureReason', { failureReason: { code: 4 } }, 'failureReason (not text)'],
  ['a boolean in failure_reason', { failure_reason: true }, 'failure_reason (not text)'],
  ['blank text in failureReason', { failureReason: ' ' }, 'failureReason (blank)'],
  ['an object beside a key that may hold the reason', { failureReason: [], cause: 'x' }, 'failureReason (not text), cause'],
  ['an object in the nested call', { call: { status: 'failed', failureReason: {} } }, 'call.failureReason (not text)'],
  ['a reason beside the nested call', { call: { status: 'failed' }, failureReason: 'x' }, 'failureReason'],
] as const; // prettier-ignore

for (const [name, fields, keys] of unreadableReasons) {
  test(`the warning of a reason that cannot be read says what to hand over: ${name}`, async () => {
    // `warnOnce` is silent about a message that an earlier test caused: a key of its own makes each message new.
    const own = `cause_of_${name.replaceAll(' ', '_')}`.slice(0, 40);
    const warnings = await warningsDuring(() => explainFailure({ id: 'a', status: 'failed', ...fields, [own]: 1 }));
    assert.deepEqual(warnings, [
      'osmtalk-elements: A failed call has no reason that can be read. Hand it over as text in the `failureReason` ' +
        `of the call. Keys that look like a reason: ${keys}, ${own}.`,
    ]);
  });
}

test('integers that are too long for a number are kept whole, and no other text is touched', () => {
  const text = '{"id":12345678901234567890,"n":[-12345678901234567891,12,1.2345678901234567,1e21],"s":"1234567890123456789, \\"12345678901234567890\\""}'; // prettier-ignore
  assert.deepEqual(readText(text), {
    id: '12345678901234567890',
    n: ['-12345678901234567891', 12, 1.2345678901234567, 1e21],
    s: '1234567890123456789, "12345678901234567890"',
  });
});

test('a JSON string that contains JSON is parsed once more, but not twice', async () => {
  const [once, twice, thrice] = [1, 2, 3].map((n) => {
    let text = 'stale_sweep';
    for (let k = 0; k < n; k++) text = JSON.stringify(text);
    return text;
  });
  const warnings = await warningsDuring(() => {
    assert.deepEqual([readText(once!), readText(twice!), readText(thrice!)], ['stale_sweep', 'stale_sweep', null]);
  });
  assert.ok(warnings.length <= 1);
});
