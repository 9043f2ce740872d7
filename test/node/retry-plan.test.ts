/** `FailureLedger.retryPlan`: whom to call again, not before when, and why the others are left out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { FailureLedger } from '../../src/ledger.js';

const NOON = Date.UTC(2026, 4, 13, 12);
const MINUTE = 60_000;
const at = (minutes: number): string => new Date(NOON + minutes * MINUTE).toISOString();

/** A failed call to a person, so many minutes after noon. */
const failed = (id: string, minutes: number, more: object = {}) => ({
  id,
  status: 'failed',
  failureReason: 'sip_no_answer',
  destination: '+4930123456789',
  endedAt: at(minutes),
  ...more,
});

const other = (id: string, status: string, minutes: number, more: object = {}) => ({
  id,
  status,
  destination: '+4930123456789',
  [status === 'in_progress' ? 'startedAt' : 'endedAt']: at(minutes),
  ...more,
});

function ledgerOf(...calls: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  for (const call of calls) ledger.upsert(call);
  return ledger;
}

function plan(ledger: FailureLedger, keys: string[], options: object = {}) {
  const { retry, leftOut } = ledger.retryPlan(keys, { now: NOON + 60 * MINUTE, ...options });
  return {
    retry: retry.map(({ key }) => key),
    leftOut: Object.fromEntries(leftOut.map(({ key, why }) => [key, why])),
  };
}

describe('a retry plan', () => {
  it('retries a call that failed alone', () => {
    assert.deepEqual(plan(ledgerOf(failed('a', 0)), ['a']), { retry: ['a'], leftOut: {} });
  });

  it('retries only the latest of several failed calls to one number, however it is written', () => {
    const ledger = ledgerOf(failed('a', 0), failed('b', 10, { destination: '+49 (30) 123 456 789' }), failed('c', 5));
    assert.deepEqual(plan(ledger, ['a', 'b', 'c']), {
      retry: ['b'],
      leftOut: { a: 'tried-again', c: 'tried-again' },
    });
  });

  it('tells leads apart that share a number, and knows a lead by two numbers', () => {
    const lead = (leadId: string, more: object = {}) => ({ campaignId: 'camp_1', leadId, ...more });
    const ledger = ledgerOf(
      failed('a', 0, lead('lead_1')),
      failed('b', 1, lead('lead_2')),
      failed('c', 2, lead('lead_1', { destination: '+4930999999999' })),
    );
    assert.deepEqual(plan(ledger, ['a', 'b', 'c']), { retry: ['b', 'c'], leftOut: { a: 'tried-again' } });
  });

  it('leaves out whom a later call reached, and retries whom an earlier call reached', () => {
    assert.deepEqual(plan(ledgerOf(failed('a', 0), other('b', 'completed', 5)), ['a']).leftOut, { a: 'reached' });
    assert.deepEqual(plan(ledgerOf(failed('a', 10), other('b', 'completed', 5)), ['a']).retry, ['a']);
  });

  it('leaves out a person to whom a call is under way, until that is six hours ago', () => {
    const ledger = ledgerOf(failed('a', 0), other('b', 'in_progress', 5));
    assert.deepEqual(plan(ledger, ['a']).leftOut, { a: 'under-way' });
    assert.deepEqual(plan(ledger, ['a'], { now: NOON + 6.5 * 60 * MINUTE }).retry, ['a']);
  });

  it('leaves out a person who was called later and not reached', () => {
    assert.deepEqual(plan(ledgerOf(failed('a', 0), other('b', 'no_answer', 5)), ['a']).leftOut, { a: 'tried-again' });
  });

  it('learns from flat events whose call it was, by the lead’s own event, in any order', () => {
    const events = [
      { event: 'call.failed', callId: 'a', error: 'sip_no_answer', failedAt: at(0), timestamp: at(0) },
      { event: 'call.completed', callId: 'b', durationSeconds: 30, timestamp: at(5) },
      { event: 'campaign.lead_completed', campaignId: 'c', leadId: 'l', callId: 'a', status: 'failed', timestamp: at(1) },
      { event: 'campaign.lead_completed', campaignId: 'c', leadId: 'l', callId: 'b', status: 'completed', timestamp: at(6) },
    ]; // prettier-ignore
    for (const order of [events, events.toReversed(), [events[2], events[0], events[3], events[1]]]) {
      assert.deepEqual(plan(ledgerOf(...order), ['a']).leftOut, { a: 'reached' });
    }
  });

  it('leaves out a lead on the do-not-call list', () => {
    const lead = { campaignId: 'c', leadId: 'l' };
    const blocked = { event: 'campaign.lead_completed', ...lead, status: 'dnc_blocked', timestamp: at(1) };
    assert.deepEqual(plan(ledgerOf(failed('a', 0, lead), blocked), ['a']).leftOut, { a: 'do-not-call' });
    assert.deepEqual(plan(ledgerOf(blocked, failed('a', 0, lead)), ['a']).leftOut, { a: 'do-not-call' });
  });

  it('leaves out what is not retryable before anything else, and what is not held', () => {
    const ledger = ledgerOf(failed('a', 0, { failureReason: 'sip_rejected' }), other('b', 'completed', 5));
    assert.deepEqual(plan(ledger, ['a', 'b', 'x']).leftOut, {
      a: 'not-retryable',
      b: 'not-retryable',
      x: 'not-retryable',
    });
  });

  it('counts the calls to a person as attempts where calls do not state them', () => {
    const ledger = ledgerOf(failed('a', 0), failed('b', 1), failed('c', 2));
    assert.deepEqual(plan(ledger, ['c'], { policy: { maxAttempts: 3 } }).leftOut, { c: 'attempts-used' });
    assert.deepEqual(plan(ledger, ['c'], { policy: { maxAttempts: 4 } }).retry, ['c']);
  });

  it('leaves out all for a policy or a schedule that cannot be read', () => {
    const ledger = ledgerOf(failed('a', 0));
    assert.deepEqual(plan(ledger, ['a'], { policy: { maxAttempts: '3 of 5' } }).leftOut, { a: 'unreadable' });
    assert.deepEqual(plan(ledger, ['a'], { schedule: { weekdays: [] } }).leftOut, { a: 'unreadable' });
  });

  it('says not before when, and null for at once', () => {
    const ledger = ledgerOf(failed('a', 0));
    const now = NOON;
    assert.deepEqual(ledger.retryPlan(['a'], { now }).retry, [{ key: 'a', notBefore: null }]);
    const schedule = { timezone: 'UTC', windowStart: '14:00', windowEnd: '16:00' };
    assert.deepEqual(ledger.retryPlan(['a'], { now, schedule }).retry, [{ key: 'a', notBefore: NOON + 120 * MINUTE }]);
  });

  it('forgets with delete and clear', () => {
    const ledger = ledgerOf(failed('a', 0), other('b', 'completed', 5));
    ledger.delete('b');
    assert.deepEqual(plan(ledger, ['a']).retry, ['a']);
    ledger.upsert(other('b', 'completed', 5));
    ledger.clear();
    ledger.upsert(failed('a', 0));
    assert.deepEqual(plan(ledger, ['a']).retry, ['a']);
  });

  it('names each key once', () => {
    assert.deepEqual(plan(ledgerOf(failed('a', 0)), ['a', 'a', 'a']).retry, ['a']);
  });
});

