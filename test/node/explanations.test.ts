/** The cache of explanations: which calls and options an explanation belongs to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useCatalog } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { CallStore } from '../../src/ledger/call-store.js';
import { Explanations } from '../../src/ledger/explanations.js';
import { at, failedCall } from '../support/calls.js';

const call = (id: string, minute: number | null, reason = 'stale_sweep', more: object = {}) =>
  failedCall(id, reason, { endedAt: minute === null ? null : at(minute), startedAt: null, ...more });

function holding(...calls: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  return ledger;
}

test('the explanation of a call is its own after a thousand changes of another', () => {
  const ledger = holding(call('a', 1), call('b', 2, 'sip_rejected'), call('c', 3, 'idle_timeout'));
  const reasons = () => ['a', 'b', 'c'].map((key) => ledger.failure(key)?.reason);
  assert.deepEqual(reasons(), ['stale_sweep', 'sip_rejected', 'idle_timeout']);
  for (let n = 0; n < 1200; n++) ledger.upsert(call('a', n));
  assert.equal(ledger.view().size, 3);
  assert.deepEqual(reasons(), ['stale_sweep', 'sip_rejected', 'idle_timeout']);
});

test('explanations in one language are not those in another', () => {
  const ledger = holding(call('a', 1));
  useCatalog({ lang: 'xx', reasons: { stale_sweep: { title: 'In another language' } } });
  const titles = [undefined, 'xx', undefined, 'xx'].map(
    (lang) => ledger.failure('a', lang ? { lang } : {})?.guidance.title,
  );
  assert.equal(titles[1], 'In another language');
  assert.deepEqual(titles, [titles[0], titles[1], titles[0], titles[1]]);
  assert.notEqual(titles[0], titles[1]);
});

test('of 600 explanations the last 300 are cached, and one that is used again stays', () => {
  const store = new CallStore();
  for (let n = 0; n < 900; n++) store.put(call(`c${String(n)}`, n));
  const explanations = new Explanations(store);
  const first = explanations.of(0, {});
  for (let slot = 1; slot < 300; slot++) explanations.of(slot, {});
  assert.equal(explanations.of(0, {}), first);
  for (let slot = 300; slot < 599; slot++) explanations.of(slot, {});
  // 300 explanations are younger: this one moves to them, and those before it are forgotten.
  assert.equal(explanations.of(0, {}), first);
  const second = explanations.of(1, {});
  for (let slot = 600; slot < 897; slot++) explanations.of(slot, {});
  assert.equal(explanations.of(0, {}), first);
  assert.equal(explanations.of(1, {}), second);
});

test('nothing is cached after the calls were cleared', () => {
  const store = new CallStore();
  store.put(call('a', 1));
  const explanations = new Explanations(store);
  const before = explanations.of(0, {});
  assert.equal(explanations.of(0, {}), before);
  explanations.clear();
  assert.notEqual(explanations.of(0, {}), before);
  assert.deepEqual(explanations.of(0, {}), before);
});
