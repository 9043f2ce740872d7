/** The order of groups, and their stats. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { Group, ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { GROUP_KEYS } from '../../src/ledger/group.js';
import { at, failedCall } from '../support/calls.js';

const of = (id: string, agentId: string, minute: number | null, more: object = {}) =>
  failedCall(id, 'stale_sweep', { agentId, endedAt: minute === null ? null : at(minute), ...more });

const ledger = new FailureLedger();
ledger.replace([
  of('a', 'Arjun', 1),
  of('b', 'Priya', 2),
  of('c', 'Priya', 5),
  of('d', 'Meera', 9),
  of('e', '', 3),
  of('f', '', 4),
  of('g', '', 6),
  of('h', 'Zoë', null),
]);

const namesOf = (options: ViewOptions) => ledger.view({ groupBy: 'agent', ...options }).groups.map(({ key }) => key);

const orders: [options: ViewOptions, names: string[]][] = [
  [{}, ['Arjun', 'Meera', 'Priya', 'Zoë', '']],
  [{ groupSort: 'count' }, ['Priya', 'Arjun', 'Meera', 'Zoë', '']],
  [{ groupSort: 'last' }, ['Meera', 'Priya', 'Arjun', 'Zoë', '']],
  [{ groupSort: 'size' as 'count' }, ['Arjun', 'Meera', 'Priya', 'Zoë', '']],
];
for (const [options, names] of orders) {
  test(`groups by agent sorted by ${JSON.stringify(options)} are ${names.join(', ')}, and last those without one`, () =>
    assert.deepEqual(namesOf(options), names));
}

test('the last call of a group is its newest, in whichever order the calls are', () => {
  const held = new FailureLedger();
  held.replace([
    of('a', 'Arjun', 1),
    of('b', 'Arjun', 9),
    of('c', 'Meera', 5),
    of('d', 'Priya', 4),
    of('e', 'Priya', 6),
  ]);
  for (const sort of ['time', '-time', 'reason', 'duration'] as const) {
    const { groups } = held.view({ groupBy: 'agent', groupSort: 'last', sort });
    assert.deepEqual(groups.map(({ key }) => key), ['Arjun', 'Priya', 'Meera'], sort); // prettier-ignore
  }
});

const to = (id: string, minute: number, end: string) => of(id, 'Arjun', minute, { destination: `+919876540${end}` });

test('groups of contacts are in the order of their first calls, and that of calls without a contact is the last', () => {
  const held = new FailureLedger();
  held.replace([
    to('a', 1, '111'),
    to('b', 2, '222'),
    of('c', 'Arjun', 9),
    to('d', 3, '333'),
    to('e', 0, '222'),
    of('f', 'Arjun', 0),
  ]);
  for (const [sort, keys] of [
    ['time', ['d', 'b', 'e', 'a', 'c', 'f']],
    ['-time', ['e', 'b', 'a', 'd', 'f', 'c']],
  ] as const) {
    const { keys: shown, groups } = held.view({ groupBy: 'contact', sort });
    const inGroups = held.view({ groupBy: 'contact', groupSort: 'size' as 'count', sort }).keys;
    assert.deepEqual([shown, inGroups], [keys, keys]);
    assert.equal(groups.at(-1)?.key, '');
    assert.equal(new Set(groups.map(({ key }) => key)).size, 4);
    assert.deepEqual(groups.map(({ count }) => count), sort === 'time' ? [1, 2, 1, 2] : [2, 1, 1, 2]); // prettier-ignore
  }
});

test('a change of the order of groups gives a new view', () => {
  assert.notEqual(ledger.view({ groupBy: 'agent' }), ledger.view({ groupBy: 'agent', groupSort: 'last' }));
});

test('the stats of a group have its first and last time, and its counts over the time range of the view', () => {
  const view = ledger.view({ groupBy: 'agent' });
  const { first, last, counts } = ledger.groupStats(view, 'Priya')!;
  assert.deepEqual([first, last], [Date.parse(at(2)), Date.parse(at(5))]);
  assert.deepEqual(counts, [0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
});

test('a group without times has null times, and an unknown group has no stats', () => {
  const view = ledger.view({ groupBy: 'agent' });
  assert.deepEqual(ledger.groupStats(view, 'Zoë'), { first: null, last: null, counts: Array.from({ length: 16 }, () => 0) }); // prettier-ignore
  assert.equal(ledger.groupStats(view, 'nobody'), null);
});

test('calls that all failed at the same moment are counted in one part', () => {
  const same = new FailureLedger();
  same.replace([of('a', 'Arjun', 1), of('b', 'Arjun', 1)]);
  assert.equal(same.groupStats(same.view({ groupBy: 'agent' }), 'Arjun')?.counts[0], 2);
});

test("the stats of a view's group do not change when calls arrive", () => {
  const live = new FailureLedger();
  live.replace([of('a', 'Arjun', 1), of('b', 'Arjun', 2)]);
  const view = live.view({ groupBy: 'agent' });
  live.upsert([of('c', 'Arjun', 3), { id: 'a', status: 'completed' }]);
  assert.equal(live.groupStats(view, 'Arjun')?.last, Date.parse(at(2)));
  const kept = live.retain(view, { groupBy: 'agent' });
  assert.equal(live.groupStats(kept, 'Arjun')?.first, Date.parse(at(2)));
  assert.equal(live.groupStats(live.view({ groupBy: 'agent' }), 'Arjun')?.last, Date.parse(at(3)));
});

const call = fc.record({
  reason: fc.constantFrom('stale_sweep', 'sip_rejected', 'made_up'),
  agentId: fc.constantFrom('Arjun', 'Priya', ''),
  destination: fc.constantFrom('+919876540123', '+91 98765 40123', '+919876540999', ''),
  minute: fc.option(fc.integer({ min: 0, max: 3000 }), { nil: null }),
});

test('the groups of any calls follow each other without a gap, and hold each call once', () => {
  const asked = fc.record<ViewOptions>({
    groupBy: fc.constantFrom(...GROUP_KEYS),
    groupSort: fc.constantFrom('count', 'last', null),
    sort: fc.constantFrom('time', '-time', 'reason', '-duration'),
    utc: fc.constant(true),
  });
  fc.assert(
    fc.property(fc.array(call, { maxLength: 30 }), asked, (calls, options) => {
      const held = new FailureLedger();
      held.replace(calls.map(({ reason, minute, ...more }, n) => failedCall(`c${String(n)}`, reason, { endedAt: minute === null ? null : at(minute), ...more }))); // prettier-ignore
      const view = held.view(options);
      assert.deepEqual([...view.keys].sort(), [...held.view().keys].sort());
      let start = 0;
      for (const group of view.groups) {
        assert.equal(group.start, start);
        assertOrdered(held, view.keys.slice(start, start + group.count), options);
        start += group.count;
      }
      assert.equal(start, calls.length);
      if (options.groupSort === 'count') assertFalling(view.groups.filter(({ key }) => key !== ''));
    }),
  );
});

/** The calls of a group have the same order as without groups. */
function assertOrdered(held: FailureLedger, keys: readonly string[], { sort }: ViewOptions): void {
  const order = held.view({ sort }).keys;
  assert.deepEqual(keys, order.filter((key) => keys.includes(key))); // prettier-ignore
}

function assertFalling(groups: readonly Group[]): void {
  const counts = groups.map(({ count }) => count);
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => b - a),
  );
}
