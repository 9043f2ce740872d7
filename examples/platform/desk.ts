/** Places single calls on request, once for each idempotency key, or refuses them as a dialer does. */
import type { CampaignRules } from './dialer.js';
import { isOpen, nextOpening } from './hours.js';

export interface OutboundRequest {
  readonly agentId: string;
  readonly destination: string;
}

export interface Placed {
  readonly callId: string;
}

export interface Refusal {
  readonly code: 'dnc_blocked' | 'outside_dialling_hours';
  readonly message: string;
  /** When the dialling hours begin again, ISO 8601. */
  readonly opensAt?: string;
}

export interface DeskOptions {
  now(): number;
  isBlocked(phoneNumber: string): boolean;
  /** The campaign that a number was called for; null where it is none's. */
  rulesFor(phoneNumber: string): CampaignRules | null;
  place(request: OutboundRequest, idempotencyKey: string | undefined): Placed;
}

export class Desk {
  readonly #options: DeskOptions;
  /** By idempotency key. What was refused may be asked for again under the same key. */
  readonly #answers = new Map<string, Placed>();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** With the key of an earlier request no call is placed, and the answer is that of the earlier one. */
  place(request: OutboundRequest, idempotencyKey?: string): Placed | Refusal {
    const before = idempotencyKey === undefined ? undefined : this.#answers.get(idempotencyKey);
    if (before) return before;
    const refusal = this.#refusalOf(request);
    if (refusal) return refusal;
    const placed = this.#options.place(request, idempotencyKey);
    if (idempotencyKey !== undefined) this.#answers.set(idempotencyKey, placed);
    return placed;
  }

  #refusalOf({ destination }: OutboundRequest): Refusal | null {
    const { now, isBlocked, rulesFor } = this.#options;
    if (isBlocked(destination)) {
      return { code: 'dnc_blocked', message: 'This number is on the do-not-call list.' };
    }
    const schedule = rulesFor(destination)?.schedule ?? null;
    if (schedule === null || isOpen(schedule, now())) return null;
    const { windowStart, windowEnd, timezone } = schedule;
    const message = `Outside the dialling hours, ${windowStart} to ${windowEnd} (${timezone}).`;
    const opensAt = nextOpening(schedule, now());
    const when = opensAt === null ? {} : { opensAt: new Date(opensAt).toISOString() };
    return { code: 'outside_dialling_hours', message, ...when };
  }
}
