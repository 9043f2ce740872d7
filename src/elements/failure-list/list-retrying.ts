import type { LitElement } from 'lit';

import { outcomeText } from '../failure-banner/retry-templates.js';
import { announce } from '../shared/announcer.js';
import { ClockFollower } from '../shared/clock-follower.js';
import type { RetryRuns, RetryStatus } from '../shared/retry-runs.js';
import { BulkActions } from './bulk-actions.js';
import { BulkRetry } from './bulk-retry.js';
import type { ListSnapshot } from './list-model.js';
import type { ListRetries } from './list-retries.js';
import { OpenedCalls } from './opened-calls.js';
import { bulkOutcome } from './templates/bulk-bar.js';

/** The list, as far as retrying needs it. */
export interface RetryingHost extends LitElement {
  readonly retryPolicy: unknown;
}

/** Where the retries and their plan come from. */
export interface RetryingSources {
  readonly runs: RetryRuns;
  readonly retries: ListRetries;
  /** What was drawn last. */
  readonly snapshot: () => ListSnapshot;
}

/** Retrying in a list, one call or many: what becomes of it is drawn and announced, and the clock is followed. */
export class ListRetrying {
  readonly actions: BulkActions;
  readonly opened: OpenedCalls;
  readonly #host: RetryingHost;
  readonly #sources: RetryingSources;
  readonly #bulk: BulkRetry;
  readonly #clock: ClockFollower;

  constructor(host: RetryingHost, sources: RetryingSources) {
    const { runs, retries, snapshot } = sources;
    this.#host = host;
    this.#sources = sources;
    this.#bulk = new BulkRetry(
      runs,
      (keys) => retries.retriesNow(keys, { policy: host.retryPolicy, now: Date.now(), lang: snapshot().lang }),
      () => this.#showBulkOutcome(),
    );
    this.actions = new BulkActions(host, this.#bulk, snapshot);
    this.opened = new OpenedCalls(runs, (key, failure, now) =>
      retries.stateOf(key, failure, { policy: host.retryPolicy, now }),
    );
    this.#clock = new ClockFollower(host);
    runs.watchers.add((key, status) => this.#showOutcome(key, status));
  }

  /** After a draw. */
  afterDraw(): void {
    this.#clock.follow(this.#sources.snapshot().bulk?.nextChange ?? null);
    this.actions.keepFocus();
  }

  /** The list is out for good. */
  stop(): void {
    this.#bulk.cancel();
    this.#sources.runs.forget();
  }

  /** Whether or not the row of a call is open. The outcomes of many at once are summed up. */
  #showOutcome(key: string, status: RetryStatus): void {
    this.#host.requestUpdate();
    const run = this.#sources.runs.of(key);
    if (!run || status === 'busy' || this.#bulk.isBusy) return;
    announce(this.#host, outcomeText(run, this.#sources.snapshot().bannerWords));
  }

  #showBulkOutcome(): void {
    this.#host.requestUpdate();
    const { progress } = this.#bulk;
    if (progress && this.#host.isConnected) announce(this.#host, bulkOutcome(progress, this.#sources.snapshot()));
  }
}
