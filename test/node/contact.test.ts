/** The contact of a call, and the outcome of a call that did not fail, by which retries are planned. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { contactOf, digitsOf, outcomeOf } from '../../src/failure/contact.js';
import { outlineOf } from '../../src/failure/outline.js';

const lead = (leadId: string, campaignId = '') => ({ campaignId, leadId });

const contacts: [name: string, input: unknown, contact: object | null][] = [
  ['a call with a lead', { id: 'a', leadId: 'l' }, lead('l')],
  ['a call with a lead and its campaign', { id: 'a', leadId: 'l', campaignId: 'c' }, lead('l', 'c')],
  ['a row of a database with a lead', { id: 'a', lead_id: 'l', campaign_id: 'c' }, lead('l', 'c')],
  ['a lead before a number', { id: 'a', leadId: 'l', destination: '+4930123456' }, lead('l')],
  ['an event whose call has a lead', { event: 'call.failed', call: { leadId: 'l', campaignId: 'c' } }, lead('l', 'c')],
  ['an event with a lead beside its call', { event: 'call.failed', leadId: 'l', call: { id: 'a' } }, lead('l')],
  ['the lead of the call before that of its event', { event: 'call.failed', leadId: 'm', call: { leadId: 'l' } }, lead('l')],
  ['the campaign of the event, where the call names its lead alone', { event: 'call.failed', campaignId: 'c', call: { leadId: 'l' } }, lead('l', 'c')],
  ['the campaign of the call before that of its event', { event: 'call.failed', campaignId: 'd', call: { leadId: 'l', campaignId: 'c' } }, lead('l', 'c')],
  ['an event of a lead', { event: 'campaign.lead_completed', leadId: 'l', campaignId: 'c', status: 'failed' }, lead('l', 'c')],
  ['a destination', { id: 'a', destination: '+4930123456' }, { number: '+4930123456' }],
  ['a number in `to`', { id: 'a', to: '030 123 456' }, { number: '030 123 456' }],
  ['a destination before `to`', { id: 'a', destination: '+4930123456', to: '+1415' }, { number: '+4930123456' }],
  ['a campaign without a lead', { id: 'a', campaignId: 'c' }, null],
  ['a number of three digits', { id: 'a', destination: '112' }, { number: '112' }],
  ['a number of two digits', { id: 'a', destination: '11' }, null],
  ['a word', { id: 'a', destination: 'anonymous' }, null],
  ['nothing', { id: 'a' }, null],
  ['no call', null, null],
]; // prettier-ignore

for (const [name, input, contact] of contacts) {
  test(`the contact by ${name} is ${JSON.stringify(contact)}`, () => {
    assert.deepEqual(contactOf(outlineOf(input)), contact);
  });
}

for (const [number, digits] of [
  ['+4930123456', '4930123456'],
  ['+49 (30) 12-34.56', '4930123456'],
  ['0049 30 123456', '004930123456'],
  ['4930123456', '4930123456'],
  ['tel:+4930123456', '4930123456'],
  ['+4930123456;ext=7', '49301234567'],
  ['+1', '1'],
  ['+', ''],
  ['٠١٢٣', '٠١٢٣'],
  ['anonymous', ''],
  ['', ''],
] as const) {
  test(`the digits of "${number}" are "${digits}"`, () => {
    assert.equal(digitsOf(number), digits);
  });
}

for (const [input, outcome] of [
  [{ status: 'completed' }, 'reached'],
  [{ status: 'COMPLETED' }, 'reached'],
  [{ status: 'ended' }, 'reached'],
  [{ status: 'voicemail' }, 'not-reached'],
  [{ status: 'no_answer' }, 'not-reached'],
  [{ status: 'No_Answer' }, 'not-reached'],
  [{ status: 'busy' }, 'not-reached'],
  [{ status: 'cancelled' }, 'not-reached'],
  [{ status: 'canceled' }, 'not-reached'],
  [{ status: 'no_answer', endedAt: '2026-05-13T12:00:00Z', durationSeconds: 3 }, 'not-reached'],
  [{ status: 'in_progress' }, 'under-way'],
  [{ status: 'in_progress', startedAt: '2026-05-13T12:00:00Z' }, 'under-way'],
  [{ status: 'transferred' }, 'under-way'],
  [{ status: 'transferred', endedAt: '2026-05-13T12:00:00Z' }, 'reached'],
  [{ status: 'transferred', durationSeconds: 0 }, 'reached'],
  [{ event: 'call.completed', callId: 'a' }, 'reached'],
  [{ event: 'call.started', callId: 'a' }, 'under-way'],
] as const) {
  test(`a call as ${JSON.stringify(input)} is ${outcome}`, () => {
    assert.equal(outcomeOf(outlineOf(input)), outcome);
  });
}
