/** Whom the held calls were for. Their contacts are read when retries are first planned, or while nothing else is to do. */
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
  /** Call id → contact, of calls whose lead is known by an event of the lead's alone. */
  readonly #leadOfCall = new Map<string, number>();
  /** The failed calls of each contact, of the slots that were read. */
  readonly chains = new CallChains();
  /** So many slots were read: they never change. */
  #readCount = 0;

  /** The lead, whoever names it, else the number; events that name neither leave what was known. */
  contactOf(id: string, parts: Parts, known: number): number {
    const contact = contactOf(parts);
    if (contact !== null && 'leadId' in contact) return this.#contacts.indexOf(contact);
    const lead = this.#leadOfCall.get(id);
    if (lead !== undefined) return lead;
    return contact === null ? known : this.#contacts.indexOf(contact);
  }

  /** The contact of a slot's call, read from what the host handed in where it was not read before. */
  contactAt(calls: HeldCalls, slot: number): number {
    const contact = calls.columns.contact[slot] ?? UNREAD_CONTACT;
    if (contact !== UNREAD_CONTACT) return contact;
    const input = calls.inputAt(slot);
    return input === undefined ? NO_CONTACT : this.contactOf(keyAt(calls.columns, slot), partsOf(input), NO_CONTACT);
  }

  /** Reads the contacts of as many as `limit` slots that were not read yet. Returns whether all are read. */
  read(calls: HeldCalls, limit: number): boolean {
    const end = Math.min(calls.slotCount, this.#readCount + limit);
    for (let slot = this.#readCount; slot < end; slot++) {
      const contact = this.contactAt(calls, slot);
      calls.columns.contact[slot] = contact;
      if (contact !== NO_CONTACT && calls.inputAt(slot) !== undefined) this.chains.add(contact, slot);
    }
    this.#readCount = end;
    return end === calls.slotCount;
  }

  /** Gives a held call the contact that another delivery told. */
  setContact(calls: HeldCalls, slot: number, contact: number): void {
    const { columns } = calls;
    const before = columns.contact[slot] ?? NO_CONTACT;
    while (columns.contact.length < slot) columns.contact.push(UNREAD_CONTACT);
    columns.contact[slot] = contact;
    if (slot >= this.#readCount || before === contact) return;
    if (before !== NO_CONTACT) this.chains.remove(before, slot);
    this.chains.add(contact, slot);
  }

  /** An event of a lead tells whom a call was for, and whether that person must not be called. Returns the contact. */
  putLead(outline: Outline): number {
    const contact = this.#contacts.indexOf(contactOf(outline));
    if (contact === NO_CONTACT) return NO_CONTACT;
    if (textOf(outline.event, 'status').toLowerCase() === DO_NOT_CALL) this.#contacts.block(contact);
    if (outline.id !== '') this.#leadOfCall.set(outline.id, contact);
    return contact;
  }

  isBlocked(contact: number): boolean {
    return this.#contacts.isBlocked(contact);
  }

  /** Forgets whom one call was for. */
  forgetCall(id: string): void {
    this.#leadOfCall.delete(id);
  }

  /** Forgets the contacts that are neither needed nor those of known calls. */
  dropStale(isKnownCall: (id: string) => boolean, needed: readonly number[]): void {
    for (const id of this.#leadOfCall.keys()) {
      if (!isKnownCall(id)) this.#leadOfCall.delete(id);
    }
    this.#contacts.keepOnly(new Set([...needed, ...this.#leadOfCall.values()]));
  }

  /** Slots mean other calls from now on. */
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
