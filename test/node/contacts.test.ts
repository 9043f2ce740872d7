/** The numbers of contacts, and the contacts of calls from several events. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { Contact } from '../../src/failure/contact.js';
import { outlineOf } from '../../src/failure/outline.js';
import { FailureLedger } from '../../src/ledger.js';
import { CallContacts } from '../../src/ledger/call-contacts.js';
import { NO_CONTACT } from '../../src/ledger/columns.js';
import { Contacts } from '../../src/ledger/contacts.js';
import { at, failedCall, failedEvent } from '../support/calls.js';

const lead = (leadId: string, campaignId = 'c'): Contact => ({ leadId, campaignId });
const phone = (number: string): Contact => ({ number });

describe('the number of a contact', () => {
  it('is one for all notations of a phone number, and one for each lead of each campaign', () => {
    const contacts = new Contacts();
    const numbers = [phone('+4930123456'), lead('l'), lead('l', 'd'), phone('+49 (30) 123-456'), lead('l')].map(
      (contact) => contacts.indexOf(contact),
    );
    assert.deepEqual(numbers, [0, 1, 2, 0, 1]);
    assert.equal(contacts.indexOf(null), NO_CONTACT);
  });

  it('is never the same for a lead whose id is a phone number and for that phone number', () => {
    const contacts = new Contacts();
    assert.notEqual(contacts.indexOf(lead('+4930123456')), contacts.indexOf(phone('+4930123456')));
  });

  it('is free for another contact when it is not needed any more, unless the contact must not be called', () => {
    const contacts = new Contacts();
    const all = [lead('a'), lead('b'), lead('c', 'd'), phone('111'), phone('222'), phone('333')];
    const [a, b, c, one, two, three] = all.map((contact) => contacts.indexOf(contact));
    contacts.block(b!);
    contacts.block(two!);
    contacts.keepOnly(new Set([a!, three!]));
    assert.deepEqual([a, b, c, one, two, three].map((number) => contacts.labelOf(number!)), ['a', 'b', '', '', '••••222', '••••333']); // prettier-ignore
    assert.deepEqual([lead('a'), lead('b'), phone('222'), phone('333')].map((contact) => contacts.indexOf(contact)), [a, b, two, three]); // prettier-ignore
    const reused = [lead('x'), phone('999')].map((contact) => contacts.indexOf(contact));
    assert.deepEqual(reused.sort(), [c, one]);
    assert.equal(contacts.indexOf(lead('y')), all.length);
    assert.deepEqual([a, b, two, three].map((number) => contacts.isBlocked(number!)), [false, true, true, false]); // prettier-ignore
  });

  it('has no label and is not blocked after `clear`, and numbers begin at 0 again', () => {
    const contacts = new Contacts();
    for (const contact of [lead('a'), phone('111')]) contacts.block(contacts.indexOf(contact));
    contacts.keepOnly(new Set());
    contacts.indexOf(lead('b'));
    contacts.clear();
    assert.deepEqual([contacts.labelOf(0), contacts.labelOf(1), contacts.isBlocked(0)], ['', '', false]);
    assert.deepEqual([contacts.indexOf(phone('111')), contacts.indexOf(lead('a')), contacts.indexOf(lead('b'))], [0, 1, 2]); // prettier-ignore
  });

  it('stands for one contact only, whatever is kept and comes again', () => {
    const names = ['1111', '2222', '3333', '4444', '5555', '6666'];
    const contact = fc.record({ name: fc.constantFrom(...names), campaign: fc.constantFrom('', 'c', 'd') });
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ contact, isBlocked: fc.constantFrom(false, false, false, true) }) },
      { weight: 1, arbitrary: fc.record({ kept: fc.subarray(names) }) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const contacts = new Contacts();
        const model = new Map<string, { number: number; isBlocked: boolean; name: string }>();
        for (const each of steps) {
          if ('kept' in each) {
            for (const [key, { name, isBlocked }] of model) if (!isBlocked && !each.kept.includes(name)) model.delete(key);
            contacts.keepOnly(new Set([...model.values()].map(({ number }) => number)));
            continue;
          }
          const { name, campaign } = each.contact;
          const key = `${campaign} ${name}`;
          const number = contacts.indexOf(campaign === '' ? phone(name) : lead(name, campaign));
          const known = model.get(key);
          if (known) assert.equal(number, known.number);
          else assert.ok([...model.values()].every((other) => other.number !== number));
          if (each.isBlocked) contacts.block(number);
          model.set(key, { number, isBlocked: each.isBlocked || (known?.isBlocked ?? false), name });
        }
        for (const { number, isBlocked } of model.values()) assert.equal(contacts.isBlocked(number), isBlocked);
      }),
      { numRuns: 200, seed: 2 },
    );
  }); // prettier-ignore
});

describe('whom a call was for', () => {
  const lead7 = outlineOf({ event: 'campaign.lead_completed', leadId: 'lead_7', callId: 'a', status: 'failed' });

  it('is the lead that the call names, before the lead whose event names the call, before the number', () => {
    const contacts = new CallContacts();
    const own = contacts.contactOf('a', outlineOf({ id: 'a', leadId: 'own' }), NO_CONTACT);
    const number = contacts.contactOf('a', outlineOf({ id: 'a', destination: '+4930123456' }), own);
    assert.notEqual(number, own);
    const told = contacts.putLead(lead7);
    assert.deepEqual([own, number, told].map((contact) => contacts.labelOf(contact)), ['own', '••••3456', 'lead_7']); // prettier-ignore
    assert.equal(contacts.contactOf('a', outlineOf({ id: 'a', leadId: 'own' }), NO_CONTACT), own);
    assert.equal(contacts.contactOf('a', outlineOf({ id: 'a', destination: '+4930123456' }), number), told);
    assert.equal(contacts.contactOf('a', outlineOf({ id: 'a' }), number), told);
    assert.equal(contacts.contactOf('b', outlineOf({ id: 'b', destination: '+4930123456' }), NO_CONTACT), number);
  });

  it('stays as it was where a delivery names nobody', () => {
    assert.equal(new CallContacts().contactOf('a', outlineOf({ id: 'a' }), 7), 7);
  });

  it('is not told by an event that names a call and no lead', () => {
    const contacts = new CallContacts();
    const nobody = outlineOf({ event: 'campaign.lead_completed', callId: 'a', status: 'dnc_blocked' });
    assert.equal(contacts.putLead(nobody), NO_CONTACT);
    assert.equal(contacts.isBlocked(NO_CONTACT), false);
    const number = contacts.contactOf('a', outlineOf({ id: 'a', destination: '+4930123456' }), NO_CONTACT);
    assert.equal(contacts.labelOf(number), '••••3456');
  });

  it('is forgotten with a call that is not known any more, and kept with one that is', () => {
    const contacts = new CallContacts();
    const told = contacts.putLead(lead7);
    const other = contacts.putLead(outlineOf({ event: 'campaign.lead_completed', leadId: 'lead_8', callId: 'b' }));
    const needed = contacts.contactOf('c', outlineOf({ destination: '+4930123456' }), NO_CONTACT);
    const unneeded = contacts.contactOf('d', outlineOf({ destination: '+4930999999' }), NO_CONTACT);
    contacts.dropStale((id) => id === 'a', [needed]);
    assert.deepEqual([told, other, needed, unneeded].map((contact) => contacts.labelOf(contact)), ['lead_7', '', '••••3456', '']); // prettier-ignore
    assert.deepEqual(['a', 'b'].map((id) => contacts.contactOf(id, outlineOf({ id }), NO_CONTACT)), [told, NO_CONTACT]); // prettier-ignore
  });
});

describe('a ledger', () => {
  const NUMBER = { destination: '+4930123456' };
  const holding = (...calls: unknown[]) => {
    const ledger = new FailureLedger();
    ledger.upsert(calls);
    return ledger;
  };
  const completedLead = (callId: string) => ({ event: 'campaign.lead_completed', leadId: 'l', callId, status: 'failed', timestamp: at(9) }); // prettier-ignore

  it('remembers whom a call was for where a later delivery does not tell', () => {
    const ledger = holding(failedEvent('a', 'unknown', 1, NUMBER));
    ledger.upsert(failedEvent('a', 'sip_no_answer', 2));
    assert.equal(ledger.contactLabel('a'), '••••3456');
    assert.equal(ledger.readContacts(Infinity), true);
    assert.equal(ledger.contactLabel('a'), '••••3456');
  });

  it('remembers whom a call that was under way was for, when it fails without telling', () => {
    const ledger = holding({ event: 'call.started', timestamp: at(1), call: { id: 'a', ...NUMBER } });
    ledger.upsert(failedEvent('a', 'sip_no_answer', 2));
    assert.equal(ledger.contactLabel('a'), '••••3456');
  });

  it('counts a call for one person only, when an event of a lead tells that it was for another', () => {
    const first = failedCall('first', 'unknown', { destination: '+4930999999' });
    const ledger = holding(first, failedCall('a', 'unknown', NUMBER), failedCall('b', 'unknown', NUMBER));
    assert.deepEqual([ledger.callCount('a'), ledger.callCount('b')], [2, 2]);
    ledger.upsert(completedLead('b'));
    assert.deepEqual([ledger.callCount('a'), ledger.callCount('b')], [1, 1]);
    ledger.upsert(completedLead('a'));
    assert.deepEqual([ledger.callCount('a'), ledger.callCount('b')], [2, 2]);
  });

  it('counts a call once whose lead is told before or after its contact was read', () => {
    for (const limit of [0, 1, 2]) {
      const ledger = holding(failedCall('a', 'unknown', NUMBER), failedCall('b', 'unknown', NUMBER));
      ledger.readContacts(limit);
      for (let n = 0; n < 2; n++) ledger.upsert(completedLead('b'));
      assert.deepEqual([ledger.callCount('a'), ledger.callCount('b')], [1, 1]);
      assert.equal(ledger.laterCall('b'), null);
    }
  });

  it('forgets with a deleted call whom it was for', () => {
    const ledger = holding(completedLead('a'), failedCall('a', 'unknown'));
    assert.equal(ledger.contactLabel('a'), 'l');
    ledger.delete('a');
    ledger.upsert(failedCall('a', 'unknown'));
    assert.equal(ledger.contactLabel('a'), '');
  });

  it('reads whom calls were for again after all were replaced', () => {
    const ledger = holding(failedCall('a', 'unknown', NUMBER), failedCall('b', 'unknown', NUMBER));
    assert.equal(ledger.callCount('a'), 2);
    ledger.replace(['d', 'e', 'f'].map((id) => failedCall(id, 'unknown', { destination: '+4930999999' })));
    assert.deepEqual([ledger.callCount('d'), ledger.callCount('f')], [3, 3]);
    ledger.replace([failedCall('a', 'unknown', NUMBER), failedCall('d', 'unknown', { destination: '+4930999999' })]);
    assert.deepEqual([ledger.callCount('a'), ledger.callCount('d')], [1, 1]);
  });
});
