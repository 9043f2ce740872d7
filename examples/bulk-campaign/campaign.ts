/** Calls every lead, and calls again where the ledger's plan of retries says so. Prints nothing. */
import { setTimeout as sleep } from 'node:timers/promises';

import {
  type Campaign as CampaignRules,
  explainFailure,
  type Failure,
  readCall,
  type RetryDecision,
  shouldRetry,
} from '@osmapi/osmtalk-elements/catalog.js';
import { FailureLedger, type RetryPlan } from '@osmapi/osmtalk-elements/ledger.js';

import { Semaphore } from '../shared/semaphore.js';
import { type Client, PlatformError, type Refusal } from './client.js';
import { type Lead, withoutRepeated } from './leads.js';

export interface CampaignOptions {
  /** Part of the idempotency keys: a second run under the same name calls nobody twice. */
  readonly name: string;
  readonly leads: readonly Lead[];
  /** Its retry policy and its dialling hours. */
  readonly rules: CampaignRules;
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
  /** Called for a lead whom the platform refuses to call. */
  readonly onRefused: (lead: Lead, refusal: Refusal) => void;
  /** Called whenever a count has changed. */
  readonly onChange: () => void;
}

/** A call as the platform gives it. */
interface Attempt {
  readonly call: unknown;
  /** How many calls to this person there were by then, this one included. */
  readonly attempt: number;
}

export interface FailedCall extends Attempt {
  /** What the call means. */
  readonly failure: Failure;
  readonly decision: RetryDecision;
  /** Whether the platform gave another reason before the wait. */
  readonly isChanged: boolean;
}

/** Simulated seconds between two requests for a call's state. */
const POLL_INTERVAL = 15;
/** Simulated seconds after which a call without an end is given up. */
const MAX_CALL_DURATION = 30 * 60;
/** The status of a lead whom the platform refuses to call. */
const DO_NOT_CALL = 'dnc_blocked';
/** Milliseconds. A timer with a longer delay fires at once. */
const MAX_TIMER_DELAY = 2 ** 31 - 1;

export class Campaign {
  readonly ledger = new FailureLedger();
  readonly counts = {
    // People. Of those who are `lost`, nobody knows what became of their call.
    leads: 0,
    repeated: 0,
    reached: 0,
    givenUp: 0,
    lost: 0,
    refused: 0,
    waiting: 0,
    // Calls.
    placed: 0,
    inProgress: 0,
    ended: 0,
    retries: 0,
  };
  readonly #options: CampaignOptions;
  readonly #leads: readonly Lead[];
  readonly #calls: Semaphore;

  constructor(options: CampaignOptions) {
    this.#options = options;
    this.#calls = new Semaphore(options.maxConcurrent);
    this.#leads = withoutRepeated(options.leads);
    this.counts.leads = this.#leads.length;
    this.counts.repeated = options.leads.length - this.#leads.length;
  }

