/**
 * Contacts as small whole numbers, so that a call stores one number. Numbers of contacts that are no longer used are
 * reused.
 */
import type { Contact } from '../failure/contact.js';
import { digitsOf } from '../failure/contact.js';
import { maskNumber, maskText } from '../failure/mask.js';
import { NO_CONTACT } from './columns.js';
import { NameTable } from './name-table.js';

/** The name of a lead is its id, unchanged. */
const itself = (leadId: string): string => leadId;

export class Contacts {
  /** By number, the lead's id or the phone number as the host wrote it. Undefined for an unused number. */
  #names: (string | undefined)[] = [];
  /** By campaign, its leads. */
  #leads = new Map<string, NameTable>();
  #phones = new NameTable(this.#names, digitsOf);
  readonly #blocked = new Set<number>();
  #free: number[] = [];

  /** The number that stands for a contact. */
  indexOf(contact: Contact | null): number {
    if (contact === null) return NO_CONTACT;
    if ('number' in contact) return this.#indexIn(this.#phones, contact.number);
    return this.#indexIn(this.#leadsOf(contact.campaignId), contact.leadId);
  }

  /** The label of a contact: the last four digits of a number, or the id of a lead; '' for `NO_CONTACT`. */
  labelOf(contact: number): string {
    const name = this.#names[contact];
    if (name === undefined) return '';
    return this.#phones.get(name) === contact ? maskNumber(name) : maskText(name);
  }

  /** Marks a contact as not to be called. */
  block(contact: number): void {
    this.#blocked.add(contact);
  }

  isBlocked(contact: number): boolean {
    return this.#blocked.has(contact);
  }

  /** Removes the contacts that are no longer used, except those that must not be called. */
  keepOnly(needed: ReadonlySet<number>): void {
    const names = this.#names;
    const isNeeded = (contact: number) => needed.has(contact) || this.#blocked.has(contact);
    const leads = this.#leads;
    const phones = this.#phones;
    this.#leads = new Map();
    this.#phones = new NameTable(names, digitsOf);
    for (const [campaign, table] of leads) {
      const kept = table.numbers().filter(isNeeded);
      for (const contact of kept) this.#leadsOf(campaign).add(names[contact] ?? '', contact);
    }
    for (const contact of phones.numbers()) if (isNeeded(contact)) this.#phones.add(names[contact] ?? '', contact);
    this.#free = [];
    for (let contact = 0; contact < names.length; contact++) {
      if (isNeeded(contact)) continue;
      names[contact] = undefined;
      this.#free.push(contact);
    }
  }

  clear(): void {
    this.#names = [];
    this.#leads = new Map();
    this.#phones = new NameTable(this.#names, digitsOf);
    this.#blocked.clear();
    this.#free = [];
  }

  #leadsOf(campaign: string): NameTable {
    const known = this.#leads.get(campaign);
    if (known) return known;
    const table = new NameTable(this.#names, itself);
    this.#leads.set(campaign, table);
    return table;
  }

  #indexIn(table: NameTable, name: string): number {
    const known = table.get(name);
    if (known !== undefined) return known;
    const contact = this.#free.pop() ?? this.#names.length;
    this.#names[contact] = name;
    table.add(name, contact);
    return contact;
  }
}
