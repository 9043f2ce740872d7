/** A reason is over its line only when it really is: 1 % of calls for orphaned ones, 5 % for bots without a voice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useCatalog } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { hasRates } from '../../src/ledger/notices.js';
import { failedCall } from '../support/calls.js';

function noticesOf(reason: string, count: number, totalCalls: number | null, others = 0) {
  const ledger = new FailureLedger();
  ledger.replace([
    ...Array.from({ length: count }, (_, n) => failedCall(`a${String(n)}`, reason)),
    ...Array.from({ length: others }, (_, n) => failedCall(`b${String(n)}`, 'sip_no_answer')),
  ]);
  return ledger.summary({ totalCalls }).notices;
}

/** The lower bound of the two-sided 95 % Wilson interval, by its textbook formula. */
function wilson(count: number, total: number): number {
  const z = 1.959963984540054;
  const p = count / total;
  const root = Math.sqrt((p * (1 - p)) / total + z ** 2 / (4 * total ** 2));
  return (p + z ** 2 / (2 * total) - z * root) / (1 + z ** 2 / total);
}

test('6 of 200 calls are over the 1 % line', () => {
  const [{ text, ...notice } = { text: '' }] = noticesOf('stale_sweep', 6, 200);
  assert.deepEqual(notice, { reason: 'stale_sweep', count: 6, total: 200, rate: 0.03, threshold: 0.01 });
  assert.equal(text, '6 of 200 calls, 3.0%: over the 1% line');
});

/** Counts on both sides of their line. */
for (const [reason, threshold, total] of [
  ['stale_sweep', 0.01, 200],
  ['stale_sweep', 0.01, 1000],
  ['stale_sweep', 0.01, 20_000],
  ['no_audio_output', 0.05, 100],
  ['no_audio_output', 0.05, 2000],
] as const) {
  const first = Array.from({ length: total }, (_, n) => n).find((n) => wilson(n, total) > threshold)!;

  test(`${String(first)} of ${String(total)} are the first over the line of ${reason}`, () => {
    assert.equal(noticesOf(reason, first, total).length, 1);
  });

  test(`${String(first - 1)} of ${String(total)} are not yet over the line of ${reason}`, () => {
    assert.equal(noticesOf(reason, first - 1, total).length, 0);
  });
}

for (const [count, total] of [
  [1, 1],
  [1, 10],
  [1, 20],
  [2, 100],
] as const) {
  const isOver = wilson(count, total) > 0.01;
  test(`a sample of ${String(count)} of ${String(total)} orphaned calls ${isOver ? 'is enough' : 'is too small'}`, () => {
    assert.equal(noticesOf('stale_sweep', count, total).length, isOver ? 1 : 0);
  });
}

test('2 orphaned calls of 100 are twice the line, and still prove nothing', () => {
  assert.deepEqual(noticesOf('stale_sweep', 2, 100), []);
});

for (const [name, total] of Object.entries({
  'no total': null,
  'a total of zero': 0,
  'a negative total': -200,
  'a total that is no number': NaN,
  'an endless total': Infinity,
  'fewer calls than orphaned ones': 5,
})) {
  test(`${name} gives no notice`, () => {
    assert.deepEqual(noticesOf('stale_sweep', 6, total), []);
  });
}

for (const [failures, total, has] of [
  [0, 1, true],
  [6, 6, true],
  [6, 5, false],
  [0, 0, false],
  [0, null, false],
  [0, -1, false],
  [0, NaN, false],
  [6, Infinity, false],
] as const) {
  test(`of ${failures} failures among ${String(total)} calls, ${has ? 'a' : 'no'} rate can be stated`, () => {
    assert.equal(hasRates(failures, total), has);
  });
}

test('a notice is in the given language', () => {
  useCatalog({ lang: 'fy', list: { notice: '{count}/{total} {rate} {threshold}' } });
  const ledger = new FailureLedger();
  ledger.replace(Array.from({ length: 6 }, (_, n) => failedCall(`a${String(n)}`, 'stale_sweep')));
  assert.equal(ledger.summary({ totalCalls: 200, lang: 'fy' }).notices[0]?.text, '6/200 3,0% 1%');
});

test('fewer calls than failures give no notice', () => {
  assert.deepEqual(noticesOf('stale_sweep', 6, 200, 195), []);
});

test('as many calls as failures give one', () => {
  assert.equal(noticesOf('stale_sweep', 6, 200, 194).length, 1);
});

test('the rate of no_audio_output is of all calls, and the notice says so', () => {
  const [notice] = noticesOf('no_audio_output', 40, 200);
  assert.match(notice!.text, /of all calls/);
});

test('"a high percentage of leads" has no number, so it has no notice', () => {
  assert.deepEqual(noticesOf('caller_hung_up_silently', 200, 200), []);
});

test('a filter does not change a rate', () => {
  const ledger = new FailureLedger();
  ledger.replace(Array.from({ length: 6 }, (_, n) => failedCall(`a${String(n)}`, 'stale_sweep')));
  ledger.view({ blame: 'carrier' });
  assert.equal(ledger.summary({ totalCalls: 200, shown: 0 }).notices[0]?.count, 6);
});

test('a summary has the keys of the contract', () => {
  assert.deepEqual(Object.keys(new FailureLedger().summary()).sort(), [
    'byBlame',
    'byReason',
    'failures',
    'notices',
    'retryable',
    'shown',
    'totalCalls',
    'unknownCodes',
  ]);
});

test('a call that left is no longer counted', () => {
  const ledger = new FailureLedger();
  ledger.replace(Array.from({ length: 6 }, (_, n) => failedCall(`a${String(n)}`, 'stale_sweep')));
  ledger.delete('a0');
  assert.deepEqual(ledger.summary({ totalCalls: 200 }).byReason.stale_sweep, 5);
});
