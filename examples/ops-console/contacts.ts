/**
 * Finds out who was called. Webhooks do not say, so the platform's list of calls is requested. The pages need to know
 * whether two calls were to the same person. For that they get a lead's ids or a token, but no number.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { readCall } from '@osmapi/osmtalk-elements/catalog.js';

import type { Fields, PlatformClient } from './platform-client.js';
import type { Contact } from './receiver/page-event.js';

/** Time for collecting questions into one request, in milliseconds. */
const GATHER_FOR = 20;
/** Numbers of calls to request: first only the newest ones, which are nearly always enough. */
const LIMITS = ['100', '1000'];

export class Contacts {
  readonly #client: PlatformClient;
  readonly #known = new Map<string, Contact>();
  /** Key for making tokens of numbers. New in each run, so that nobody can compute a table of tokens. */
  readonly #secret = randomBytes(32);
  #asking: Promise<void> | null = null;

  constructor(client: PlatformClient) {
    this.#client = client;
  }

  /** Null if the platform does not know. */
  async of(callId: string): Promise<Contact | null> {
    if (!this.#known.has(callId)) await (this.#asking ??= this.#ask());
    // The answer may have been sent before the call was placed.
    if (!this.#known.has(callId)) await (this.#asking ??= this.#ask());
    return this.#known.get(callId) ?? null;
  }

  /** The facts about the called person that the pages get. */
  contactIn(call: Fields): Contact {
    const { campaignId, leadId, destination } = call;
    const { destination: masked } = readCall(call);
    if (typeof leadId === 'string' && leadId !== '') {
      return { leadId, campaignId: typeof campaignId === 'string' ? campaignId : '', destination: masked };
    }
    const number = typeof destination === 'string' ? destination.replace(/\D/g, '') : '';
    return { leadId: number === '' ? '' : this.#tokenOf(number), campaignId: '', destination: masked };
  }

  #tokenOf(number: string): string {
    return `person-${createHmac('sha256', this.#secret).update(number).digest('base64url').slice(0, 16)}`;
  }

  async #ask(): Promise<void> {
    await sleep(GATHER_FOR);
    // Questions from here on need a new request.
    this.#asking = null;
    for (const limit of LIMITS) {
      const calls = await this.#client.calls({ limit }).catch(() => []);
      const isAllNew = calls.every((call) => !this.#known.has(readCall(call).id));
      for (const call of calls) this.#known.set(readCall(call).id, this.contactIn(call));
      if (!isAllNew) return;
    }
  }
}
