/** Filters by agent, channel, time and retryability, and groups by agent and by contact. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { describeFailureReason, useCatalog } from '../../src/catalog.js';
import type { ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
import { readRangeEnd } from '../../src/ledger/time-range.js';
import german from '../../src/locales/de.js';
import { at, failedCall, failedEvent } from '../support/calls.js';
import { warningsDuring } from '../support/warnings.js';

const calls = [
  failedCall('a', 'stale_sweep', { endedAt: at(1), agentId: 'Priya', channel: 'phone' }),
  failedCall('b', 'sip_rejected', { endedAt: at(2), agentId: 'Arjun', channel: 'web' }),
  failedCall('c', 'caller_hung_up_silently', { endedAt: at(3), agentId: 'Priya', channel: 'web' }),
  failedCall('d', 'unknown', { endedAt: null, agentId: '', channel: '' }),
];

function holding(...inputs: unknown[]): FailureLedger {
  const ledger = new FailureLedger();
  ledger.upsert(inputs);
  return ledger;
}

const shown = (options: ViewOptions, ledger = holding(...calls)): string => ledger.view(options).keys.join(' ');

const filters: [options: ViewOptions, shown: string][] = [
  [{ agent: 'Priya' }, 'c a'],
  [{ agent: 'priya' }, ''],
  [{ agent: '' }, 'c b a d'],
  [{ agent: null, channel: null, from: null, to: null, retryable: null }, 'c b a d'],
  [{ channel: 'web' }, 'c b'],
  [{ agent: 'Priya', channel: 'web' }, 'c'],
  [{ agent: '__proto__' }, ''],
  [{ from: at(2) }, 'c b'],
  [{ to: at(2) }, 'a'],
  [{ from: Date.parse(at(1)), to: new Date(at(3)) }, 'b a'],
  [{ from: '2026-05-13 12:02' }, 'c b'],
  [{ from: at(3), to: at(2) }, ''],
  [{ retryable: true }, 'a'],
  [{ retryable: 'policy-decides' }, 'c'],
  [{ retryable: 'do-not-retry' }, 'b d'],
  [{ retryable: false }, 'c b d'],
  [{ retryable: false, agent: 'Arjun' }, 'b'],
  [{ query: 'priya' }, 'c a'],
  [{ query: 'web', agent: 'Arjun' }, 'b'],
];
for (const [options, keys] of filters) {
  test(`the calls shown for ${JSON.stringify(options)} are [${keys}]`, () => assert.equal(shown(options), keys));
}

test('only calls of the given keys are let through, and another set of keys is another filter', () => {
  const ledger = holding(...calls);
  const keys = new Set(['d', 'a', 'x']);
  assert.equal(shown({ keys }, ledger), 'a d');
  assert.equal(shown({ keys, agent: 'Priya' }, ledger), 'a');
  assert.equal(shown({ keys: new Set(['b']) }, ledger), 'b');
  assert.equal(shown({ keys: new Set() }, ledger), '');
  assert.equal(shown({ keys: null }, ledger), 'c b a d');
});

test('titles are searched in the language that is asked for, and the same text in another language is another filter', () => {
  useCatalog(german);
  const ledger = holding(...calls);
  const title = (lang: string) => describeFailureReason('sip_rejected', { lang }).title;
  for (const [query, lang, keys] of [
    [title('de'), 'de', 'b'],
    [title('de'), 'en', ''],
    [title('en'), 'en', 'b'],
    [title('en'), 'de', ''],
  ] as const) {
    assert.equal(shown({ query, lang }, ledger), keys);
  }
});

test('a reason that a host adds is found by its title', () => {
  const ledger = holding(failedCall('a', 'added_for_filters'));
  const options = { query: 'a title of the host' };
  assert.equal(shown(options, ledger), '');
  const words = { title: 'A title of the host', cause: 'Ours.', whatToTry: 'Wait.', likelyBlame: 'carrier' } as const;
  useCatalog({ lang: 'en', reasons: { added_for_filters: words } });
  assert.equal(shown(options, ledger), 'a');
});

test('a retryability of no text does not filter', () => {
  assert.equal(shown({ retryable: '' as 'do-not-retry' }), 'c b a d');
});

test('a host changing its options changes no filter', () => {
  const options = { blame: 'carrier' };
  const ledger = holding(...calls);
  assert.equal(shown(options, ledger), 'b');
  options.blame = 'platform';
  assert.equal(shown(options, ledger), 'a');
});

test('a moment that cannot be read does not filter, and gets one warning', async () => {
  const warnings = await warningsDuring(() => {
    for (const from of ['soon', NaN, {} as Date]) assert.equal(shown({ from }), 'c b a d');
  });
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /from is a moment/);
});

for (const [value, ms] of [
  [5, 5],
  [1_778_673_600_000, 1_778_673_600_000],
  [-5.5, -5.5],
  ['5', 5000],
  ['2026-05-13T12:00Z', 1_778_673_600_000],
  [new Date(5), 5],
  [8.64e15, 8.64e15],
  [9e15, null],
  [null, null],
  [undefined, null],
  ['', null],
] as const) {
  test(`an end of the range at ${typeof value} ${String(value)} is ${String(ms)}`, () => {
    assert.equal(readRangeEnd(value, 'from'), ms);
  });
}

test('an absent end of the range gets no warning', async () => {
  assert.deepEqual(await warningsDuring(() => [null, undefined, ''].map((end) => readRangeEnd(end, 'to'))), []);
});

test('an end of the range that cannot be read is named in its warning', async () => {
  const warnings = await warningsDuring(() => {
    assert.equal(shown({ to: 'soon' }), 'c b a d');
  });
  assert.match(warnings.join('\n'), /to is a moment/);
});

test('a filter by agent also applies to calls that arrive later', () => {
  const ledger = holding(...calls);
  assert.equal(shown({ agent: 'Meera' }, ledger), '');
  ledger.upsert(failedCall('e', 'unknown', { endedAt: at(4), agentId: 'Meera' }));
  assert.equal(shown({ agent: 'Meera' }, ledger), 'e');
});

test('a call that changes its agent no longer matches the filter', () => {
  const ledger = holding(...calls);
  assert.equal(shown({ agent: 'Priya' }, ledger), 'c a');
  ledger.upsert(failedCall('a', 'stale_sweep', { endedAt: at(1), agentId: 'Arjun' }));
  assert.equal(shown({ agent: 'Priya' }, ledger), 'c');
});

test('a number in the name of a channel is masked before it is compared', () => {
  const ledger = holding(failedCall('a', 'unknown', { channel: 'line +919876543210' }));
  assert.equal(shown({ channel: ledger.failure('a')!.call.channel }, ledger), 'a');
});

const groupsOf = (ledger: FailureLedger, options: ViewOptions) =>
  ledger.view(options).groups.map(({ key, start, count }) => [key, start, count]);

test('groups by agent are in order of name, calls without an agent last', () => {
  assert.deepEqual(groupsOf(holding(...calls), { groupBy: 'agent' }), [['Arjun', 0, 1], ['Priya', 1, 2], ['', 3, 1]]); // prettier-ignore
});

const number = (end: string, minute: number, more = {}) =>
  failedCall(`n${end}${String(minute)}`, 'sip_no_answer', {
    destination: `+919876540${end}`,
    endedAt: at(minute),
    ...more,
  });

test('groups by contact put calls to one number together, however it is written, and never name it', () => {
  const ledger = holding(number('123', 1), number('456', 2), number('123', 3, { destination: '+91 98765 40123' }), calls[0]); // prettier-ignore
  const { groups, keys } = ledger.view({ groupBy: 'contact' });
  assert.deepEqual(groups.map(({ start, count }) => [start, count]), [[0, 2], [2, 1], [3, 1]]); // prettier-ignore
  assert.deepEqual(keys, ['n1233', 'n1231', 'n4562', 'a']);
  for (const { key } of groups) assert.doesNotMatch(key, /\d{3}/);
  assert.deepEqual(keys.map((key) => ledger.contactLabel(key)), ['••••0123', '••••0123', '••••0456', '']); // prettier-ignore
});

test('a lead is one contact, whatever numbers it was called on', () => {
  const ledger = holding(number('123', 1, { leadId: 'lead_7' }), number('456', 2, { leadId: 'lead_7' }));
  assert.deepEqual(ledger.view({ groupBy: 'contact' }).groups.map(({ count }) => count), [2]); // prettier-ignore
  assert.equal(ledger.contactLabel('n1231'), 'lead_7');
  assert.equal(ledger.contactLabel('nobody'), '');
});

test('an event of a lead that tells whom a call was for moves the call to its group', () => {
  const ledger = holding(failedEvent('a', 'sip_no_answer', 1, { leadId: 'lead_7' }), failedEvent('b', 'unknown', 2));
  assert.deepEqual(groupsOf(ledger, { groupBy: 'contact' }).length, 2);
  ledger.upsert({
    event: 'campaign.lead_completed',
    timestamp: at(3),
    leadId: 'lead_7',
    callId: 'b',
    status: 'failed',
  });
  assert.deepEqual(ledger.view({ groupBy: 'contact' }).groups.map(({ count }) => count), [2]); // prettier-ignore
});
