/** The latest event of each call, in memory. */
import { compareEvents } from '@osmapi/osmtalk-elements/ledger.js';

import type { CallEvent } from '../../shared/call-event.js';
import { type Contact, pageEvent } from './page-event.js';

/** Something that the pages have to be told. */
export interface Change {
  /** Of two changes with one key, the later one is enough. */
  readonly key: string;
  /** Sequence number. */
  readonly change: number;
  /** What the pages are told, as JSON. */
  readonly page: string;
}

export interface CallRecord extends CallEvent, Change {
  /** Whether the call had failed before already, by an earlier event. */
  readonly reclassified: boolean;
}

export interface Counts {
  readonly made: number;
  readonly completed: number;
  readonly failed: number;
}

export class Inbox {
  readonly #records = new Map<string, CallRecord>();
  /** Leads who must not be called any more. */
  readonly #blocked = new Map<string, Change>();
  readonly #counts = { 'call.started': 0, 'call.completed': 0, 'call.failed': 0 };
  #changes = 0;

  get changes(): number {
    return this.#changes;
  }

  get counts(): Counts {
    return { made: this.#records.size, completed: this.#counts['call.completed'], failed: this.#counts['call.failed'] };
  }

  /** Keeps the event if it is news, and returns the new record; null if what is held is as late, or later. */
  upsert(event: CallEvent, contact: Contact | null = null): CallRecord | null {
    const held = this.#records.get(event.callId);
    if (held && compareEvents(event.json, held.json) <= 0) return null;
    if (held) this.#counts[held.name] -= 1;
    this.#counts[event.name] += 1;
    this.#changes += 1;
    const reclassified = event.name === 'call.failed' && held?.name === 'call.failed';
    const page = pageEvent(event.json, event.name, contact);
    const record = { ...event, key: `call ${event.callId}`, change: this.#changes, page, reclassified };
    this.#records.set(event.callId, record);
    return record;
  }

  /** Keeps that a lead must not be called any more; null if that was known. */
  block({ key: lead, page }: { readonly key: string; readonly page: string }): Change | null {
    if (this.#blocked.has(lead)) return null;
    this.#changes += 1;
    const change = { key: `lead ${lead}`, change: this.#changes, page };
    this.#blocked.set(lead, change);
    return change;
  }

  failed(): CallRecord[] {
    return [...this.#records.values()].filter((record) => record.name === 'call.failed');
  }

  /** What a page needs that has seen everything up to this change. All calls: whoever was reached is not called again. */
  changedSince(change: number): Change[] {
    return [...this.#records.values(), ...this.#blocked.values()].filter((each) => each.change > change);
  }
}
