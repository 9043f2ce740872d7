/** The ledger against a model that is too simple to be wrong: each call's story, told from its beginning every time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { FAILURE_REASONS } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';
import { completedEvent, failedCall, failedEvent } from '../support/calls.js';

interface Delivery {
  readonly id: string;
  /** Of an event; null for a bare call. */
  readonly minute: number | null;
  readonly reason: string | null;
}

const reason = fc.option(fc.constantFrom(...FAILURE_REASONS), { nil: null, freq: 4 });

function inputOf({ id, minute, reason }: Delivery): unknown {
  if (minute !== null) return reason === null ? completedEvent(id, minute) : failedEvent(id, reason, minute);
  return reason === null ? { id, status: 'completed' } : failedCall(id, reason, { endedAt: null });
}

/** What a call's deliveries, in the order in which they came, leave held: its reason, or null. */
function outcome(deliveries: readonly Delivery[]): string | null {
  const bare = deliveries.findLastIndex(({ minute }) => minute === null);
  const before = deliveries.slice(0, Math.max(0, bare)).map(({ minute }) => minute ?? -1);
  const later = deliveries.slice(bare + 1).filter(({ minute }) => minute! > Math.max(-1, ...before));
  const [last] = later.toSorted((a, b) => b.minute! - a.minute!);
  return (last ?? deliveries[bare])?.reason ?? null;
}

function assertEqualToModel(ledger: FailureLedger, stories: ReadonlyMap<string, Delivery[]>): void {
  const held = new Map<string, string>();
  for (const [id, story] of stories) {
    const reason = outcome(story);
    if (reason !== null) held.set(id, reason);
  }
  const { keys } = ledger.view();
  assert.deepEqual([...keys].sort(), [...held.keys()].sort());
  for (const [id, reason] of held) assert.equal(ledger.failure(id)?.reason, reason, id);
}

function assertCounted(ledger: FailureLedger): void {
  const { failures, retryable, byReason, byBlame } = ledger.summary();
  const held = ledger.view().keys.map((key) => ledger.failure(key)!);
  const count = (is: (failure: (typeof held)[number]) => boolean) => held.filter(is).length;
  assert.equal(failures, held.length);
  assert.equal(
    retryable,
    count(({ guidance }) => guidance.retryable),
  );
  for (const [name, n] of Object.entries(byReason)) assert.equal(n, count((failure) => failure.reason === name), name); // prettier-ignore
  for (const [name, n] of Object.entries(byBlame)) assert.equal(n, count(({ guidance }) => guidance.likelyBlame === name), name); // prettier-ignore
}

/** A few numbers at random, the same in every run. */
function* dice(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Deliveries, and now and then a call is taken out. `OSM_LONG=1` makes a million, in a quarter of a minute. */
const OPERATIONS = process.env.OSM_LONG ? 1_000_000 : 50_000;
const A_ROUND = 500;

test(`after each of ${OPERATIONS.toLocaleString('en')} operations, the ledger holds what the model says`, () => {
  const random = dice(7);
  const roll = (sides: number) => Math.floor(random.next().value! * sides);
  for (let round = 0; round < OPERATIONS / A_ROUND; round++) {
    const ledger = new FailureLedger();
    const stories = new Map<string, Delivery[]>();
    const used = new Map<string, Set<number>>();
    for (let n = 0; n < A_ROUND; n++) {
      const id = `call_${String(roll(12))}`;
      const minutes = used.get(id) ?? used.set(id, new Set()).get(id)!;
      if (roll(60) === 0) {
        stories.delete(id);
        ledger.delete(id);
      } else {
        let minute = roll(8) === 0 ? null : roll(1000);
        while (minute !== null && minutes.has(minute)) minute = roll(1000);
        if (minute !== null) minutes.add(minute);
        const reason = roll(5) === 0 ? null : FAILURE_REASONS[roll(10)]!;
        const delivery = { id, minute, reason };
        stories.set(id, [...(stories.get(id) ?? []), delivery]);
        ledger.upsert(inputOf(delivery));
      }
      assert.equal(ledger.failure(id)?.reason ?? null, outcome(stories.get(id) ?? []));
      if (n % 25 === 0) assertEqualToModel(ledger, stories);
    }
    assertEqualToModel(ledger, stories);
    assertCounted(ledger);
  }
});

test('after any deliveries, an updated view equals one that is computed from scratch', () => {
  const random = dice(11);
  const roll = (sides: number) => Math.floor(random.next().value! * sides);
  const asked = [
    { sort: 'time' },
    { sort: '-reason', groupBy: 'blame' },
    { sort: 'duration', retryable: true },
    { query: 'call_1', groupBy: 'day', utc: true },
  ] as const;
  for (const options of asked) {
    const inputs: unknown[] = [];
    const kept = new FailureLedger();
    for (let n = 0; n < 400; n++) {
      const reason = roll(5) === 0 ? null : FAILURE_REASONS[roll(10)]!;
      const input = inputOf({ id: `call_${String(roll(60))}`, minute: n, reason });
      inputs.push(input);
      kept.upsert(input);
      if (roll(3)) continue;
      const anew = new FailureLedger();
      anew.upsert(inputs);
      const [{ keys, groups }, fresh] = [kept.view(options), anew.view(options)];
      assert.deepEqual([keys, groups], [fresh.keys, fresh.groups]);
    }
  }
});

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length < 2) yield [...items];
  for (const [n, item] of items.entries()) {
    if (items.length < 2) return;
    for (const rest of permutations(items.toSpliced(n, 1))) yield [item, ...rest];
  }
}

