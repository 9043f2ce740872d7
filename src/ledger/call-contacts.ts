/**
 * The contacts of the held calls. They are read on demand, when retries are first planned, or ahead of time when idle.
 */
import { contactOf, DO_NOT_CALL } from '../failure/contact.js';
import { textOf } from '../failure/fields.js';
import type { Outline } from '../failure/outline.js';
import { partsOf } from '../failure/outline.js';
import { CallChains } from './call-chains.js';
import type { HeldCalls } from './columns.js';
import { keyAt, NO_CONTACT, UNREAD_CONTACT } from './columns.js';
import { Contacts } from './contacts.js';

type Parts = Pick<Outline, 'call' | 'event'>;

export class CallContacts {
  readonly #contacts = new Contacts();
  /** Call id → contact, for calls whose lead is only known from a `campaign.lead_completed` event. */
  readonly #leadOfCall = new Map<string, number>();
  /** The failed calls of each contact, as far as slots were read. */
  readonly chains = new CallChains();
  /** Number of slots that were read. A slot never changes, so each is read once. */
  #readCount = 0;

  /**
   * The contact of a call: its lead if any event names one, else its number, else the contact that was known before.
   */
  contactOf(id: string, parts: Parts, known: number): number {
    const contact = contactOf(parts);
    if (contact !== null && 'leadId' in contact) return this.#contacts.indexOf(contact);
    const lead = this.#leadOfCall.get(id);
    if (lead !== undefined) return lead;
    return contact === null ? known : this.#contacts.indexOf(contact);
  }

  /** The contact of a slot's call. Reads it from the host's input if that was not done yet. */
  contactAt(calls: HeldCalls, slot: number): number {
    const contact = calls.columns.contact[slot] ?? UNREAD_CONTACT;
    if (contact !== UNREAD_CONTACT) return contact;
    const input = calls.inputAt(slot);
    return input === undefined ? NO_CONTACT : this.contactOf(keyAt(calls.columns, slot), partsOf(input), NO_CONTACT);
  }

  /** Reads the contacts of at most `limit` slots that were not read yet. Returns whether all are read. */
  read(calls: HeldCalls, limit: number): boolean {
    const end = Math.min(calls.slotCount, this.#readCount + limit);
    for (let slot = this.#readCount; slot < end; slot++) {
      const contact = this.contactAt(calls, slot);
      calls.columns.contact[slot] = contact;
      if (contact !== NO_CONTACT) this.chains.add(contact, slot);
    }
    this.#readCount = end;
    return end === calls.slotCount;
  }

  /** Sets the contact of a held call, as learned from another event. */
  setContact(calls: HeldCalls, slot: number, contact: number): void {
    const { columns } = calls;
    const before = columns.contact[slot] ?? NO_CONTACT;
    while (columns.contact.length < slot) columns.contact.push(UNREAD_CONTACT);
    columns.contact[slot] = contact;
    if (slot >= this.#readCount || before === contact) return;
    if (before !== NO_CONTACT) this.chains.remove(before, slot);
    this.chains.add(contact, slot);
  }

  /** Reads an event of a lead: whom a call was for, and whether that person must not be called. Returns the contact. */
  putLead(outline: Outline): number {
    const contact = this.#contacts.indexOf(contactOf(outline));
    if (contact === NO_CONTACT) return NO_CONTACT;
    if (textOf(outline.event, 'status').toLowerCase() === DO_NOT_CALL) this.#contacts.block(contact);
    if (outline.id !== '') this.#leadOfCall.set(outline.id, contact);
    return contact;
  }

  /** The label of a contact, masked. */
  labelOf(contact: number): string {
    return this.#contacts.labelOf(contact);
  }

  isBlocked(contact: number): boolean {
    return this.#contacts.isBlocked(contact);
  }

  /** Forgets the contact of a call. */
  forgetCall(id: string): void {
    this.#leadOfCall.delete(id);
  }

  /** Removes contacts that are neither in `needed` nor belong to a known call. */
  dropStale(isKnownCall: (id: string) => boolean, needed: readonly number[]): void {
    for (const id of this.#leadOfCall.keys()) {
      if (!isKnownCall(id)) this.#leadOfCall.delete(id);
    }
    this.#contacts.keepOnly(new Set([...needed, ...this.#leadOfCall.values()]));
  }

  /** Must be called when the columns are rebuilt, after which slots belong to other calls. */
  restart(): void {
    this.chains.clear();
    this.#readCount = 0;
  }

  clear(): void {
    this.restart();
    this.#contacts.clear();
    this.#leadOfCall.clear();
  }
}
