/** Moments and durations at the edges of the grammar: each notation, and similar texts that are not in it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDuration, readNumber } from '../../src/failure/amount.js';
import { readMoment } from '../../src/failure/moment.js';

const NOON = Date.UTC(2026, 4, 13, 12);

for (const [text, ms] of [
  // ISO 8601.
  ['2026-05-13T12', NOON],
  ['2026-05-13T12:00', NOON],
  ['20260513T12', NOON],
  ['20260513T1200', NOON],
  ['20260513T120000,5+0000', NOON + 500],
  ['2026-05-13T12:00:00.1Z', NOON + 100],
  ['2026-05-13T12:00:00.1239Z', NOON + 123],
  ['2026-05-13T14:00+02', NOON],
  ['2026-05-13T10:00:00-0200', NOON],
  ['2026-05-13T13:30:00+01:30', NOON],
  ['2026-05-13T12:00:00 Z', NOON],
  [' 2026-05-13T12:00:00.000Z\n', NOON],
  ['2026-05-13T23:59:59.999Z', NOON + 12 * 36e5 - 1],
  ['2026-05-13T24:00:00.000Z', null],
  ['2026-05-13T12:60:00.000Z', null],
  ['2026-05-13T12:00:60.000Z', null],
  ['2026-05-13T12:00:00+24:00', null],
  ['2026-05-13T12:00:00+00:60', null],
  ['2026-05-13T12:00:00+1', null],
  ['2026-05-13T12:00:00  Z', null],
  ['2026-05-13T1200', null],
  ['2026-0513', null],
  ['2026-05-13T', null],
  ['2026-05-13Z', null],
  ['2026-05-13T12:00:00.Z', null],
  ['x2026-05-13T12:00:00.000Z', null],
  ['2026-05-13T12:00:00.000Zx', null],
  ['-000000-01-01', null],
  ['2023-02-29', null],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  // RFC 2822.
  ['Wed, 13 May 2026 12:00:00 +0000', NOON],
  ['wed,13 MAY 2026 12:00 GMT', NOON],
  ['13  May  2026  12:00:00  +0000  (UTC)', NOON],
  ['13 May 2026 12:00', NOON],
  ['13 May 2026 12:00:30', NOON + 30_000],
  ['13 May 2026 12:00:00(UTC)', NOON],
  ['13 May 2026 12:00:00 Z', NOON],
  ['13 May 2026 12:00:00 UT', NOON],
  ['13 May 2026 08:00:00 EDT', NOON],
  ['13 May 2026 07:00:00 EST', NOON],
  ['13 May 2026 07:00:00 CDT', NOON],
  ['13 May 2026 06:00:00 CST', NOON],
  ['13 May 2026 06:00:00 MDT', NOON],
  ['13 May 2026 05:00:00 MST', NOON],
  ['13 May 2026 05:00:00 PDT', NOON],
  ['13 May 2026 04:00:00 pst', NOON],
  ['13 May 2026 13:30:00 +0130', NOON],
  ['13 May 2026 12:00:00 CET', null],
  ['13 May 2026 12:00:00 +00:00', null],
  ['13 May 2026 12:00:00 +00', null],
  ['13 May 2026 12:00:00 (a (b))', null],
  ['13 Mai 2026 12:00:00', null],
  ['13 May 26 12:00:00', null],
  ['113 May 2026 12:00:00', null],
  ['31 Jun 2026 12:00:00', null],
  ['Tue, 13 May 2026 12:00:00', null],
  ['Xyz, 13 May 2026 12:00:00', null],
  ['Wed 13 May 2026 12:00:00', null],
  ['x Wed, 13 May 2026 12:00:00', null],
  ['Wed, 13 May 2026 12:00:00 +0000 x', null],
  // Numbers.
  ['5', 5000],
  ['5.25', 5250],
  ['5.2509', 5250],
  ['+5', 5000],
  ['-5.5', -5500],
  ['99999999999', 99_999_999_999_000],
  ['100000000000', 1e11],
  ['100000000000.9', 1e11],
  ['-100000000000', -1e11],
  ['100000000000000', 1e11],
  ['100000000000999', 1e11],
  ['100000000000000000', 1e11],
  ['99999999999999990000', 99_999_999_999_999],
  ['99999999999999999999', null],
  ['100000000000000000000', null],
  ['5.', null],
  ['.5', null],
  ['1e3', null],
  ['20260513', NOON - 12 * 36e5],
  ['', null],
] as const) {
  test(`the moment "${text}" reads as ${String(ms)}`, () => {
    assert.deepEqual([readMoment(text), readMoment(text)], [ms, ms]);
  });
}

test('reading a text never returns the cached moment of another text', () => {
  const read = ['', '2026-05-13T12:00:00.000Z', 'x', '2026-05-13T12:00:00.000Z', ''].map(readMoment);
  assert.deepEqual(read, [null, NOON, null, NOON, null]);
});

for (const value of [undefined, null, true, {}, [], Symbol('now'), () => NOON, NaN, 1e-7]) {
  test(`${typeof value} ${typeof value === 'number' ? String(value) : ''} is no moment`, () => {
    assert.equal(readMoment(value), null);
  });
}

for (const [value, seconds] of [
  ['90', 90],
  [' 1:30 ', 90],
  ['0:00', 0],
  ['100:00', 6000],
  ['1:00:00', 3600],
  ['100:59:59.25', 363_599.25],
  ['1:30.125', 90.125],
  ['1:60', null],
  ['1:60:00', null],
  ['1:3', null],
  ['1:2:03', null],
  [':30', null],
  ['a1:30', null],
  ['1:30a', null],
  ['PT90S', 90],
  ['pt1m30s', 90],
  [' PT1M ', 60],
  ['PT1H', 3600],
  ['P1D', 86_400],
  ['P1W', 604_800],
  ['P1.5W', 907_200],
  ['P1DT2H3M4S', 93_784],
  ['PT0,5H', 1800],
  ['PT1.25S', 1.25],
  ['PT1M0.125S', 60.125],
  ['P0Y0M1D', 86_400],
  ['P00Y1D', 86_400],
  ['PT1.5H30M', null],
  ['PT1.55H30M', null],
  ['P1Y', null],
  ['P1M', null],
  ['P1W1D', null],
  ['P', null],
  ['PT', null],
  ['P1DT', null],
  ['PT1S1M', null],
  ['1PT1S', null],
  ['PT1SX', null],
  ['-1', null],
  ['-PT1S', null],
  [-0.5, null],
  [`PT${'9'.repeat(400)}S`, null],
  [12n, 12],
  [null, null],
  [undefined, null],
] as const) {
  test(`the duration ${typeof value} ${String(value).slice(0, 20)} reads as ${String(seconds)}`, () => {
    assert.equal(readDuration(value), seconds);
  });
}

for (const [value, number] of [
  ['3', 3],
  [' 3\n', 3],
  ['-3', -3],
  ['3.25', 3.25],
  ['03', 3],
  ['x3', null],
  ['3x', null],
  ['3.', null],
  ['.5', null],
  ['+3', null],
  ['1,204', null],
  ['3 of 5', null],
  ['1e3', null],
  ['0x10', null],
  ['', null],
  [' ', null],
  ['9'.repeat(400), null],
  [3, 3],
  [-3.5, -3.5],
  [3n, 3],
  [NaN, null],
  [Infinity, null],
  [true, null],
  [null, null],
  [[3], null],
] as const) {
  test(`the number ${typeof value} "${String(value).slice(0, 20)}" reads as ${String(number)}`, () => {
    assert.equal(readNumber(value), number);
  });
}
