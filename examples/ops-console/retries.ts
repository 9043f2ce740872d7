/**
 * Places failed calls again, by the same plan as the list: one person, one retry. Asks the platform anew at each press, and
 * again when a call was kept for later: meanwhile somebody else may have reached that person.
 */
import { type Campaign, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { FailureLedger } from '@osmapi/osmtalk-elements/ledger.js';

import { maskText } from '../shared/mask.js';
import type { Fields, PlatformClient } from './platform-client.js';

export interface RetriesOptions {
  readonly client: PlatformClient;
  /** Its retry policy and dialling hours; null where there is none. */
  readonly campaign: Campaign | null;
  readonly now: () => number;
  /** Called with a sentence when a call that was kept is placed, or is not. */
  readonly onKept: (sentence: string) => void;
}

/** What a page is answered. */
export type RetryAnswer =
  | { readonly status: 202; readonly body: { readonly callId: string } | { readonly scheduledFor: string } }
  | { readonly status: 404 | 409 | 502; readonly body: { readonly message: string } };

interface Kept {
  readonly at: number;
  readonly timer: NodeJS.Timeout;
}

/** A timer with a longer delay fires at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

export class Retries {
  readonly #options: RetriesOptions;
  /** Calls that are placed later, by the id of the failed call. In memory: if the console stops, they are not placed. */
  readonly #kept = new Map<string, Kept>();
  /** Presses that are not answered yet: a second one at the same time gets the answer of the first. */
  readonly #underWay = new Map<string, Promise<RetryAnswer>>();

  constructor(options: RetriesOptions) {
    this.#options = options;
  }

  /** When a call will be placed again, ISO 8601; null where none is kept. */
  keptFor(id: string): string | null {
    const kept = this.#kept.get(id);
    return kept ? new Date(kept.at).toISOString() : null;
  }

  /** The key of the page is passed on unchanged: the platform places one call for it, whoever presses, and where. */
  async retry(id: string, key: string): Promise<RetryAnswer> {
    const press = `${id} ${key}`;
    const underWay = this.#underWay.get(press);
    if (underWay) return underWay;
    const answer = this.#decide(id, key).finally(() => this.#underWay.delete(press));
    this.#underWay.set(press, answer);
    return answer;
  }

  close(): void {
    for (const { timer } of this.#kept.values()) clearTimeout(timer);
    this.#kept.clear();
  }

  async #decide(id: string, key: string): Promise<RetryAnswer> {
    const call = await this.#options.client.call(id);
    if (!call) return refuse(404, 'The platform knows no call with this id.');
    const calls = await this.otherCalls(call).catch(() => null);
    if (!calls) return refuse(502, 'The platform does not say whether this person was called again.');
    const ledger = new FailureLedger();
    ledger.upsert([...calls, call]);
    const now = this.#options.now();
    const { retry, leftOut } = ledger.retryPlan([readCall(call).id], { policy: this.#options.campaign, now });
    const [planned] = retry;
    if (!planned) return refuse(409, leftOut[0]?.text ?? 'This call is not retryable.');
    return planned.notBefore === null ? this.#place(call, key) : this.#keep(id, key, planned.notBefore);
  }

  /** All other calls to the person whom a call was to, as the platform has them now. */
  async otherCalls(call: Fields): Promise<readonly Fields[]> {
    const { leadId, destination } = call;
    const filter = isText(leadId) ? { leadId } : isText(destination) ? { destination } : null;
    if (!filter) return [];
    const calls = await this.#options.client.calls({ ...filter, limit: '1000' });
    return calls.filter(({ id }) => id !== call.id);
  }

  async #place({ agentId, destination }: Fields, key: string): Promise<RetryAnswer> {
    const { status, body } = await this.#options.client.place({ agentId, destination }, key);
    if (isText(body.callId)) return { status: 202, body: { callId: body.callId } };
    const why = maskText(body.message) || 'The platform did not place the call.';
    return refuse(status === 409 ? 409 : 502, why);
  }

  #keep(id: string, key: string, at: number): RetryAnswer {
    const before = this.#kept.get(id);
    if (!before) {
      const delay = Math.min(at - this.#options.now(), LONGEST_DELAY);
      const timer = setTimeout(() => void this.#placeKept(id, key), delay);
      timer.unref();
      this.#kept.set(id, { at, timer });
    }
    return { status: 202, body: { scheduledFor: new Date(before?.at ?? at).toISOString() } };
  }

  async #placeKept(id: string, key: string): Promise<void> {
    this.#kept.delete(id);
    const { body } = await this.retry(id, key).catch(() => refuse(502, 'The platform did not answer.'));
    if ('scheduledFor' in body) return;
    const outcome = 'callId' in body ? `called again, as ${body.callId}.` : `not called again. ${body.message}`;
    this.#options.onKept(`${id} was kept for now: ${outcome}`);
  }
}

const refuse = (status: 404 | 409 | 502, message: string): RetryAnswer => ({ status, body: { message } });

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
