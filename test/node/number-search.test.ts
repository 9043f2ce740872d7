/** Searching by the last digits of a number, and the optional fields in use. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { FailureLedger } from '../../src/ledger.js';
import { failedCall } from '../support/calls.js';

const found = (query: string, calls: readonly unknown[] = CALLS): string[] => {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  return [...ledger.view({ query }).keys];
};

const CALLS = [
  failedCall('a', 'sip_no_answer', { destination: '+1 (202) 555-0123', agentId: '', channel: '' }),
  failedCall('b', 'sip_no_answer', { to: '12025550199', destination: undefined, agentId: '', channel: '' }),
  failedCall('c', 'sip_no_answer', { destination: undefined, agentId: '', channel: '' }),
];

describe('a search finds a call by its number', () => {
  for (const [query, ids] of [
    ['0123', ['a']],
    ['123', ['a']],
    ['•••• 0123', ['a']],
    ['+12025550123', ['a']],
    ['(202) 555-0199', ['b']],
  ] as const) {
    it(`by ${query}`, () => {
      assert.deepEqual(found(query), ids);
    });
  }

  it('by a whole number with the same last four digits', () => {
    assert.deepEqual(found('+49 30 9999 0123'), ['a']);
  });
});

describe('a search never reveals more of a number than is shown', () => {
  for (const query of ['50123', '550123', '2025', '202']) {
    it(`${query} finds nothing`, () => {
      assert.deepEqual(found(query), []);
    });
  }

  it('a text that is not a number is not searched for in numbers', () => {
    assert.deepEqual(found('x0123'), []);
  });
});

describe('the ledger tells which fields its calls have', () => {
  const fieldsOf = (calls: readonly unknown[]): string[] => {
    const ledger = new FailureLedger();
    ledger.replace(calls);
    ledger.readFields(Infinity);
    return [...ledger.fieldsInUse].sort();
  };

  for (const [name, fields, calls] of [
    ['bare reasons', [], ['sip_no_answer', 'unknown']],
    ['a number', ['number'], CALLS],
    [
      'an agent and a channel',
      ['agent', 'channel'],
      [{ id: 'a', failureReason: 'unknown', agent_id: 'x', channel: 'web' }],
    ],
    ['a call that did not fail', [], [{ id: 'a', status: 'completed', channel: 'web' }]],
  ] as const) {
    it(`with ${name}`, () => {
      assert.deepEqual(fieldsOf(calls), fields);
    });
  }

  it('as far as they are read', () => {
    const ledger = new FailureLedger();
    ledger.replace(['unknown', 'unknown', { id: 'a', failureReason: 'unknown', channel: 'web' }]);
    assert.equal(ledger.readFields(2), false);
    assert.deepEqual([...ledger.fieldsInUse], []);
    assert.equal(ledger.readFields(2), true);
    assert.deepEqual([...ledger.fieldsInUse], ['channel']);
  });

  it('and keeps a field while the calls of a replace are read', () => {
    const calls = [...Array<string>(5).fill('unknown'), { id: 'a', failureReason: 'unknown', channel: 'web' }];
    const ledger = new FailureLedger();
    ledger.replace(calls);
    ledger.readFields(Infinity);
    ledger.replace(calls);
    ledger.readFields(1);
    assert.deepEqual([...ledger.fieldsInUse], ['channel']);
    ledger.replace(['unknown']);
    ledger.readFields(Infinity);
    assert.deepEqual([...ledger.fieldsInUse], []);
  });
});
