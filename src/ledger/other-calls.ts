/**
 * The calls that did not fail or are still under way. Their ids tell a late failure event from a new one; their contacts
 * and times tell who was reached and must not be called again.
 */
import type { Outcome } from '../failure/contact.js';
import type { Lateness } from '../failure/event-order.js';
import { CallChains, CHAIN_END } from './call-chains.js';
import { NO_CONTACT } from './columns.js';

/** What is remembered of such a call. */
export interface OtherCall {
  /** The sort key of its latest delivery: an event has to be later to replace it. */
  readonly lateness: Lateness;
  /** What became of it. */
  readonly outcome: Outcome;
  /** Its contact's number; `NO_CONTACT` where that is not known. */
  readonly contact: number;
  /** When it ended, or began while it is under way, in ms; NaN where nothing says. */
  readonly time: number;
}

/** Such a call, with its id. */
export interface IdentifiedCall extends OtherCall {
  readonly id: string;
}

/** With this many calls, the stale ones are removed. */
const MANY = 20_000;

/** Calls that are older than the newest one by this much are stale. The platform repeats a delivery for 15 hours at most. */
const STALE_MS = 7 * 864e5;

const OUTCOMES: readonly Outcome[] = ['reached', 'not-reached', 'under-way'];

/** Parallel arrays with one entry for each call, to save memory: a campaign has far more of these than failed calls. */
export class OtherCalls {
  #places = new Map<string, number>();
  readonly #ofContact = new CallChains();
  #id: string[] = [];
  #moment: number[] = [];
  #rank: number[] = [];
  #outcome: number[] = [];
  #contact: number[] = [];
  #time: number[] = [];
  #newest = -Infinity;
  #limit = MANY;

  get size(): number {
    return this.#places.size;
  }

  get(id: string): OtherCall | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#at(place);
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  set(id: string, { lateness, outcome, contact, time }: OtherCall): void {
    const place = this.#places.get(id) ?? this.#moment.length;
    this.#link(place, contact);
    this.#places.set(id, place);
    this.#id[place] = id;
    this.#moment[place] = lateness.moment;
    this.#rank[place] = lateness.rank;
    this.#outcome[place] = OUTCOMES.indexOf(outcome);
    this.#contact[place] = contact;
    this.#time[place] = time;
    if (time > this.#newest) this.#newest = time;
  }

  /** Its place in the arrays stays unused until stale calls are removed. */
  delete(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#link(place, NO_CONTACT);
    this.#contact[place] = NO_CONTACT;
    this.#places.delete(id);
  }

  clear(): void {
    this.#places = new Map();
    this.#ofContact.clear();
    this.#id = [];
    this.#moment = [];
    this.#rank = [];
    this.#outcome = [];
    this.#contact = [];
    this.#time = [];
    this.#newest = -Infinity;
    this.#limit = MANY;
  }

  /** Visits the calls of one contact. */
  ofContact(contact: number, visit: (call: IdentifiedCall) => void): void {
    let place = this.#ofContact.firstOf(contact);
    while (place !== CHAIN_END) {
      visit(this.#at(place));
      place = this.#ofContact.nextOf(place);
    }
  }

  /** The contacts of all calls. */
  contacts(): ReadonlySet<number> {
    return new Set(this.#contact);
  }

  /** Whether stale calls should be removed. */
  get isFull(): boolean {
    return this.#moment.length >= this.#limit;
  }

  /** Removes stale calls, except those to contacts of held failed calls, which tell whether the person was reached. */
  dropStale(neededContacts: ReadonlySet<number>): void {
    const kept = [...this.#places].filter(([, place]) => {
      const contact = this.#contact[place] ?? NO_CONTACT;
      const isStale = (this.#time[place] ?? NaN) < this.#newest - STALE_MS;
      return !isStale || neededContacts.has(contact);
    });
    const calls = kept.map(([id, place]) => [id, this.#at(place)] as const);
    this.clear();
    for (const [id, call] of calls) this.set(id, call);
    this.#limit = Math.max(MANY, calls.length * 2);
  }

  #link(place: number, contact: number): void {
    const before = this.#contact[place] ?? NO_CONTACT;
    if (before === contact) return;
    if (before !== NO_CONTACT) this.#ofContact.remove(before, place);
    if (contact !== NO_CONTACT) this.#ofContact.add(contact, place);
  }

  #at(place: number): IdentifiedCall {
    return {
      id: this.#id[place] ?? '',
      lateness: { moment: this.#moment[place] ?? NaN, rank: this.#rank[place] ?? 0 },
      outcome: OUTCOMES[this.#outcome[place] ?? 0] ?? 'reached',
      contact: this.#contact[place] ?? NO_CONTACT,
      time: this.#time[place] ?? NaN,
    };
  }
}
