/** Which event is later: the same deliveries have the same result in any order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { explainFailure, FAILURE_REASONS } from '../../src/catalog.js';
import { compareEvents, eventOrder, FailureLedger } from '../../src/ledger.js';
import { at, failedCall, failedEvent } from '../support/calls.js';

const started = (minute: number) => ({
  event: 'call.started',
  timestamp: at(minute),
  callId: 'a',
  startedAt: at(minute),
});
const completed = (minute: number) => ({
  event: 'call.completed',
  timestamp: at(minute),
  callId: 'a',
  durationSeconds: 9,
});
const older = (minute: number, error: string) => ({ event: 'call.failed', callId: 'a', error, failedAt: at(minute) });

/** Each is later than those before it. */
const FROM_EARLY_TO_LATE: [name: string, event: object][] = [
  ['a completion of which nobody knows when it was', { event: 'call.completed', callId: 'a' }],
  ['a start', started(1)],
  ['a completion of the same moment', completed(1)],
  ['a failure without a reason', { event: 'call.failed', callId: 'a', timestamp: at(1) }],
  ['a failure for the unknown reason', older(1, 'unknown')],
  ['one for the reason that stands last on the page', failedEvent('a', 'stale_sweep', 1)],
  ['one for the reason that stands first on the page', failedEvent('a', 'no_audio_output', 1)],
  ['a start of the next minute', started(2)],
  ['a failure whose time is told in the older way', older(3, 'stale_sweep')],
  ["a failure whose time is its call's end", { ...failedEvent('a', 'unknown', 4), timestamp: null }],
  ['a failure of which nobody knows when it was', { event: 'call.failed', callId: 'a', timestamp: 'soon', reason: 'unknown' }],
]; // prettier-ignore

for (const [place, [name, event]] of FROM_EARLY_TO_LATE.entries()) {
  test(`${name} is later than ${String(place)} other events, and earlier than the rest`, () => {
    const signs = FROM_EARLY_TO_LATE.map(([, other]) => Math.sign(compareEvents(event, other)));
    assert.deepEqual(signs, FROM_EARLY_TO_LATE.map((_, other) => Math.sign(place - other))); // prettier-ignore
  });
}

for (const [name, input] of [
  ['an analysis', { event: 'call.analysis_completed', timestamp: at(1), callId: 'a' }],
  ["a lead's end", { event: 'campaign.lead_completed', timestamp: at(1), callId: 'a', leadId: 'l', status: 'failed' }],
  ['a transfer', { event: 'transfer.initiated', timestamp: at(1), callId: 'a' }],
  ['a test', { event: 'webhook.test', timestamp: at(1), callId: 'a', reason: 'stale_sweep' }],
  ['a call object', failedCall('a', 'stale_sweep')],
  ['null', null],
] as const) {
  test(`${name} has no place among the events of a call, and is earlier than each of them`, () => {
    assert.equal(eventOrder(input), null);
    assert.deepEqual([compareEvents(input, started(1)), compareEvents(started(1), input)], [-1, 1]);
    assert.equal(compareEvents(input, input), 0);
  });
}

test('an order is two safe integers and ASCII text, for the columns of a database', () => {
  for (const [, event] of [...FROM_EARLY_TO_LATE, ['', failedEvent('a', 'größer 🙂', 1)] as const]) {
    const { moment, rank, tie } = eventOrder(event)!;
    assert.ok(Number.isSafeInteger(moment) && Number.isSafeInteger(rank) && /^[ -~]+$/.test(tie));
  }
});

const anyMoment = fc.constantFrom<unknown>(at(1), at(1).replace('.000Z', '+00:00'), at(2), 'soon', undefined, null);
const anyReason = fc.constantFrom(...FAILURE_REASONS, 'SIP_REJECTED', 'zzz', '');
const more = { timestamp: anyMoment, startedAt: anyMoment };

/** Every event that the platform documents, with ties and with times that cannot be read. */
const anyEvent: fc.Arbitrary<object> = fc.oneof(
  fc.record({ ...more, event: fc.constant('call.started'), callId: fc.constant('a') }),
  fc.record({ ...more, event: fc.constant('call.completed'), callId: fc.constant('a'), durationSeconds: fc.nat(2) }),
  fc.record({ timestamp: anyMoment, failedAt: anyMoment, event: fc.constant('call.failed'), callId: fc.constant('a'), error: anyReason }),
  fc.record({
    timestamp: anyMoment,
    event: fc.constant('call.failed'),
    reason: anyReason,
    call: fc.record({ id: fc.constant('a'), failureReason: anyReason, endedAt: anyMoment, channel: fc.constantFrom('web', 'phone') }),
  }),
  fc.record({ timestamp: anyMoment, event: fc.constant('call.analysis_completed'), callId: fc.constant('a'), analysis: fc.constant({}) }),
  fc.record({ timestamp: anyMoment, event: fc.constant('campaign.lead_completed'), callId: fc.constant('a'), leadId: fc.constant('l'), status: fc.constantFrom('failed', 'completed') }),
  fc.record({ timestamp: anyMoment, event: fc.constant('transfer.initiated'), callId: fc.constant('a') }),
  fc.record({ timestamp: anyMoment, event: fc.constant('webhook.test'), callId: fc.constant('a'), reason: anyReason }),
); // prettier-ignore

