/** A ledger's counts of unknown codes, and unreadable input. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useCatalog } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { completedEvent, failedCall, failedEvent } from '../support/calls.js';
import { warningsDuring } from '../support/warnings.js';

function holding(...inputs: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  ledger.replace(inputs);
  return ledger;
}

const codesIn = (ledger: FailureLedger) => ledger.summary().unknownCodes;

test('calls are counted by unknown code, as it was received', () => {
  const ledger = holding(
    ...['Gone-Fishing', 'gone_fishing', 'gone_fishing', 'stale_sweep', 'SIP-NO-ANSWER', 'unknown', 'UNKNOWN'].map(
      (code, n) => failedCall(`c${String(n)}`, code),
    ),
    { id: 'x', status: 'failed' },
  );
  assert.deepEqual(codesIn(ledger), { 'Gone-Fishing': 1, gone_fishing: 2 });
  assert.equal(ledger.summary().byReason.unknown, 6);
});

test('counts of unknown codes follow calls that change, complete or are removed', () => {
  const ledger = holding(...['a', 'b', 'c'].map((id) => failedEvent(id, 'of_tomorrow', 1)));
  const before = codesIn(ledger);
  ledger.upsert(failedEvent('a', 'of_next_week', 2));
  ledger.upsert(completedEvent('b', 2));
  assert.deepEqual(codesIn(ledger), { of_tomorrow: 1, of_next_week: 1 });
  ledger.delete('c');
  assert.deepEqual(codesIn(ledger), { of_next_week: 1 });
  ledger.upsert(failedEvent('a', 'stale_sweep', 3));
  assert.deepEqual(codesIn(ledger), {});
  assert.deepEqual(before, { of_tomorrow: 3 });
  ledger.upsert(failedCall('d', 'of_tomorrow'));
  ledger.clear();
  assert.deepEqual(codesIn(ledger), {});
});

test('counts of unknown codes are right after the columns were rebuilt', () => {
  const ledger = holding(
    ...Array.from({ length: 1200 }, (_, n) => failedCall(`c${String(n)}`, `odd_${String(n % 2)}`)),
  );
  for (let n = 0; n < 1100; n++) ledger.delete(`c${String(n)}`);
  assert.deepEqual(codesIn(ledger), { odd_0: 50, odd_1: 50 });
  ledger.delete('c1198');
  assert.deepEqual(codesIn(ledger), { odd_0: 49, odd_1: 50 });
});

test('a code for which the host adds a row is not counted as unknown', () => {
  const ledger = holding(failedCall('a', 'added_for_codes'), failedCall('b', 'never_added'));
  const ours = { title: 'Ours', cause: 'Ours.', whatToTry: 'Wait.', likelyBlame: 'carrier', retryable: true } as const;
  useCatalog({ lang: 'en', reasons: { added_for_codes: ours } });
  assert.deepEqual(codesIn(ledger), { never_added: 1 });
});

test("changing the host's object does not change the counts of unknown codes", () => {
  const call = failedCall('a', 'of_tomorrow');
  const ledger = holding(call);
  Object.assign(call, { failureReason: 'stale_sweep' });
  ledger.delete('a');
  assert.deepEqual(codesIn(ledger), {});
});

test('hostile codes are own keys of the counts, with phone numbers masked', () => {
  const ledger = holding(failedCall('a', '__proto__'), failedCall('b', 'constructor'), failedCall('c', 'busy +14155550123'));
  assert.deepEqual(Object.entries(codesIn(ledger)), [['__proto__', 1], ['constructor', 1], [ledger.failure('c')!.code, 1]]);
  assert.match(ledger.failure('c')!.code, /^busy ••••0123$/);
}); // prettier-ignore

test('codes that are equal after masking are counted as one', () => {
  const ledger = holding(failedCall('a', 'busy +14155550123'), failedCall('b', 'busy +14165550123'));
  assert.deepEqual(codesIn(ledger), { 'busy ••••0123': 2 });
});

test('each unknown code gets one warning, and at most twenty codes do', async () => {
  const codes = Array.from({ length: 40 }, (_, n) => `novel_${String(n)}`);
  const warnings = await warningsDuring(() => {
    for (let n = 0; n < 2; n++) holding(...codes.map((code) => failedCall(code, code)));
  });
  const named = warnings.filter((text) => text.includes('novel_'));
  assert.ok(named.length > 0 && named.length <= 20, named.join('\n'));
  assert.equal(new Set(named).size, named.length);
  assert.match(named.at(-1)!, /summary\.unknownCodes/);
  for (const text of named.slice(0, -1)) assert.match(text, /by `useCatalog`\.$/);
});

const broken = { [Symbol.iterator]: () => ({ next: () => assert.fail('the line dropped') }) };
for (const [name, value] of Object.entries({
  'an object that holds no calls': { foo: 1 },
  'a number': 5,
  'broken JSON': '[{',
  'a list of something else': [{ foo: 1 }],
  'a list of nothing': [null],
  'an iterator that breaks off': broken,
})) {
  test(`a ledger that is given ${name} is unreadable`, () => {
    const ledger = holding(failedCall('a', 'stale_sweep'));
    assert.equal(ledger.unreadable, false);
    ledger.upsert(value);
    assert.deepEqual([ledger.unreadable, ledger.size], [false, 1]);
    ledger.replace(value);
    assert.deepEqual([ledger.unreadable, ledger.size], [true, 0]);
    ledger.upsert(failedCall('a', 'stale_sweep'));
    assert.equal(ledger.unreadable, false);
    ledger.delete('a');
    assert.equal(ledger.unreadable, true);
    ledger.replace([]);
    assert.equal(ledger.unreadable, false);
    ledger.upsert(value);
    assert.equal(ledger.unreadable, true);
    ledger.clear();
    assert.equal(ledger.unreadable, false);
  });
}

for (const [name, value] of Object.entries({
  nothing: null,
  'an empty list': [],
  'an answer without calls': { calls: [], total: 0 },
  'calls that succeeded': [{ status: 'completed' }, { id: 'b', status: 'completed' }],
  'an event of something else': { event: 'webhook.test' },
  'a list in which something else stands, too': [null, { id: 'b', status: 'completed' }, { foo: 1 }],
})) {
  test(`a ledger that is given ${name} was given nothing unreadable`, () => {
    const ledger = new FailureLedger();
    ledger.replace(value);
    ledger.upsert(value);
    assert.deepEqual([ledger.unreadable, ledger.size], [false, 0]);
  });
}
