import type { Failure } from '../../failure/explain.js';
import type { RowRetries } from '../failure-banner/retry-control.js';
import type { RetryRuns } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';

/** What an opened call's banner is given. */
export interface BannerRow extends RowRetries {
  readonly key: string;
  readonly failure: Failure;
}

/** What a list knows of retrying a call at a moment, in ms since 1970. */
export type RetryStateAt = (key: string, failure: Failure, now: number) => RetryState;

/** The opened calls, by key, and what their banners show. */
export class OpenedCalls {
  readonly #runs: RetryRuns;
  readonly retryStateAt: RetryStateAt;
  #keys: ReadonlySet<string> = new Set();
  readonly #given = new WeakMap<Failure, { readonly row: BannerRow; readonly state: RetryState }>();

  constructor(runs: RetryRuns, retryStateAt: RetryStateAt) {
    this.#runs = runs;
    this.retryStateAt = retryStateAt;
  }

  /** Keys of the opened calls. Another set after each change. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /** Opens a call, or closes it. Returns whether it is open now. */
  toggle(key: string): boolean {
    const keys = new Set(this.#keys);
    const wasOpen = keys.delete(key);
    if (!wasOpen) keys.add(key);
    this.#keys = keys;
    return !wasOpen;
  }

  /**
   * What a banner is given at a moment: the same object for the same failure, as long as the list knows the same of
   * retrying it, so that an unchanged banner is not rendered again.
   */
  bannerRow(key: string, failure: Failure, now: number): BannerRow {
    const state = this.retryStateAt(key, failure, now);
    const known = this.#given.get(failure);
    if (known && isSameState(known.state, state)) return known.row;
    const retryStateAt = (ms: number) => this.retryStateAt(key, failure, ms);
    const row = { key, failure, runs: this.#runs, retryStateAt };
    this.#given.set(failure, { row, state });
    return row;
  }
}

/** Whether two states look the same. The banner itself follows the clock. */
const isSameState = (a: RetryState, b: RetryState): boolean =>
  a.isOffered === b.isOffered &&
  a.notBefore === b.notBefore &&
  a.advice === b.advice &&
  a.explanation === b.explanation &&
  a.laterCallId === b.laterCallId;
