/** What a ledger knows about the person whom a failed call was for: later calls, their number, and the label. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { useCatalog } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import german from '../../src/locales/de.js';

const NOON = Date.UTC(2026, 4, 13, 12);
const MINUTE = 60_000;
const at = (minutes: number): number => NOON + minutes * MINUTE;
const PERSON = { destination: '+4930123456789' };

/** Calls to one person, at so many minutes after noon; null: without a time. */
const call = (id: string, status: string, minutes: number | null, more: object = {}) => ({
  id,
  status,
  ...PERSON,
  ...(status === 'failed' ? { failureReason: 'sip_no_answer' } : {}),
  ...(minutes === null ? {} : { [status === 'in_progress' ? 'startedAt' : 'endedAt']: at(minutes) }),
  ...more,
});
const failed = (minutes: number | null = 0, id = 'a') => call(id, 'failed', minutes);

function ledgerOf(...calls: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  return ledger;
}

type Later = [callId: string, minutes: number | null, outcome: string] | null;

const cases: [name: string, calls: unknown[], later: Later, count: number][] = [
  ['no other call', [failed()], null, 1],
  ['a call that reached the person', [failed(), call('b', 'completed', 5)], ['b', 5, 'reached'], 2],
  ['a call that reached the person at the same moment', [failed(), call('b', 'completed', 0)], ['b', 0, 'reached'], 2],
  ['a call that reached the person before', [failed(), call('b', 'completed', -1)], null, 2],
  ['a call that reached the person at a time that nobody knows', [failed(), call('b', 'completed', null)], ['b', null, 'reached'], 2],
  ['a call that reached the person, where nobody knows when this one failed', [failed(null), call('b', 'completed', -9)], ['b', -9, 'reached'], 2],
  ['a call that did not reach the person', [failed(), call('b', 'no_answer', 5)], ['b', 5, 'not-reached'], 2],
  ['a call that did not reach the person before', [failed(), call('b', 'busy', -5)], null, 2],
  ['a call under way', [failed(), call('b', 'in_progress', 5)], ['b', 5, 'under-way'], 2],
  ['a call under way since before', [failed(), call('b', 'in_progress', -5)], ['b', -5, 'under-way'], 2],
  ['a call that has been under way for six hours', [failed(), call('b', 'in_progress', 60 - 360)], null, 2],
  ['a call that failed later', [failed(), failed(5, 'b')], ['b', 5, 'failed'], 2],
  ['a call that failed before', [failed(), failed(-5, 'b')], null, 2],
  ['a call that failed at the same moment, with a greater id', [failed(), failed(0, 'b')], ['b', 0, 'failed'], 2],
  ['a call that failed at the same moment, with a smaller id', [failed(), failed(0, 'A')], null, 2],
  ['a call that failed at a time that nobody knows', [failed(), failed(null, 'b')], null, 2],
  ['a call that failed, where nobody knows when this one did', [failed(null), failed(-9, 'b')], ['b', -9, 'failed'], 2],
  ['two calls that failed without a time', [failed(null), failed(null, 'b')], ['b', null, 'failed'], 2],
  ['a later call without an id', [failed(), { ...failed(5), id: undefined }], ['', 5, 'failed'], 2],
  ['one under way before one that reached the person', [failed(), call('b', 'in_progress', 1), call('c', 'completed', 9)], ['b', 1, 'under-way'], 3],
  ['one that reached the person before one that failed later', [failed(), call('b', 'completed', 1), failed(9, 'c')], ['b', 1, 'reached'], 3],
  ['the latest that reached the person', [failed(), call('b', 'completed', 3), call('c', 'completed', 5), call('d', 'completed', 4)], ['c', 5, 'reached'], 4],
  ['the first of two at one moment that is held last', [failed(), call('b', 'completed', 3), call('c', 'completed', 3)], ['c', 3, 'reached'], 3],
  ['a failure after one that was not reached', [failed(), call('b', 'no_answer', 3), failed(4, 'c')], ['c', 4, 'failed'], 3],
  ['one not reached after a failure', [failed(), call('b', 'no_answer', 4), failed(3, 'c')], ['b', 4, 'not-reached'], 3],
  ['one not reached at the moment of a failure', [failed(), call('b', 'no_answer', 3), failed(3, 'c')], ['b', 3, 'not-reached'], 3],
  ['one not reached, at a time that nobody knows, after a failure', [failed(), call('b', 'no_answer', null), failed(3, 'c')], ['b', null, 'not-reached'], 3],
  ['one not reached before, and a failure after', [failed(), call('b', 'no_answer', -3), failed(3, 'c')], ['c', 3, 'failed'], 3],
  ['a call to another person', [failed(), call('b', 'completed', 5, { destination: '+4930999999999' })], null, 1],
  ['a call to nobody who is named', [{ id: 'a', status: 'failed' }, { id: 'b', status: 'completed' }], null, 1],
]; // prettier-ignore

