/** Dials a campaign's leads: a few at a time, within its hours, and again by its retry policy. */
import { isRetryableFailure } from '@osmapi/osmtalk-elements/catalog.js';

import { Semaphore } from '../shared/semaphore.js';
import type { Call, Lead } from './calls.js';
import type { LeadStatus } from './events.js';
import { isOpen, nextOpening, type Schedule } from './hours.js';

export interface RetryPolicy {
  /** Calls to one lead in all. */
  readonly maxAttempts: number;
  /** The wait after each of them, in minutes. */
  readonly backoffMinutes: number;
  /** Statuses of leads that are called again. */
  readonly retryOn: readonly string[];
}

export interface CampaignRules {
  readonly retryPolicy: RetryPolicy;
  /** Null: at any time. */
  readonly schedule: Schedule | null;
}

export interface CampaignLead extends Lead {
  readonly phoneNumber: string;
}

export interface Campaign extends CampaignRules {
  readonly maxConcurrent: number;
  readonly leads: readonly CampaignLead[];
}

export interface Ended {
  readonly call: Call;
  readonly status: LeadStatus;
}

export interface DialerActions {
  readonly closing: AbortSignal;
  now(): number;
  /** Waits for simulated minutes. Resolves to false if the stand-in is closed before. */
  wait(minutes: number): Promise<boolean>;
  isBlocked(phoneNumber: string): boolean;
  /** Places one call, and resolves when it has ended. */
  call(lead: CampaignLead, attempt: number): Promise<Ended>;
  /** A lead has reached its last state; `call` is null where there was none. */
  complete(lead: CampaignLead, status: LeadStatus, call: Call | null): void;
}

const MINUTE = 60_000;

/** Resolves when every lead has reached its last state. */
export async function dial({ maxConcurrent, leads, ...rules }: Campaign, actions: DialerActions): Promise<void> {
  const lines = new Semaphore(maxConcurrent);
  await Promise.all(leads.map((lead) => dialLead(lead, rules, lines, actions)));
}

async function dialLead(
  lead: CampaignLead,
  rules: CampaignRules,
  lines: Semaphore,
  actions: DialerActions,
): Promise<void> {
  let last: Ended | null = null;
  let attempt = 0;
  do {
    attempt += 1;
    const ended: Ended | null = await lines.run(() => callOnce(lead, attempt, rules.schedule, actions));
    if (ended === null) {
      // The number is on the do-not-call list by now.
      actions.complete(lead, 'dnc_blocked', last?.call ?? null);
      return;
    }
    last = ended;
    if (!mayCallAgain(ended, attempt, rules.retryPolicy)) {
      actions.complete(lead, ended.status, ended.call);
      return;
    }
  } while (await actions.wait(rules.retryPolicy.backoffMinutes));
}

async function callOnce(
  lead: CampaignLead,
  attempt: number,
  schedule: Schedule | null,
  actions: DialerActions,
): Promise<Ended | null> {
  await untilOpen(schedule, actions);
  return actions.isBlocked(lead.phoneNumber) ? null : actions.call(lead, attempt);
}

async function untilOpen(schedule: Schedule | null, actions: DialerActions): Promise<void> {
  while (schedule && !isOpen(schedule, actions.now()) && !actions.closing.aborted) {
    const opening = nextOpening(schedule, actions.now()) ?? Infinity;
    // Not longer than a day at once: a timer that is too long fires at once.
    await actions.wait(Math.min((opening - actions.now()) / MINUTE, 24 * 60));
  }
}

/** A lead's status names what is called again; a failure has to be worth it, too. */
function mayCallAgain({ call, status }: Ended, attempt: number, policy: RetryPolicy): boolean {
  const isWorthIt = call.status !== 'failed' || isRetryableFailure(call.failureReason);
  return attempt < policy.maxAttempts && policy.retryOn.includes(status) && isWorthIt;
}
