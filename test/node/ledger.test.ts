/** Many failed calls: webhooks come more than once, out of order, and are sometimes re-classified. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { useCatalog } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { at, completedEvent, failedCall, failedEvent } from '../support/calls.js';
import { warningsDuring } from '../support/warnings.js';

function holding(...inputs: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  for (const input of inputs) ledger.upsert(input);
  return ledger;
}

const reasonsIn = (ledger: FailureLedger) =>
  ledger
    .view({ sort: 'time' })
    .keys.map((key) => ledger.failure(key)!)
    .map(({ call, reason }) => `${call.id} ${reason}`);

test('a failed call is held under its id', () => {
  assert.deepEqual(holding(failedCall('a', 'stale_sweep')).view().keys, ['a']);
});

for (const [name, input] of Object.entries({
  'a completed call': { id: 'a', status: 'completed' },
  'a completed event': completedEvent('a', 1),
  'a call that says nothing': { id: 'a' },
  nothing: null,
  'a number': 7,
})) {
  test(`${name} is held nowhere`, () => {
    const ledger = holding(input);
    assert.deepEqual([ledger.size, ledger.view().keys, ledger.summary().failures], [0, [], 0]);
  });
}

/** What comes in, and what is held in the end. */
const stories: [string, unknown[], string[]][] = [
  ['a redelivery changes nothing', [failedEvent('a', 'stale_sweep', 1), failedEvent('a', 'stale_sweep', 1)], ['a stale_sweep']],
  ['a later event re-classifies', [failedEvent('a', 'stale_sweep', 1), failedEvent('a', 'sip_rejected', 2)], ['a sip_rejected']],
  ['an earlier event that comes late changes nothing', [failedEvent('a', 'sip_rejected', 2), failedEvent('a', 'stale_sweep', 1)], ['a sip_rejected']],
  ['of two reasons of one moment, the one that stands first on the page stays', [failedEvent('a', 'sip_rejected', 1), failedEvent('a', 'stale_sweep', 1)], ['a sip_rejected']],
  ['a failure of which nobody knows when it was is not lost', [failedEvent('a', 'stale_sweep', 1), { event: 'call.failed', reason: 'sip_rejected', call: { id: 'a' } }], ['a sip_rejected']],
  ['a bare call replaces an event', [failedEvent('a', 'stale_sweep', 9), failedCall('a', 'sip_rejected')], ['a sip_rejected']],
  ['a bare call replaces a bare call', [failedCall('a', 'stale_sweep', { endedAt: at(9) }), failedCall('a', 'sip_rejected')], ['a sip_rejected']],
  ['a redelivery after the bare call changes nothing', [failedEvent('a', 'stale_sweep', 1), failedCall('a', 'sip_rejected'), failedEvent('a', 'stale_sweep', 1)], ['a sip_rejected']],
  ['a later event after the bare call re-classifies', [failedCall('a', 'stale_sweep', { endedAt: at(1) }), failedEvent('a', 'sip_rejected', 2)], ['a sip_rejected']],
  ['a call that completed leaves', [failedEvent('a', 'stale_sweep', 1), completedEvent('a', 2)], []],
  ['a completed bare call leaves', [failedEvent('a', 'stale_sweep', 1), { id: 'a', status: 'completed' }], []],
  ['a completed call stays away from a late failure', [completedEvent('a', 2), failedEvent('a', 'stale_sweep', 1)], []],
  ['a call that left stays away from a redelivery', [failedEvent('a', 'stale_sweep', 1), { id: 'a', status: 'completed' }, failedEvent('a', 'stale_sweep', 1)], []],
  ['a completed bare call stays away from a failure of its end', [{ id: 'a', status: 'completed', endedAt: at(1) }, failedEvent('a', 'stale_sweep', 1)], []],
  ['a call that failed after all comes back', [completedEvent('a', 1), failedEvent('a', 'stale_sweep', 2)], ['a stale_sweep']],
  ['a completed call that the platform now calls failed comes back', [completedEvent('a', 1), failedCall('a', 'stale_sweep')], ['a stale_sweep']],
  ['a late completion of an earlier moment changes nothing', [failedEvent('a', 'stale_sweep', 2), completedEvent('a', 1)], ['a stale_sweep']],
  ['the older event shape is keyed by its callId', [{ callId: 'a', error: 'stale_sweep', failedAt: at(1) }, { callId: 'a', error: 'sip_rejected', failedAt: at(2) }], ['a sip_rejected']],
  ['an earlier event of the older shape that comes late changes nothing', [{ callId: 'a', error: 'sip_rejected', failedAt: at(2) }, { callId: 'a', error: 'stale_sweep', failedAt: at(1) }], ['a sip_rejected']],
  ['an earlier event without a name that comes late changes nothing', [failedEvent('a', 'sip_rejected', 2), { timestamp: at(1), call: failedCall('a', 'stale_sweep') }], ['a sip_rejected']],
  ['an earlier event without a call in it that comes late changes nothing', [failedEvent('a', 'sip_rejected', 2), { event: 'call.failed', timestamp: at(1), id: 'a', reason: 'stale_sweep' }], ['a sip_rejected']],
  ['a call that does not say whether it failed changes nothing', [failedEvent('a', 'stale_sweep', 1), { id: 'a', agentId: 'b' }], ['a stale_sweep']],
  ['an id in digits is the same as text or number', [failedCall(7 as never, 'stale_sweep'), failedCall('7', 'sip_rejected')], ['7 sip_rejected']],
  ['hostile ids are ids', [failedCall('__proto__', 'stale_sweep'), failedCall('constructor', 'stale_sweep', { endedAt: at(-1) })], ['__proto__ stale_sweep', 'constructor stale_sweep']],
]; // prettier-ignore

