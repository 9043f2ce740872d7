/** What the webhooks have told us so far: one record for each call, in memory. */
import { compareEvents } from '@osmapi/osmtalk-elements/ledger.js';

import type { CallEvent } from '../../shared/call-event.js';

export interface CallRecord extends CallEvent {
  /** The number of the change that made it what it is. */
  readonly change: number;
  /** Whether the call is failed, or was taken to be: what the list of failed calls has to hear about. */
  readonly everFailed: boolean;
  /** Whether the call was failed before, for another reason. */
  readonly reclassified: boolean;
}

export interface Counts {
  readonly made: number;
  readonly completed: number;
  readonly failed: number;
}

export class Inbox {
  readonly #records = new Map<string, CallRecord>();
  readonly #counts = { 'call.started': 0, 'call.completed': 0, 'call.failed': 0 };
  #changes = 0;

  get changes(): number {
    return this.#changes;
  }

  get counts(): Counts {
    return { made: this.#records.size, completed: this.#counts['call.completed'], failed: this.#counts['call.failed'] };
  }

  /** Keeps the event if it is news, and returns the new record; null if what is held is as late, or later. */
  upsert(event: CallEvent): CallRecord | null {
    const held = this.#records.get(event.callId);
    if (held && compareEvents(event.json, held.json) <= 0) return null;
    if (held) this.#counts[held.name] -= 1;
    this.#counts[event.name] += 1;
    this.#changes += 1;
    const everFailed = event.name === 'call.failed' || held?.everFailed === true;
    const reclassified = event.name === 'call.failed' && held?.name === 'call.failed';
    const record = { ...event, change: this.#changes, everFailed, reclassified };
    this.#records.set(event.callId, record);
    return record;
  }

  failed(): CallRecord[] {
    return [...this.#records.values()].filter((record) => record.name === 'call.failed');
  }

  /** What a page that has seen everything up to a change has missed. */
  changedSince(change: number): CallRecord[] {
    return [...this.#records.values()].filter((record) => record.everFailed && record.change > change);
  }
}