test('the order is total: antisymmetric, transitive, and equal only for events that say the same', () => {
  fc.assert(
    fc.property(anyEvent, anyEvent, anyEvent, (a, b, c) => {
      assert.equal(Math.sign(compareEvents(a, b)), -Math.sign(compareEvents(b, a)) + 0);
      assert.equal(compareEvents(a, a), 0);
      if (compareEvents(a, b) <= 0 && compareEvents(b, c) <= 0) assert.ok(compareEvents(a, c) <= 0);
      if (compareEvents(a, b) === 0 && eventOrder(a)) assert.deepEqual(explainFailure(a), explainFailure(b));
    }),
    { numRuns: 3000 },
  );
});

test('by columns of a database, two events compare as by the function', () => {
  fc.assert(
    fc.property(anyEvent, anyEvent, (a, b) => {
      const [one, other] = [eventOrder(a), eventOrder(b)];
      if (!one || !other) return;
      const bySql =
        one.moment !== other.moment
          ? one.moment > other.moment
          : one.rank !== other.rank
            ? one.rank > other.rank
            : one.tie > other.tie;
      assert.equal(bySql, compareEvents(a, b) > 0);
    }),
  );
});

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length < 2) yield [...items];
  else
    for (const [n, item] of items.entries())
      for (const rest of permutations(items.toSpliced(n, 1))) yield [item, ...rest];
}

/**
 * The expected reason, computed without the library's order: sorts all events by the documented rule, and takes the
 * latest. Null if that one is not a failure.
 */
function outcome(events: readonly object[]): string | null {
  const course = (events as readonly Event[]).filter(
    ({ event, call }) => COURSE.includes(event) || call?.status !== undefined,
  );
  const [latest] = course.toSorted((a, b) => criteria(b).reduce((sum, value, n) => sum || value - criteria(a)[n]!, 0)); // prettier-ignore
  return latest?.event === 'call.failed' ? reasonOf(latest) : null;
}

interface Event {
  event: string;
  timestamp?: unknown;
  startedAt?: unknown;
  failedAt?: unknown;
  reason?: string;
  error?: string;
  call?: { status?: string; failureReason?: string; endedAt?: unknown };
}
const COURSE = ['call.started', 'call.completed', 'call.failed'];

function reasonOf({ reason, error, call }: Event): string {
  const code = ([call?.failureReason, reason, error].find(Boolean) ?? '').toLowerCase();
  return (FAILURE_REASONS as readonly string[]).includes(code) ? code : 'unknown';
}

function criteria(event: Event): number[] {
  const times = [event.timestamp, event.failedAt, event.call?.endedAt, event.call ? undefined : event.startedAt];
  const time = times.find((each) => typeof each === 'string' && each !== 'soon') as string | undefined;
  const hasFailed = event.event === 'call.failed';
  const reason = reasonOf(event);
  return [
    time === undefined ? (hasFailed ? 1e15 : -1e15) : Date.parse(time),
    COURSE.indexOf(event.event),
    hasFailed ? Number(reason !== 'unknown') : 0,
    hasFailed ? -(FAILURE_REASONS as readonly string[]).indexOf(reason) : 0,
  ];
}

const finalOf = (events: readonly object[]) => {
  const ledger = new FailureLedger();
  for (const event of events) ledger.upsert(event);
  return ledger.failure('a');
};

test('up to five events have the same result in every order, as the rule says', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 5 }), (events) => {
      const first = finalOf(events);
      assert.equal(first?.reason ?? null, outcome(events));
      for (const order of permutations(events)) assert.deepEqual(finalOf(order), first);
    }),
    { numRuns: 100 },
  );
});

test('seven events have the same result in all 5,040 orders, as the rule says', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 7, maxLength: 7 }), (events) => {
      const first = finalOf(events);
      assert.equal(first?.reason ?? null, outcome(events));
      for (const order of permutations(events)) assert.deepEqual(finalOf(order), first);
    }),
    { numRuns: 4 },
  );
});

test('events that are delivered again change nothing', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(5)), (events, again) => {
      const redelivered = again.flatMap((place) => events[place] ?? []);
      assert.deepEqual(finalOf([...events, ...redelivered]), finalOf(events));
    }),
  );
});

test("a call object replaces every event before it, and only an event after its call's end replaces it", () => {
  const answer = failedCall('a', 'idle_timeout', { endedAt: at(5) });
  const before = [started(1), completed(9), failedEvent('a', 'no_audio_output', 9)];
  assert.equal(finalOf([...before, answer])?.reason, 'idle_timeout');
  assert.equal(finalOf([...before, answer, ...before])?.reason, 'idle_timeout');
  assert.equal(finalOf([answer, failedEvent('a', 'no_audio_output', 5)])?.reason, 'idle_timeout');
  assert.equal(finalOf([answer, failedEvent('a', 'no_audio_output', 6)])?.reason, 'no_audio_output');
});