  /** Resolves when each lead is reached or given up, or when the campaign is stopped. */
  async run(): Promise<void> {
    await Promise.all(this.#leads.map((lead) => this.#callUntilReached(lead)));
  }

  /** Which failed calls could be retried now, and why the others are left out: as the list and the console plan it. */
  plan(ids: Iterable<string> = this.ledger.view().keys): RetryPlan {
    const { rules: policy, lang, client } = this.#options;
    return this.ledger.retryPlan(ids, { policy, now: client.now(), lang });
  }

  async #callUntilReached(lead: Lead): Promise<void> {
    const { name, stop, onLost } = this.#options;
    try {
      const first = await this.#placeAndFollow(lead, `${name}:${lead.id}`);
      const firstId = readCall(first).id;
      let latest: Attempt | null = first === null ? null : { call: first, attempt: 1 };
      while (latest !== null) latest = await this.#callAgain(lead, latest, firstId);
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!(error instanceof PlatformError)) throw error;
      this.#count({ lost: 1 });
      onLost(lead, error);
    }
  }

  /** Waits until a failed call may be retried, and retries it. Returns the next call, or null if there is to be none. */
  async #callAgain(lead: Lead, failed: Attempt, firstId: string): Promise<Attempt | null> {
    const { at } = this.#decide(failed);
    if (at === null) return null;
    const known = await this.#countWhile('waiting', async () => {
      await this.#pauseUntil(at);
      return this.#callsTo(lead, firstId);
    });
    const latest = { call: known[0], attempt: known.length };
    const { id } = readCall(latest.call);
    // Somebody else called that person during the wait, or we did before a restart.
    if (id !== readCall(failed.call).id) {
      return { ...latest, call: await this.#calls.run(() => this.#follow(id)) };
    }
    // The platform sometimes re-classifies a call during the wait: its latest answer decides.
    if (!this.#decide(latest, failed).retry) return null;
    this.#count({ retries: 1 });
    const call = await this.#placeAndFollow(lead, retryKey(latest.call));
    if (call !== null) return { call, attempt: latest.attempt + 1 };
    this.ledger.upsert({ ...(latest.call as object), leadStatus: DO_NOT_CALL });
    return null;
  }

  /** All calls to a lead since the campaign's first, the latest first. The ledger learns of them. */
  async #callsTo({ request }: Lead, firstId: string): Promise<readonly unknown[]> {
    const calls = await this.#options.client.callsTo(request.destination);
    const first = calls.findIndex((call) => readCall(call).id === firstId);
    if (first < 0) throw new PlatformError('The platform does not list a call that it placed.', 'call', false);
    const known = calls.slice(0, first + 1);
    this.ledger.upsert(known);
    return known;
  }

  /** Decides about a retry, and reports the failure unless `before`, the call before the wait, failed for the same reason. */
  #decide({ call, attempt }: Attempt, before?: Attempt): RetryDecision {
    const { lang, onFailure } = this.#options;
    this.ledger.upsert(call);
    const failure = explainFailure(call, { lang });
    const decision = this.#planFor(call, attempt);
    if (!decision.retry) this.#count(failure ? { givenUp: 1 } : { reached: 1 });
    const isChanged = before !== undefined;
    if (failure && failure.code !== explainFailure(before?.call)?.code) {
      onFailure({ call, attempt, failure, decision, isChanged });
    }
    return decision;
  }

  /** The plan for one call; the reason in the words for this very call, where the plan has general ones. */
  #planFor(call: unknown, attempt: number): RetryDecision {
    const { rules, lang, client } = this.#options;
    const now = client.now();
    const { retry, leftOut } = this.plan([readCall(call).id]);
    const [planned] = retry;
    const [refused] = leftOut;
    const { why } = shouldRetry(call, rules, { now, attempt, lang });
    if (planned) return { retry: true, at: planned.notBefore ?? now, why };
    return { retry: false, at: null, why: refused?.why === 'not-retryable' ? why : (refused?.text ?? why) };
  }

  /** Places one call and follows it to its end. Null where the platform refuses it. */
  async #placeAndFollow(lead: Lead, key: string): Promise<unknown> {
    return this.#calls.run(async () => {
      const id = await this.#place(lead, key);
      return id === null ? null : this.#follow(id);
    });
  }

  async #place(lead: Lead, key: string): Promise<string | null> {
    const { client, stop, onRefused } = this.#options;
    stop.signal.throwIfAborted();
    const answer = await client.place(lead.request, key).catch((error: unknown) => {
      // The request was sent and never answered, so the phone may ring.
      if (stop.signal.aborted) this.#count({ lost: 1 });
      throw error;
    });
    if (typeof answer === 'string') {
      this.#count({ placed: 1 });
      return answer;
    }
    if (answer.opensAt === null) {
      this.#count({ refused: 1 });
      onRefused(lead, answer);
      return null;
    }
    await this.#pauseUntil(answer.opensAt);
    return this.#place(lead, key);
  }

  async #follow(id: string): Promise<unknown> {
    const call = await this.#countWhile('inProgress', () => this.#untilEnd(id));
    this.#count({ ended: 1 });
    return call;
  }

  async #untilEnd(id: string): Promise<unknown> {
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

  /** Waits until the platform's clock shows a moment, in ms since 1970. */
  async #pauseUntil(moment: number): Promise<void> {
    const { client } = this.#options;
    while (client.now() < moment) await this.#pause((moment - client.now()) / 1000);
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
