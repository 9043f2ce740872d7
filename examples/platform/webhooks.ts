/** Delivers webhooks as the platform does: signed, redelivered on a schedule, in the end a dead letter. */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { Semaphore } from '../shared/semaphore.js';

/** Minutes before each redelivery, counted from the previous attempt. */
export const REDELIVERY_MINUTES = [1, 5, 30, 120, 720] as const;

export type Delivery = 'delivered' | 'refused' | 'dead-lettered' | 'stopped';
type Answer = 'delivered' | 'refused' | 'try again';

export interface WebhookOptions {
  readonly url: string;
  readonly secret: string;
  /** Duration of a minute of the schedule, in milliseconds. */
  readonly minute: number;
  /** How long to wait for an answer, in milliseconds (15,000). */
  readonly timeout?: number;
  readonly signal: AbortSignal;
}

/** Requests at the same time: a burst of thousands must not open thousands of sockets. */
const MAX_IN_FLIGHT = 12;

export function signatureOf(body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

export class WebhookSender {
  /** The bodies of events that no redelivery brought through. */
  readonly deadLetters: string[] = [];
  readonly #options: WebhookOptions;
  readonly #inFlight = new Semaphore(MAX_IN_FLIGHT);
  readonly #agent = new Agent({ keepAlive: true });
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
      const hasWaited = minutes === 0 || (await sleep(minutes * minute, true, { signal }).catch(() => false));
      if (!hasWaited) return 'stopped';
      const answer = await this.#inFlight.run(() => this.#attempt(body));
      if (signal.aborted) return 'stopped';
      if (answer !== 'try again') return answer;
    }
    this.deadLetters.push(body);
    return 'dead-lettered';
  }

  async #attempt(body: string): Promise<Answer> {
    const { url, timeout = 15_000, signal } = this.#options;
    const signatures = this.#secrets.map((secret) => signatureOf(body, secret));
    const headers = { 'Content-Type': 'application/json', 'X-OsmTalk-Signature': signatures.join(',') };
    return new Promise((resolve) => {
      // Not `fetch`, which costs several times as much: a burst of 2,000 calls is 8,000 webhooks.
      const sending = request(url, { method: 'POST', headers, agent: this.#agent, signal }, (response) => {
        response.resume();
        resolve(answerOf(response.statusCode ?? 0));
      });
      const timer = setTimeout(() => sending.destroy(), timeout);
      sending.once('error', () => resolve('try again'));
      sending.once('close', () => clearTimeout(timer));
      sending.end(body);
    });
  }
}

function answerOf(status: number): Answer {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 500 || status === 408 || status === 429 ? 'try again' : 'refused';
}
