import type { Failure } from '../../failure/explain.js';
import type { RowRetries } from '../failure-banner/retry-control.js';
import type { RetryRuns } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';
import { callFacts } from './call-words.js';

/** The value of `row` of an opened call's banner. */
export interface BannerRow extends RowRetries {
  readonly key: string;
  readonly failure: Failure;
  /** The host's `callHref`, unchecked. */
  readonly callHref: unknown;
  /** The call's id, destination, agent and so on, because a narrow row has no room for all of them. */
  readonly facts: readonly string[];
}

/** Tells what to show about retrying a call at the moment `now`, in ms since 1970. */
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

  /** Keys of the opened calls. A new set after each change. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /**
   * Opens exactly these calls. Calls that have not arrived yet will be open when they do. Returns the last one that was
   * not open before, or null: a host that keeps the view itself assigns all opened calls with every change.
   */
  replace(keys: readonly string[]): string | null {
    const before = this.#keys;
    this.#keys = new Set(keys);
    return keys.filter((key) => !before.has(key)).at(-1) ?? null;
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
   * The `row` of a call's banner. The same object as before if the failure and its retry state are the same, so that an
   * unchanged banner is not rendered again.
   */
  bannerRow(key: string, failure: Failure, { now, callHref }: { now: number; callHref: unknown }): BannerRow {
    const state = this.retryStateAt(key, failure, now);
    const known = this.#given.get(failure);
    if (known && known.row.callHref === callHref && isSameState(known.state, state)) return known.row;
    const retryStateAt = (ms: number) => this.retryStateAt(key, failure, ms);
    const row = { key, failure, callHref, facts: callFacts(failure), runs: this.#runs, retryStateAt };
    this.#given.set(failure, { row, state });
    return row;
  }
}

/** Whether two states look the same. `nextChange` does not count, because the banner itself follows the clock. */
const isSameState = (a: RetryState, b: RetryState): boolean =>
  a.isOffered === b.isOffered &&
  a.notBefore === b.notBefore &&
  a.advice === b.advice &&
  a.explanation === b.explanation &&
  a.laterCallId === b.laterCallId;
