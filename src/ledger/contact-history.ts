/** The calls of each contact, so that each person gets at most one retry. */
import type { Outcome } from '../failure/contact.js';
import type { CallChains } from './call-chains.js';
import { CHAIN_END } from './call-chains.js';
import type { Columns } from './columns.js';
import { isInUse, isNameless, keyAt, NO_CONTACT, timeAt } from './columns.js';
import type { OtherCalls } from './other-calls.js';

/**
 * A call that began longer ago and has not ended does not count as under way: the event of its end must have been lost.
 */
const LONGEST_CALL_MS = 6 * 3600_000;

/** For contacts with fewer calls, finding the latest again is faster than remembering it. */
const MANY_CALLS = 16;

/** A later call to the person whom a failed call was for. */
export interface LaterCall {
  /** The call's id; '' if it has none. */
  readonly callId: string;
  /** When it ended, or began if it is under way, in ms since 1970; null if not known. */
  readonly at: number | null;
  readonly outcome: Outcome | 'failed';
}

/**
 * Why the person whom a failed call was for must not be called again, whatever the rules. `tried-again`: a later call
 * did not reach the person either. `reached`: a later call did. `under-way`: there is a call right now. If the time of
 * either call is missing, the other call counts as later.
 */
export type Standing = 'tried-again' | 'reached' | 'under-way';

/** A call that did not fail. */
interface Other {
  readonly id: string;
  /** Infinity if the time is missing, so that nobody is called again by mistake. */
  readonly time: number;
}

/** The calls to one contact that did not fail: the latest of each outcome. */
type LatestOthers = Readonly<Partial<Record<Outcome, Other>>>;

const NO_OTHERS: LatestOthers = {};

/** The calls of each contact. Valid until a call is added, changed or removed. A plan queries it once for each call. */
export class ContactHistory {
  readonly #columns: Columns;
  readonly #failedCalls: CallChains;
  readonly #otherCalls: OtherCalls;
  /** The latest failed call, for contacts with many calls. */
  readonly #knownFailed = new Map<number, number | undefined>();
  readonly #knownOthers = new Map<number, LatestOthers>();

  constructor(columns: Columns, failedCalls: CallChains, otherCalls: OtherCalls) {
    this.#columns = columns;
    this.#failedCalls = failedCalls;
    this.#otherCalls = otherCalls;
  }

  /**
   * Why the person whom a failed call was for must not be called again because of other calls; null if none says so.
   */
  standing(slot: number, now: number): Standing | null {
    const contact = this.#contactOf(slot);
    if (contact === NO_CONTACT) return null;
    const latest = this.#latestFailed(contact);
    const others = this.#othersOf(contact);
    const wasTriedAgain = latest !== undefined && latest !== slot;
    if (wasTriedAgain || this.#isLater(others['not-reached'], slot)) return 'tried-again';
    if (this.#isLater(others.reached, slot)) return 'reached';
    return isUnderWay(others['under-way'], now) ? 'under-way' : null;
  }

  /** Number of known calls to the person whom a failed call was for, that call included. */
  callCount(slot: number): number {
    const contact = this.#contactOf(slot);
    if (contact === NO_CONTACT) return 1;
    let count = 0;
    const chains = this.#failedCalls;
    for (let each = chains.firstOf(contact); each !== CHAIN_END; each = chains.nextOf(each)) {
      if (isInUse(this.#columns, each)) count += 1;
    }
    return Math.max(1, count + this.#otherCalls.countOf(contact));
  }

  /**
   * The most important later call to the contact of a failed one: one that is under way, else one that reached the
   * person, else the latest. A call that is under way always counts as later.
   */
  laterCall(slot: number, now: number): LaterCall | null {
    const contact = this.#contactOf(slot);
    if (contact === NO_CONTACT) return null;
    const { 'under-way': underWay, reached, 'not-reached': notReached } = this.#othersOf(contact);
    if (underWay && isUnderWay(underWay, now)) return laterCallOf(underWay, 'under-way');
    if (reached && this.#isLater(reached, slot)) return laterCallOf(reached, 'reached');
    const failed = this.#latestFailed(contact);
    const laterFailed = failed !== undefined && failed !== slot ? this.#laterFailed(failed) : null;
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

  #contactOf(slot: number): number {
    return this.#columns.contact[slot] ?? NO_CONTACT;
  }

  /** The slot of the latest failed call; undefined if there is none. */
  #latestFailed(contact: number): number | undefined {
    if (this.#knownFailed.has(contact)) return this.#knownFailed.get(contact);
    const chains = this.#failedCalls;
    let latest: number | undefined;
    let count = 0;
    for (let slot = chains.firstOf(contact); slot !== CHAIN_END; slot = chains.nextOf(slot)) {
      count += 1;
      if (!isInUse(this.#columns, slot)) continue;
      if (latest === undefined || this.#isLaterFailed(slot, latest)) latest = slot;
    }
    if (count > MANY_CALLS) this.#knownFailed.set(contact, latest);
    return latest;
  }

  #othersOf(contact: number): LatestOthers {
    if (!this.#otherCalls.hasAny(contact)) return NO_OTHERS;
    const known = this.#knownOthers.get(contact);
    if (known) return known;
    const others: Partial<Record<Outcome, Other>> = {};
    let count = 0;
    this.#otherCalls.ofContact(contact, ({ id, outcome, time }) => {
      count += 1;
      const call = { id, time: Number.isNaN(time) ? Infinity : time };
      const latest = others[outcome];
      if (latest === undefined || call.time > latest.time) others[outcome] = call;
    });
    if (count > MANY_CALLS) this.#knownOthers.set(contact, others);
    return others;
  }

  /**
   * Whether a failed call is later than another: by time, where none counts as the earliest, then by key for a total
   * order.
   */
  #isLaterFailed(slot: number, other: number): boolean {
    const time = timeAt(this.#columns, slot);
    const otherTime = timeAt(this.#columns, other);
    const difference = (Number.isNaN(time) ? -Infinity : time) - (Number.isNaN(otherTime) ? -Infinity : otherTime);
    if (difference !== 0 && !Number.isNaN(difference)) return difference > 0;
    return keyAt(this.#columns, slot) > keyAt(this.#columns, other);
  }
}

const isUnderWay = (call: Other | undefined, now: number): boolean =>
  call !== undefined && call.time > now - LONGEST_CALL_MS;

const laterCallOf = ({ id, time }: Other, outcome: Outcome): LaterCall => ({
  callId: id,
  at: Number.isFinite(time) ? time : null,
  outcome,
});

const timeOf = ({ at }: LaterCall): number => at ?? Infinity;
