/** The latest event of each call, in memory. */
import { compareEvents } from '@osmapi/osmtalk-elements/ledger.js';

import type { CallEvent } from '../../shared/call-event.js';

export interface CallRecord extends CallEvent {
  /** Sequence number of the change that stored it. */
  readonly change: number;
  /** Whether the call is or was failed: then the list of failed calls has to be told of its changes. */
  readonly everFailed: boolean;
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

  /** The records that a page needs which has seen everything up to this change. */
  changedSince(change: number): CallRecord[] {
    return [...this.#records.values()].filter((record) => record.everFailed && record.change > change);
  }
}
