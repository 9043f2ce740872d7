/** Any input: `readCall` returns plain values only, and nothing throws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { explainFailure, FAILURE_REASONS, readCall } from '../../src/catalog.js';

const KEYS = Object.keys(readCall(null)).sort();

function assertPlain(input: unknown): void {
  const call = readCall(input);
  assert.deepEqual(Object.keys(call).sort(), KEYS);
  for (const [key, value] of Object.entries(call)) {
    const isPlain = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    assert.ok(isPlain, `${key} is ${typeof value}`);
  }
}

function assertComplete(input: unknown): void {
  const failure = explainFailure(input);
  if (failure === null) return;
  const { guidance, blameLabel, retryAdvice } = failure;
  for (const text of [guidance.title, guidance.cause, guidance.whatToTry, blameLabel, retryAdvice.text]) {
    assert.notEqual(text.trim(), '');
  }
}

const throwError = () => {
  throw new Error('no');
};
const withThrowingGetter = (key: string) =>
  Object.defineProperty({ status: 'failed' }, key, { get: throwError, enumerable: true });
const revoked = (of: object) => {
  const { proxy, revoke } = Proxy.revocable(of, {});
  revoke();
  return proxy;
};
const cyclic: Record<string, unknown> = { status: 'failed' };
cyclic.call = cyclic;
cyclic.transcript = cyclic;
const deep = JSON.parse('{"call":'.repeat(2000) + '{}' + '}'.repeat(2000)) as object;

const hostile: [string, unknown][] = [
  ...[
    ...KEYS,
    'failureReason',
    'call',
    'event',
    'reason',
    'error',
    'timestamp',
    'transcript',
    'failedAt',
    'callId',
  ].map((key): [string, unknown] => [`a getter of ${key} that throws`, withThrowingGetter(key)]),
  ['a proxy that throws', new Proxy({}, { get: throwError, has: throwError, ownKeys: throwError })],
  ['a proxy that answers everything with itself', new Proxy({}, { get: (_, __, self) => self as unknown })],
  ['a revoked proxy', revoked({})],
  ['a revoked proxy of an array', revoked([])],
  ['a revoked proxy of a function', revoked(() => {})],
  ['a revoked proxy as the call', { event: 'call.failed', call: revoked({}) }],
  ['a revoked proxy as every field', Object.fromEntries(KEYS.map((key) => [key, revoked([])]))],
  ['a null prototype', Object.assign(Object.create(null) as object, { status: 'failed', id: 'a' })],
  ['a null prototype as every field', Object.fromEntries(KEYS.map((key) => [key, Object.create(null)]))],
  ['symbols as every field', Object.fromEntries(KEYS.map((key) => [key, Symbol(key)]))],
  ['toString that throws as every field', Object.fromEntries(KEYS.map((key) => [key, { toString: throwError }]))],
  ['Date that throws as every field', Object.fromEntries(KEYS.map((key) => [key, Object.create(Date.prototype)]))],
  ['a cycle', cyclic],
  ['a deep nest', deep],
  ["Lit's own marks", { status: 'failed', id: { _$litType$: 1, strings: ['<b>'] }, channel: { _$litDirective$: 1 } }],
  ['hostile keys', JSON.parse('{"__proto__":{"status":"failed","id":"x"},"constructor":{"name":"y"}}')],
  ['a call that is an array', { event: 'call.failed', call: [{ id: 'a' }] }],
  ['a call that is a text', { event: 'call.failed', call: 'call_7' }],
  ['a String object', new String('idle_timeout')],
  ['a Map', new Map([['status', 'failed']])],
  ['an Error', new Error('idle_timeout')],
];

for (const [name, input] of hostile) {
  test(`readCall of ${name} returns plain values`, () => {
    assertPlain(input);
  });

  test(`explainFailure of ${name} is complete or null`, () => {
    assertComplete(input);
  });
}

test('a throwing getter makes only its own field absent', () => {
  const call = Object.defineProperty({ id: 'a', failureReason: 'stale_sweep' }, 'endedAt', { get: throwError });
  const failure = explainFailure(call);
  assert.deepEqual([failure?.reason, failure?.call.id, failure?.call.endedAt], ['stale_sweep', 'a', null]);
});

test('a status under the key constructor is not read from JSON', () => {
  assert.equal(explainFailure(JSON.parse('{"id":"a","constructor":{"status":"failed"}}')), null);
});

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
});
const field = fc.oneof(
  anything,
  fc.string(),
  fc.constantFrom('failed', 'completed', 'call.failed', ...FAILURE_REASONS, '__proto__', '+4915112345678'),
  fc.date({ noInvalidDate: false }),
);
const names = [...KEYS, 'failureReason', 'event', 'reason', 'error', 'callId', 'failedAt', 'timestamp', 'transcript'];
const fields = fc.dictionary(fc.constantFrom(...names, '__proto__', 'constructor', 'toString', '_$litType$'), field);
const calls = fc.oneof(anything, fields, fc.record({ event: field, reason: field, call: fields }));

test('readCall of any value returns ten plain fields', () => {
  fc.assert(fc.property(calls, assertPlain), { numRuns: 2000 });
});

test('every failure has a title, a cause, a blame, a next step and retry advice', () => {
  fc.assert(fc.property(calls, assertComplete), { numRuns: 2000 });
});

test('readCall of any text returns ten plain fields', () => {
  const { warn } = console;
  console.warn = () => {};
  try {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), assertPlain), { numRuns: 1000 });
  } finally {
    console.warn = warn;
  }
});

test('every value with the status failed has a complete explanation', () => {
  fc.assert(
    fc.property(fields, (call) => {
      const failed = Object.assign(Object.create(null) as object, call, { call: 0, event: '', status: 'failed' });
      assert.notEqual(explainFailure(failed), null);
      assertComplete(failed);
    }),
  );
});

test('a call and its JSON text have the same explanation', () => {
  const plain = fc.dictionary(fc.constantFrom(...names), fc.jsonValue());
  fc.assert(
    fc.property(plain, (call) => {
      assert.deepEqual(explainFailure(JSON.stringify(call)), explainFailure(JSON.parse(JSON.stringify(call))));
    }),
  );
});
