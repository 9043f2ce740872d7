/** What a ledger answers when it is asked again: the same object while nothing changed, and another one when something did. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { viewOf } from '../../src/ledger/view.js';
import { at, failedCall } from '../support/calls.js';
import { warningsDuring } from '../support/warnings.js';

const holding = (...calls: unknown[]) => {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  return ledger;
};
const two = () =>
  holding(failedCall('a', 'stale_sweep', { endedAt: at(1) }), failedCall('b', 'sip_rejected', { endedAt: at(2) }));

const asked: ViewOptions[] = [
  {},
  { sort: '-time' },
  { sort: 'duration' },
  { groupBy: 'agent' },
  { groupBy: 'contact' },
  { groupBy: 'day', utc: true },
  { blame: 'carrier', groupBy: 'reason', groupSort: 'count' },
];

for (const [place, options] of asked.entries()) {
  test(`a view by ${JSON.stringify(options)} is the same object until a call comes, changes or leaves`, () => {
    const ledger = two();
    const view = ledger.view(options);
    assert.equal(ledger.view({ ...options }), view);
    ledger.upsert(failedCall('a', 'stale_sweep', { endedAt: at(3) }));
    const later = ledger.view(options);
    assert.notEqual(later, view);
    assert.equal(ledger.view(options), later);
    ledger.delete('a');
    assert.notEqual(ledger.view(options), later);
  });

  test(`a view by ${JSON.stringify(options)} is another one than a view in any other order`, () => {
    const ledger = two();
    const view = ledger.view(options);
    for (const other of asked.toSpliced(place, 1)) assert.notEqual(ledger.view(other), view);
  });
}

test('a view of days in UTC is another one than a view of the days of the reader', () => {
  const ledger = two();
  assert.notEqual(ledger.view({ groupBy: 'day', utc: true }), ledger.view({ groupBy: 'day', utc: false }));
});

test('only a view of contacts changes when an event of a lead comes', () => {
  const ledger = two();
  const [plain, grouped] = [ledger.view(), ledger.view({ groupBy: 'contact' })];
  const lead = (leadId: string) => ({ event: 'campaign.lead_completed', leadId, callId: 'a', status: 'failed' });
  ledger.view();
  ledger.upsert(lead('l'));
  assert.notEqual(ledger.view({ groupBy: 'contact' }), grouped);
  const again = ledger.view();
  ledger.upsert(lead('m'));
  assert.equal(ledger.view(), again);
  assert.deepEqual(again.keys, plain.keys);
});

test('of some keys, those are named whose calls are held and pass a filter, in the order given', () => {
  const ledger = two();
  assert.deepEqual(ledger.among(['x', 'b', 'a'], {}), ['b', 'a']);
  assert.deepEqual(ledger.among(['x', 'b', 'a'], { blame: 'carrier' }), ['b']);
  assert.deepEqual(ledger.among(new Set(['a']), { blame: 'carrier' }), []);
  assert.deepEqual(ledger.among([], {}), []);
});

test('the wait before a retry starts when the call failed, else when that is first asked, and not for a key that is not held', () => {
  const ledger = holding(failedCall('a', 'stale_sweep', { endedAt: at(1) }), failedCall('b', 'unknown', { endedAt: null }));
  assert.deepEqual(['a', 'b', 'x'].map((key) => ledger.waitStart(key, 7)), [Date.parse(at(1)), 7, null]);
  assert.deepEqual([ledger.waitStart('b', 9), ledger.waitStart('b', 5), ledger.waitStart('b', 9)], [7, 5, 5]);
}); // prettier-ignore

test('a key that is not held has no input, no explanation, no later call and no contact', () => {
  const ledger = two();
  assert.deepEqual([ledger.has('a'), ledger.has('x')], [true, false]);
  assert.deepEqual([ledger.get('x'), ledger.failure('x'), ledger.laterCall('x'), ledger.contactLabel('x')], [undefined, null, null, '']); // prettier-ignore
  assert.deepEqual([ledger.callCount('a'), ledger.callCount('x')], [1, 0]);
});

test('where a view of given keys is retained, the answer is the view of today', () => {
  const ledger = two();
  assert.deepEqual(ledger.retain(viewOf(['b'])).keys, ['b', 'a']);
  assert.deepEqual(ledger.retain(viewOf(['b']), { blame: 'carrier' }).keys, ['b']);
});

test('a call that changes leaves a retained view under a filter that it does not pass, and stays under another', () => {
  const ledger = two();
  const [all, reversed] = [ledger.view(), ledger.view({ sort: '-time' })];
  assert.equal(ledger.retain(all), all);
  ledger.upsert(failedCall('b', 'stale_sweep', { endedAt: at(2) }));
  assert.deepEqual(ledger.retain(all).keys, ['b', 'a']);
  assert.deepEqual(ledger.retain(all, { blame: 'carrier' }).keys, ['a']);
  assert.deepEqual(ledger.retain(all).keys, ['b', 'a']);
  assert.deepEqual(ledger.retain(reversed).keys, ['a', 'b']);
});

test('a new ledger is not unreadable', () => {
  assert.equal(new FailureLedger().unreadable, false);
});

test('what could not be read is forgotten while calls are held', () => {
  const ledger = two();
  ledger.upsert(5);
  for (const key of ['a', 'b']) ledger.delete(key);
  assert.equal(ledger.unreadable, false);
});

test('a list in which nothing can be a call gets one warning with the keys of its first item, and calls get none', async () => {
  const warnings = await warningsDuring(() => holding({ colour: 'red' }, { shape: 'round' }));
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /colour/);
  assert.doesNotMatch(warnings[0]!, /shape/);
  assert.deepEqual(await warningsDuring(() => holding({ size: 3 }, failedCall('a', 'stale_sweep'))), []);
});
