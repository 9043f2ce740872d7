/** Delivers webhooks as the platform does: signed, retried on a schedule, and put aside when nothing helps. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { Turns } from '../shared/turns.js';

/** Minutes before each redelivery, counted from the attempt before. */
export const REDELIVERY_MINUTES = [1, 5, 30, 120, 720] as const;

export type Delivery = 'delivered' | 'refused' | 'dead-lettered' | 'stopped';
type Answer = 'delivered' | 'refused' | 'try again';

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  /** How long a minute of the schedule takes here, in milliseconds. */
  readonly minute: number;
  /** How long an answer may take, in milliseconds. */
  readonly patience?: number;
  readonly signal: AbortSignal;
}

/** Requests under way at once: a burst of thousands must not open thousands of sockets. */
const IN_FLIGHT = 12;

export function signatureOf(body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

export class WebhookSender {
  /** The bodies of events that no redelivery brought through. */
  readonly deadLetters: string[] = [];
  readonly #options: WebhookOptions;
  readonly #turns = new Turns(IN_FLIGHT);
  #secrets: readonly string[];

  constructor(options: WebhookOptions) {
    this.#options = options;
    this.#secrets = [options.secret];
  }

  /** Signs with these from now on: two while a secret is being changed. Redeliveries are signed anew. */
  useSecrets(...secrets: readonly string[]): void {
    this.#secrets = secrets;
  }

  async send(event: object): Promise<Delivery> {
    const body = JSON.stringify(event);
    const { minute, signal } = this.#options;
    for (const minutes of [0, ...REDELIVERY_MINUTES]) {
      const waited = minutes === 0 || (await sleep(minutes * minute, true, { signal }).catch(() => false));
      if (!waited) return 'stopped';
      const answer = await this.#turns.take(() => this.#attempt(body));
      if (signal.aborted) return 'stopped';
      if (answer !== 'try again') return answer;
    }
    this.deadLetters.push(body);
    return 'dead-lettered';
  }

  async #attempt(body: string): Promise<Answer> {
    const { url, patience = 15_000, signal } = this.#options;
    const signatures = this.#secrets.map((secret) => signatureOf(body, secret));
    const headers = { 'Content-Type': 'application/json', 'X-OsmTalk-Signature': signatures.join(',') };
    const until = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal: until, redirect: 'manual' });
      await response.body?.cancel();
      if (response.ok) return 'delivered';
      return response.status >= 500 || response.status === 408 || response.status === 429 ? 'try again' : 'refused';
    } catch {
      return 'try again';
    }
  }
}
