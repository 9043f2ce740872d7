/** Searching by the last digits of a number, and the optional fields in use. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { FailureLedger } from '../../src/ledger.js';
import { hasDigits, searchedDigits } from '../../src/ledger/number-search.js';
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

describe('the digits that a text looks for', () => {
  for (const [text, digits] of [
    ['0123', '0123'],
    ['7', '7'],
    [' 0123 ', '0123'],
    ['•••• 0123', '0123'],
    ['••••0123', '0123'],
    ['01 23', '0123'],
    ['+1 23', '123'],
    ['٠١٢٣', '٠١٢٣'],
    ['12345', ''],
    ['1234567', ''],
    ['12345678', '5678'],
    ['+1 (202) 555-0123', '0123'],
    ['(202) 555.0123', '0123'],
    ['030/1234567', '4567'],
    ['0123x', ''],
    ['x0123', ''],
    ['12 •••• 0123', ''],
    ['01••23', ''],
    ['0123••', ''],
    ['++123', ''],
    ['+', ''],
    ['', ''],
    ['call 0123', ''],
  ] as const) {
    it(`"${text}" are "${digits}"`, () => {
      assert.equal(searchedDigits(text), digits);
    });
  }

  it('stand anywhere among the last four of a number, and nowhere else', () => {
    const call = { id: 'a', destination: '+4915198764321' };
    for (const digits of ['4321', '321', '432', '1']) assert.equal(hasDigits(call, digits), true, digits);
    for (const digits of ['6432', '64321', '9876', '5', '']) assert.equal(hasDigits(call, digits), false, digits);
    assert.equal(hasDigits({ id: 'a' }, '1'), false);
    assert.equal(hasDigits({ id: 'a', to: '+4915198764321' }, '4321'), true);
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
    ['a destination', ['number'], [{ id: 'a', failureReason: 'unknown', destination: '112' }]],
    ['a number in `to`', ['number'], [{ id: 'a', failureReason: 'unknown', to: '112' }]],
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
