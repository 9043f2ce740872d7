/** The calls of each contact, so that each person gets at most one retry. */
import type { Outcome } from '../failure/contact.js';
import type { CallChains } from './call-chains.js';
import { CHAIN_END } from './call-chains.js';
import type { Columns } from './columns.js';
import { isInUse, isNameless, keyAt, NO_CONTACT, timeAt } from './columns.js';
import type { OtherCalls } from './other-calls.js';

/** A call that began longer ago and has not ended is not counted as under way: the event of its end was lost. */
const LONGEST_CALL_MS = 6 * 3600_000;

/** The results for contacts with fewer calls are not cached: computing them again is faster. */
const MANY_CALLS = 16;

/** A later call to the person of a failed one. */
export interface LaterCall {
  /** Its id; '' where it has none. */
  readonly callId: string;
  /** When it ended, or began while it is under way, in ms since 1970; null where nothing says. */
  readonly at: number | null;
  readonly outcome: Outcome | 'failed';
}

/** Why the person of a failed call is not to be called again, whatever the rules. */
export interface Standing {
  /**
   * `tried-again`: called later, and not reached then either. `reached`: by a later call; where either time is missing, it
   * counts as later. `under-way`: there is a call right now.
   */
  readonly why: 'tried-again' | 'reached' | 'under-way' | null;
  /** How many calls to that person are known, this one included. */
  readonly count: number;
}

/** A call that did not fail. */
interface Other {
  readonly id: string;
  /** Infinity where a time is missing, so that nobody is called again by mistake. */
  readonly time: number;
}

/** The calls of one contact that matter: the latest of each kind. */
interface ContactCalls {
  count: number;
  /** Slot of the latest failed call. */
  failed: number | undefined;
  reached: Other | undefined;
  'not-reached': Other | undefined;
  'under-way': Other | undefined;
}

const noCalls = (): ContactCalls => ({
  count: 0,
  failed: undefined,
  reached: undefined,
  'not-reached': undefined,
  'under-way': undefined,
});

/** Valid as long as no call comes, changes or leaves. */
export class ContactHistory {
  readonly #columns: Columns;
  readonly #failedCalls: CallChains;
  readonly #otherCalls: OtherCalls;
  readonly #known = new Map<number, ContactCalls>();

  constructor(columns: Columns, failedCalls: CallChains, otherCalls: OtherCalls) {
    this.#columns = columns;
    this.#failedCalls = failedCalls;
    this.#otherCalls = otherCalls;
  }

  /** What is known of the person of a failed call. */
  standing(slot: number, now: number): Standing {
    const calls = this.#callsOf(slot);
    const count = Math.max(1, calls.count);
    const wasTriedAgain = calls.failed !== undefined && calls.failed !== slot;
    if (wasTriedAgain || this.#isLater(calls['not-reached'], slot)) return { why: 'tried-again', count };
    if (this.#isLater(calls.reached, slot)) return { why: 'reached', count };
    return { why: isUnderWay(calls, now) ? 'under-way' : null, count };
  }

  /**
   * What to say of the later calls to the contact of a failed one: one that is under way, else one that reached the person,
   * since that settles the matter, else the latest.
   */
  laterCall(slot: number): LaterCall | null {
    const calls = this.#callsOf(slot);
    for (const outcome of ['under-way', 'reached'] as const) {
      const call = calls[outcome];
      if (call && this.#isLater(call, slot)) return laterCallOf(call, outcome);
    }
    const { failed } = calls;
    const laterFailed = failed !== undefined && failed !== slot ? this.#laterFailed(failed) : null;
    const notReached = calls['not-reached'];
    if (!notReached || !this.#isLater(notReached, slot)) return laterFailed;
    const later = laterCallOf(notReached, 'not-reached');
    return laterFailed && timeOf(laterFailed) > timeOf(later) ? laterFailed : later;
  }

  #laterFailed(slot: number): LaterCall {
    const time = timeAt(this.#columns, slot);
    const key = keyAt(this.#columns, slot);
    return { callId: isNameless(key) ? '' : key, at: Number.isNaN(time) ? null : time, outcome: 'failed' };
  }

  #isLater(call: Other | undefined, slot: number): boolean {
    if (!call) return false;
    const failedAt = timeAt(this.#columns, slot);
    return Number.isNaN(failedAt) || call.time >= failedAt;
  }

  #callsOf(slot: number): ContactCalls {
    const contact = this.#columns.contact[slot] ?? NO_CONTACT;
    if (contact === NO_CONTACT) return noCalls();
    const known = this.#known.get(contact);
    if (known) return known;
    const calls = noCalls();
    this.#addFailed(contact, calls);
    this.#addOthers(contact, calls);
    if (calls.count > MANY_CALLS) this.#known.set(contact, calls);
    return calls;
  }

  #addFailed(contact: number, calls: ContactCalls): void {
    const chains = this.#failedCalls;
    for (let slot = chains.firstOf(contact); slot !== CHAIN_END; slot = chains.nextOf(slot)) {
      if (!isInUse(this.#columns, slot)) continue;
      calls.count += 1;
      if (calls.failed === undefined || this.#isLaterFailed(slot, calls.failed)) calls.failed = slot;
    }
  }

  #addOthers(contact: number, calls: ContactCalls): void {
    this.#otherCalls.ofContact(contact, ({ id, outcome, time }) => {
      calls.count += 1;
      const call = { id, time: Number.isNaN(time) ? Infinity : time };
      const latest = calls[outcome];
      if (latest === undefined || call.time > latest.time) calls[outcome] = call;
    });
  }

  /** Later by time; a call without one is the earliest; of two at one moment the greater key, so that one of them stands. */
  #isLaterFailed(slot: number, other: number): boolean {
    const [time, otherTime] = [timeAt(this.#columns, slot), timeAt(this.#columns, other)];
    const difference = (Number.isNaN(time) ? -Infinity : time) - (Number.isNaN(otherTime) ? -Infinity : otherTime);
    if (difference !== 0 && !Number.isNaN(difference)) return difference > 0;
    return keyAt(this.#columns, slot) > keyAt(this.#columns, other);
  }
}

function isUnderWay(calls: ContactCalls, now: number): boolean {
  const call = calls['under-way'];
  return call !== undefined && call.time > now - LONGEST_CALL_MS;
}

const laterCallOf = ({ id, time }: Other, outcome: Outcome): LaterCall => ({
  callId: id,
  at: Number.isFinite(time) ? time : null,
  outcome,
});

const timeOf = ({ at }: LaterCall): number => at ?? Infinity;