interface Dialled {
  readonly id: string;
  readonly person: number;
  readonly minutes: number;
  readonly status: 'failed' | 'completed' | 'in_progress';
  readonly attempt: number | undefined;
}

const dialled: fc.Arbitrary<Dialled> = fc.record({
  id: fc.integer({ min: 0, max: 15 }).map((number) => `call_${String(number)}`),
  person: fc.integer({ min: 0, max: 3 }),
  minutes: fc.integer({ min: 0, max: 600 }),
  status: fc.constantFrom('failed' as const, 'failed' as const, 'completed' as const, 'in_progress' as const),
  attempt: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});

/** Who may be called, worked out call by call. */
function reference(calls: readonly Dialled[], now: number, maxAttempts: number): string[] {
  return calls
    .filter((call) => call.status === 'failed')
    .filter((call) => {
      const ofPerson = calls.filter(({ person }) => person === call.person);
      const isLatest = ofPerson.every(
        ({ status, minutes, id }) =>
          status !== 'failed' || minutes < call.minutes || (minutes === call.minutes && id <= call.id),
      );
      const wasReached = ofPerson.some(({ status, minutes }) => status === 'completed' && minutes >= call.minutes);
      const isUnderWay = ofPerson.some(({ status, minutes }) => status === 'in_progress' && minutes > now - 360);
      const attempt = Math.max(call.attempt ?? 1, ofPerson.length);
      return isLatest && !wasReached && !isUnderWay && attempt < maxAttempts;
    })
    .map(({ id }) => id)
    .sort();
}

it('a plan of a random campaign calls whom a plain reference calls, in any order of delivery', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(dialled, { maxLength: 16, selector: ({ id }) => id }).chain((calls) =>
        fc.record({
          calls: fc.constant(calls),
          delivered: fc.shuffledSubarray(calls, { minLength: calls.length }),
          again: fc.subarray(calls),
        }),
      ),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 5 }),
      ({ calls, delivered, again }, now, maxAttempts) => {
        const asCall = ({ id, person, minutes, status, attempt }: Dialled) =>
          status === 'failed'
            ? failed(id, minutes, { destination: `+4930123456${String(person)}`, attempt })
            : other(id, status, minutes, { destination: `+4930123456${String(person)}` });
        const ledger = ledgerOf(...[...delivered, ...again].map(asCall));
        const { retry, leftOut } = ledger.retryPlan(
          calls.map(({ id }) => id),
          { policy: { maxAttempts }, now: NOON + now * MINUTE },
        );
        assert.deepEqual(retry.map(({ key }) => key).sort(), reference(calls, now, maxAttempts));
        assert.equal(retry.length + leftOut.length, calls.length);
        for (const { notBefore } of retry) assert.equal(notBefore === null || notBefore > NOON + now * MINUTE, true);
      },
    ),
    { numRuns: 10_000 },
  );
});