describe('the later call to the person of a failed one', () => {
  for (const [name, calls, later, count] of cases) {
    it(`with ${name} is ${JSON.stringify(later)}, of ${String(count)} calls`, () => {
      const expected =
        later && { callId: later[0], at: later[1] === null ? null : at(later[1]), outcome: later[2] }; // prettier-ignore
      const ledger = ledgerOf(...calls);
      assert.deepEqual(ledger.laterCall('a', at(60)), expected);
      assert.equal(ledger.callCount('a'), count);
    });
  }

  it('is none, of no calls, for a key that is not held', () => {
    const ledger = ledgerOf(failed(), call('b', 'completed', 5));
    assert.deepEqual([ledger.laterCall('b'), ledger.callCount('b'), ledger.contactLabel('b')], [null, 0, '']);
  });

  it('is the same for a person with very many calls, and changes with the next', () => {
    const others = Array.from({ length: 40 }, (_, n) => call(`b${String(n)}`, 'no_answer', n));
    const ledger = ledgerOf(failed(), ...others);
    for (let n = 0; n < 2; n++) assert.deepEqual(ledger.laterCall('a'), { callId: 'b39', at: at(39), outcome: 'not-reached' }); // prettier-ignore
    assert.equal(ledger.callCount('a'), 41);
    ledger.upsert(call('c', 'completed', 50));
    assert.deepEqual(ledger.laterCall('a'), { callId: 'c', at: at(50), outcome: 'reached' });
    assert.equal(ledger.callCount('a'), 42);
    ledger.delete('c');
    assert.equal(ledger.callCount('a'), 41);
  });

  it('follows a call that turns out to be for somebody else', () => {
    const ledger = ledgerOf(failed(), failed(5, 'b'));
    assert.equal(ledger.laterCall('a')?.callId, 'b');
    ledger.upsert({ event: 'campaign.lead_completed', leadId: 'l', callId: 'b', status: 'failed', timestamp: at(6) });
    assert.equal(ledger.laterCall('a'), null);
    ledger.upsert({ event: 'campaign.lead_completed', leadId: 'l', callId: 'a', status: 'failed', timestamp: at(6) });
    assert.equal(ledger.laterCall('a')?.callId, 'b');
    assert.equal(ledger.contactLabel('a'), 'l');
  });

  it('leaves with the calls', () => {
    const ledger = ledgerOf(failed(), failed(5, 'b'));
    assert.equal(ledger.callCount('a'), 2);
    ledger.delete('b');
    assert.deepEqual([ledger.callCount('a'), ledger.laterCall('a')], [1, null]);
    ledger.replace([failed()]);
    assert.equal(ledger.callCount('a'), 1);
  });
});

const standings: [name: string, calls: unknown[], now: number, why: string | null][] = [
  ['alone', [failed()], 1, null],
  ['called again and failed', [failed(), failed(5, 'b')], 9, 'tried-again'],
  ['not reached later', [failed(), call('b', 'voicemail', 5)], 9, 'tried-again'],
  ['reached later', [failed(), call('b', 'completed', 5)], 9, 'reached'],
  ['reached before', [failed(), call('b', 'completed', -5)], 9, null],
  ['on the line', [failed(), call('b', 'in_progress', 5)], 9, 'under-way'],
  ['on the line since before', [failed(), call('b', 'in_progress', -5)], 9, 'under-way'],
  ['on the line for just under six hours', [failed(), call('b', 'in_progress', 5)], 5 + 360 - 1, 'under-way'],
  ['on the line for six hours', [failed(), call('b', 'in_progress', 5)], 5 + 360, null],
  ['tried again before reached', [failed(), call('b', 'completed', 5), failed(6, 'c')], 9, 'tried-again'],
];

