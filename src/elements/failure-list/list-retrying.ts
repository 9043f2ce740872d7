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
import type { OutcomeAnnouncer } from './outcome-announcer.js';
import { bulkOutcome } from './templates/bulk-bar.js';

/** The part of the list that retrying uses. */
export interface RetryingHost extends LitElement {
  readonly retryPolicy: unknown;
}

/** The parts of the list that retrying works with. */
export interface RetryingSources {
  readonly runs: RetryRuns;
  readonly retries: ListRetries;
  readonly outcomes: OutcomeAnnouncer;
  /** The snapshot that was drawn last. */
  readonly snapshot: () => ListSnapshot;
}

/** Retries in a list, of one call or many: draws and announces the outcome, and redraws when time changes a plan. */
export class ListRetrying {
  readonly actions: BulkActions;
  readonly opened: OpenedCalls;
  readonly #host: RetryingHost;
  readonly #sources: RetryingSources;
  readonly #bulk: BulkRetry;
  readonly #clock: ClockFollower;

  constructor(host: RetryingHost, sources: RetryingSources) {
    const { runs, retries, outcomes, snapshot } = sources;
    this.#host = host;
    this.#sources = sources;
    this.#bulk = new BulkRetry(
      runs,
      (keys) => {
        const { lang, timeZone } = snapshot();
        return retries.retriesNow(keys, { policy: host.retryPolicy, now: Date.now(), lang, timeZone });
      },
      () => this.#showBulkOutcome(),
    );
    this.actions = new BulkActions(host, { bulk: this.#bulk, outcomes, snapshot });
    this.opened = new OpenedCalls(runs, (key, failure, now) =>
      retries.stateOf(key, failure, { policy: host.retryPolicy, now, timeZone: snapshot().timeZone }),
    );
    this.#clock = new ClockFollower(host);
    runs.watchers.add((key, status) => this.#showOutcome(key, status));
  }

  /** After a draw. `nextChanges` are the other moments at which the list has to be drawn again. */
  afterDraw(nextChanges: readonly number[]): void {
    const planned = this.#sources.snapshot().bulk?.nextChange ?? Infinity;
    const next = Math.min(planned, ...nextChanges);
    this.#clock.follow(next === Infinity ? null : next);
    this.actions.keepFocus();
  }

  /** The list was removed from the page. */
  stop(): void {
    this.#bulk.cancel();
    this.#sources.runs.forget();
  }

  /** Draws and announces the outcome of one retry, whether or not its row is open. A bulk retry announces a summary. */
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
