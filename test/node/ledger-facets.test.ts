/** How many calls each choice of a filter would show, against a recount. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { Failure } from '../../src/catalog.js';
import { explainFailure } from '../../src/catalog.js';
import type { Facet, FacetCounts, ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { FACETS } from '../../src/ledger/facets.js';
import type { RetryableFilter } from '../../src/ledger/filter.js';
import { at, failedCall } from '../support/calls.js';

/** A call's choice in each facet; '' for none. */
const choicesOf = ({ guidance, reason, retryAdvice, call }: Failure): Record<Facet, string> => ({
  blame: guidance.likelyBlame,
  reason,
  retryable: retryAdvice.kind === 'retry' ? 'true' : retryAdvice.kind,
  agent: call.agentId,
  channel: call.channel,
});

/** Whether a call passes all filters but those of one facet. */
function passesOthers(failure: Failure, own: Facet, options: ViewOptions): boolean {
  const { call, guidance } = failure;
  const choices = choicesOf(failure);
  const passes = (facet: Facet) => {
    const wanted = options[facet] ?? '';
    return wanted === '' || String(wanted) === choices[facet] || (wanted === false && !guidance.retryable);
  };
  const texts = [call.id, call.agentId, call.channel, guidance.title].map((text) => text.toLowerCase());
  const isInRange = (from: unknown, to: unknown) =>
    (from === null || call.endedAt! >= Number(from)) && (to === null || call.endedAt! < Number(to));
  return (
    FACETS.every((facet) => facet === own || passes(facet)) &&
    isInRange(options.from ?? null, options.to ?? null) &&
    texts.some((text) => text.includes((options.query ?? '').toLowerCase()))
  );
}

function recount(held: Iterable<unknown>, options: ViewOptions): Record<Facet, Record<string, number>> {
  const failures = [...held].map((call) => explainFailure(call)!);
  const ofFacet = (facet: Facet) => {
    const counts: Record<string, number> = {};
    for (const failure of failures) {
      const choice = choicesOf(failure)[facet];
      if (choice !== '' && passesOthers(failure, facet, options)) counts[choice] = (counts[choice] ?? 0) + 1;
    }
    return [facet, counts];
  };
  return Object.fromEntries(FACETS.map(ofFacet)) as Record<Facet, Record<string, number>>;
}

const plain = (counts: FacetCounts) => Object.fromEntries(FACETS.map((facet) => [facet, Object.fromEntries(counts[facet])])); // prettier-ignore

const REASONS = ['stale_sweep', 'sip_rejected', 'caller_hung_up_silently', 'no_audio_output', 'made_up'];
const AGENTS = ['Priya', 'Arjun', ''];
const CHANNELS = ['phone', 'web', ''];
const pick = (values: readonly string[]) => fc.constantFrom(...values);
const id = fc.nat(30).map((n) => `call_${String(n)}`);

type Step = (ledger: FailureLedger, model: Map<string, unknown>) => void;

const put = fc
  .record({ id, reason: pick(REASONS), agentId: pick(AGENTS), channel: pick(CHANNELS), minute: fc.nat(9) })
  .map(({ id: key, reason, agentId, channel, minute }): Step => {
    const call = failedCall(key, reason, { agentId, channel, endedAt: at(minute) });
    return (ledger, model) => {
      ledger.upsert(call);
      model.set(key, call);
    };
  });
const complete = id.map((key): Step => (ledger, model) => {
  ledger.upsert({ id: key, status: 'completed' });
  model.delete(key);
});
const remove = id.map((key): Step => (ledger, model) => {
  ledger.delete(key);
  model.delete(key);
});
const replace = fc.constant<Step>((ledger, model) => ledger.replace([...model.values()]));
const empty = fc.constant<Step>((ledger, model) => {
  ledger.clear();
  model.clear();
});
const step = fc.oneof(
  { weight: 70, arbitrary: put },
  { weight: 8, arbitrary: complete },
  { weight: 8, arbitrary: remove },
  { weight: 2, arbitrary: replace },
  { weight: 1, arbitrary: empty },
);

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const filter = fc.record<ViewOptions>({
  blame: maybe(pick(['platform', 'carrier', 'telco'])),
  reason: maybe(pick(REASONS)),
  retryable: maybe(fc.constantFrom<RetryableFilter>(true, false, 'policy-decides', 'do-not-retry')),
  agent: maybe(pick(AGENTS)),
  channel: maybe(pick(CHANNELS)),
  from: maybe(fc.nat(9).map((minute) => Date.parse(at(minute)))),
  to: maybe(fc.nat(9).map((minute) => Date.parse(at(minute)))),
  query: maybe(pick(['call_1', 'priya', 'orphaned', ''])),
});

const STORIES = process.env.OSM_LONG ? 1000 : 30;
const STEPS = 100;

test(`after each of ${(STORIES * STEPS).toLocaleString('en')} steps, the counts equal a recount under a filter that changes`, () => {
  const steps = fc.array(fc.tuple(step, maybe(filter)), { minLength: STEPS, maxLength: STEPS });
  fc.assert(
    fc.property(steps, (story) => {
      const ledger = new FailureLedger();
      const model = new Map<string, unknown>();
      let options: ViewOptions = {};
      for (const [take, asked] of story) {
        take(ledger, model);
        options = asked ?? options;
        assert.deepEqual(plain(ledger.facets(options)), recount(model.values(), options));
      }
    }),
    { numRuns: STORIES, seed: 4 },
  );
});

test('each option of a filter shows as many rows as its count says', () => {
  fc.assert(
    fc.property(fc.array(put, { minLength: 40, maxLength: 40 }), filter, (story, options) => {
      const ledger = new FailureLedger();
      for (const take of story) take(ledger, new Map());
      for (const facet of FACETS) {
        for (const [choice, count] of ledger.facets(options)[facet]) {
          assert.equal(ledger.count({ ...options, [facet]: choice === 'true' ? true : choice }), count);
        }
      }
    }),
    { numRuns: 100, seed: 4 },
  );
});

test('the counts of filters are the same object until a call is added or removed, and never change', () => {
  const ledger = new FailureLedger();
  ledger.upsert(failedCall('a', 'stale_sweep'));
  const before = ledger.facets({ blame: 'platform' });
  assert.equal(ledger.facets({ blame: 'platform' }), before);
  ledger.upsert(failedCall('b', 'stale_sweep'));
  assert.equal(ledger.facets({ blame: 'platform' }).reason.get('stale_sweep'), 2);
  assert.equal(before.reason.get('stale_sweep'), 1);
});

test('an agent named like a member of every object is counted like any other', () => {
  const ledger = new FailureLedger();
  ledger.upsert(['__proto__', 'constructor'].map((agentId) => failedCall(agentId, 'stale_sweep', { agentId })));
  assert.deepEqual([...ledger.facets().agent], [['__proto__', 1], ['constructor', 1]]); // prettier-ignore
});
