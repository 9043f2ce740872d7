/**
 * The work that `<osm-failure-list>` does before it draws, written by hand: parse times, drop duplicate ids (the last
 * one wins), count by blame and by reason, and sort newest first.
 */
import { blameLabel, describeFailureReason, FAILURE_REASONS } from '../../dist/catalog.js';

/** The words of a row for each reason. */
export const WORDS = Object.fromEntries(
  FAILURE_REASONS.map((reason) => {
    const { title, likelyBlame } = describeFailureReason(reason);
    return [reason, { title, blame: likelyBlame, label: blameLabel(likelyBlame) }];
  }),
);

export class Work {
  #byId = new Map();
  byBlame = {};
  byReason = {};
  /** Newest first. */
  rows = [];

  take(calls) {
    this.#byId = new Map();
    this.byBlame = {};
    this.byReason = {};
    for (const call of calls) this.#put(call);
    this.rows = [...this.#byId.values()].sort((a, b) => b.time - a.time);
  }

  /** Adds calls, and returns the new rows. */
  add(calls) {
    const fresh = calls.map((call) => this.#put(call)).sort((a, b) => b.time - a.time);
    const merged = [];
    let next = 0;
    for (const row of fresh) {
      while (next < this.rows.length && this.rows[next].time > row.time) merged.push(this.rows[next++]);
      merged.push(row);
    }
    this.rows = merged.concat(next === 0 ? this.rows : this.rows.slice(next));
    return fresh;
  }

  #put(call) {
    const { blame } = WORDS[call.failureReason];
    const known = this.#byId.get(call.id);
    if (known) this.#count(known, -1);
    const row = { call, time: Date.parse(call.endedAt), blame };
    this.#count(row, 1);
    this.#byId.set(call.id, row);
    return row;
  }

  #count({ call, blame }, by) {
    this.byBlame[blame] = (this.byBlame[blame] ?? 0) + by;
    this.byReason[call.failureReason] = (this.byReason[call.failureReason] ?? 0) + by;
  }
}
