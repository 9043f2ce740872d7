/** The list's model without a DOM: what a snapshot shows while calls come, pages turn, and somebody reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ListRequest, ListSnapshot } from '../../src/elements/failure-list/list-model.js';
import { keysOfGroup, ListModel } from '../../src/elements/failure-list/list-model.js';
import { at, failedCall } from '../support/calls.js';

const asked: ListRequest = {
  choice: { blame: null, reason: null, retryable: null, query: '', sort: 'time', groupBy: null },
  lang: 'en',
  utc: false,
  totalCalls: null,
  rowsPerPage: Infinity,
  isPaused: false,
  isBeingRead: false,
  selection: [],
  selectionRevision: 0,
  only: null,
  retries: { policy: null },
  now: Date.parse(at(1000)),
};
const choosing = (choice: Partial<ListRequest['choice']>): ListRequest => ({
  ...asked,
  choice: { ...asked.choice, ...choice },
});

const keys = ({ page }: ListSnapshot): string => page.keys.join(' ');

/** Calls c0, c1 …, the last one the newest. */
const calls = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) =>
    failedCall(`c${String(from + n)}`, (from + n) % 2 ? 'stale_sweep' : 'sip_rejected', { endedAt: at(from + n) }),
  );

function modelOf(held: unknown): ListModel {
  const model = new ListModel();
  model.replace(held);
  return model;
}

test('a snapshot shows the newest call first, and counts all of them', () => {
  const snapshot = modelOf(calls(3)).snapshot({ ...asked, totalCalls: 30 });
  assert.equal(keys(snapshot), 'c2 c1 c0');
  assert.deepEqual([snapshot.summary.failures, snapshot.summary.shown, snapshot.summary.totalCalls], [3, 3, 30]);
  assert.deepEqual([snapshot.isPartial, snapshot.waitingCount, snapshot.pageCount], [false, 0, 1]);
});

const readers: Record<string, [while_: Partial<ListRequest>, after: Partial<ListRequest>]> = {
  'somebody reads': [{ isBeingRead: true }, { isBeingRead: false }],
  'the list is paused': [{ isPaused: true }, { isPaused: false }],
  'the list is paused, and its reader resumes it': [
    { isPaused: true, isBeingRead: true },
    { isPaused: false, isBeingRead: true },
  ],
};
for (const [name, [meanwhile, after]] of Object.entries(readers)) {
  test(`new calls wait while ${name}, and are shown afterwards`, () => {
    const model = modelOf(calls(3));
    model.snapshot({ ...asked, ...meanwhile });
    model.upsert(calls(2, 3));
    const held = model.snapshot({ ...asked, ...meanwhile });
    assert.deepEqual([keys(held), held.waitingCount, held.summary.failures], ['c2 c1 c0', 2, 5]);
    const admitted = model.snapshot({ ...asked, ...after });
    assert.deepEqual([keys(admitted), admitted.waitingCount], ['c4 c3 c2 c1 c0', 0]);
  });
}

test('new calls wait while a later page is shown, and appear on the first', () => {
  const model = modelOf(calls(4));
  const request = { ...asked, rowsPerPage: 2 };
  model.snapshot(request);
  model.turnPage(1);
  model.upsert(calls(1, 4));
  const held = model.snapshot(request);
  assert.deepEqual([keys(held), held.waitingCount], ['c1 c0', 1]);
  model.turnPage(-1);
  assert.equal(keys(model.snapshot(request)), 'c4 c3');
});

test('new calls are shown at once when the reader asks for them', () => {
  const model = modelOf(calls(4));
  const request = { ...asked, rowsPerPage: 2, isBeingRead: true };
  model.snapshot(request);
  model.turnPage(1);
  model.upsert(calls(1, 4));
  model.admitWaiting();
  const snapshot = model.snapshot(request);
  assert.deepEqual([keys(snapshot), snapshot.pageIndex, snapshot.waitingCount], ['c4 c3', 0, 0]);
});

test('another filter shows all matching calls, even while a person reads rows', () => {
  const model = modelOf(calls(3));
  model.snapshot({ ...asked, isBeingRead: true });
  model.upsert(calls(2, 3));
  assert.equal(keys(model.snapshot({ ...choosing({ sort: '-time' }), isBeingRead: true })), 'c0 c1 c2 c3 c4');
});

