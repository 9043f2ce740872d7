/** Calls every lead, and again where the failure and the campaign's policy allow it. Prints nothing. */
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

import { Turns } from '../shared/turns.js';
import { type Client, Trouble } from './client.js';
import type { Lead } from './leads.js';

export interface CampaignOptions {
  /** Names the campaign in its idempotency keys: run again under the same name, it calls nobody twice. */
  readonly name: string;
  readonly leads: readonly Lead[];
  readonly policy: RetryPolicy;
  /** Calls under way at once. */
  readonly maxConcurrent: number;
  /** How many times faster than life calls and waits go. */
  readonly speed: number;
  readonly lang: string;
  readonly client: Client;
  readonly stop: AbortController;
  readonly onFailure: (failure: FailedCall) => void;
  /** Told of a lead that is given up. */
  readonly onLost: (lead: Lead, trouble: Trouble) => void;
  /** Told whenever a count has changed. */
  readonly onChange: () => void;
}

export interface FailedCall {
  /** What the platform says of the call, and what that means. */
  readonly call: unknown;
  readonly failure: Failure;
  readonly attempt: number;
  readonly decision: RetryDecision;
  /** Whether the platform gave another reason before. */
  readonly isChanged: boolean;
}

/** Seconds of the campaign between two looks at a call, and after which a call without an end is given up. */
const LOOK_AGAIN = 15;
const LONGEST_CALL = 30 * 60;
/** Milliseconds. A longer timer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

export class Campaign {
  readonly ledger = new FailureLedger();
  /** Of people (`lost`: what became of their call is not known), then of calls. */
  readonly counts = {
    ...{ leads: 0, reached: 0, givenUp: 0, lost: 0, waiting: 0 },
    ...{ placed: 0, underWay: 0, ended: 0, retries: 0 },
  };
  readonly #options: CampaignOptions;
  readonly #turns: Turns;

  constructor(options: CampaignOptions) {
    this.#options = options;
    this.#turns = new Turns(options.maxConcurrent);
    this.counts.leads = options.leads.length;
  }

  /** Resolves when every lead is reached or given up, or when the campaign is stopped. */
  async run(): Promise<void> {
    await Promise.all(this.#options.leads.map((lead) => this.#callUntilReached(lead)));
  }

  async #callUntilReached(lead: Lead): Promise<void> {
    const { name, stop, onLost } = this.#options;
    let key: string | null = `${name}:${lead.id}`;
    try {
      for (let attempt = 1; key !== null; attempt += 1) key = await this.#attempt(lead, key, attempt);
    } catch (problem) {
      if (stop.signal.aborted) return;
      if (!(problem instanceof Trouble)) throw problem;
      this.#count({ lost: 1 });
      onLost(lead, problem);
    }
  }

  /** Places one call and sees it end. Returns the key of the next one, or null where there is to be none. */
  async #attempt(lead: Lead, key: string, attempt: number): Promise<string | null> {
    const call = await this.#turns.take(() => this.#placeAndFollow(lead, key));
    const { at } = this.#judge(call, attempt, Date.now());
    if (at === null) return null;
    const present = await this.#during('waiting', async () => {
      await this.#pause((at - Date.now()) / 1000);
      // The platform sometimes changes its mind. What it says now decides, not what it said before the wait.
      return this.#options.client.call(readCall(call).id);
    });
    if (!this.#judge(present, attempt, at, call).retry) return null;
    this.#count({ retries: 1 });
    return retryKey(present);
  }

  /** Decides about a call that has ended, and tells of its failure unless the same was told `before`. */
  #judge(call: unknown, attempt: number, now: number, before?: unknown): RetryDecision {
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
    const id = await client.place(lead.wish, key).catch((problem: unknown) => {
      // Asked for, and never confirmed: it may ring.
      if (stop.signal.aborted) this.#count({ lost: 1 });
      throw problem;
    });
    this.#count({ placed: 1 });
    const call = await this.#during('underWay', () => this.#follow(id));
    this.#count({ ended: 1 });
    return call;
  }

  async #follow(id: string): Promise<unknown> {
    for (let seconds = 0; seconds < LONGEST_CALL; seconds += LOOK_AGAIN) {
      await this.#pause(LOOK_AGAIN);
      const call = await this.#options.client.call(id);
      if (hasEnded(call)) return call;
    }
    throw new Trouble(`The platform tells of no end of its call within ${LONGEST_CALL / 60} minutes.`, 'call', false);
  }

  /** Counts while it lasts. What a stop cuts short stays counted: the summary says how much of it there was. */
  async #during<T>(name: 'underWay' | 'waiting', work: () => Promise<T>): Promise<T> {
    this.#count({ [name]: 1 });
    try {
      return await work();
    } finally {
      if (!this.#options.stop.signal.aborted) this.#count({ [name]: -1 });
    }
  }

  /** Waits so many seconds of the campaign. */
  async #pause(seconds: number): Promise<void> {
    const { speed, stop } = this.#options;
    await sleep(Math.min((seconds * 1000) / speed, LONGEST_TIMER), undefined, { signal: stop.signal });
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

/** The key that the elements' retry button sends for this call: an operator and the campaign cannot both place it. */
function retryKey(call: unknown): string {
  const { id, attempt } = readCall(call);
  return `osm-retry:${id}:${attempt ?? 1}`;
}
