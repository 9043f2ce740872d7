/** Which of the held calls are shown, and in which order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { LedgerView } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { GROUP_KEYS, SORT_KEYS } from '../../src/ledger/arrange.js';
import { at, failedCall } from '../support/calls.js';

const ledger = new FailureLedger();
ledger.replace([
  failedCall('c1', 'stale_sweep', { endedAt: at(5), durationSeconds: 30, channel: 'web' }),
  failedCall('c2', 'sip_rejected', { endedAt: at(20), durationSeconds: 2 }),
  failedCall('c3', 'no_audio_output', { endedAt: at(10), durationSeconds: null }),
  failedCall('c4', 'made_up', { endedAt: null, durationSeconds: 90 }),
  failedCall('c5', 'no_audio_either_direction', {
    endedAt: '2026-05-12T12:00:00Z',
    durationSeconds: 7,
    agentId: 'Zoë',
  }),
]);

type Options = Parameters<FailureLedger['view']>[0];
const shown = (options: Options) => ledger.view(options).keys.join(' ');

const orders: [NonNullable<NonNullable<Options>['sort']>, string][] = [
  ['time', 'c2 c3 c1 c5 c4'],
  ['-time', 'c5 c1 c3 c2 c4'],
  ['reason', 'c3 c5 c2 c1 c4'],
  ['-reason', 'c4 c1 c2 c5 c3'],
  ['blame', 'c3 c1 c2 c5 c4'],
  ['-blame', 'c4 c5 c2 c3 c1'],
  ['duration', 'c4 c1 c5 c2 c3'],
  ['-duration', 'c2 c5 c1 c4 c3'],
];

for (const [sort, keys] of orders) {
  test(`sorted by ${sort}, calls without that value come last`, () => {
    assert.equal(shown({ sort }), keys);
  });
}

test('all that a person can sort and group by is there', () => {
  assert.deepEqual(SORT_KEYS.flatMap((key) => [key, `-${key}`]), orders.map(([sort]) => sort)); // prettier-ignore
  assert.deepEqual(GROUP_KEYS.map((groupBy) => ledger.view({ groupBy, utc: true }).groups.length), [5, 4, 3]); // prettier-ignore
});

test('sorted by blame, calls of one blame stand together', () => {
  const blames = ledger.view({ sort: 'blame' }).keys.map((key) => ledger.failure(key)!.guidance.likelyBlame);
  assert.equal(new Set(blames).size, blames.filter((blame, n) => blame !== blames[n - 1]).length);
});

test('sorted by blame turned round, the blames are turned round', () => {
  const blames = (sort: 'blame' | '-blame') =>
    ledger.view({ sort }).keys.map((key) => ledger.failure(key)!.guidance.likelyBlame);
  assert.deepEqual(blames('-blame'), blames('blame').reverse());
});

test('the newest come first unless told otherwise', () => {
  assert.equal(shown({}), shown({ sort: 'time' }));
});

for (const sort of ['', '-', 'rubbish', 'reason-', 'rea-son', 'toString']) {
  test(`a sort by ${JSON.stringify(sort)} is none: calls are shown by time`, () => {
    assert.equal(shown({ sort: sort as 'time' }), shown({ sort: sort === '-' ? '-time' : 'time' }));
  });
}

test('the order does not depend on the order of arrival', () => {
  const other = new FailureLedger();
  other.replace([...ledger.view().keys].reverse().map((key) => ledger.get(key)));
  for (const [sort] of orders) assert.deepEqual(other.view({ sort }).keys, ledger.view({ sort }).keys);
});

const filters: [Options, string][] = [
  [{ blame: 'platform' }, 'c3 c1'],
  [{ blame: 'carrier' }, 'c2'],
  [{ blame: 'unknown' }, 'c4'],
  [{ reason: 'stale_sweep' }, 'c1'],
  [{ reason: 'unknown' }, 'c4'],
  [{ reason: '__proto__' }, ''],
  [{ retryable: true }, 'c3 c1 c5'],
  [{ retryable: false }, 'c2 c4'],
  [{ query: 'C2' }, 'c2'],
  [{ query: 'agent_of_c3' }, 'c3'],
  [{ query: 'ZOË' }, 'c5'],
  [{ query: 'web' }, 'c1'],
  [{ query: 'orphaned' }, 'c1'],
  [{ query: '  orphaned ' }, 'c1'],
  [{ query: 'nowhere' }, ''],
  [{ query: '.*' }, ''],
  [{ query: '' }, 'c2 c3 c1 c5 c4'],
  [{ blame: '', reason: '', retryable: null, query: null }, 'c2 c3 c1 c5 c4'],
  [{ blame: 'platform', query: 'c3' }, 'c3'],
  [{ blame: 'platform', retryable: false }, ''],
];

for (const [filter, keys] of filters) {
  test(`filtered by ${JSON.stringify(filter)}, [${keys}] are shown`, () => {
    assert.equal(shown(filter), keys);
  });
}

test('a query finds a call by its id, ignoring case', () => {
  const named = new FailureLedger();
  named.replace([failedCall('Call_X7', 'stale_sweep', { agentId: 'a' }), failedCall('call_y', 'unknown')]);
  assert.deepEqual([named.view({ query: 'CALL_x' }).keys, named.view({ query: '_y' }).keys], [['Call_X7'], ['call_y']]);
});

test('a query does not search fields that are not shown', () => {
  const secret = new FailureLedger();
  secret.replace([failedCall('a', 'stale_sweep', { destination: '+4915112345678', leadName: 'Ada' })]);
  assert.deepEqual([secret.view({ query: '15112345678' }).keys, secret.view({ query: 'Ada' }).keys], [[], []]);
});

const grouped = ({ keys, groups }: LedgerView) =>
  groups.map(({ key, start, count }) => `${key}: ${keys.slice(start, start + count).join(' ')}`);

test('grouped by reason, the groups stand in the order of the page', () => {
  assert.deepEqual(grouped(ledger.view({ groupBy: 'reason' })), [
    'no_audio_output: c3',
    'no_audio_either_direction: c5',
    'sip_rejected: c2',
    'stale_sweep: c1',
    'unknown: c4',
  ]);
});

test('grouped by blame, the order within a group stays', () => {
  assert.ok(grouped(ledger.view({ groupBy: 'blame' })).includes('platform: c3 c1'));
  assert.ok(grouped(ledger.view({ groupBy: 'blame', sort: '-time' })).includes('platform: c1 c3'));
});

test('grouped by day, the newest day comes first and no day last', () => {
  assert.deepEqual(grouped(ledger.view({ groupBy: 'day', utc: true })), [
    '2026-05-13: c2 c3 c1',
    '2026-05-12: c5',
    ': c4',
  ]);
});

for (const groupBy of ['reason', 'blame', 'day'] as const) {
  test(`grouped by ${groupBy}, every call is in exactly one group`, () => {
    const { keys, groups } = ledger.view({ groupBy });
    assert.equal(
      groups.reduce((sum, { count }) => sum + count, 0),
      keys.length,
    );
    assert.deepEqual(groups.map(({ start }) => start), groups.map((_, n) => groups.slice(0, n).reduce((sum, { count }) => sum + count, 0))); // prettier-ignore
  });
}

test('without a group, there are no groups', () => {
  assert.deepEqual(ledger.view().groups, []);
});

test('groups hold only what the filter lets through', () => {
  assert.deepEqual(grouped(ledger.view({ groupBy: 'blame', reason: 'stale_sweep' })), ['platform: c1']);
});

test('a call keeps its explanation, the same object, while it is shown among others that come and go', () => {
  const ledger = new FailureLedger();
  ledger.replace(Array.from({ length: 2000 }, (_, i) => failedCall(`c${String(i)}`, 'stale_sweep')));
  const opened = ledger.failure('c0');
  for (let first = 0; first < 2000; first += 40) {
    for (let row = first; row < first + 40; row++) ledger.failure(`c${String(row)}`);
    assert.equal(ledger.failure('c0'), opened);
  }
});