test('a call that leaves is taken from under its reader, and the others stay where they stood', () => {
  const model = modelOf(calls(4));
  const reading = { ...asked, isBeingRead: true };
  model.snapshot(reading);
  model.upsert(calls(1, 4));
  model.delete('c2');
  assert.equal(keys(model.snapshot(reading)), 'c3 c1 c0');
});

test('a reader whose rows are all gone is shown the calls that waited; a paused list stays empty', () => {
  for (const [reader, shown] of [
    [{ isBeingRead: true }, 'c3'],
    [{ isPaused: true }, ''],
  ] as const) {
    const model = modelOf(calls(2));
    model.snapshot({ ...asked, ...reader });
    for (const id of ['c0', 'c1']) model.delete(id);
    model.upsert(calls(1, 3));
    assert.equal(keys(model.snapshot({ ...asked, ...reader })), shown);
  }
});

test('a snapshot does not change when calls come', () => {
  const model = modelOf(calls(3));
  const snapshot = model.snapshot({ ...asked, selection: ['c0', 'c1', 'other'], selectionRevision: 1 });
  const before = [
    keys(snapshot),
    snapshot.summary.failures,
    snapshot.selectedKeys.join(),
    snapshot.bulk?.retry.map(({ key }) => key).join(),
  ];
  const failure = snapshot.failureOf('c1');
  model.upsert([...calls(2, 3), failedCall('c1', 'sip_rejected', { endedAt: at(1) })]);
  model.snapshot(asked);
  const after = [
    keys(snapshot),
    snapshot.summary.failures,
    snapshot.selectedKeys.join(),
    snapshot.bulk?.retry.map(({ key }) => key).join(),
  ];
  assert.deepEqual(before, ['c2 c1 c0', 3, 'c0,c1', 'c1']);
  assert.deepEqual(after, before);
  assert.equal(snapshot.failureOf('c1'), failure);
});

test('a failure is the same object in later snapshots, while its call is the same', () => {
  const model = modelOf(calls(3));
  const failure = model.snapshot(asked).failureOf('c1');
  model.upsert(calls(2, 3));
  assert.equal(model.snapshot(asked).failureOf('c1'), failure);
  model.upsert(failedCall('c1', 'sip_rejected', { endedAt: at(1) }));
  assert.equal(model.snapshot(asked).failureOf('c1')?.reason, 'sip_rejected');
});

const pages: [name: string, rowsPerPage: number, turns: (1 | -1)[], shown: string, index: number, count: number][] = [
  ['all rows without pages', Infinity, [], 'c4 c3 c2 c1 c0', 0, 1],
  ['the first page', 2, [], 'c4 c3', 0, 3],
  ['the next page', 2, [1], 'c2 c1', 1, 3],
  ['a last page that is not full', 2, [1, 1], 'c0', 2, 3],
  ['no page beyond the last', 2, [1, 1, 1], 'c0', 2, 3],
  ['no page before the first', 2, [-1], 'c4 c3', 0, 3],
  ['one page of as many rows as there are', 5, [1], 'c4 c3 c2 c1 c0', 0, 1],
];
for (const [name, rowsPerPage, turns, shown, index, count] of pages) {
  test(`turning pages shows ${name}`, () => {
    const model = modelOf(calls(5));
    const request = { ...asked, rowsPerPage };
    model.snapshot(request);
    for (const by of turns) model.turnPage(by);
    const snapshot = model.snapshot(request);
    assert.deepEqual([keys(snapshot), snapshot.pageIndex, snapshot.pageCount], [shown, index, count]);
  });
}

test('a page is the same object until its rows are others', () => {
  const model = modelOf(calls(5));
  const request = { ...asked, rowsPerPage: 2 };
  const { page } = model.snapshot(request);
  assert.equal(model.snapshot(request).page, page);
  model.turnPage(1);
  assert.notEqual(model.snapshot(request).page, page);
});

test('a group that continues on the next page is cut, but counts as a whole', () => {
  const model = modelOf(calls(5));
  const request = { ...choosing({ groupBy: 'reason' }), rowsPerPage: 2 };
  model.snapshot(request);
  model.turnPage(1);
  const { page, view } = model.snapshot(request);
  assert.deepEqual(page.groups, [
    { key: 'sip_rejected', start: 0, count: 3 },
    { key: 'stale_sweep', start: 1, count: 2 },
  ]);
  assert.deepEqual(keysOfGroup(view, 'stale_sweep'), ['c3', 'c1']);
  assert.deepEqual(keysOfGroup(view, 'no such group'), []);
});

