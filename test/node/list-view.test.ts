/** A view is plain JSON, goes through a URL unchanged, and any value can be read as one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { BLAMES, FAILURE_REASONS } from '../../src/catalog.js';
import { ListModel } from '../../src/elements/failure-list/list-model.js';
import { requestOf } from '../../src/elements/failure-list/list-request.js';
import type { ListView } from '../../src/elements/failure-list/list-view.js';
import { readView } from '../../src/elements/failure-list/list-view.js';
import { Selection } from '../../src/elements/failure-list/selection.js';
import { viewFromParams, viewToParams } from '../../src/elements/failure-list/view-params.js';
import { ADVICE_FILTERS } from '../../src/ledger/filter.js';
import { GROUP_KEYS, GROUP_SORTS } from '../../src/ledger/group.js';
import { at, failedCall } from '../support/calls.js';
import { field } from '../support/hostile.js';
import { warningsDuring } from '../support/warnings.js';

const DEFAULT = readView(null);
const NAMES = Object.keys(DEFAULT) as (keyof ListView)[];

const chosen: ListView = {
  blame: 'platform',
  reason: 'stale_sweep',
  retryable: 'policy-decides',
  agent: 'agent_priya',
  channel: 'phone',
  period: null,
  from: Date.UTC(2026, 4, 13, 8),
  to: Date.UTC(2026, 4, 13, 9),
  query: '0123 & more',
  sort: '-duration',
  groupBy: 'agent',
  groupSort: 'last',
  page: 3,
  opened: ['call_3', 'call,4'],
};

test('the default view has no parameters', () => {
  assert.equal(viewToParams(DEFAULT).toString(), '');
  assert.deepEqual(viewFromParams(''), DEFAULT);
});

test('the parameters of a view have short, readable names', () => {
  assert.equal(
    decodeURIComponent(viewToParams({ ...chosen, groupSort: GROUP_SORTS[1] }).toString()),
    `blame=platform&reason=stale_sweep&retry=policy-decides&agent=agent_priya&channel=phone&from=2026-05-13T08:00:00.000Z&to=2026-05-13T09:00:00.000Z&q=0123+&+more&sort=-duration&group=agent&group-sort=${GROUP_SORTS[1]}&page=3&open=call_3&open=call,4`,
  );
});

for (const [name, value] of [
  ['blame', 'nobody'],
  ['reason', 7],
  ['retryable', 'maybe'],
  ['from', 'yesterday'],
  ['to', NaN],
  ['query', {}],
  ['sort', '--time'],
  ['groupBy', '__proto__'],
  ['groupSort', 'name'],
  ['page', 0],
  ['page', 1.5],
  ['opened', 'call_1'],
  ['opened', [1, '', null]],
] as const) {
  test(`a view whose ${name} is ${JSON.stringify(value)} has the default there, and no warning`, async () => {
    const warnings = await warningsDuring(() => assert.deepEqual(readView({ [name]: value })[name], DEFAULT[name]));
    assert.deepEqual(warnings, []);
  });
}

test('the ends of a range may be text in any notation of a moment', () => {
  assert.equal(viewFromParams('from=2026-05-13').from, Date.UTC(2026, 4, 13));
});

test('unknown URL parameters change nothing', () => {
  assert.deepEqual(viewFromParams('?tab=events&utm_source=x&constructor=1'), DEFAULT);
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '&', '=', '%', '+', '\ud800', '__proto__', 'a&open=b'),
);
const value = fc.oneof(
  field,
  text.map((each) => () => each),
  fc.constantFrom<unknown>(...BLAMES, ...ADVICE_FILTERS, ...GROUP_KEYS, ...GROUP_SORTS, 'time', '-blame', true, false, 2, -1, 8.64e15, 8.64e15 + 1, 0.5, -0).map((each) => () => each),
  fc.array(text).map((each) => () => each),
); // prettier-ignore
const view = fc
  .tuple(...NAMES.map(() => value))
  .map((values) => () => Object.fromEntries(NAMES.map((name, index) => [name, values[index]!()])));

test('10,000 values of any kind are read as views, which are plain JSON and come back from a URL', async () => {
  await warningsDuring(() => {
    fc.assert(
      fc.property(fc.oneof({ arbitrary: field, weight: 1 }, { arbitrary: view, weight: 9 }), (make) => {
        const read = readView(make());
        assert.deepEqual(Object.keys(read), NAMES);
        assert.deepEqual(JSON.parse(JSON.stringify(read)), read);
        assert.deepEqual(readView(read), read);
        assert.deepEqual(viewFromParams(viewToParams(read)), read);
        assert.deepEqual(viewFromParams(viewToParams(read).toString()), read);
      }),
      { numRuns: 10_000 },
    );
  });
});

test('10,000 query strings of any kind are read as views, without a warning', async () => {
  const names = [
    'blame',
    'reason',
    'retry',
    'agent',
    'channel',
    'from',
    'to',
    'q',
    'sort',
    'group',
    'group-sort',
    'page',
    'open',
  ];
  const pair = fc.tuple(fc.constantFrom(...names), text).map(([name, each]) => `${name}=${each}`);
  const query = fc.oneof(
    text,
    fc.array(pair).map((pairs) => `?${pairs.join('&')}`),
  );
  const warnings = await warningsDuring(() => {
    fc.assert(
      fc.property(query, (each) => {
        const read = viewFromParams(each);
        assert.deepEqual(readView(read), read);
        assert.deepEqual(viewFromParams(viewToParams(read)), read);
      }),
      { numRuns: 10_000 },
    );
  });
  assert.deepEqual(warnings, []);
});

test('a value that is neither parameters nor text is the default view', () => {
  for (const params of [null, undefined, 7, {}, [], Symbol('x')]) {
    assert.deepEqual(viewFromParams(params as string), DEFAULT);
  }
});

const held = Array.from({ length: 12 }, (_, n) =>
  failedCall(`call_${n}`, FAILURE_REASONS[n % 10]!, { endedAt: at(n) }),
);

test('lists shown by 10,000 views of any kind, from a value or from a URL, hold calls of the data alone, each once', async () => {
  const ids = new Set(held.map(({ id }) => id));
  const model = new ListModel();
  model.replace(held);
  const selection = new Selection();
  await warningsDuring(() => {
    fc.assert(
      fc.property(fc.oneof({ arbitrary: field, weight: 1 }, { arbitrary: view, weight: 9 }), (make) => {
        const read = viewFromParams(viewToParams(make() as ListView).toString());
        const list = {
          ...read,
          totalCalls: null,
          pageSize: 5,
          paused: false,
          retry: true,
          retryPolicy: null,
          timeZone: null,
        };
        model.pages.restore(read.page - 1);
        const known = { lang: 'en', utc: true, isBeingRead: false, only: null, selection };
        const { page, view: all, pageIndex, pageCount } = model.snapshot(requestOf(list, known));
        assert.ok(pageIndex >= 0 && pageIndex < pageCount);
        for (const { keys } of [page, all]) {
          assert.equal(new Set(keys).size, keys.length);
          assert.ok(keys.every((key) => ids.has(key)));
        }
        for (const key of all.keys) {
          const shown = model.failure(key, 'en')!;
          assert.ok(read.reason === null || shown.reason === read.reason);
          assert.ok(read.blame === null || shown.guidance.likelyBlame === read.blame);
          assert.ok(read.agent === null || shown.call.agentId === read.agent);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