for (const [name, inputs, held] of stories) {
  test(name, () => {
    assert.deepEqual(reasonsIn(holding(...inputs)), held);
  });
}

test('calls without an id are all held', () => {
  assert.equal(holding('stale_sweep', 'stale_sweep', { status: 'failed' }).size, 3);
});

test('calls without an id do not take the place of a call with one', () => {
  const ledger = holding('stale_sweep');
  const [key] = ledger.view().keys;
  ledger.upsert(failedCall(key!, 'sip_rejected'));
  assert.equal(ledger.size, 2);
});

test('upsert returns the number of new failed calls', () => {
  const ledger = holding(failedCall('a', 'stale_sweep'));
  const others = [completedEvent('c', 1), { id: 'd' }, { status: 'completed' }, failedEvent('a', 'stale_sweep', -9)];
  assert.equal(ledger.upsert([failedCall('a', 'unknown'), failedCall('b', 'unknown'), ...others, 'unknown']), 2);
});

test('replace holds the given calls and no others', () => {
  const ledger = holding(failedCall('a', 'stale_sweep'));
  ledger.replace([failedCall('b', 'stale_sweep')]);
  assert.deepEqual(ledger.view().keys, ['b']);
});

test('where calls were replaced, events of before change nothing', () => {
  const ledger = holding(failedEvent('x', 'stale_sweep', 1));
  ledger.replace([failedEvent('a', 'sip_rejected', 5), failedEvent('b', 'sip_rejected', 3)]);
  ledger.upsert([failedEvent('a', 'stale_sweep', 4), failedEvent('b', 'stale_sweep', 4)]);
  assert.deepEqual(reasonsIn(ledger), ['a sip_rejected', 'b stale_sweep']);
});

test('deleting takes a call out', () => {
  const ledger = holding(failedCall('a', 'stale_sweep'), failedCall('b', 'stale_sweep'));
  assert.equal(ledger.delete('a'), true);
  assert.deepEqual([ledger.view().keys, ledger.has('a'), ledger.get('a')], [['b'], false, undefined]);
});

test('delete returns false for a call that is not held', () => {
  assert.equal(holding(failedCall('a', 'stale_sweep')).delete('b'), false);
});

test('clearing takes everything out, and counts nothing', () => {
  const ledger = holding(failedCall('a', 'stale_sweep'));
  ledger.clear();
  assert.deepEqual([ledger.size, ledger.summary().byReason.stale_sweep, ledger.view().keys], [0, 0, []]);
});

