/** What is known of each contact's calls, so that one person gets one retry. */
import type { Outcome } from '../failure/contact.js';
import type { Columns } from './columns.js';
import { isInUse, keyAt, NO_CONTACT, timeAt } from './columns.js';
import type { OtherCall } from './other-calls.js';

/** A call of which nothing has been heard for so long is not under way any more: its end got lost. */
const LONGEST_CALL_MS = 6 * 3600_000;

export class ContactHistory {
  readonly #columns: Columns;
  /** By contact, the slot of its latest failed call. */
  readonly #latestFailed: (number | undefined)[] = [];
  /** By contact, how many calls are known. */
  readonly #callCount: number[] = [];
  /** By contact, when a call last ended that neither failed nor reached anybody; Infinity where a time is missing. */
  readonly #missedAt: (number | undefined)[] = [];
  /** By contact, when it was last reached; Infinity where a time is missing, so that nobody is called again by mistake. */
  readonly #reachedAt: (number | undefined)[] = [];
  /** By contact, when the latest call that is under way began; Infinity where a time is missing. */
  readonly #underWaySince: (number | undefined)[] = [];

  /** Costs one pass over all calls that are held or remembered. */
  constructor(columns: Columns, otherCalls: Iterable<OtherCall>) {
    this.#columns = columns;
    for (let slot = 0; slot < columns.key.length; slot++) this.#addFailed(slot);
    for (const call of otherCalls) this.#addOther(call);
  }

  /** How many calls to a slot's contact are known, this one included. */
  callCount(slot: number): number {
    return this.#callCount[this.#contactOf(slot)] ?? 1;
  }

  /** Whether the contact of a failed call was called again later, and that did not reach anybody either. */
  wasTriedAgain(slot: number): boolean {
    const latest = this.#latestFailed[this.#contactOf(slot)];
    return (latest !== undefined && latest !== slot) || this.#isLaterThan(slot, this.#missedAt);
  }

  /** Whether a later call reached the contact of a failed one. Where either time is missing, it counts as later. */
  wasReached(slot: number): boolean {
    return this.#isLaterThan(slot, this.#reachedAt);
  }

  /** Whether a call to the contact is under way. */
  isUnderWay(slot: number, now: number): boolean {
    const since = this.#underWaySince[this.#contactOf(slot)];
    return since !== undefined && since > now - LONGEST_CALL_MS;
  }

  #isLaterThan(slot: number, times: readonly (number | undefined)[]): boolean {
    const time = times[this.#contactOf(slot)];
    if (time === undefined) return false;
    const failedAt = timeAt(this.#columns, slot);
    return Number.isNaN(failedAt) || time >= failedAt;
  }

  #contactOf(slot: number): number {
    return this.#columns.contact[slot] ?? NO_CONTACT;
  }

  #addFailed(slot: number): void {
    const contact = this.#contactOf(slot);
    if (contact === NO_CONTACT || !isInUse(this.#columns, slot)) return;
    this.#callCount[contact] = (this.#callCount[contact] ?? 0) + 1;
    const latest = this.#latestFailed[contact];
    if (latest === undefined || this.#isLater(slot, latest)) this.#latestFailed[contact] = slot;
  }

  #addOther({ contact, outcome, time }: OtherCall): void {
    if (contact === NO_CONTACT) return;
    this.#callCount[contact] = (this.#callCount[contact] ?? 0) + 1;
    const times = this.#timesOf(outcome);
    times[contact] = Math.max(times[contact] ?? -Infinity, Number.isNaN(time) ? Infinity : time);
  }

  #timesOf(outcome: Outcome): (number | undefined)[] {
    if (outcome === 'reached') return this.#reachedAt;
    return outcome === 'under-way' ? this.#underWaySince : this.#missedAt;
  }

  /** Later by time; a call without one is the earliest; of two at one moment the greater key, so that one of them stands. */
  #isLater(slot: number, other: number): boolean {
    const [time, otherTime] = [timeAt(this.#columns, slot), timeAt(this.#columns, other)];
    const difference = (Number.isNaN(time) ? -Infinity : time) - (Number.isNaN(otherTime) ? -Infinity : otherTime);
    if (difference !== 0 && !Number.isNaN(difference)) return difference > 0;
    return keyAt(this.#columns, slot) > keyAt(this.#columns, other);
  }
}
