/** What the store of calls keeps: across a rebuild of its columns, among very many calls, and from event to event. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { compareEvents, FailureLedger } from '../../src/ledger.js';
import { CallStore } from '../../src/ledger/call-store.js';
import { at, completedEvent, failedCall, failedEvent } from '../support/calls.js';

const NUMBER = { destination: '+4930123456' };

/** A store of so many calls, and as many more that were added and deleted. */
function storeOf(held: number, lost: number): CallStore {
  const store = new CallStore();
  for (let n = 0; n < held + lost; n++) store.put(failedCall(`c${String(n)}`, 'stale_sweep'));
  for (let n = 0; n < lost; n++) store.delete(`c${String(n)}`);
  return store;
}

describe('the columns', () => {
  for (const [lost, held, isRebuilt] of [
    [999, 10, false],
    [1000, 10, true],
    [1000, 4000, true],
    [1000, 4001, false],
    [1001, 4001, true],
  ] as const) {
    it(`are ${isRebuilt ? '' : 'not '}rebuilt with ${String(lost)} unused slots beside ${String(held)} calls`, () => {
      const store = storeOf(held, lost);
      const { columns } = store;
      store.refresh();
      assert.equal(store.columns !== columns, isRebuilt);
      assert.deepEqual([store.size, store.slotCount], [held, isRebuilt ? held : held + lost]);
      assert.equal(store.countByReason().stale_sweep, held);
    });
  }

  it('have no unused slot before a call changes or leaves', () => {
    const store = storeOf(3, 0);
    assert.deepEqual(store.lost, []);
    store.put(failedCall('c1', 'sip_rejected'));
    store.delete('c0');
    store.delete('nobody');
    assert.deepEqual(store.lost, [1, 0]);
  });
});

describe('after the columns were rebuilt', () => {
  const rebuilt = () => {
    const ledger = new FailureLedger();
    const calls = Array.from({ length: 1100 }, (_, n) => failedEvent(`c${String(n)}`, 'stale_sweep', 5));
    ledger.upsert([{ id: 'other', status: 'completed', destination: '+4930999999' }]);
    ledger.upsert([...calls, failedEvent('known', 'sip_rejected', 3), failedEvent('kept', 'unknown', 5, NUMBER)]);
    ledger.upsert(failedEvent('kept', 'sip_no_answer', 6));
    for (const key of ['c0', 'known', 'kept']) ledger.failure(key);
    for (let n = 0; n < 1100; n++) ledger.delete(`c${String(n)}`);
    return ledger;
  };

  it('an event of an earlier moment still changes nothing', () => {
    const ledger = rebuilt();
    assert.deepEqual(ledger.view().keys, ['kept', 'known']);
    ledger.upsert([failedEvent('known', 'idle_timeout', 2), failedEvent('kept', 'idle_timeout', 5)]);
    assert.deepEqual(['known', 'kept'].map((key) => ledger.failure(key)?.reason), ['sip_rejected', 'sip_no_answer']); // prettier-ignore
  });

  it('each call has its own explanation', () => {
    const ledger = rebuilt();
    assert.equal(ledger.view().size, 2);
    assert.deepEqual(['known', 'kept'].map((key) => ledger.failure(key)?.call.id), ['known', 'kept']); // prettier-ignore
    assert.equal(ledger.failure('c0'), null);
  });

  it('whom a call was for is still known, where only an earlier delivery told it', () => {
    const ledger = rebuilt();
    assert.equal(ledger.view().size, 2);
    assert.deepEqual([ledger.contactLabel('kept'), ledger.callCount('kept')], ['••••3456', 1]);
  });
});

