/**
 * The requests that a campaign makes. After a transient error a request is repeated with the same idempotency key, so
 * that no call is placed twice, whatever became of the first request.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { readCall } from '@osmapi/osmtalk-elements/catalog.js';

export interface ClientOptions {
  readonly url: string;
  readonly apiKey: string;
  /** How many times faster than real time the platform's clock goes: 1 for any but the stand-in. */
  readonly speed: number;
  /** Stops all waiting. Aborted here when the platform does not work. A request that was sent is not cancelled. */
  readonly stop: AbortController;
  /** Called before a request is repeated. */
  readonly onRetry: (error: PlatformError) => void;
}

export interface OutboundRequest {
  readonly agentId: string;
  readonly phoneNumberId: string;
  readonly destination: string;
}

/** Why the platform places no call, though nothing is wrong with the request. */
export interface Refusal {
  /** `dnc_blocked`, `outside_dialling_hours`, or what the platform adds later. */
  readonly code: string;
  /** For the person at the terminal. */
  readonly message: string;
  /** From when on the call may be placed, in ms since 1970; null where waiting does not help. */
  readonly opensAt: number | null;
}

/** What is wrong with the platform, in a sentence for the person at the terminal. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';

  constructor(
    message: string,
    /** What it ends if it persists: this one call, or the whole campaign. */
    readonly scope: 'call' | 'platform',
    /** Whether the request is worth repeating. */
    readonly isTransient: boolean,
    /** The wait that the platform asks for, in seconds. */
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

/** Milliseconds before each repetition; after the last, the request is given up. */
const RETRY_DELAYS = [250, 500, 1000, 2000];
/** Milliseconds in which the platform has to answer. */
const TIMEOUT = 5000;
/** Longest wait that the platform may ask for, in seconds. */
const MAX_RETRY_AFTER = 60;

export class Client {
  readonly #options: ClientOptions;
  /** What time it was at the platform, and what `performance.now()` was then. */
  #clock: { readonly time: number; readonly at: number } | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /**
   * What time it is at the platform, in ms since 1970, by the `Date` of its answers: its clock decides about the dialling
   * hours. A second or so behind, never ahead. Our own time before the first answer.
   */
  now(): number {
    if (!this.#clock) return Date.now();
    return Math.floor(this.#clock.time + (performance.now() - this.#clock.at) * this.#options.speed);
  }

  /** Places a call and returns its id, or why it was refused. The same key never places a second one. */
  async place(request: OutboundRequest, key: string): Promise<string | Refusal> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    return this.#request('/api/calls/outbound', { method: 'POST', headers, body: JSON.stringify(request) }, readPlaced);
  }

  /** The latest calls to a number, the newest first, whoever placed them. */
  async callsTo(number: string): Promise<readonly unknown[]> {
    return this.#request(`/api/calls?destination=${encodeURIComponent(number)}`, {}, (answer) => {
      const { calls } = (answer ?? {}) as { readonly calls?: unknown };
      return Array.isArray(calls) ? (calls as unknown[]) : null;
    });
  }

  /** The present state of a call. Foreign data: only its id was checked. */
  async call(id: string): Promise<unknown> {
    return this.#request(`/api/calls/${encodeURIComponent(id)}`, {}, (answer) =>
      readCall(answer).id === id ? answer : null,
    );
  }

  /** `read` returns null for an unexpected answer. */
  async #request<T>(path: string, init: RequestInit, read: (answer: unknown) => T | null): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#requestOnce(path, init, read);
      } catch (error) {
        const { stop, onRetry } = this.#options;
        const delay = RETRY_DELAYS[tries];
        if (!(error instanceof PlatformError)) throw error;
        if (!error.isTransient || delay === undefined) {
          // Before anything else, so that no other call is tried.
          if (error.scope === 'platform') stop.abort(error);
          throw error;
        }
        onRetry(error);
        await sleep(Math.max(delay, error.retryAfter * 1000), undefined, { signal: stop.signal });
      }
    }
  }

  async #requestOnce<T>(path: string, init: RequestInit, read: (answer: unknown) => T | null): Promise<T> {
    const { url, apiKey } = this.#options;
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${apiKey}`);
    const signal = AbortSignal.timeout(TIMEOUT);
    let response: Response;
    let text: string;
    try {
      response = await fetch(url + path, { ...init, headers, signal, redirect: 'manual' });
      text = await response.text();
    } catch {
      throw new PlatformError(noAnswerMessage(url, signal.aborted), 'platform', true);
    }
    this.#setClock(response.headers.get('Date'));
    // A refusal with its reason is an answer; what it means is for `read` to say.
    if (!response.ok && response.status !== 409) throw errorOf(response);
    const answer = read(parse(text));
    if (answer === null) throw new PlatformError('The platform gives an unexpected answer.', 'call', true);
    return answer;
  }

  #setClock(date: string | null): void {
    const time = Date.parse(date ?? '');
    if (Number.isNaN(time)) return;
    // A header has no fractions of a second: most of what is between two answers is told by our own clock.
    if (!this.#clock || time > this.now()) this.#clock = { time, at: performance.now() };
  }
}

function readPlaced(answer: unknown): string | Refusal | null {
  const { callId, code, message, opensAt } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof callId === 'string' && callId !== '') return callId;
  if (typeof code !== 'string' || typeof message !== 'string') return null;
  const opening = typeof opensAt === 'string' ? Date.parse(opensAt) : NaN;
  return { code, message, opensAt: Number.isNaN(opening) ? null : opening };
}

function noAnswerMessage(url: string, isLate: boolean): string {
  return isLate
    ? `The platform does not answer within ${TIMEOUT / 1000} seconds.`
    : `The platform cannot be reached at ${url}.`;
}

function errorOf({ status, headers }: Response): PlatformError {
  if (status === 429)
    return new PlatformError('The platform asks us to slow down (429).', 'platform', true, retryAfterOf(headers));
  if (status >= 500 || status === 408)
    return new PlatformError(
      `The platform has an error of its own (${status}).`,
      'platform',
      true,
      retryAfterOf(headers),
    );
  if (status === 401 || status === 403)
    return new PlatformError(`The platform refuses the API key (${status}).`, 'platform', false);
  if (status === 404) return new PlatformError('The platform knows no such call (404).', 'call', false);
  return new PlatformError(`The platform does not accept the request (${status}).`, 'call', false);
}

/** `Retry-After` is seconds or a date. */
function retryAfterOf(headers: Headers): number {
  const asked = headers.get('Retry-After') ?? '';
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return seconds > 0 ? Math.min(seconds, MAX_RETRY_AFTER) : 0;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