test('another question begins on the first page', () => {
  const model = modelOf(calls(5));
  const request = { ...asked, rowsPerPage: 2 };
  const { question } = model.snapshot(request);
  model.turnPage(1);
  assert.notEqual(model.snapshot(request).question, question);
  const filtered = model.snapshot({ ...choosing({ reason: 'sip_rejected' }), rowsPerPage: 2 });
  assert.deepEqual([keys(filtered), filtered.pageIndex], ['c4 c2', 0]);
});

/** So many that only the newest are read at first. */
const MANY = 20_000;
const many = Array.from({ length: MANY }, (_, n) =>
  failedCall(`c${String(n)}`, 'stale_sweep', { endedAt: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString() }),
);

test('of very many calls the newest are shown first, then all', () => {
  const model = modelOf(many);
  const first = model.snapshot(asked);
  assert.equal(first.isPartial, true);
  assert.ok(first.view.size < MANY);
  assert.deepEqual([first.view.keyAt(0), first.view.keyAt(1)], [`c${String(MANY - 1)}`, `c${String(MANY - 2)}`]);
  model.readRest();
  const whole = model.snapshot(asked);
  assert.deepEqual([whole.isPartial, whole.view.size, whole.summary.failures], [false, MANY, MANY]);
});

test('all of very many calls are shown to a reader and in a paused list', () => {
  for (const reader of [{ isBeingRead: true }, { isPaused: true }]) {
    const model = modelOf(many);
    model.snapshot({ ...asked, ...reader });
    model.readRest();
    const { view, waitingCount } = model.snapshot({ ...asked, ...reader });
    assert.deepEqual([view.size, waitingCount], [MANY, 0]);
  }
});

const completing: Record<string, (model: ListModel) => unknown> = {
  size: (model) => assert.equal(model.size, MANY),
  summary: (model) => assert.equal(model.summary(asked).failures, MANY),
  'keys that are shown': (model) => assert.equal(model.shownKeys(asked).length, MANY),
  failure: (model) => assert.equal(model.failure('c0', 'en')?.call.id, 'c0'),
  upsert: (model) => model.upsert(many[0]),
  delete: (model) => assert.equal(model.delete('no such call'), false),
};
for (const [name, use] of Object.entries(completing)) {
  test(`very many calls are read in full by ${name}`, () => {
    const model = modelOf(many);
    assert.equal(model.snapshot(asked).isPartial, true);
    use(model);
    const { isPartial, view } = model.snapshot(asked);
    assert.deepEqual([isPartial, view.size], [false, MANY]);
  });
}

const inFull: Record<string, ListRequest> = {
  'sorted otherwise': choosing({ sort: '-time' }),
  filtered: choosing({ blame: 'platform' }),
  searched: choosing({ query: 'c1' }),
  'in groups': choosing({ groupBy: 'day' }),
  'drawn by a server': { ...asked, utc: true },
};
for (const [name, request] of Object.entries(inFull)) {
  test(`very many calls are read in full at once where they are ${name}`, () => {
    assert.equal(modelOf(many).snapshot(request).isPartial, false);
  });
}

test('very many calls are read in full at once where none of the newest has failed', () => {
  const succeeded = many.map((call, n) =>
    n < MANY / 2 ? call : { ...call, status: 'completed', failureReason: null },
  );
  const snapshot = modelOf(succeeded).snapshot(asked);
  assert.deepEqual([snapshot.isPartial, snapshot.summary.failures], [false, MANY / 2]);
});

test('very many calls are read in full at once where others are shown already', () => {
  const model = modelOf(calls(1));
  model.snapshot(asked);
  model.replace(many);
  assert.deepEqual([model.snapshot(asked).isPartial, model.size], [false, MANY]);
});

test('very many calls that were not read yet are forgotten with the others', () => {
  const model = modelOf(many);
  model.snapshot(asked);
  model.clear();
  assert.deepEqual([model.snapshot(asked).isPartial, model.size], [false, 0]);
});

test('the summary is right before the next draw', () => {
  const model = modelOf(calls(3));
  model.snapshot(asked);
  model.upsert(calls(2, 3));
  assert.equal(model.summary(asked).shown, 5);
  assert.equal(model.summary({ ...asked, isBeingRead: true }).shown, 3);
  assert.equal(model.summary(choosing({ reason: 'sip_rejected' })).shown, 3);
});
