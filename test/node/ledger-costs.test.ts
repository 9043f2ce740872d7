/** What an answer costs, counted in look-ups: it must not grow with what was looked at before. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CallChains } from '../../src/ledger/call-chains.js';
import { CallStore } from '../../src/ledger/call-store.js';
import type { HeldCalls } from '../../src/ledger/columns.js';
import { emptyColumns } from '../../src/ledger/columns.js';
import { ContactHistory } from '../../src/ledger/contact-history.js';
import { FieldsInUse } from '../../src/ledger/fields-in-use.js';
import { SlotFilter } from '../../src/ledger/filter.js';
import { NameTable } from '../../src/ledger/name-table.js';
import type { IdentifiedCall } from '../../src/ledger/other-calls.js';
import { OtherCalls } from '../../src/ledger/other-calls.js';
import { RetainedView } from '../../src/ledger/retained-view.js';
import { slotView } from '../../src/ledger/view.js';
import { at, failedCall } from '../support/calls.js';

const COUNT = 1000;
const numbers = Array.from({ length: COUNT }, (_, n) => n);

test('to find each of 1,000 names as it was written, hardly any other name is normalised', () => {
  let normalised = 0;
  const names = numbers.map((n) => `lead_${String(n)}`);
  const table = new NameTable(names, (name) => {
    normalised++;
    return name.toLowerCase();
  });
  for (const number of numbers) table.add(names[number]!, number);
  normalised = 0;
  for (const number of numbers) assert.equal(table.get(names[number]!), number);
  assert.ok(normalised >= COUNT && normalised < COUNT * 1.1, String(normalised));
  normalised = 0;
  for (const number of numbers) assert.equal(table.get(`LEAD_${String(number)}`), number);
  assert.ok(normalised >= 2 * COUNT && normalised < COUNT * 2.1, String(normalised));
});

/** The slots of 500 calls, and a store that counts how often a call is looked up. */
function countedStore() {
  const store = new CallStore();
  for (let n = 0; n < 500; n++) store.put(failedCall(`c${String(n)}`, 'stale_sweep', { endedAt: at(n) }));
  const lookUps = { count: 0 };
  const calls: HeldCalls = {
    get columns() {
      return store.columns;
    },
    get kinds() {
      return store.kinds;
    },
    get rowNames() {
      return store.rowNames;
    },
    get slotCount() {
      return store.slotCount;
    },
    get lost() {
      return store.lost;
    },
    slotOf: (key) => {
      lookUps.count++;
      return store.slotOf(key);
    },
    inputAt: (slot) => store.inputAt(slot),
  };
  return { store, calls, lookUps };
}

for (const changes of [1, 3, 200]) {
  test(`while a view is retained, only the ${String(changes)} calls that changed since the last time are looked up`, () => {
    const { store, calls, lookUps } = countedStore();
    const slots = Array.from({ length: 500 }, (_, slot) => slot);
    const retained = new RetainedView(calls, slotView(calls, slots, []), new SlotFilter(calls, {}));
    for (let turn = 1; turn <= 5; turn++) {
      lookUps.count = 0;
      for (let n = 0; n < changes; n++) store.put(failedCall(`c${String(n)}`, 'sip_rejected', { endedAt: at(turn) }));
      assert.equal(retained.update(), retained);
      assert.equal(lookUps.count, changes);
    }
    lookUps.count = 0;
    assert.equal(retained.update(), retained);
    assert.equal(lookUps.count, 0);
  });
}

test('a plan of 1,000 calls to one person looks through them, and through the other calls to that person, once', () => {
  let steps = 0;
  class CountedChains extends CallChains {
    override nextOf(call: number): number {
      steps++;
      return super.nextOf(call);
    }
  }
  class CountedOthers extends OtherCalls {
    override ofContact(contact: number, visit: (call: IdentifiedCall) => void): void {
      super.ofContact(contact, (call) => {
        steps++;
        visit(call);
      });
    }
  }
  const columns = emptyColumns();
  const [failed, others] = [new CountedChains(), new CountedOthers()];
  for (const slot of numbers) {
    columns.key.push(`c${String(slot).padStart(4, '0')}`);
    columns.row.push(0);
    columns.time.push(slot);
    columns.contact.push(0);
    failed.add(0, slot);
    others.set(`other${String(slot)}`, {
      lateness: { moment: 0, rank: 0 },
      outcome: 'not-reached',
      contact: 0,
      time: 5,
    });
  }
  const history = new ContactHistory(columns, failed, others);
  const standings = numbers.map((slot) => history.standing(slot, 0));
  assert.deepEqual(standings, [...numbers.slice(1).map(() => 'tried-again'), null]);
  assert.ok(steps >= COUNT && steps <= 3 * COUNT, String(steps));
});

test('once every optional field was found, no further call is read', () => {
  const { store } = countedStore();
  const allFields = failedCall('x', 'stale_sweep', { destination: '+12025550143' });
  let reads = 0;
  /** The same slots, of which the first has every field or none has a number. */
  const callsWith = (first: unknown, slotCount = store.slotCount) =>
    ({
      columns: store.columns,
      slotCount,
      inputAt: (slot: number) => {
        reads++;
        return slot === 0 ? first : store.inputAt(slot);
      },
    }) as HeldCalls;

  const some = new FieldsInUse();
  const without = store.inputAt(0);
  assert.equal(some.read(callsWith(without), 100), false);
  assert.deepEqual([some.fields, reads], [new Set(['agent', 'channel']), 100]);
  assert.equal(some.read(callsWith(without, 100), 1), true);
  assert.equal(reads, 100);

  reads = 0;
  const all = new FieldsInUse();
  for (let turn = 0; turn < 3; turn++) assert.equal(all.read(callsWith(allFields), 2), true);
  assert.deepEqual([all.fields, reads], [new Set(['number', 'agent', 'channel']), 1]);
});
