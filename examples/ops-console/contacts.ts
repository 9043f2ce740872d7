/**
 * Who was called. The webhooks do not say, so the platform's list of calls is asked. The pages need it to tell that two
 * calls were to one person, and get no number for that: a lead's ids, else a token.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { readCall } from '@osmapi/osmtalk-elements/catalog.js';

import type { Fields, PlatformClient } from './platform-client.js';
import type { Contact } from './receiver/page-event.js';

/** How long to gather questions for one request, in milliseconds. */
const GATHER_FOR = 20;
/** How many calls to ask for: first the newest, which it nearly always is. */
const LIMITS = ['100', '1000'];

export class Contacts {
  readonly #client: PlatformClient;
  readonly #known = new Map<string, Contact>();
  /** Makes tokens of numbers. Another one in each run, so that no table of them can be made. */
  readonly #secret = randomBytes(32);
  #asking: Promise<void> | null = null;

  constructor(client: PlatformClient) {
    this.#client = client;
  }

  /** Null where the platform does not say. */
  async of(callId: string): Promise<Contact | null> {
    if (!this.#known.has(callId)) await (this.#asking ??= this.#ask());
    // The answer may have been on its way before the call was placed.
    if (!this.#known.has(callId)) await (this.#asking ??= this.#ask());
    return this.#known.get(callId) ?? null;
  }

  /** What the pages are told of the person whom a call was to. */
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
    // From here on, a new question needs a new answer.
    this.#asking = null;
    for (const limit of LIMITS) {
      const calls = await this.#client.calls({ limit }).catch(() => []);
      const isAllNew = calls.every((call) => !this.#known.has(readCall(call).id));
      for (const call of calls) this.#known.set(readCall(call).id, this.contactIn(call));
      if (!isAllNew) return;
    }
  }
}
