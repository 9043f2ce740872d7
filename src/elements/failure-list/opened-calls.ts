import type { Failure } from '../../failure/explain.js';
import type { RetryRuns } from '../shared/retry-runs.js';

/** What an opened call's banner is given. */
export interface BannerRow {
  readonly key: string;
  readonly failure: Failure;
  readonly runs: RetryRuns;
}

/** The opened calls, by key, and what their banners show. */
export class OpenedCalls {
  readonly #runs: RetryRuns;
  #keys: ReadonlySet<string> = new Set();
  readonly #bannerRows = new WeakMap<Failure, BannerRow>();

  constructor(runs: RetryRuns) {
    this.#runs = runs;
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

  /** What a banner is given: the same object for the same failure, so that an unchanged banner is not rendered again. */
  bannerRow(key: string, failure: Failure): BannerRow {
    const known = this.#bannerRows.get(failure);
    if (known) return known;
    const row = { key, failure, runs: this.#runs };
    this.#bannerRows.set(failure, row);
    return row;
  }
}