describe('among 20,000 calls that did not fail', () => {
  const DAY = 864e5;
  const NOON = Date.UTC(2026, 4, 13, 12);
  const completed = (id: string, days: number, more: object = {}) => ({ id, status: 'completed', endedAt: new Date(NOON - days * DAY).toISOString(), ...more }); // prettier-ignore
  const lead = (leadId: string, callId: string) => ({ event: 'campaign.lead_completed', leadId, callId, status: 'completed', timestamp: at(0) }); // prettier-ignore
  const ledger = new FailureLedger();
  ledger.upsert(failedCall('failed', 'sip_no_answer', { ...NUMBER, endedAt: new Date(NOON - 9 * DAY).toISOString() }));
  ledger.upsert([completed('reached', 8, NUMBER), completed('old', 8), lead('l', 'old'), lead('m', 'failed')]);
  ledger.upsert(failedCall('failed', 'sip_no_answer', { ...NUMBER, endedAt: new Date(NOON - 9 * DAY).toISOString() }));
  ledger.upsert([lead('m', 'reached'), lead('n', 'c7')]);
  ledger.upsert(failedCall('plain', 'sip_no_answer', { destination: '+4930777777', endedAt: at(0) }));
  ledger.upsert(Array.from({ length: 20_000 }, (_, n) => completed(`c${String(n)}`, 0)));

  it('those of a week ago are forgotten, and their late failures are held', () => {
    ledger.upsert([failedEvent('old', 'unknown', -60 * 24 * 9), failedEvent('c5', 'unknown', -60)]);
    assert.deepEqual([ledger.has('old'), ledger.has('c5')], [true, false]);
    assert.equal(ledger.contactLabel('old'), '');
  });

  it('the one that reached the person of a failed call is remembered', () => {
    assert.deepEqual(ledger.laterCall('failed'), { callId: 'reached', at: NOON - 8 * DAY, outcome: 'reached' });
    assert.equal(ledger.contactLabel('failed'), 'm');
  });

  it('whom calls were for is remembered, whether they failed or not', () => {
    assert.equal(ledger.contactLabel('plain'), '••••7777');
    ledger.upsert(['failed', 'c7'].map((id) => failedCall(id, 'sip_rejected', { ...NUMBER, endedAt: at(30) })));
    assert.deepEqual(['failed', 'c7'].map((id) => ledger.contactLabel(id)), ['m', 'n']); // prettier-ignore
  });
});

describe('from event to event', () => {
  const holding = (...inputs: unknown[]) => {
    const ledger = new FailureLedger();
    for (const input of inputs) ledger.upsert(input);
    return ledger;
  };

  for (const [name, one, other] of [
    ['that differ in their channels', failedEvent('a', 'unknown', 1, { channel: 'phone' }), failedEvent('a', 'unknown', 1, { channel: 'web' })],
    ['that differ in their reasons', failedEvent('a', 'sip_rejected', 1), failedEvent('a', 'stale_sweep', 1)],
    ['of which one is a completion', failedEvent('a', 'unknown', 1), completedEvent('a', 1)],
  ] as const) {
    it(`of two events of one moment ${name}, the later one is held in both orders`, () => {
      const later = compareEvents(one, other) > 0 ? one : other;
      for (const order of [[one, other], [other, one], [one, other, one], [other, one, other]]) {
        assert.equal(holding(...order).get('a'), later);
      }
    });
  } // prettier-ignore

  it('an event that comes again does not replace what it said', () => {
    const ledger = holding(failedEvent('a', 'unknown', 1));
    const held = ledger.get('a');
    ledger.upsert(failedEvent('a', 'unknown', 1));
    assert.equal(ledger.get('a'), held);
  });

  it('the number of the latest delivery is that of the call', () => {
    const ledger = holding(failedEvent('a', 'unknown', 1, NUMBER));
    assert.equal(ledger.contactLabel('a'), '••••3456');
    ledger.upsert(failedEvent('a', 'unknown', 2, { destination: '+4930999999' }));
    assert.equal(ledger.contactLabel('a'), '••••9999');
  });

  it('an event of a lead that names nobody leaves whom a call was for', () => {
    const ledger = holding(failedEvent('a', 'unknown', 1, NUMBER), failedEvent('b', 'unknown', 1, NUMBER));
    assert.equal(ledger.callCount('a'), 2);
    ledger.upsert({ event: 'campaign.lead_completed', callId: 'a', status: 'failed', timestamp: at(2) });
    assert.deepEqual([ledger.contactLabel('a'), ledger.callCount('a')], ['••••3456', 2]);
  });

  it('a call without an id that did not fail changes nothing', () => {
    const ledger = holding(failedCall('a', 'unknown'));
    const { revision } = ledger;
    assert.equal(ledger.upsert([{ status: 'completed' }, { event: 'call.completed', timestamp: at(1) }]), 0);
    assert.equal(ledger.revision, revision);
    ledger.upsert(completedEvent('b', 1));
    assert.notEqual(ledger.revision, revision);
  });

  it('a reason in another spelling is counted with its row, the first on the page too', () => {
    const ledger = holding(...['no_audio_output', 'NO-AUDIO-OUTPUT', 'No Audio Output', 'SIP_REJECTED'].map((code) => failedCall(code, code))); // prettier-ignore
    const { byReason } = ledger.summary();
    assert.deepEqual([byReason.no_audio_output, byReason.sip_rejected], [3, 1]);
    assert.deepEqual(ledger.view({ groupBy: 'reason' }).groups.map(({ count }) => count), [3, 1]); // prettier-ignore
  });
});
