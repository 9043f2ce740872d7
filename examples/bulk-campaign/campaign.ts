/** Calls every lead, and calls again where the failure and the campaign's policy allow it. Prints nothing. */
import { setTimeout as sleep } from 'node:timers/promises';

import {
  explainFailure,
  type Failure,
  readCall,
  type RetryDecision,
  type RetryPolicy,
  shouldRetry,
} from '@osmapi/osmtalk-elements/catalog.js';
import { FailureLedger } from '@osmapi/osmtalk-elements/ledger.js';

import { Semaphore } from '../shared/semaphore.js';
import { type Client, PlatformError } from './client.js';
import type { Lead } from './leads.js';

export interface CampaignOptions {
  /** Part of the idempotency keys: a second run under the same name calls nobody twice. */
  readonly name: string;
  readonly leads: readonly Lead[];
  readonly policy: RetryPolicy;
  /** Calls in progress at the same time. */
  readonly maxConcurrent: number;
  /** How many times faster than real time calls and waits go. */
  readonly speed: number;
  readonly lang: string;
  readonly client: Client;
  readonly stop: AbortController;
  readonly onFailure: (failure: FailedCall) => void;
  /** Called for a lead that is given up because of the platform. */
  readonly onLost: (lead: Lead, error: PlatformError) => void;
  /** Called whenever a count has changed. */
  readonly onChange: () => void;
}

export interface FailedCall {
  /** The call as the platform gives it, and what it means. */
  readonly call: unknown;
  readonly failure: Failure;
  readonly attempt: number;
  readonly decision: RetryDecision;
  /** Whether the platform gave another reason before the wait. */
  readonly isChanged: boolean;
}

/** Simulated seconds between two requests for a call's state. */
const POLL_INTERVAL = 15;
/** Simulated seconds after which a call without an end is given up. */
const MAX_CALL_DURATION = 30 * 60;
/** Milliseconds. A timer with a longer delay fires at once. */
const MAX_TIMER_DELAY = 2 ** 31 - 1;

export class Campaign {
  readonly ledger = new FailureLedger();
  readonly counts = {
    // People. Of those who are `lost`, nobody knows what became of their call.
    leads: 0,
    reached: 0,
    givenUp: 0,
    lost: 0,
    waiting: 0,
    // Calls.
    placed: 0,
    inProgress: 0,
    ended: 0,
    retries: 0,
  };
  readonly #options: CampaignOptions;
  readonly #calls: Semaphore;

  constructor(options: CampaignOptions) {
    this.#options = options;
    this.#calls = new Semaphore(options.maxConcurrent);
    this.counts.leads = options.leads.length;
  }

  /** Resolves when each lead is reached or given up, or when the campaign is stopped. */
  async run(): Promise<void> {
    await Promise.all(this.#options.leads.map((lead) => this.#callUntilReached(lead)));
  }

  async #callUntilReached(lead: Lead): Promise<void> {
    const { name, stop, onLost } = this.#options;
    let key: string | null = `${name}:${lead.id}`;
    try {
      for (let attempt = 1; key !== null; attempt += 1) key = await this.#attempt(lead, key, attempt);
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof PlatformError)) throw error;
      this.#count({ lost: 1 });
      onLost(lead, error);
    }
  }

  /** Places one call and follows it to its end. Returns the key of the next call, or null if there is to be none. */
  async #attempt(lead: Lead, key: string, attempt: number): Promise<string | null> {
    const call = await this.#calls.run(() => this.#placeAndFollow(lead, key));
    const { at } = this.#decide(call, attempt, Date.now());
    if (at === null) return null;
    const latest = await this.#countWhile('waiting', async () => {
      await this.#pause((at - Date.now()) / 1000);
      // The platform sometimes re-classifies a call during the wait: its latest answer decides.
      return this.#options.client.call(readCall(call).id);
    });
    if (!this.#decide(latest, attempt, at, call).retry) return null;
    this.#count({ retries: 1 });
    return retryKey(latest);
  }

  /** Decides about a retry, and reports the failure unless `before`, the call before the wait, failed for the same reason. */
  #decide(call: unknown, attempt: number, now: number, before?: unknown): RetryDecision {
    const { policy, lang, onFailure } = this.#options;
    const decision = shouldRetry(call, policy, { now, attempt, lang });
    const failure = explainFailure(call, { lang });
    this.ledger.upsert(call);
    if (!decision.retry) this.#count(failure ? { givenUp: 1 } : { reached: 1 });
    const isChanged = before !== undefined;
    if (failure && failure.code !== explainFailure(before)?.code)
      onFailure({ call, failure, attempt, decision, isChanged });
    return decision;
  }

  async #placeAndFollow(lead: Lead, key: string): Promise<unknown> {
    const { client, stop } = this.#options;
    stop.signal.throwIfAborted();
    const id = await client.place(lead.request, key).catch((error: unknown) => {
      // The request was sent and never answered, so the phone may ring.
      if (stop.signal.aborted) this.#count({ lost: 1 });
      throw error;
    });
    this.#count({ placed: 1 });
    const call = await this.#countWhile('inProgress', () => this.#follow(id));
    this.#count({ ended: 1 });
    return call;
  }

  async #follow(id: string): Promise<unknown> {
    for (let seconds = 0; seconds < MAX_CALL_DURATION; seconds += POLL_INTERVAL) {
      await this.#pause(POLL_INTERVAL);
      const call = await this.#options.client.call(id);
      if (hasEnded(call)) return call;
    }
    throw new PlatformError(
      `The platform reports no end of this call within ${MAX_CALL_DURATION / 60} minutes.`,
      'call',
      false,
    );
  }

  /** Counts one more while the task runs. A task that is stopped stays counted, so that the summary shows it. */
  async #countWhile<T>(name: 'inProgress' | 'waiting', work: () => Promise<T>): Promise<T> {
    this.#count({ [name]: 1 });
    try {
      return await work();
    } finally {
      if (!this.#options.stop.signal.aborted) this.#count({ [name]: -1 });
    }
  }

  /** Waits for simulated seconds. */
  async #pause(seconds: number): Promise<void> {
    const { speed, stop } = this.#options;
    await sleep(Math.min((seconds * 1000) / speed, MAX_TIMER_DELAY), undefined, { signal: stop.signal });
  }

  #count(changes: Partial<Campaign['counts']>): void {
    for (const [name, by] of Object.entries(changes)) this.counts[name as keyof Campaign['counts']] += by;
    this.#options.onChange();
  }
}

function hasEnded(call: unknown): boolean {
  const { status, endedAt } = readCall(call);
  return status === 'completed' || endedAt !== null || explainFailure(call) !== null;
}

/** The same key as that of the elements' retry button, so that an operator and the campaign cannot both place the call. */
function retryKey(call: unknown): string {
  const { id, attempt } = readCall(call);
  return `osm-retry:${id}:${attempt ?? 1}`;
}