test('get returns the input unchanged', () => {
  const call = Object.freeze(failedCall('a', 'stale_sweep'));
  assert.equal(holding(call).get('a'), call);
});

const calls = [failedCall('a', 'stale_sweep'), failedCall('b', 'sip_rejected'), { id: 'c', status: 'completed' }];
const broken = function* () {
  yield calls[0];
  yield calls[1];
  throw new Error('the line dropped');
};

for (const [name, input] of Object.entries({
  'an array': calls,
  'a generator': (function* () {
    yield* calls;
  })(),
  'a Set': new Set(calls),
  "a Map's values": new Map(calls.map((call) => [call.id, call])).values(),
  'JSON of an array': JSON.stringify(calls),
  'an iterator that throws': broken(),
})) {
  test(`${name} of calls is read`, async () => {
    const ledger = new FailureLedger();
    await warningsDuring(() => ledger.replace(input));
    assert.deepEqual([...ledger.view().keys].sort(), ['a', 'b']);
  });
}

for (const [name, input] of Object.entries({
  'one call': calls[0],
  "one call's JSON": JSON.stringify(calls[0]),
  'one event': failedEvent('a', 'stale_sweep', 1),
})) {
  test(`${name} is read as one call`, () => {
    assert.deepEqual(holding(input).view().keys, ['a']);
  });
}

test('an iterator that throws gives one warning', async () => {
  const given = await warningsDuring(() => {
    for (let n = 0; n < 3; n++) new FailureLedger().replace(broken());
  });
  assert.ok(given.length <= 1);
});

test('broken JSON holds nothing, and gives one warning', async () => {
  const ledger = new FailureLedger();
  const given = await warningsDuring(() => {
    ledger.replace('[{"id": "a", "status": ');
  });
  assert.deepEqual([ledger.size, given.length], [0, 1]);
});

for (const [name, input] of Object.entries({
  null: null,
  undefined,
  'a number': 1,
  'a function': () => calls,
  'a symbol': Symbol('calls'),
  'an iterator that is none': { [Symbol.iterator]: 1 },
  'an iterator that cannot begin': {
    [Symbol.iterator]() {
      throw new Error('no');
    },
  },
  'a revoked proxy': (() => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  })(),
})) {
  test(`${name} holds nothing and does not throw`, async () => {
    const ledger = new FailureLedger();
    await warningsDuring(() => ledger.replace(input));
    assert.equal(ledger.size, 0);
  });
}

test('a call is explained once for as long as it is the same', () => {
  const ledger = holding(failedCall('a', 'stale_sweep'));
  assert.equal(ledger.failure('a'), ledger.failure('a'));
});

for (const [name, change] of Object.entries({
  'the call comes anew': (ledger: FailureLedger) => ledger.upsert(failedCall('a', 'sip_rejected')),
  'all calls are replaced': (ledger: FailureLedger) => ledger.replace([failedCall('a', 'sip_rejected')]),
  'the words change': () => useCatalog({ lang: 'en', reasons: { stale_sweep: { title: 'Lost' } } }),
})) {
  test(`a call is explained again when ${name}`, () => {
    const ledger = holding(failedCall('a', 'stale_sweep'));
    const before = ledger.failure('a')!.guidance.title;
    change(ledger);
    assert.notEqual(ledger.failure('a')!.guidance.title, before);
  });
}

test('a call is explained with the given options', () => {
  const ledger = holding(failedCall('a', 'stale_sweep', { destination: '+12025550143' }));
  const [masked, full] = [ledger.failure('a')!, ledger.failure('a', { phones: 'full' })!];
  assert.deepEqual([masked.call.destination, full.call.destination], ['••••0143', '+12025550143']);
});

test('a deleted call is explained no more', () => {
  const ledger = holding(failedCall('a', 'stale_sweep'));
  assert.ok(ledger.failure('a'));
  ledger.delete('a');
  assert.equal(ledger.failure('a'), null);
});