test('the events of a call have the same result in any order', () => {
  const story = fc.array(reason, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(story, (reasons) => {
      for (const order of permutations(reasons.map((reason, minute) => inputOf({ id: 'a', minute, reason })))) {
        const ledger = new FailureLedger();
        ledger.upsert(order);
        assert.equal(ledger.failure('a')?.reason ?? null, reasons.at(-1));
        assert.equal(ledger.size, reasons.at(-1) === null ? 0 : 1);
      }
    }),
    { numRuns: 40 },
  );
});

const [first, second, third] = FAILURE_REASONS;
for (const reasons of [
  [first, second, third, first, null, second, third],
  [first, null, second, null, third, first, null],
  [null, null, null, null, null, null, first],
]) {
  test(`seven events end the same in all 5,040 orders, with ${reasons.at(-1) ?? 'a completion'} at last`, () => {
    const events = reasons.map((reason, minute) => inputOf({ id: 'a', minute, reason: reason ?? null }));
    let orders = 0;
    for (const order of permutations(events)) {
      const ledger = new FailureLedger();
      for (const event of order) ledger.upsert(event);
      assert.equal(ledger.failure('a')?.reason ?? null, reasons.at(-1));
      assert.equal(ledger.summary().failures, reasons.at(-1) === null ? 0 : 1);
      orders++;
    }
    assert.equal(orders, 5040);
  });
}

test('seven events of three calls end the same in all 5,040 orders', () => {
  const reasons = [first, second, null, third, first, null, second];
  const events = reasons.map((reason, minute) => inputOf({ id: 'abc'[minute % 3]!, minute, reason: reason ?? null }));
  for (const order of permutations(events)) {
    const ledger = new FailureLedger();
    ledger.upsert(order);
    assert.deepEqual(['a', 'b', 'c'].map((id) => ledger.failure(id)?.reason ?? null), [second, first, null]); // prettier-ignore
  }
});

const deliveries = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', '__proto__', 'toString'),
    minute: fc.option(fc.nat(20), { nil: null }),
    reason,
  }),
  { maxLength: 30 },
);

test('after any deliveries, the counts equal a recount', () => {
  fc.assert(
    fc.property(deliveries, (story) => {
      const ledger = new FailureLedger();
      ledger.upsert(story.map(inputOf));
      assertCounted(ledger);
    }),
  );
});

test('events that are delivered again change nothing', () => {
  fc.assert(
    fc.property(deliveries, (story) => {
      const events = story.filter(({ minute }) => minute !== null).map(inputOf);
      const ledger = new FailureLedger();
      ledger.upsert(events);
      const before = ledger.view().keys.map((key) => ledger.get(key));
      assert.equal(ledger.upsert(events), 0);
      assert.deepEqual(ledger.view().keys.map((key) => ledger.get(key)), before); // prettier-ignore
    }),
  );
});

test('after any deliveries, retryable and other calls add up to all calls', () => {
  fc.assert(
    fc.property(deliveries, (story) => {
      const ledger = new FailureLedger();
      ledger.upsert(story.map(inputOf));
      const split = [true, false].flatMap((retryable) => ledger.view({ retryable }).keys);
      assert.deepEqual(split.sort(), [...ledger.view().keys].sort());
    }),
  );
});

test('any iterable of anything is taken', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (inputs) => {
      const ledger = new FailureLedger();
      ledger.upsert(inputs);
      assertCounted(ledger);
    }),
  );
});

test('the model itself holds a call until it completes', () => {
  const story = [
    { id: 'a', minute: 1, reason: 'stale_sweep' },
    { id: 'a', minute: 2, reason: null },
  ];
  assert.deepEqual([outcome(story.slice(0, 1)), outcome(story)], ['stale_sweep', null]);
});