describe('a retry plan for a person', () => {
  for (const [name, calls, now, why] of standings) {
    it(`who is ${name} says ${String(why)}`, () => {
      const { leftOut } = ledgerOf(...calls).retryPlan(['a'], { now: at(now) });
      assert.equal(leftOut[0]?.why ?? null, why);
    });
  }

  it('has a sentence for each call that is left out, in the language that was asked for', () => {
    const sentences: [calls: unknown[], options: object, text: string][] = [
      [[failed(), failed(5, 'b')], {}, 'This person was called again later.'],
      [[failed(), call('b', 'completed', 5)], {}, 'A later call reached this person.'],
      [[failed(), call('b', 'in_progress', 5)], {}, 'A later call to this person is still under way.'],
      [[call('a', 'failed', 0, { failureReason: 'sip_rejected' })], {}, 'This failure is not retryable.'],
      [[], {}, 'This call did not fail.'],
      [[failed()], { policy: { maxAttempts: 1 } }, 'The policy allows 1 attempt, and this was attempt 1.'],
      [[call('a', 'failed', 0, { attempt: 3 })], { policy: { maxAttempts: 2 } }, 'The policy allows 2 attempts, and this was attempt 3.'],
      [[call('a', 'failed', 0, { leadStatus: 'dnc_blocked' })], {}, 'This number is on the do-not-call list, so no call was placed.'],
      [[failed()], { policy: { maxAttempts: 'x' } }, 'The retry policy could not be read, so no call was placed.'],
      [[failed()], { schedule: [] }, 'The dialling hours could not be read, so no call was placed.'],
    ]; // prettier-ignore
    for (const [calls, options, text] of sentences) {
      const { leftOut } = ledgerOf(...calls).retryPlan(['a'], { now: at(9), ...options });
      assert.deepEqual(leftOut.map((each) => each.text), [text]); // prettier-ignore
    }
  });

  it('says of each call which attempt it was', () => {
    const calls = [1, 2, 3].map((attempt) => call(`a${String(attempt)}`, 'failed', 0, { attempt, destination: `+49301234567${String(attempt)}` })); // prettier-ignore
    const { retry, leftOut } = ledgerOf(...calls).retryPlan(['a3', 'a2', 'a1', 'a3'], { policy: { maxAttempts: 2 } });
    assert.deepEqual(retry.map(({ key }) => key), ['a1']); // prettier-ignore
    assert.deepEqual(leftOut, [
      { key: 'a3', why: 'attempts-used', text: 'The policy allows 2 attempts, and this was attempt 3.' },
      { key: 'a2', why: 'attempts-used', text: 'The policy allows 2 attempts, and this was attempt 2.' },
    ]);
  });

  it('says of each call why it is left out, where calls of as many attempts are left out for other reasons', () => {
    const blocked = call('b', 'failed', 0, { leadStatus: 'dnc_blocked', destination: '+4930999999' });
    const { leftOut } = ledgerOf(failed(), blocked).retryPlan(['a', 'b'], { schedule: [] as object });
    const texts = leftOut.map(({ why, text }) => [why, text.includes('list'), text.includes('hours')]);
    assert.deepEqual(texts, [['unreadable', false, true], ['do-not-call', true, false]]); // prettier-ignore
  });

  it('speaks a language that the host has registered', () => {
    useCatalog(german);
    const { leftOut } = ledgerOf(failed(), failed(5, 'b')).retryPlan(['a', 'x'], { lang: 'de' });
    const { triedAgain, notFailed } = german.policy;
    assert.deepEqual(leftOut.map(({ text }) => text), [triedAgain, notFailed]); // prettier-ignore
  });

  it('names a key that is not held once', () => {
    const { retry, leftOut } = ledgerOf().retryPlan(['x', 'y', 'x']);
    assert.deepEqual([retry, leftOut.map(({ key }) => key)], [[], ['x', 'y']]);
  });
});

describe('what may be shown of a person', () => {
  for (const [name, more, label] of [
    ['a number', {}, '••••6789'],
    ['a number under `to`', { destination: null, to: '0049 30 123456789' }, '••••6789'],
    ['a lead', { leadId: 'lead_1' }, 'lead_1'],
    ['a lead whose id is a number to call', { leadId: '+4930123456789' }, '••••6789'],
    ['a number too short to be called', { destination: '12' }, ''],
    ['a number of three digits', { destination: '112' }, '••••112'],
    ['nobody', { destination: null }, ''],
  ] as const) {
    it(`is "${label}" for ${name}`, () => {
      assert.equal(ledgerOf(call('a', 'failed', 0, more)).contactLabel('a'), label);
    });
  }

  it('tells leads of two campaigns apart', () => {
    const lead = (id: string, campaignId: string, minutes: number) => call(id, 'failed', minutes, { leadId: 'l', campaignId }); // prettier-ignore
    const ledger = ledgerOf(lead('a', 'c1', 0), lead('b', 'c2', 5), lead('c', 'c1', 6));
    assert.deepEqual([ledger.laterCall('a')?.callId, ledger.laterCall('b')], ['c', null]);
  });

  it('is read of so many calls at a time, until all are read', () => {
    const ledger = ledgerOf(failed(0, 'a'), failed(1, 'b'), failed(2, 'c'));
    assert.deepEqual([ledger.readContacts(2), ledger.readContacts(2), ledger.readContacts(1)], [false, true, true]);
    assert.equal(ledger.callCount('a'), 3);
    assert.equal(ledgerOf().readContacts(1), true);
  });
});

describe('the do-not-call list', () => {
  const lead = { campaignId: 'c', leadId: 'l' };
  const blocked = { event: 'campaign.lead_completed', ...lead, status: 'DNC_Blocked', timestamp: at(1) };

  it('holds a lead whose event says so, and no other lead', () => {
    const calls = [call('a', 'failed', 0, lead), call('b', 'failed', 0, { ...lead, leadId: 'm' })];
    const { retry, leftOut } = ledgerOf(...calls, blocked).retryPlan(['a', 'b']);
    assert.deepEqual([retry.map(({ key }) => key), leftOut.map(({ key, why }) => [key, why])], [['b'], [['a', 'do-not-call']]]); // prettier-ignore
  });

  it('does not hold a lead whose event says anything else', () => {
    const { retry } = ledgerOf(call('a', 'failed', 0, lead), { ...blocked, status: 'failed' }).retryPlan(['a']);
    assert.equal(retry.length, 1);
  });

  it('is empty after `clear`', () => {
    const ledger = ledgerOf(blocked);
    ledger.clear();
    ledger.upsert(call('a', 'failed', 0, lead));
    assert.equal(ledger.retryPlan(['a']).retry.length, 1);
  });
});
