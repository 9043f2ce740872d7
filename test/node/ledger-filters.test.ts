/** Filters by agent, channel, time and retryability, and groups by agent and by contact. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ViewOptions } from '../../src/ledger.js';
import { FailureLedger } from '../../src/ledger.js';
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

test('a moment that cannot be read does not filter, and gets one warning', async () => {
  const warnings = await warningsDuring(() => {
    for (const from of ['soon', NaN, {} as Date]) assert.equal(shown({ from }), 'c b a d');
  });
  assert.equal(warnings.length, 1);
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
