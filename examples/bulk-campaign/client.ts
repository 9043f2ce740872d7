/**
 * The two requests that a campaign makes. A request that failed for a reason that may pass is sent again, the same to
 * its idempotency key, so that whatever became of the first one, no call is placed twice.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { readCall } from '@osmapi/osmtalk-elements/catalog.js';

export interface ClientOptions {
  readonly url: string;
  readonly apiKey: string;
  /** Stops what waits, and is used when the platform does not work. A request under way is let to its end. */
  readonly stop: AbortController;
  /** Told of every request that has to be sent again. */
  readonly onTrouble: (trouble: Trouble) => void;
}

export interface Wish {
  readonly agentId: string;
  readonly phoneNumberId: string;
  readonly destination: string;
}

/** What is wrong with the platform, in a sentence for the person at the terminal. */
export class Trouble extends Error {
  override readonly name = 'Trouble';

  constructor(
    message: string,
    /** What is given up if it does not pass: this one call, or the whole campaign. */
    readonly reach: 'call' | 'platform',
    /** Whether it may pass, so that the request is sent again. */
    readonly mayPass: boolean,
    /** Seconds that the platform asks to wait. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

/** Milliseconds before a request is sent again. After the last of them, it is given up. */
const WAITS = [250, 500, 1000, 2000];
/** Milliseconds in which the platform has to answer. */
const PATIENCE = 5000;
/** Seconds that we wait at most because the platform asks for it. */
const LONGEST_WAIT = 60;

export class Client {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Places a call and returns its id. The same key never places a second one. */
  async place(wish: Wish, key: string): Promise<string> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    return this.#ask('/api/calls/outbound', { method: 'POST', headers, body: JSON.stringify(wish) }, (answer) => {
      const { callId } = (answer ?? {}) as { readonly callId?: unknown };
      return typeof callId === 'string' && callId !== '' ? callId : null;
    });
  }

  /** The call as the platform has it now: foreign data, of which only the id was looked at. */
  async call(id: string): Promise<unknown> {
    return this.#ask(`/api/calls/${encodeURIComponent(id)}`, {}, (answer) =>
      readCall(answer).id === id ? answer : null,
    );
  }

  /** `read` gives null for an answer that is not what was asked for. */
  async #ask<T>(path: string, init: RequestInit, read: (answer: unknown) => T | null): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#askOnce(path, init, read);
      } catch (trouble) {
        const { stop, onTrouble } = this.#options;
        const wait = WAITS[tries];
        if (!(trouble instanceof Trouble)) throw trouble;
        if (!trouble.mayPass || wait === undefined) {
          // At once: whoever comes next must not be tried.
          if (trouble.reach === 'platform') stop.abort(trouble);
          throw trouble;
        }
        onTrouble(trouble);
        await sleep(Math.max(wait, trouble.retryAfter * 1000), undefined, { signal: stop.signal });
      }
    }
  }

  async #askOnce<T>(path: string, init: RequestInit, read: (answer: unknown) => T | null): Promise<T> {
    const { url, apiKey } = this.#options;
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${apiKey}`);
    const signal = AbortSignal.timeout(PATIENCE);
    let response: Response;
    let text: string;
    try {
      response = await fetch(url + path, { ...init, headers, signal, redirect: 'manual' });
      text = await response.text();
    } catch {
      throw new Trouble(silence(url, signal.aborted), 'platform', true);
    }
    if (!response.ok) throw refusal(response);
    const answer = read(parse(text));
    if (answer === null) throw new Trouble('The platform answers something else than it was asked for.', 'call', true);
    return answer;
  }
}

function silence(url: string, isLate: boolean): string {
  return isLate
    ? `The platform does not answer within ${PATIENCE / 1000} seconds.`
    : `The platform cannot be reached at ${url}.`;
}

function refusal({ status, headers }: Response): Trouble {
  if (status === 429) return new Trouble('The platform asks us to slow down (429).', 'platform', true, waitOf(headers));
  if (status >= 500 || status === 408)
    return new Trouble(`The platform has trouble of its own (${status}).`, 'platform', true, waitOf(headers));
  if (status === 401 || status === 403)
    return new Trouble(`The platform refuses the API key (${status}).`, 'platform', false);
  if (status === 404) return new Trouble('The platform knows no such call (404).', 'call', false);
  return new Trouble(`The platform does not accept the request (${status}).`, 'call', false);
}

/** `Retry-After` is seconds or a date. */
function waitOf(headers: Headers): number {
  const asked = headers.get('Retry-After') ?? '';
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return seconds > 0 ? Math.min(seconds, LONGEST_WAIT) : 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
