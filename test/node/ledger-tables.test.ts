/** The ledger's tables of contacts and of calls that did not fail, compared with models of maps and arrays. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { CallChains, CHAIN_END } from '../../src/ledger/call-chains.js';
import { NO_CONTACT } from '../../src/ledger/columns.js';
import { NameTable } from '../../src/ledger/name-table.js';
import { OtherCalls } from '../../src/ledger/other-calls.js';

const chainOf = (chains: CallChains, contact: number): number[] => {
  const calls: number[] = [];
  for (let call = chains.firstOf(contact); call !== CHAIN_END; call = chains.nextOf(call)) calls.push(call);
  return calls;
};

describe('the chains of calls', () => {
  it('hold each contact’s calls from the last that was added to the first', () => {
    const chains = new CallChains();
    for (const call of [0, 1, 64, 200]) chains.add(3, call);
    chains.add(500, 7);
    assert.deepEqual(chainOf(chains, 3), [200, 64, 1, 0]);
    assert.deepEqual(chainOf(chains, 500), [7]);
    assert.deepEqual([chainOf(chains, 0), chainOf(chains, 9999)], [[], []]);
    assert.equal(chains.nextOf(9999), CHAIN_END);
  });

  it('lose a call at the beginning, in the middle or at the end, and none for a call that they do not hold', () => {
    for (const [call, left] of [[3, [2, 1]], [2, [3, 1]], [1, [3, 2]], [4, [3, 2, 1]], [1000, [3, 2, 1]]] as const) {
      const chains = new CallChains();
      for (const each of [1, 2, 3]) chains.add(0, each);
      chains.add(1, 4);
      chains.remove(0, call);
      assert.deepEqual([chainOf(chains, 0), chainOf(chains, 1)], [left, [4]]);
    }
  }); // prettier-ignore

  it('are empty after `clear`', () => {
    const chains = new CallChains();
    for (const call of [0, 100]) chains.add(0, call);
    chains.clear();
    assert.deepEqual([chainOf(chains, 0), chains.nextOf(100)], [[], CHAIN_END]);
  });

  it('equal lists of calls after any additions and removals', () => {
    const step = fc.record({ contact: fc.nat(3), call: fc.nat(100), isRemoval: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const chains = new CallChains();
        const lists: number[][] = [[], [], [], []];
        for (const { contact, call, isRemoval } of steps) {
          const list = lists[contact]!;
          const isHeld = list.includes(call);
          if (isRemoval && isHeld) {
            chains.remove(contact, call);
            list.splice(list.indexOf(call), 1);
          } else if (!isRemoval && !lists.some((each) => each.includes(call))) {
            chains.add(contact, call);
            list.unshift(call);
          }
        }
        assert.deepEqual(
          lists.map((_, contact) => chainOf(chains, contact)),
          lists,
        );
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('a table of names', () => {
  const lower = (name: string) => name.toLowerCase();

  it('finds a name in another notation, and none that was not added', () => {
    const names = ['Ada', 'Bea'];
    const table = new NameTable(names, lower);
    table.add('Ada', 0);
    table.add('Bea', 1);
    assert.deepEqual(['ada', 'BEA', 'Cea', ''].map((name) => table.get(name)), [0, 1, undefined, undefined]); // prettier-ignore
  });

  it('finds every one of hundreds of names after it has grown', () => {
    const names = Array.from({ length: 500 }, (_, number) => `lead_${String(number * 7)}`);
    const table = new NameTable(names, lower);
    for (const [number, name] of names.entries()) {
      assert.equal(table.get(name), undefined);
      table.add(name, number);
      assert.equal(table.get(name.toUpperCase()), number);
    }
    for (const [number, name] of names.entries()) assert.equal(table.get(name), number);
    assert.deepEqual([...table.numbers()].sort((a, b) => a - b), [...names.keys()]); // prettier-ignore
  });

  it('holds only the numbers that were added', () => {
    const names = ['a', 'b', 'c'];
    const table = new NameTable(names, lower);
    assert.deepEqual(table.numbers(), []);
    table.add('c', 2);
    table.add('a', 0);
    assert.deepEqual([...table.numbers()].sort(), [0, 2]);
    assert.equal(table.get('b'), undefined);
  });
});

describe('the calls that did not fail', () => {
  const DAY = 864e5;
  const call = (time: number, contact = NO_CONTACT) => ({ lateness: { moment: time, rank: 1 }, outcome: 'reached', contact, time }) as const; // prettier-ignore
  const idsOf = (calls: OtherCalls, contact: number): string[] => {
    const ids: string[] = [];
    calls.ofContact(contact, ({ id }) => ids.push(id));
    return ids.sort();
  };

  it('are held as they were set', () => {
    const calls = new OtherCalls();
    for (const [place, outcome] of (['reached', 'not-reached', 'under-way'] as const).entries()) {
      const other = { lateness: { moment: place, rank: place * 2 }, outcome, contact: place, time: place * 3 };
      calls.set(outcome, other);
      assert.deepEqual(calls.get(outcome), { ...other, id: outcome });
    }
    assert.deepEqual([calls.size, calls.has('reached'), calls.has('x'), calls.get('x')], [3, true, false, undefined]);
    assert.deepEqual([...calls.contacts()], [0, 1, 2]);
  });

  it('move to another contact when they are set again', () => {
    const calls = new OtherCalls();
    calls.set('a', call(1, 5));
    calls.set('b', call(1, 5));
    calls.set('a', call(2, 6));
    assert.deepEqual([calls.size, idsOf(calls, 5), idsOf(calls, 6)], [2, ['b'], ['a']]);
    calls.set('a', call(3));
    assert.deepEqual([idsOf(calls, 6), calls.get('a')?.time], [[], 3]);
  });

  it('leave their contact when they are deleted', () => {
    const calls = new OtherCalls();
    calls.set('a', call(1, 5));
    calls.delete('b');
    calls.delete('a');
    assert.deepEqual([calls.size, calls.has('a'), idsOf(calls, 5), [...calls.contacts()]], [0, false, [], [NO_CONTACT]]); // prettier-ignore
    calls.set('a', call(2, 5));
    assert.deepEqual([idsOf(calls, 5), calls.get('a')?.time], [['a'], 2]);
  });

  it('are stale a week before the newest, unless their contact is needed', () => {
    const calls = new OtherCalls();
    calls.set('newest', call(10 * DAY));
    calls.set('week', call(3 * DAY));
    calls.set('older', call(3 * DAY - 1));
    calls.set('needed', call(0, 4));
    calls.set('not needed', call(0, 5));
    calls.set('timeless', call(NaN));
    calls.dropStale(new Set([4]));
    assert.deepEqual(['newest', 'week', 'older', 'needed', 'not needed', 'timeless'].map((id) => calls.has(id)), [true, true, false, true, false, true]); // prettier-ignore
    assert.deepEqual([calls.size, idsOf(calls, 4), idsOf(calls, 5)], [4, ['needed'], []]);
    assert.equal(calls.get('needed')?.contact, 4);
  });

  it('are not stale because others were removed before', () => {
    const calls = new OtherCalls();
    calls.set('newest', call(10 * DAY));
    calls.set('older', call(9 * DAY));
    for (let n = 0; n < 3; n++) calls.dropStale(new Set());
    assert.deepEqual([calls.size, calls.has('older')], [2, true]);
  });

  it('are full at 20,000, and after that at twice as many as are left', () => {
    const calls = new OtherCalls();
    const fill = (from: number, to: number) => {
      for (let n = from; n < to; n++) calls.set(`call_${String(n)}`, call(n));
    };
    fill(0, 19_999);
    assert.equal(calls.isFull, false);
    fill(19_999, 20_000);
    assert.equal(calls.isFull, true);
    calls.dropStale(new Set());
    assert.deepEqual([calls.size, calls.isFull], [20_000, false]);
    fill(20_000, 39_999);
    assert.equal(calls.isFull, false);
    fill(39_999, 40_000);
    assert.equal(calls.isFull, true);
    calls.clear();
    assert.deepEqual([calls.size, calls.isFull, calls.has('call_1')], [0, false, false]);
    fill(0, 20_000);
    assert.equal(calls.isFull, true);
  });
});
