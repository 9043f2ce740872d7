/**
 * Who was called, as small whole numbers, so that a call costs one of them. Names are never made: a map by campaign holds a
 * map by lead, so that the texts are the host's own.
 */
import type { Contact } from '../failure/contact.js';
import { NO_CONTACT } from './columns.js';

export class Contacts {
  readonly #leads = new Map<string, Map<string, number>>();
  readonly #numbers = new Map<string, number>();
  readonly #blocked = new Set<number>();
  #size = 0;

  /** How many contacts are known. Their numbers are smaller than this. */
  get size(): number {
    return this.#size;
  }

  /** The number that stands for a contact. */
  indexOf(contact: Contact | null): number {
    if (contact === null) return NO_CONTACT;
    if ('number' in contact) return this.#indexIn(this.#numbers, contact.number);
    let leads = this.#leads.get(contact.campaignId);
    if (!leads) {
      leads = new Map();
      this.#leads.set(contact.campaignId, leads);
    }
    return this.#indexIn(leads, contact.leadId);
  }

  /** Notes that a contact must not be called. */
  block(contact: number): void {
    if (contact !== NO_CONTACT) this.#blocked.add(contact);
  }

  isBlocked(contact: number): boolean {
    return this.#blocked.has(contact);
  }

  clear(): void {
    this.#leads.clear();
    this.#numbers.clear();
    this.#blocked.clear();
    this.#size = 0;
  }

  #indexIn(contacts: Map<string, number>, name: string): number {
    const known = contacts.get(name);
    if (known !== undefined) return known;
    const index = this.#size;
    this.#size += 1;
    contacts.set(name, index);
    return index;
  }
}
