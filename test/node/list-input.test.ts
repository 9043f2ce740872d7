/** Values that hosts pass as calls: which can be read, which cannot, and the warnings for the developer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { explainFailure } from '../../src/catalog.js';
import { canBeCall, readList, warnOfForeignList } from '../../src/failure/list-input.js';
import { keysFound } from '../../src/failure/misread.js';
import { warningsDuring } from '../support/warnings.js';

const call = { id: 'a', status: 'failed', failureReason: 'stale_sweep' };

// First in the file: a message is logged once, and tests below cause it too.
test('a value that is not calls gets a warning that says what it is', async () => {
  const warnings = await warningsDuring(() => {
    for (const value of [12n, '{"seen_at":1}', '7']) readList(value);
    for (const item of [12n, { first_key: 1, second_key: 2 }, {}]) warnOfForeignList(item);
  });
  assert.deepEqual(warnings, [
    'osmtalk-elements: No calls can be read from a value of type bigint.',
    'osmtalk-elements: No calls can be read from an object with the keys seen_at.',
    'osmtalk-elements: No calls can be read from a list of values of type bigint.',
    'osmtalk-elements: No calls can be read from a list of objects with the keys first_key, second_key.',
    'osmtalk-elements: No calls can be read from a list of values of type object.',
  ]);
});

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

test('one call is passed on unchanged, as JSON text too', () => {
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

const throwing = () => {
  throw new Error('no');
};
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

for (const [name, value, keys] of [
  ['an object without keys', {}, ''],
  ['an object whose keys hold nothing', { a: null, b: undefined, c: '' }, ''],
  ['keys that hold something', { a: 0, b: false, c: ' ', d: [] }, 'a, b, c, d'],
  ['eight keys', { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1 }, 'a, b, c, d, e, f, g, h'],
  ['nine keys', { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1, h: 1, i: 1 }, 'a, b, c, d, e, f, g, h, …'],
  ['a key of 41 characters', { [`${'x'.repeat(40)}y`]: 1 }, 'x'.repeat(40)],
  ['a key with a line break', { 'a\nb': 1 }, 'a b'],
  ['a key with a phone number', { 'to +4915112345678': 1 }, 'to ••••5678'],
  ['a list', [1, 2], ''],
  ['a text', 'abc', ''],
  ['null', null, ''],
  ['a proxy that throws', new Proxy({}, { ownKeys: throwing }), ''],
  ['a revoked proxy', revoked, ''],
] as const) {
  test(`the keys of ${name} are told as "${keys}"`, () => {
    assert.equal(keysFound(value), keys);
  });
}

const cyclic: Record<string, unknown> = {};
cyclic.data = cyclic;
const deeper = (levels: number, held: unknown): unknown => (levels === 0 ? held : { data: deeper(levels - 1, held) });

/** Where a list is found: the calls in it, or null where there is none. */
for (const [name, value, inputs] of [
  ['in a list', [call], [call]],
  ['in a Map’s values', new Map([['a', call]]).values(), [call]],
  ['under `calls` before `data`', { data: [1], calls: [call] }, [call]],
  ['under `data` before `items`', { items: [1], data: [call] }, [call]],
  ['under `items` before `results`', { results: [1], items: [call] }, [call]],
  ['under the next name where the first holds no list', { calls: 5, data: 'none', items: [call] }, [call]],
  ['as JSON text under a name', { calls: JSON.stringify([call]) }, [call]],
  ['in JSON text under a name, deeper', { data: JSON.stringify({ calls: [call] }) }, [call]],
  ['three levels deep', deeper(3, [call]), [call]],
  ['four levels deep', deeper(4, [call]), null],
  ['nowhere in a cycle', cyclic, null],
  ['nowhere under a getter that throws', Object.defineProperty({}, 'calls', { get: throwing }), null],
  ['nowhere in an iterator that throws', Object.defineProperty({}, Symbol.iterator, { get: throwing }), null],
  ['nowhere under a name of none of ours', { rows: [call] }, null],
  ['beside the id of a request', { id: 'request_1', data: [call] }, [call]],
  ['beside the status of an answer', { status: 'failed', data: [call] }, [call]],
] as [string, unknown, unknown[] | null][]) {
  test(`calls are found ${name}`, () => {
    const list = readList(value);
    assert.deepEqual(list.unreadable ? null : [...list.inputs], inputs);
  });
}

for (const more of [{ id: 'a', status: 'ended' }, { callId: 'a', failureReason: 'x' }, { event: 'call.failed' }]) {
  test(`an object with ${Object.keys(more).join(' and ')} is one call, whatever list it holds`, () => {
    const one = { ...more, data: [call], results: [] };
    assert.deepEqual(readList(one), { unreadable: false, inputs: [one] });
  });
}

for (const [value, can] of [
  ['', false],
  ['  ', false],
  ['""', false],
  ['stale_sweep', true],
  ['{"id":"a"}', true],
  ['{"foo":1}', false],
  ['{"id":', false],
  ['[]', false],
  [{}, false],
  [{ foo: 1 }, false],
  [{ id: 'a' }, true],
  [{ status: 'ok' }, true],
  [{ status: 'Failed' }, true],
  [{ error: 'x' }, true],
  [{ call: {} }, true],
  [{ call: 'a' }, false],
  [null, false],
  [undefined, false],
  [5, false],
  [[call], false],
] as [unknown, boolean][]) {
  test(`an item ${inspect(value)} can ${can ? '' : 'not '}be a call`, () => {
    assert.equal(canBeCall(value), can);
  });
}

test('an object is one call by `status: failed` in any spelling, and not by another status', () => {
  assert.deepEqual(readList({ status: 'FAILED' }), { unreadable: false, inputs: [{ status: 'FAILED' }] });
  assert.deepEqual(readList({ status: 'ended' }), { unreadable: true, keys: 'status' });
});

test('broken JSON text gets one warning, and no second one as a list', async () => {
  const warnings = await warningsDuring(() => readList('{"one":'));
  assert.deepEqual(
    warnings.filter((warning) => warning.includes('No calls')),
    [],
  );
});

const looksLike = ['endReason', 'ERROR_TEXT', 'Q850Cause', 'sip_code', 'hangup', 'hang_up_by', 'last_outcome', 'disposition', 'HANG-UP', 'note']; // prettier-ignore

test('keys that look like a reason are named in their order', async () => {
  const odd = { status: 'failed', ...Object.fromEntries(looksLike.map((key, place) => [key, place])) };
  const reasons = { causeA: 1n, causeB: true, causeC: NaN, causeD: '\t', causeE: 'x', causeF: null };
  const warnings = await warningsDuring(() => {
    explainFailure(odd);
    explainFailure({ status: 'failed', ...reasons });
    explainFailure({ call: { status: 'failed', sub_cause: 1 }, main_cause: [] });
    explainFailure({ status: 'failed', note: 'x' });
    explainFailure({ status: 'ended', why_cause: 'x' });
  });
  const told = (keys: string) =>
    'osmtalk-elements: A failed call has no reason that can be read. Hand it over as text in the `failureReason` ' +
    `of the call. Keys that look like a reason: ${keys}.`;
  assert.deepEqual(warnings, [
    told('endReason, ERROR_TEXT, Q850Cause, sip_code, hangup, hang_up_by, last_outcome, disposition'),
    told('causeA, causeB (not text), causeC (not text), causeD (blank), causeE'),
    told('call.sub_cause, main_cause (not text)'),
  ]);
});
