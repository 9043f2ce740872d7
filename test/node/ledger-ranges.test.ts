/** Ranges of time: the calls in them, the time that all calls take up, and the counts of filters as a range moves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { AgeIndex } from '../../src/ledger/age-index.js';
import { CallStore } from '../../src/ledger/call-store.js';
import { keyAt } from '../../src/ledger/columns.js';
import { at, failedCall } from '../support/calls.js';

const minuteOf = (minute: number): number => Date.parse(at(minute));
const call = (id: string, minute: number | null, reason = 'stale_sweep', more: object = {}) =>
  failedCall(id, reason, { endedAt: minute === null ? null : at(minute), startedAt: null, ...more });

function holding(...calls: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  return ledger;
}

const five = () => [call('c', 3), call('none', null), call('a', 1), call('d', 4), call('b', 2)];

const ranges: [from: number | null, to: number | null, keys: string[]][] = [
  [1, 3, ['a', 'b']],
  [2, null, ['b', 'c', 'd']],
  [null, 2, ['a']],
  [null, null, ['none', 'a', 'b', 'c', 'd']],
  [3, 2, []],
  [5, 9, []],
];
for (const [from, to, keys] of ranges) {
  test(`from minute ${String(from)} to ${String(to)} failed [${keys.join(', ')}], from the oldest on`, () => {
    const store = new CallStore();
    for (const each of five()) store.put(each);
    const range = { from: from === null ? null : minuteOf(from), to: to === null ? null : minuteOf(to) };
    const slots = new AgeIndex(store).inRange(range);
    assert.deepEqual(
      slots.map((slot) => keyAt(store.columns, slot)),
      keys,
    );
  });
}

test('the slots in a range are those of calls that are still held', () => {
  const store = new CallStore();
  const index = new AgeIndex(store);
  const keys = () => index.inRange({ from: minuteOf(0), to: null }).map((slot) => keyAt(store.columns, slot));
  for (const each of five()) store.put(each);
  assert.deepEqual(keys(), ['a', 'b', 'c', 'd']);
  store.delete('b');
  assert.deepEqual(keys(), ['a', 'c', 'd']);
  store.put(call('a', 9));
  store.put(call('e', 5));
  assert.deepEqual(keys(), ['c', 'd', 'e', 'a']);
  store.clear();
  assert.deepEqual(keys(), []);
});

test('calls take up the time from the first to the last of those whose time is known', () => {
  const ledger = holding();
  const span = () => {
    const known = ledger.span();
    return known && [known.first, known.last].map((ms) => (ms - minuteOf(0)) / 60_000);
  };
  assert.equal(span(), null);
  ledger.upsert(call('none', null));
  assert.equal(span(), null);
  ledger.upsert(call('b', 2));
  assert.deepEqual(span(), [2, 2]);
  ledger.upsert(five());
  assert.deepEqual(span(), [1, 4]);
  for (const key of ['a', 'd']) ledger.delete(key);
  assert.deepEqual(span(), [2, 3]);
});

test('a ledger that is asked for one range after another shows the calls of each, and the same view for the same range', () => {
  const ledger = holding(...five());
  const asked = (from: number | null, to: number | null = null): ViewOptions => ({
    from: from === null ? null : minuteOf(from),
    to: to === null ? null : minuteOf(to),
  });
  for (const [options, keys] of [
    [asked(2), ['d', 'c', 'b']],
    [asked(3), ['d', 'c']],
    [asked(null, 3), ['b', 'a']],
    [asked(null), ['d', 'c', 'b', 'a', 'none']],
    [asked(1, 2), ['a']],
    [asked(null, 2), ['a']],
    [asked(9), []],
  ] as const) {
    const view = ledger.view(options);
    assert.deepEqual(view.keys, keys);
    assert.equal(ledger.view({ ...options }), view);
    assert.equal(ledger.count(options), keys.length);
  }
});

test('a view is retained under the range that is asked for', () => {
  const ledger = holding(...five());
  const view = ledger.view();
  ledger.upsert(call('a', 1, 'sip_rejected'));
  ledger.upsert(call('d', 8));
  for (const [from, keys] of [
    [2, ['d', 'c', 'b', 'none']],
    [5, ['d', 'c', 'b', 'none']],
    [null, ['d', 'c', 'b', 'a', 'none']],
  ] as const) {
    const kept = ledger.retain(view, { from: from === null ? null : minuteOf(from) }).keys;
    // Calls that did not change stay, whatever the range is.
    assert.deepEqual(kept, keys);
  }
});

for (const key of ['a', 'b', 'c', 'none']) {
  test(`the first view of a ledger, sorted by duration, has all durations; ${key} has the longest`, () => {
    const ledger = holding(...five().map((each) => ({ ...each, durationSeconds: each.id === key ? 99 : 5 })));
    assert.equal(ledger.view({ sort: 'duration' }).keyAt(0), key);
  });
}

const REASONS = ['stale_sweep', 'sip_rejected', 'caller_hung_up_silently', 'no_audio_output', 'made_up'];

const moves: [from: number | null, to: number | null][] = [
  [2, 5],
  [3, 6],
  [1, 9],
  [4, 4],
  [2, null],
  [5, null],
  [null, 5],
  [null, 3],
  [0, 9],
  [7, 2],
  [1, 4],
  [null, null],
  [3, 5],
];

test('the counts of filters follow a range that moves on, back, wider and narrower, as calls come and leave', () => {
  const ledger = holding(...five());
  for (const [turn, [from, to]] of moves.entries()) {
    const id = `n${String(turn)}`;
    ledger.upsert(call(id, turn % 9, REASONS[turn % 5]));
    if (turn % 3 === 2) ledger.delete(`n${String(turn - 1)}`);
    const options: ViewOptions = {
      from: from === null ? null : minuteOf(from),
      to: to === null ? null : minuteOf(to),
      ...(turn > 6 ? { blame: 'platform' } : {}),
    };
    const fresh = holding(...ledger.view().keys.map((key) => ledger.get(key)));
    assert.deepEqual(ledger.facets(options), fresh.facets(options), JSON.stringify([from, to]));
  }
});

test('calls that come at once, more than were held, are counted, and leave the counts again', () => {
  const ledger = holding(call('a', 1));
  assert.equal(ledger.facets().reason.get('stale_sweep'), 1);
  ledger.upsert(Array.from({ length: 9 }, (_, n) => call(`n${String(n)}`, n)));
  assert.equal(ledger.facets().reason.get('stale_sweep'), 10);
  for (let n = 0; n < 9; n++) ledger.delete(`n${String(n)}`);
  assert.equal(ledger.facets().reason.get('stale_sweep'), 1);
});
