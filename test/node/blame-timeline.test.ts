/** Calls over time by blame, against a recount. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { describeFailureReason, useCatalog } from '../../src/catalog.js';
import type { ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { at, failedCall } from '../support/calls.js';

const minuteOf = (minute: number): number => Date.parse(at(minute));
const call = (id: string, minute: number | null, reason = 'stale_sweep', more: object = {}) =>
  failedCall(id, reason, { endedAt: minute === null ? null : at(minute), startedAt: null, ...more });

function holding(...calls: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  return ledger;
}

const REASONS = ['stale_sweep', 'sip_rejected', 'caller_hung_up_silently', 'no_audio_output', 'made_up'];
const BLAMES = ['platform', 'caller', 'carrier', 'environment', 'unknown'] as const;

interface Held {
  readonly id: string;
  readonly endedAt: string | null;
  readonly failureReason: string;
  readonly agentId: string;
}

/** The counts of `blameTimeline`, made by looking at each call. */
function recount(held: Iterable<Held>, filter: ViewOptions, edges: readonly number[]) {
  const bins = edges.slice(1).map(() => Object.fromEntries(BLAMES.map((blame) => [blame, 0])));
  for (const each of held) {
    const blame = describeFailureReason(each.failureReason).likelyBlame;
    const passes = (!filter.blame || filter.blame === blame) && (!filter.agent || filter.agent === each.agentId);
    if (!passes || each.endedAt === null) continue;
    const ms = Date.parse(each.endedAt);
    const bin = edges.findIndex((edge, place) => ms >= edge && ms < (edges[place + 1] ?? -Infinity));
    const counts = bins[bin];
    if (counts) counts[blame] = (counts[blame] ?? 0) + 1;
  }
  return bins;
}

const change = fc.record({
  what: fc.constantFrom('put', 'put', 'put', 'put', 'delete', 'complete', 'replace', 'clear'),
  id: fc.nat(15).map((n) => `c${String(n)}`),
  minute: fc.option(fc.nat(9), { nil: null, freq: 8 }),
  reason: fc.constantFrom(...REASONS),
  agentId: fc.constantFrom('Priya', 'Arjun'),
  filter: fc.record<ViewOptions>({
    blame: fc.constantFrom(null, null, 'platform', 'carrier'),
    agent: fc.constantFrom(null, null, 'Priya'),
    from: fc.constantFrom(null, minuteOf(3), minuteOf(5)),
    to: fc.constantFrom(null, minuteOf(6)),
  }),
});

test('after any changes, calls over time by blame equal a recount under a filter that changes, whatever its range is', () => {
  const edges = [0, 2, 3, 7, 9].map(minuteOf);
  fc.assert(
    fc.property(fc.array(change, { minLength: 20, maxLength: 40 }), (changes) => {
      const ledger = holding();
      const model = new Map<string, Held>();
      let asked: ViewOptions = {};
      for (const [turn, { what, id, minute, reason, agentId, filter }] of changes.entries()) {
        const held = { ...call(id, minute, reason), agentId };
        if (what === 'put') model.set(id, held);
        else if (what === 'clear') model.clear();
        else if (what !== 'replace') model.delete(id);
        if (what === 'put') ledger.upsert(held);
        else if (what === 'clear') ledger.clear();
        else if (what === 'replace') ledger.replace(model.values());
        else if (what === 'delete') ledger.delete(id);
        else ledger.upsert({ id, status: 'completed' });
        // The same filter for some turns, because it is only then that the index is updated.
        if (turn % 4 === 0) asked = filter;
        assert.deepEqual(ledger.blameTimeline(asked, edges), recount(model.values(), asked, edges));
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('thousands of calls that come at once, and leave at once, are counted by blame', () => {
  const edges = [0, 30, 61].map(minuteOf);
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => call(`m${String(n)}`, n % 60, REASONS[n % 2]));
  const ledger = holding(call('a', 1));
  const sums = () => ledger.blameTimeline({}, edges).map(({ platform, carrier }) => [platform, carrier]);
  assert.deepEqual(sums(), [[1, 0], [0, 0]]); // prettier-ignore
  ledger.upsert(many(6000));
  assert.deepEqual(sums(), [[1501, 1500], [1500, 1500]]); // prettier-ignore
  for (const { id } of many(1200)) ledger.delete(id);
  assert.deepEqual(sums(), [[1201, 1200], [1200, 1200]]); // prettier-ignore
});

test('a call moves to another blame when the catalog changes whose problem its reason is', () => {
  const words = { title: 'Ours', cause: 'Ours.', whatToTry: 'Wait.' } as const;
  const blame = (likelyBlame: 'carrier' | 'platform') =>
    useCatalog({ lang: 'en', reasons: { moves_between_blames: { ...words, likelyBlame } } });
  blame('carrier');
  const ledger = holding(call('a', 1, 'moves_between_blames'), call('b', 1));
  const sums = () => {
    const [bin] = ledger.blameTimeline({}, [minuteOf(0), minuteOf(2)]);
    return [bin!.carrier, bin!.platform];
  };
  assert.deepEqual(sums(), [1, 1]);
  blame('platform');
  assert.equal(describeFailureReason('moves_between_blames').likelyBlame, 'platform');
  assert.deepEqual(sums(), [0, 2]);
});

test('without an edge, and with one, there is no bin', () => {
  const ledger = holding(call('a', 1));
  assert.deepEqual([ledger.blameTimeline({}, []), ledger.blameTimeline({}, [minuteOf(0)])], [[], []]);
});
