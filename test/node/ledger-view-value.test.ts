/** A view is immutable: it stays as it was when it was requested, whatever happens later. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { useCatalog } from '../../src/catalog.js';
import type { LedgerView, ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import type { SlotView } from '../../src/ledger/view.js';
import { completedEvent, failedCall, failedEvent } from '../support/calls.js';

const IDS = ['a', 'b', 'c', 'd'];

/** `b` and `c` are the platform's, `a` and `d` the carrier's. */
function fourCalls(): FailureLedger {
  const ledger = new FailureLedger();
  ledger.replace([
    failedEvent('a', 'sip_rejected', 1),
    failedEvent('b', 'stale_sweep', 2),
    failedEvent('c', 'stale_sweep', 3),
    failedEvent('d', 'sip_rejected', 4),
  ]);
  return ledger;
}

/** Everything that a view contains. */
const contentsOf = ({ size, keys, groups, keyAt }: LedgerView) => ({
  size,
  keys,
  groups: structuredClone(groups),
  keysByPlace: Array.from({ length: size + 1 }, (_, place) => keyAt(place)),
});

/** A write into a frozen array throws. */
function freeze(view: LedgerView): LedgerView {
  const { slots, groups } = view as SlotView;
  for (const part of [slots, groups, ...groups]) Object.freeze(part);
  return view;
}

const ours = { title: 'Ours', cause: 'Ours.', whatToTry: 'Wait.', likelyBlame: 'carrier', retryable: true } as const;

const changes: Record<string, (ledger: FailureLedger) => unknown> = {
  'a new call': (ledger) => ledger.upsert(failedEvent('e', 'stale_sweep', 9)),
  'another reason for a call': (ledger) => ledger.upsert(failedEvent('b', 'sip_rejected', 9)),
  'another time of a call': (ledger) => ledger.upsert(failedEvent('a', 'sip_rejected', 9)),
  'a call that completes': (ledger) => ledger.upsert(completedEvent('c', 9)),
  'a call that is taken out': (ledger) => ledger.delete('d'),
  'the same calls anew': (ledger) => ledger.replace(IDS.map((id) => ledger.get(id))),
  'other calls': (ledger) => ledger.replace([failedCall('x', 'unknown'), failedCall('a', 'unknown')]),
  'an end of all': (ledger) => ledger.clear(),
  'a burst of 2,500 calls': (ledger) =>
    ledger.upsert(Array.from({ length: 2500 }, (_, n) => failedEvent(`burst_${n}`, 'stale_sweep', n))),
  '1,200 changes of one call': (ledger) =>
    ledger.upsert(Array.from({ length: 1200 }, (_, n) => failedEvent('b', 'sip_rejected', 9 + n))),
  "a reason of the host's own": () => useCatalog({ lang: 'en', reasons: { added_for_views: ours } }),
};

const questions: ViewOptions[] = [
  {},
  { blame: 'platform' },
  { sort: '-time', groupBy: 'blame' },
  { sort: 'duration', groupBy: 'day', utc: true },
];

for (const [name, change] of Object.entries(changes)) {
  test(`after ${name}, an earlier view is unchanged`, () => {
    for (const options of questions) {
      const ledger = fourCalls();
      const view = freeze(ledger.view(options));
      const before = contentsOf(view);
      change(ledger);
      freeze(ledger.retain(view, options));
      ledger.view(options);
      ledger.count({ retryable: true });
      assert.deepEqual(contentsOf(view), before);
      assert.ok(Object.isFrozen(view));
    }
  });
}

const step = fc.record({
  id: fc.constantFrom(...IDS, 'e'),
  reason: fc.constantFrom('sip_rejected', 'stale_sweep', null),
  again: fc.nat(9),
});

