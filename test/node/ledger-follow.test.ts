/** What is shown and counted while calls come, change and go, and what stands still for somebody who is reading it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { FAILURE_REASONS, useCatalog } from '../../src/catalog.js';
import type { LedgerView } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { isNameless } from '../../src/ledger/columns.js';
import type { SlotView } from '../../src/ledger/view.js';
import { viewOf } from '../../src/ledger/view.js';
import { at, completedEvent, failedCall, failedEvent } from '../support/calls.js';

function holding(...inputs: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  ledger.upsert(inputs);
  return ledger;
}

type Options = NonNullable<Parameters<FailureLedger['view']>[0]>;

/** A call gets another reason, or leaves; where there is no id, all calls are handed over anew. */
interface Change {
  readonly id: string;
  readonly reason: string | null;
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const reason = fc.constantFrom('sip_no_answer', 'sip_rejected', 'stale_sweep', null);
const changes = fc.array(fc.record({ id: fc.constantFrom(...IDS, ''), reason }), { minLength: 1, maxLength: 16 });
const asked = fc.constantFrom<Options>(
  {},
  { retryable: true },
  { blame: 'carrier', sort: '-time' },
  { groupBy: 'blame' },
  { groupBy: 'reason', retryable: true },
  { sort: 'duration', query: 'agent_of_', groupBy: 'day', utc: true },
);

const heldIn = (ledger: FailureLedger) => IDS.filter((id) => ledger.has(id)).map((id) => ledger.get(id));

function apply(ledger: FailureLedger, { id, reason }: Change, minute: number): void {
  if (id === '') ledger.replace(heldIn(ledger));
  else if (reason === null) ledger.upsert(completedEvent(id, minute));
  else ledger.upsert(failedEvent(id, reason, minute, { agentId: `agent_of_${id}`, durationSeconds: minute % 4 }));
}

const told = ({ keys, groups }: LedgerView) => ({ keys, groups });

test('a view that is updated incrementally equals one that is computed from scratch', () => {
  fc.assert(
    fc.property(changes, asked, (story, options) => {
      const ledger = new FailureLedger();
      for (const [minute, change] of story.entries()) {
        apply(ledger, change, minute);
        const anew = holding(...heldIn(ledger));
        assert.deepEqual(told(ledger.view(options)), told(anew.view(options)));
        assert.equal(ledger.count(options), anew.view(options).size);
      }
    }),
    { numRuns: 80, seed: 1 },
  );
});

test('after any changes, a retained view keeps its order and only loses rows that left', () => {
  fc.assert(
    fc.property(changes, changes, asked, (story, later, options) => {
      const ledger = new FailureLedger();
      for (const [minute, change] of story.entries()) apply(ledger, change, minute);
      const view = ledger.view(options);
      const before = told(view);
      let kept: LedgerView = view;
      for (const [minute, change] of later.entries()) {
        apply(ledger, change, 20 + minute);
        kept = ledger.retain(kept, options);
      }
      const once = ledger.retain(view, options);
      const isThere = (key: string) => ledger.view(options).keys.includes(key);
      const keys = before.keys.filter(isThere);
      assert.deepEqual(once.keys, keys);
      for (const [place, key] of keys.entries()) {
        assert.deepEqual([once.keyAt(place), once.indexOf(key)], [key, place]);
      }
      let start = 0;
      const groups = before.groups.map(({ key, start: from, count }) => {
        const left = before.keys.slice(from, from + count).filter(isThere).length;
        start += left;
        return { key, start: start - left, count: left };
      });
      assert.deepEqual(once.groups, groups.filter(({ count }) => count > 0)); // prettier-ignore
      assert.ok(kept.keys.every((key) => keys.includes(key)));
      assert.deepEqual(told(view), before);
    }),
    { numRuns: 80, seed: 1 },
  );
});

// Somebody is reading: `c` and `b` are the platform's, `a` and `d` the carrier's.

const read = () => {
  const ledger = holding(
    failedEvent('a', 'sip_rejected', 1),
    failedEvent('b', 'stale_sweep', 2),
    failedEvent('c', 'stale_sweep', 3),
    failedEvent('d', 'sip_rejected', 4),
  );
  return { ledger, view: ledger.view() };
};

const stories: [string, (ledger: FailureLedger) => unknown, Options, string][] = [
  ['nothing', () => {}, {}, 'd c b a'],
  ['a call that is new', (ledger) => ledger.upsert(failedEvent('e', 'stale_sweep', 5)), {}, 'd c b a'],
  ['a call that leaves', (ledger) => ledger.delete('c'), {}, 'd b a'],
  ['a call that completes', (ledger) => ledger.upsert(completedEvent('d', 6)), {}, 'c b a'],
  ['another reason', (ledger) => ledger.upsert(failedEvent('b', 'sip_rejected', 6)), {}, 'd c b a'],
  ['a reason that passes no more', (ledger) => ledger.upsert(failedEvent('a', 'stale_sweep', 6)), { blame: 'carrier' }, 'd c b'],
  ['a reason that passes', (ledger) => ledger.upsert(failedEvent('b', 'sip_rejected', 6)), { blame: 'carrier' }, 'd c b a'],
  ['the same calls anew', (ledger) => ledger.replace(heldIn(ledger)), {}, 'd c b a'],
  ['some of the calls anew', (ledger) => ledger.replace(['x', 'c', 'a'].map((id) => failedCall(id, 'stale_sweep'))), {}, 'c a'],
  ['calls anew that do not pass', (ledger) => ledger.replace(heldIn(ledger)), { blame: 'carrier' }, 'd a'],
  ['an end of all', (ledger) => ledger.clear(), {}, ''],
]; // prettier-ignore

for (const [name, change, filter, keys] of stories) {
  test(`after ${name}, the view retained with ${JSON.stringify(filter)} has [${keys}]`, () => {
    const { ledger, view } = read();
    change(ledger);
    const kept = ledger.retain(view, filter);
    assert.equal(kept.keys.join(' '), keys);
    assert.deepEqual([kept.size, kept.groups], [kept.keys.length, []]);
  });
}

test('where no row left, the view itself is retained', () => {
  const { ledger, view } = read();
  ledger.upsert(failedEvent('e', 'stale_sweep', 5));
  assert.equal(ledger.retain(view), view);
});

test('where calls of the view only changed, and others came and went, the view itself is retained', () => {
  const { ledger, view } = read();
  for (let n = 0; n < 400; n++) {
    ledger.upsert([
      failedEvent('b', n % 2 ? 'stale_sweep' : 'sip_rejected', 10 + n),
      failedEvent('e', 'stale_sweep', n),
    ]);
    ledger.delete('e');
    assert.equal(ledger.retain(view), view);
  }
  assert.deepEqual([view.keys.join(' '), view.indexOf('b')], ['d c b a', 2]);
});

test('after very many changes at once, matching rows are retained and the others are not', () => {
  const { ledger, view } = read();
  for (let n = 0; n < 400; n++) ledger.upsert(failedEvent('b', n % 2 ? 'stale_sweep' : 'sip_rejected', 10 + n));
  ledger.upsert(failedEvent('c', 'sip_rejected', 500));
  assert.equal(ledger.retain(view, { blame: 'platform' }).keys.join(' '), 'd b a');
});

test('after the columns were rebuilt, the view itself is retained again', () => {
  const { ledger, view } = read();
  for (let n = 0; n < 1200; n++) ledger.upsert(failedEvent('b', 'sip_rejected', 10 + n));
  const kept = ledger.retain(view);
  for (let n = 0; n < 3; n++) {
    ledger.upsert(failedEvent('c', 'sip_rejected', 2000 + n));
    assert.equal(ledger.retain(kept), kept);
  }
  assert.equal(kept.keys.join(' '), 'd c b a');
});

test('the calls that match a filter are right after a burst', () => {
  const { ledger } = read();
  assert.equal(ledger.count({ blame: 'platform' }), 2);
  const burst = Array.from({ length: 2500 }, (_, n) =>
    failedEvent(`burst_${String(n)}`, n % 5 ? 'stale_sweep' : 'sip_rejected', n),
  );
  ledger.upsert(burst); // prettier-ignore
  assert.equal(ledger.count({ blame: 'platform' }), 2002);
});

test('a thousand calls that come, and a thousand that were never there, move no row', () => {
  const { ledger, view } = read();
  for (let n = 0; n < 1000; n++) {
    ledger.upsert([failedEvent(`new_${String(n)}`, 'stale_sweep', n), completedEvent(`done_${String(n)}`, n)]);
    assert.equal(ledger.delete(`never_${String(n)}`), false);
  }
  assert.equal(ledger.retain(view), view);
});

test('rows that are no rows of the ledger are not kept: what would be shown is shown', () => {
  const { ledger } = read();
  assert.deepEqual(ledger.retain(viewOf(['b', 'x']), { blame: 'carrier' }).keys, ['d', 'a']);
});

test('a view knows the index of a key, also after its call has changed', () => {
  const { ledger, view } = read();
  const carriers = ledger.view({ blame: 'carrier' });
  const places = (of: LedgerView) => ['a', 'b', 'c', 'd', 'x'].map((key) => of.indexOf(key));
  assert.deepEqual([places(view), places(carriers)], [[3, 2, 1, 0, -1], [1, -1, -1, 0, -1]]); // prettier-ignore
  ledger.upsert([failedEvent('a', 'stale_sweep', 6), completedEvent('d', 6), failedEvent('x', 'unknown', 7)]);
  assert.deepEqual([places(view), places(carriers)], [[3, 2, 1, -1, -1], [1, -1, -1, -1, -1]]); // prettier-ignore
  ledger.replace([failedCall('d', 'unknown'), failedCall('a', 'unknown'), failedCall('x', 'unknown')]);
  assert.deepEqual([places(view), places(carriers)], [[3, -1, -1, 0, -1], [1, -1, -1, 0, -1]]); // prettier-ignore
});

for (const [name, view] of [
  ['a view', read().view],
  ['a view of given keys', viewOf(['d', 'c', 'b', 'a'])],
] as const) {
  test(`${name} has a key at each place, and none beyond`, () => {
    assert.deepEqual([0, 1, 3, 4, -1, NaN].map(view.keyAt), ['d', 'c', 'a', '', '', '']);
    assert.deepEqual([view.size, view.keys, view.groups], [4, ['d', 'c', 'b', 'a'], []]);
    assert.deepEqual(['d', 'b', 'x'].map(view.indexOf), [0, 2, -1]);
  });
}

test('of some calls, those are told that are held and pass', () => {
  const { ledger } = read();
  assert.deepEqual(ledger.among(new Set(['x', 'a', 'b', 'd']), { blame: 'carrier' }), ['a', 'd']);
  assert.deepEqual(ledger.among(['x', 'b', ''], {}), ['b']);
});

// Timeline

const ended = (...minutes: (number | null)[]) =>
  holding(
    ...minutes.map((minute, n) =>
      failedCall(`c${String(n)}`, n % 2 ? 'stale_sweep' : 'sip_rejected', { endedAt: minute === null ? null : at(minute) }),
    ),
  ); // prettier-ignore

for (const [name, minutes, filter, parts, counts] of [
  ['in halves', [0, 1, 2, 3, 4], {}, 2, [2, 3]],
  ['at once and much later', [0, 0, 0, 40], {}, 4, [3, 0, 0, 1]],
  ['evenly, in whatever order', [30, 0, 10, 20], {}, 3, [1, 1, 2]],
  ['at a time, or at none that is known', [0, null, 10, null], {}, 2, [1, 1]],
  ['for a reason that is asked for', [0, 10, 20, 40, 50, 60], { reason: 'stale_sweep' }, 5, [1, 0, 0, 1, 1]],
] as [string, (number | null)[], Options, number, number[]][]) {
  test(`a timeline counts calls that failed ${name}`, () => {
    const ledger = ended(...minutes);
    const times = ledger.view(filter).keys.flatMap((key) => ledger.failure(key)?.call.endedAt ?? []);
    const [from, to] = [Math.min(...times), Math.max(...times)];
    assert.deepEqual(ledger.timeline(filter, parts), { from, to, counts });
  });
}

for (const [name, minutes, filter] of [
  ['no call', [], {}],
  ['one call', [1], {}],
  ['calls of one moment', [1, 1, 1], {}],
  ['calls without a time', [null, null], {}],
  ['one call with a time', [null, 3], {}],
  ['calls that do not pass', [0, 10, 20], { blame: 'caller' }],
] as [string, (number | null)[], Options][]) {
  test(`${name} make no timeline`, () => {
    assert.equal(ended(...minutes).timeline(filter, 4), null);
  });
}

// Counts

test('a summary counts held calls by blame, by reason and by retryability', () => {
  const { ledger } = read();
  ledger.upsert([failedEvent('e', 'idle_timeout', 5), failedEvent('f', 'made_up', 5), completedEvent('c', 9)]);
  const { byReason, ...rest } = ledger.summary();
  assert.deepEqual(Object.fromEntries(Object.entries(byReason).filter(([, count]) => count !== 0)), {
    idle_timeout: 1,
    sip_rejected: 2,
    stale_sweep: 1,
    unknown: 1,
  });
  assert.deepEqual(rest, {
    failures: 5,
    shown: 5,
    retryable: 2,
    totalCalls: null,
    byBlame: { platform: 1, caller: 1, carrier: 2, environment: 0, unknown: 1 },
    unknownCodes: { made_up: 1 },
    notices: [],
  });
});

test('calls of each reason are counted under that reason', () => {
  const twice = [...FAILURE_REASONS, ...FAILURE_REASONS];
  const ledger = holding(...twice.map((reason, n) => failedCall(`c${String(n)}`, reason)));
  assert.deepEqual(ledger.summary().byReason, Object.fromEntries(FAILURE_REASONS.map((reason) => [reason, 2])));
});

const ours = { title: 'Ours', cause: 'Ours.', whatToTry: 'Wait.', likelyBlame: 'carrier', retryable: true } as const;

test('a reason that a host adds applies to new calls and to held ones', () => {
  const ledger = holding(failedCall('a', 'added_later'), failedCall('b', 'stale_sweep'));
  const carriers = () => ledger.view({ blame: 'carrier' }).keys;
  assert.deepEqual([carriers(), ledger.summary().byReason.unknown], [[], 1]);
  useCatalog({ lang: 'en', reasons: { added_later: ours, added_too: ours } });
  assert.deepEqual(carriers(), ['a']);
  ledger.upsert([failedCall('c', 'added_too'), failedCall('d', 'added_too')]);
  assert.deepEqual(carriers(), ['a', 'c', 'd']);
  const { added_later, added_too, unknown, stale_sweep } = ledger.summary().byReason;
  assert.deepEqual([added_later, added_too, unknown, stale_sweep], [1, 2, 0, 1]);
});

test('when a host adds a reason, what came before still counts', () => {
  const ledger = holding(failedEvent('a', 'sip_rejected', 5), completedEvent('b', 5));
  const view = ledger.view();
  useCatalog({ lang: 'en', reasons: { added_between: ours } });
  ledger.upsert([failedEvent('a', 'stale_sweep', 4), failedEvent('b', 'stale_sweep', 4)]);
  assert.deepEqual([ledger.size, ledger.failure('a')?.reason], [1, 'sip_rejected']);
  assert.deepEqual(ledger.retain(view).keys, ['a']);
});

test('a query searches titles in the given language', () => {
  useCatalog({ lang: 'fo', reasons: { stale_sweep: { title: 'Einsamallur' } } });
  const { ledger } = read();
  const found = (lang: string, query: string) => ledger.view({ lang, query }).keys.join(' ');
  assert.deepEqual([found('fo', 'einsam'), found('en', 'einsam'), found('fo', 'orphaned')], ['c b', '', '']);
});

test('after more than a thousand changes, no call is lost or out of order', () => {
  const ids = Array.from({ length: 1200 }, (_, n) => `c${String(n)}`);
  const ledger = new FailureLedger();
  ledger.upsert(ids.map((id, n) => failedEvent(id, 'stale_sweep', n)));
  const view = ledger.view({ retryable: true });
  assert.equal(ledger.upsert(ids.map((id, n) => failedEvent(id, 'idle_timeout', 2000 + n))), 0);
  assert.deepEqual(ledger.retain(view, { retryable: true }).keys, view.keys);
  ledger.upsert(failedEvent('c7', 'stale_sweep', 9));
  assert.deepEqual(ledger.view().keys, ids.toReversed());
  assert.deepEqual([ledger.size, ledger.count({ reason: 'idle_timeout' })], [1200, 1200]);
});

/** A call that changes gets another slot: one that changes all day must not fill the memory. */
for (const [calls, changes, slots] of [
  [1, 999, 1000],
  [1, 1000, 1],
  [4000, 1000, 4000],
  [4001, 1000, 5001],
] as const) {
  test(`of ${String(calls)} calls, one of which changed ${String(changes)} times, ${String(slots)} slots are left`, () => {
    const ledger = holding(...Array.from({ length: calls }, (_, n) => failedCall(`c${String(n)}`, 'stale_sweep')));
    for (let n = 0; n < changes; n++) ledger.upsert(failedCall('c0', 'unknown'));
    const view = ledger.view() as SlotView;
    assert.deepEqual([view.size, view.columns.key.length], [calls, slots]);
  });
}

test('a call without an id has a made-up key, which no query finds', () => {
  const ledger = holding('stale_sweep', failedCall('7', 'stale_sweep'));
  assert.deepEqual(ledger.view().keys.map(isNameless), [false, true]);
  assert.deepEqual(ledger.view({ query: '7' }).keys, ['7']);
  assert.equal(ledger.view({ query: '0' }).size, 0);
});

test('no more explanations are kept than a few screens show', () => {
  const ids = Array.from({ length: 700 }, (_, n) => `c${String(n)}`);
  const ledger = holding(...ids.map((id) => failedCall(id, 'stale_sweep')));
  const first = ledger.failure('c0');
  for (const id of ids.slice(1, 300)) ledger.failure(id);
  assert.equal(ledger.failure('c0'), first);
  for (const id of ids.slice(1)) ledger.failure(id);
  assert.notEqual(ledger.failure('c0'), first);
});
