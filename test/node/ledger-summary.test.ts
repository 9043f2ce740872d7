/** What a summary counts, and the keys of calls without an id. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useCatalog } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { emptyColumns, isNameless, keyAt, namelessKey, NO_ROW, rowAt, timeAt } from '../../src/ledger/columns.js';
import german from '../../src/locales/de.js';
import { at, failedCall } from '../support/calls.js';

const REASONS = ['stale_sweep', 'stale_sweep', 'sip_rejected', 'caller_hung_up_silently', 'made_up'];
const ledger = new FailureLedger();
ledger.replace(REASONS.map((reason, n) => failedCall(`c${String(n)}`, reason)));

test('a summary counts calls by blame, by reason and by whether they are retryable', () => {
  const { failures, shown, retryable, totalCalls, byBlame, byReason } = ledger.summary();
  assert.deepEqual([failures, shown, retryable, totalCalls], [5, 5, 2, null]);
  assert.deepEqual(byBlame, { platform: 2, caller: 1, carrier: 1, environment: 0, unknown: 1 });
  const occurring = Object.fromEntries(Object.entries(byReason).filter(([, count]) => count > 0));
  assert.deepEqual(occurring, { stale_sweep: 2, sip_rejected: 1, caller_hung_up_silently: 1, unknown: 1 });
});

test('a summary of no calls has every blame and every reason, at 0', () => {
  const { failures, retryable, byBlame, byReason } = new FailureLedger().summary();
  const counts = [...Object.values(byBlame), ...Object.values(byReason)];
  assert.deepEqual([failures, retryable, counts], [0, 0, Array.from({ length: 15 }, () => 0)]);
});

test('a summary says how many are shown and how many calls were made, as it is told', () => {
  const { failures, shown, totalCalls } = ledger.summary({ shown: 3, totalCalls: 200 });
  assert.deepEqual([failures, shown, totalCalls], [5, 3, 200]);
});

test('a notice is in English, and in another language if that is asked for', () => {
  useCatalog(german);
  const orphaned = new FailureLedger();
  orphaned.replace(Array.from({ length: 6 }, (_, n) => failedCall(`c${String(n)}`, 'stale_sweep')));
  const textIn = (lang?: string) => orphaned.summary({ totalCalls: 200, ...(lang ? { lang } : {}) }).notices[0]!.text;
  assert.equal(textIn(), '6 of 200 calls (3%), above the 1% limit.');
  assert.notEqual(textIn('de'), textIn());
});

test('the keys of calls without an id differ from each other, and are told from ids', () => {
  const keys = [0, 1, 10].map(namelessKey);
  assert.equal(new Set(keys).size, 3);
  assert.deepEqual(keys.map(isNameless), [true, true, true]);
  assert.deepEqual(['a', 'a b', 'a ', '', '0'].map(isNameless), [false, false, false, false, false]);
});

test('a query does not find a call by the key that was made up for it', () => {
  const nameless = new FailureLedger();
  nameless.replace([{ status: 'failed', failureReason: 'unknown' }]);
  assert.deepEqual([nameless.view({ query: '0' }).size, nameless.view().size], [0, 1]);
});

test('where there is no slot, there is no row, no time and no key', () => {
  const columns = { ...emptyColumns(), key: ['a'], row: [4], time: [5] };
  assert.deepEqual([rowAt(columns, 0), timeAt(columns, 0), keyAt(columns, 0)], [4, 5, 'a']);
  for (const slot of [undefined, 1]) {
    assert.deepEqual([rowAt(columns, slot), timeAt(columns, slot), keyAt(columns, slot)], [NO_ROW, NaN, '']);
  }
});

test('the last failure of a reason is its newest call, as calls come, change and leave', () => {
  const live = new FailureLedger();
  const lastOf = (reason: string) => {
    const ms = live.lastFailedAt(reason);
    return ms === null ? null : new Date(ms).toISOString();
  };
  assert.deepEqual([lastOf('stale_sweep'), lastOf('nowhere')], [null, null]);
  live.replace([
    failedCall('a', 'stale_sweep', { endedAt: at(1) }),
    failedCall('b', 'stale_sweep', { endedAt: at(3) }),
    failedCall('c', 'sip_rejected', { endedAt: at(2) }),
    failedCall('d', 'sip_rejected', { endedAt: at(9) }),
    failedCall('e', 'idle_timeout', { endedAt: null }),
  ]);
  assert.deepEqual(['stale_sweep', 'sip_rejected', 'idle_timeout', 'unknown'].map(lastOf), [at(3), at(9), null, null]);
  live.upsert(failedCall('b', 'sip_rejected', { endedAt: at(3) }));
  live.delete('d');
  assert.deepEqual(['stale_sweep', 'sip_rejected'].map(lastOf), [at(1), at(3)]);
  live.replace([failedCall('f', 'stale_sweep', { endedAt: at(-5) })]);
  assert.deepEqual(['stale_sweep', 'sip_rejected'].map(lastOf), [at(-5), null]);
});

for (const count of [1999, 2000, 2001, 5000]) {
  test(`${count.toLocaleString('en')} calls that come, change and leave at once are in order of age`, () => {
    const minute = (n: number) => (n * 7919) % count;
    const calls = Array.from({ length: count }, (_, n) => failedCall(`c${String(n)}`, 'stale_sweep', { endedAt: at(minute(n)) })); // prettier-ignore
    const live = new FailureLedger();
    live.upsert([failedCall('first', 'stale_sweep', { endedAt: at(-1) }), ...calls.slice(0, 9)]);
    assert.equal(live.view().size, 10);
    live.upsert(calls);
    const keys = calls.toSorted((a, b) => (a.endedAt < b.endedAt ? 1 : -1)).map(({ id }) => id);
    assert.deepEqual(live.view().keys, [...keys, 'first']);
    for (const { id } of calls.slice(9)) live.delete(id);
    const left = new Set(calls.slice(0, 9).map(({ id }) => id));
    assert.deepEqual(live.view().keys, [...keys.filter((id) => left.has(id)), 'first']);
  });
}
