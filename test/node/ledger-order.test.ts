/** The order of slots, against sorting in the most simple way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { FAILURE_REASONS, useCatalog } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { settle, slotsByAge } from '../../src/ledger/age-order.js';
import { partitionPoint } from '../../src/ledger/binary-search.js';
import type { Columns } from '../../src/ledger/columns.js';
import { NO_ROW } from '../../src/ledger/columns.js';
import { failedCall } from '../support/calls.js';

/** Moments that are few, so that many are the same; or so far apart that they are put in order in another way. */
const moment = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -5, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const farMoment = fc.oneof(moment, fc.constantFrom(-8.64e15, -8.64e15 + 1, 8.64e15 - 1, 8.64e15));
const callsOf = (time: fc.Arbitrary<number>) => fc.array(fc.record({ time, isGone: fc.boolean() }), { maxLength: 24 });

/** Keys are no two the same, and in another order than the slots. */
const columnsOf = (calls: readonly { time: number; isGone: boolean }[]): Columns => ({
  key: calls.map((_, slot) => String((slot * 7) % 25).padStart(2, '0')),
  row: calls.map(({ isGone }) => (isGone ? NO_ROW : 0)),
  time: calls.map(({ time }) => time),
  duration: [],
  contact: [],
});

function inOrder({ key, row, time }: Columns, slots: readonly number[]): number[] {
  const rank = (slot: number) => (Number.isNaN(time[slot]) ? -Infinity : time[slot]!);
  return slots
    .filter((slot) => row[slot] !== NO_ROW)
    .sort((a, b) => (rank(a) === rank(b) ? (key[a]! > key[b]! ? -1 : 1) : rank(a) < rank(b) ? -1 : 1));
}

for (const [name, time] of [
  ['near each other', moment],
  ['far apart', farMoment],
] as const) {
  test(`calls whose moments are ${name} stand in order of age, those of one moment from the last key to the first, and without one first`, () => {
    fc.assert(
      fc.property(callsOf(time), fc.nat(6), (calls, first) => {
        const columns = columnsOf(calls);
        const all = Array.from(calls.keys());
        assert.deepEqual(slotsByAge(columns, first), inOrder(columns, all.slice(first)));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test(`new calls whose moments are ${name} are inserted in order, and removed calls leave`, () => {
    fc.assert(
      fc.property(callsOf(time), fc.nat(24), (calls, first) => {
        const columns = columnsOf(calls);
        const all = Array.from(calls.keys());
        // Whoever has a place may have left since: it stands among the others until then.
        const there = inOrder(columnsOf(calls.map((call) => ({ ...call, isGone: false }))), all.slice(0, first));
        const lost = all.filter((slot) => columns.row[slot] === NO_ROW);
        settle(columns, there, lost, slotsByAge(columns, first));
        assert.deepEqual(there, inOrder(columns, all));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
}

test('calls stand in order of age where their moments just fit into whole numbers, and where they just do not', () => {
  for (let span = 2 ** 51 - 9; span < 2 ** 51 + 9; span++) {
    for (const times of [[span, 0, NaN], [0, NaN, span], [NaN, span, 0], [span, NaN, 0]]) {
      const columns = columnsOf(times.map((time) => ({ time, isGone: false })));
      assert.deepEqual(slotsByAge(columns, 0), inOrder(columns, [0, 1, 2]));
    }
  }
}); // prettier-ignore

test('the partition point is the first index for which the predicate is false', () => {
  for (let size = 0; size < 9; size++) {
    for (let point = 0; point <= size; point++) assert.equal(partitionPoint(size, (place) => place < point), point); // prettier-ignore
  }
});

for (const [sort, keys] of [
  ['time', ['late', 'early', 'a', 'b']],
  ['-time', ['early', 'late', 'a', 'b']],
] as const) {
  test(`sorted by ${sort}, calls without a time come last, in order of their keys`, () => {
    const ledger = new FailureLedger();
    for (const id of ['b', 'a']) ledger.upsert({ id, status: 'failed', failureReason: 'unknown' });
    ledger.upsert(failedCall('late', 'unknown', { endedAt: '2026-05-13T12:00:00Z' }));
    ledger.upsert(failedCall('early', 'unknown', { endedAt: '2026-05-13T10:00:00Z' }));
    assert.deepEqual(ledger.view({ sort }).keys, keys);
  });
}

test('the reasons of a host stand after the official ones, by name', () => {
  const words = { title: 'Ours', cause: 'Ours.', whatToTry: 'Wait.', likelyBlame: 'carrier' } as const;
  useCatalog({ lang: 'en', reasons: { zz_ours: words, aa_ours: words } });
  const ledger = new FailureLedger();
  for (const [n, reason] of ['zz_ours', 'unknown', 'aa_ours', ...FAILURE_REASONS.slice(0, 9)].entries())
    ledger.upsert(failedCall(`c${String(n)}`, reason));
  const { groups } = ledger.view({ groupBy: 'reason' });
  assert.deepEqual(groups.map(({ key }) => key), [...FAILURE_REASONS, 'aa_ours', 'zz_ours']); // prettier-ignore
});

/** Where the clocks of the reader are, and on which day a call ended for them. */
for (const [zone, endedAt, utc, day] of [
  ['Asia/Tokyo', '2026-05-13T20:00:00Z', false, '2026-05-14'],
  ['Asia/Tokyo', '2026-05-13T20:00:00Z', undefined, '2026-05-14'],
  ['Asia/Tokyo', '2026-05-13T20:00:00Z', true, '2026-05-13'],
  ['America/New_York', '2026-05-13T02:00:00Z', false, '2026-05-12'],
  ['America/New_York', '2026-05-13T02:00:00Z', true, '2026-05-13'],
] as const) {
  test(`with utc ${String(utc)} in ${zone}, what ended at ${endedAt} ended on ${day}`, () => {
    const { TZ } = process.env;
    process.env.TZ = zone;
    try {
      const ledger = new FailureLedger();
      ledger.upsert(failedCall('a', 'stale_sweep', { endedAt }));
      assert.deepEqual(ledger.view({ groupBy: 'day', utc }).groups, [{ key: day, start: 0, count: 1 }]);
    } finally {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  });
}
