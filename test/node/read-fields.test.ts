/** Each field of the record: what is taken from foreign data, and what is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readCall } from '../../src/catalog.js';

const NOON = Date.UTC(2026, 4, 13, 12);

const { proxy: revoked, revoke } = Proxy.revocable([], {});
revoke();

const dates: [string, unknown, number | null][] = [
  ['ISO 8601 in UTC', '2026-05-13T12:00:00Z', NOON],
  ['ISO 8601 with ms', '2026-05-13T12:00:00.123Z', NOON + 123],
  ['ISO 8601 with an offset', '2026-05-13T14:00:00+02:00', NOON],
  ['a date alone', '2026-05-13', NOON - 12 * 3600e3],
  ['a Date', new Date(NOON), NOON],
  ['ms since 1970', NOON, NOON],
  ['seconds since 1970', NOON / 1000, NOON],
  ['seconds before 1970', -86_400, -864e5],
  ['the last number of seconds', 1e11 - 1, 1e14 - 1000],
  ['the first number of ms', 1e11, 1e11],
  ['a year of six digits', '+002026-05-13T12:00:00Z', NOON],
  ['the epoch', '1970-01-01T00:00:00Z', 0],
  ['an invalid Date', new Date(NaN), null],
  ['an empty text', '', null],
  ['words', 'yesterday', null],
  ['words before a date', 'on 2026-05-13', null],
  ['a letter before a date', 'x2026-05-13', null],
  ['a month that is none', '2026-13-45T00:00:00Z', null],
  ['NaN', NaN, null],
  ['infinity', Infinity, null],
  ['the last number of ms', 1e14 - 1, 1e14 - 1],
  ['the first number of µs', 1e14, 1e11],
  ['the first number of ns', 1e17, 1e11],
  ['a number beyond all units', 1e20, null],
  ['null', null, null],
  ['true', true, null],
  ['an array', ['2026-05-13'], null],
  ['an object', { year: 2026 }, null],
  ['a bigint', 1778673600n, NOON],
  ['a bigint beyond all units', 10n ** 20n, null],
  ['a symbol', Symbol('now'), null],
];

for (const [name, value, ms] of dates) {
  test(`a date as ${name} is ${ms === null ? 'absent' : 'read'}`, () => {
    const { startedAt, endedAt } = readCall({ id: 'a', startedAt: value, endedAt: value });
    assert.deepEqual([startedAt, endedAt], [ms, ms]);
  });
}

for (const [value, seconds] of [
  [5, 5],
  [0, 0],
  [2.5, 2.5],
  [NaN, null],
  [Infinity, null],
  [-1, null],
  ['', null],
  ['long', null],
  ['Infinity', null],
  ['1e999', null],
  [null, null],
  [true, null],
  [[5], null],
  [{}, null],
] as [unknown, number | null][]) {
  test(`a duration of ${typeof value} ${JSON.stringify(value)} is ${String(seconds)}`, () => {
    assert.equal(readCall({ id: 'a', durationSeconds: value }).durationSeconds, seconds);
  });
}

for (const [value, attempt] of [
  [1, 1],
  [3, 3],
  [NaN, null],
  [null, null],
  ['second', null],
] as [unknown, number | null][]) {
  test(`an attempt of ${JSON.stringify(value)} is ${String(attempt)}`, () => {
    assert.equal(readCall({ id: 'a', attempt: value }).attempt, attempt);
  });
}

for (const [name, value, has] of [
  ['text', 'Hello?', true],
  ['turns', [{ role: 'user', text: 'Hello?' }], true],
  ['an empty text', '', false],
  ['a blank text', '  ', false],
  ['no turns', [], false],
  ['null', null, false],
  ['a symbol', Symbol('hello'), false],
  ['a revoked proxy', revoked, false],
] as [string, unknown, boolean][]) {
  test(`a transcript of ${name} is ${has ? 'one' : 'none'}`, () => {
    assert.equal(readCall({ id: 'a', transcript: value }).hasTranscript, has);
  });
}

test('the words of a transcript are not kept', () => {
  assert.doesNotMatch(JSON.stringify(readCall({ id: 'a', transcript: 'my PIN is 4711' })), /4711/);
});

for (const [value, id] of [
  ['call_1', 'call_1'],
  [7, '7'],
  [7n, '7'],
  ['<b>&', '<b>&'],
  [null, ''],
  [{}, ''],
  [['a'], ''],
  [true, ''],
  [NaN, ''],
  [Symbol('a'), ''],
] as [unknown, string][]) {
  test(`an id of ${typeof value} ${String(value)} reads as '${id}'`, () => {
    assert.equal(readCall({ id: value, status: 'failed' }).id, id);
  });
}

test('keys of a call other than our ten are not kept', () => {
  assert.deepEqual(
    Object.keys(readCall({ id: 'a', leadName: 'Ada', costTotal: 3, _$litType$: 1 })),
    Object.keys(readCall(null)),
  );
});

test('an unread call is empty throughout', () => {
  assert.deepEqual(readCall(null), {
    id: '',
    agentId: '',
    channel: '',
    status: '',
    destination: '',
    startedAt: null,
    endedAt: null,
    durationSeconds: null,
    attempt: null,
    hasTranscript: false,
  });
});
