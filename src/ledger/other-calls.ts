/**
 * The calls that did not fail, or are still under way: by their ids a late failure is told from a new one, and by their
 * contacts and times a person who was reached is not called again.
 */
import { NO_CONTACT } from './contacts.js';

/** What is kept of such a call. */
export interface OtherCall {
  /** How late the delivery was that told of it: see the call store. */
  readonly stamp: number;
  /** Whether it has not ended yet. */
  readonly isUnderWay: boolean;
  /** Its contact's number; `NO_CONTACT` where that is not known. */
  readonly contact: number;
  /** When it ended, or began while it is under way, in ms; NaN where nothing says. */
  readonly time: number;
}

/** From as many calls on, those that are stale leave. */
const MANY = 20_000;

/** The platform's last try of a delivery comes after 15 hours: what is a week older than the newest call is stale. */
const STALE_MS = 7 * 864e5;

export class OtherCalls {
  readonly #calls = new Map<string, OtherCall>();
  #newest = -Infinity;
  #limit = MANY;

  get size(): number {
    return this.#calls.size;
  }

  get(id: string): OtherCall | undefined {
    return this.#calls.get(id);
  }

  set(id: string, call: OtherCall): void {
    this.#calls.set(id, call);
    if (call.time > this.#newest) this.#newest = call.time;
  }

  delete(id: string): void {
    this.#calls.delete(id);
  }

  clear(): void {
    this.#calls.clear();
    this.#newest = -Infinity;
    this.#limit = MANY;
  }

  values(): IterableIterator<OtherCall> {
    return this.#calls.values();
  }

  /** Whether there are so many that stale ones should leave. */
  get isFull(): boolean {
    return this.#calls.size >= this.#limit;
  }

  /** Lets stale calls leave, but for those of contacts that are still needed: whoever was reached stays so. */
  dropStale(isNeeded: (contact: number) => boolean): void {
    for (const [id, { time, contact }] of this.#calls) {
      const isStale = time < this.#newest - STALE_MS;
      if (isStale && (contact === NO_CONTACT || !isNeeded(contact))) this.#calls.delete(id);
    }
    this.#limit = Math.max(MANY, this.#calls.size * 2);
  }
}