test('no change to the ledger changes a view or one that was retained from it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.constantFrom(...questions), (steps, options) => {
      const ledger = fourCalls();
      const held = [freeze(ledger.view(options))];
      const contents = held.map(contentsOf);
      for (const [minute, { id, reason, again }] of steps.entries()) {
        ledger.upsert(reason === null ? completedEvent(id, 10 + minute) : failedEvent(id, reason, 10 + minute));
        // An earlier view may be retained again later.
        const retained = freeze(ledger.retain(held[again % held.length]!, options));
        held.push(retained);
        contents.push(contentsOf(retained));
      }
      assert.deepEqual(held.map(contentsOf), contents);
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('retaining a view does not depend on another filter that retains the same view', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (steps) => {
      const filters = [{}, { blame: 'platform' }, { blame: 'carrier' }];
      const shared = fourCalls();
      const view = shared.view();
      const alone = filters.map(() => fourCalls());
      const views = alone.map((ledger) => ledger.view());
      for (const [minute, { id, reason }] of steps.entries()) {
        const event = reason === null ? completedEvent(id, 10 + minute) : failedEvent(id, reason, 10 + minute);
        for (const ledger of [shared, ...alone]) ledger.upsert(event);
        for (const [n, filter] of filters.entries()) {
          assert.deepEqual(shared.retain(view, filter).keys, alone[n]!.retain(views[n]!, filter).keys);
        }
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('a row that changed long ago and no longer matches is not retained', () => {
  const ledger = fourCalls();
  const view = ledger.view();
  for (let n = 0; n < 5; n++) {
    ledger.upsert(failedEvent('b', n % 2 ? 'stale_sweep' : 'sip_rejected', 10 + n));
    assert.equal(ledger.retain(view), view);
  }
  ledger.upsert(completedEvent('b', 20));
  const retained = ledger.retain(view);
  assert.deepEqual([retained.keys, view.keys], [['d', 'c', 'a'], ['d', 'c', 'b', 'a']]); // prettier-ignore
});

test('after 400 changes by which no row left, the view itself is retained; a row that leaves later is left out', () => {
  const ledger = fourCalls();
  const view = ledger.view();
  for (let n = 0; n < 400; n++) ledger.upsert(failedEvent('b', 'sip_rejected', 10 + n));
  assert.equal(ledger.retain(view), view);
  ledger.delete('b');
  assert.deepEqual(ledger.retain(view).keys, ['d', 'c', 'a']);
});

test('a view with the same options is the same object until a call is added, changed or removed', () => {
  const ledger = fourCalls();
  for (const change of Object.values(changes).slice(0, 5)) {
    const view = ledger.view({ groupBy: 'blame' });
    assert.equal(ledger.view({ groupBy: 'blame' }), view);
    assert.equal(ledger.view({ groupBy: 'blame', blame: null, sort: undefined }).size, view.size);
    change(ledger);
    assert.notEqual(ledger.view({ groupBy: 'blame' }), view);
  }
});

for (const options of [
  { sort: '-time' },
  { groupBy: 'reason' },
  { groupBy: 'day', utc: true },
  { query: 'a' },
] as const) {
  test(`a view with ${JSON.stringify(options)} is not the cached one`, () => {
    const ledger = fourCalls();
    const plain = ledger.view();
    assert.notEqual(ledger.view(options), plain);
    assert.deepEqual(contentsOf(ledger.view(options)), contentsOf(fourCalls().view(options)));
  });
}

test('a filter object that the host changes in place gives a new view', () => {
  const ledger = fourCalls();
  const filter: { blame: string | null } = { blame: 'carrier' };
  assert.deepEqual(ledger.view(filter).keys, ['d', 'a']);
  filter.blame = 'platform';
  assert.deepEqual([ledger.view(filter).keys, ledger.count(filter)], [['c', 'b'], 2]);
});

for (const [name, options] of Object.entries({
  'a sort that is no text': { sort: 7 },
  'a sort of null': { sort: null },
  'a group that there is not': { groupBy: 'rubbish' },
  'a group by duration': { groupBy: 'duration' },
  'a query that is no text': { query: 7 },
  'a big integer': { blame: '', query: 10n },
})) {
  test(`${name} has no effect: all calls are shown by time`, () => {
    assert.deepEqual(contentsOf(fourCalls().view(options as ViewOptions)), contentsOf(fourCalls().view()));
  });
}

for (const parts of [0, -1, 1.5, NaN, Infinity]) {
  test(`there is no timeline of ${parts} parts`, () => {
    assert.equal(fourCalls().timeline({}, parts), null);
  });
}

test('a timeline of one part counts all calls that have a time', () => {
  const ledger = fourCalls();
  ledger.upsert({ id: 'timeless', status: 'failed', failureReason: 'unknown' });
  assert.deepEqual(ledger.timeline({}, 1)?.counts, [4]);
});
