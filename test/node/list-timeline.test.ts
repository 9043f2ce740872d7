/** The list's timeline and time ranges without a DOM: what moves on with the clock, and what waits while somebody reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { NO_FILTERS } from '../../src/elements/failure-list/filter-choice.js';
import type { ListRequest, ListSnapshot } from '../../src/elements/failure-list/list-model.js';
import { ListModel } from '../../src/elements/failure-list/list-model.js';
import { FailureLedger } from '../../src/ledger/ledger.js';
import { at, failedCall } from '../support/calls.js';

const asked: ListRequest = {
  choice: { ...NO_FILTERS, sort: 'time', groupBy: null, groupSort: 'count' },
  lang: 'en',
  utc: false,
  timeZone: 'UTC',
  totalCalls: null,
  rowsPerPage: Infinity,
  isPaused: false,
  isBeingRead: false,
  selection: [],
  selectionRevision: 0,
  only: null,
  retries: undefined,
  now: Date.parse(at(60)),
};
const minutes = (minute: number, more: Partial<ListRequest['choice']> = {}): ListRequest => ({
  ...asked,
  now: Date.parse(at(minute)),
  choice: { ...asked.choice, ...more },
});
const REASONS = ['stale_sweep', 'sip_rejected', 'idle_timeout', 'no_audio_output'] as const;
/** One failed call a minute. */
const calls = Array.from({ length: 60 }, (_, n) => failedCall(`c${String(n)}`, REASONS[n % 4]!, { endedAt: at(n) }));

function modelOf(held: unknown): ListModel {
  const model = new ListModel();
  model.replace(held);
  return model;
}
const shown = ({ view }: ListSnapshot): number => view.size;
const totalOf = ({ timeline }: ListSnapshot): number =>
  (timeline?.counts ?? []).reduce((sum, bin) => sum + Object.values(bin).reduce((all, count) => all + count, 0), 0);

test('the last 15 minutes move on with the clock, without being another question', () => {
  const model = modelOf(calls);
  const first = model.snapshot(minutes(60, { period: '15m' }));
  const later = model.snapshot(minutes(65, { period: '15m' }));
  assert.deepEqual([shown(first), shown(later)], [15, 10]);
  assert.equal(later.question, first.question);
  assert.ok(first.nextMove > asked.now && first.nextMove <= asked.now + 15_000);
});

test('a period waits while somebody reads, and moves on afterwards', () => {
  const model = modelOf(calls);
  model.snapshot(minutes(60, { period: '15m' }));
  const read = model.snapshot({ ...minutes(65, { period: '15m' }), isBeingRead: true });
  const after = model.snapshot(minutes(65, { period: '15m' }));
  assert.deepEqual([shown(read), read.waitingCount, shown(after)], [15, 0, 10]);
});

test('the counts of all filters follow a period that moves on', () => {
  const model = modelOf(calls);
  for (const minute of [60, 61, 70, 100, 62]) {
    model.upsert(failedCall(`new${String(minute)}`, 'stale_sweep', { endedAt: at(minute) }));
    const { facets, range } = model.snapshot(minutes(minute, { period: '15m', blame: 'platform' }));
    const fresh = new FailureLedger();
    fresh.replace(calls);
    for (const each of [60, 61, 70, 100, 62]) {
      fresh.upsert(failedCall(`new${String(each)}`, 'stale_sweep', { endedAt: at(each) }));
      if (each === minute) break;
    }
    assert.deepEqual(facets, fresh.facets({ ...range, blame: 'platform', lang: 'en' }), String(minute));
  }
});

test('the timeline counts all times and applies the other filters', () => {
  const model = modelOf(calls);
  const range = { from: Date.parse(at(10)), to: Date.parse(at(20)) };
  assert.deepEqual([shown(model.snapshot(minutes(60, range))), totalOf(model.snapshot(minutes(60, range)))], [10, 60]);
  assert.equal(totalOf(model.snapshot(minutes(60, { ...range, blame: 'carrier' }))), 15);
});

test('the bars by blame follow calls that come, change and leave', () => {
  const model = modelOf(calls);
  model.snapshot(minutes(60));
  model.upsert([
    failedCall('c0', 'sip_rejected', { endedAt: at(30) }),
    failedCall('x', 'unknown', { endedAt: at(60) }),
  ]);
  model.delete('c1');
  const { timeline } = model.snapshot(minutes(60));
  const sum = (blame: 'platform' | 'carrier' | 'unknown') => timeline!.counts.reduce((all, bin) => all + bin[blame], 0);
  assert.deepEqual([sum('platform'), sum('carrier'), sum('unknown')], [29, 15, 1]);
});

test('the axis goes up to now while calls are recent, and moves on bin by bin', () => {
  const model = modelOf(calls);
  const { timeline, nextMove } = model.snapshot(minutes(60));
  assert.equal(timeline?.now, asked.now);
  assert.equal(nextMove, timeline.edges.at(-1));
  const moved = model.snapshot({ ...asked, now: nextMove });
  assert.ok((moved.timeline?.edges.at(-1) ?? 0) > nextMove);
});

test('the axis of old calls ends with the last of them', () => {
  const { timeline, nextMove } = modelOf(calls).snapshot(minutes(60 * 24 * 30));
  assert.equal(timeline?.now, null);
  assert.equal(timeline.edges.at(-1), Date.parse(at(60)));
  assert.equal(nextMove, Infinity);
});

test('a server draws neither a period nor the present', () => {
  const snapshot = modelOf(calls).snapshot({ ...minutes(60, { period: '15m' }), utc: true });
  assert.deepEqual([shown(snapshot), snapshot.timeline?.now, snapshot.periodCounts.size], [60, null, 0]);
});

test('calls without a time have no timeline', () => {
  const call = failedCall('c', 'stale_sweep', { endedAt: null, startedAt: null });
  assert.equal(modelOf([call]).snapshot(asked).timeline, null);
});

test('today and yesterday are days of the list’s zone', () => {
  const model = modelOf([failedCall('a', 'unknown', { endedAt: '2026-05-12T17:00:00Z' }), failedCall('b', 'unknown', { endedAt: '2026-05-12T20:00:00Z' })]); // prettier-ignore
  const inKolkata = (period: 'today' | 'yesterday') => model.snapshot({ ...minutes(0, { period }), timeZone: 'Asia/Kolkata' }).view.keys; // prettier-ignore
  assert.deepEqual([inKolkata('today'), inKolkata('yesterday')], [['b'], ['a']]);
});
