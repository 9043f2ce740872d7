/**
 * A local stand-in for the osmTalk platform: the documented part of its REST API, a simulated campaign, and signed
 * webhooks. Nobody's phone rings. What the public pages leave open (the event log's shape, say) is our own guess.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Hono } from 'hono';

import { createApi, type OutboundRequest } from './api.js';
import { type Call, endCall, hangUp, type Lead, reclassifyCall, startCall } from './calls.js';
import {
  analysisEvent,
  endedEvent,
  leadEvent,
  type LeadStatus,
  startedEvent,
  testEvent,
  transferEvent,
  type WebhookEvent,
} from './events.js';
import { type CallPlan, planCall, type PlanOptions } from './plan.js';
import { numberFrom } from './random.js';
import { WebhookSender } from './webhooks.js';

export interface PlatformOptions {
  readonly apiKey: string;
  /** Null: no webhooks are sent. */
  readonly webhookUrl: string | null;
  readonly webhookSecret: string;
  readonly seed: number;
  /** How many times faster than real time calls and redeliveries go: at 60, a minute takes a second. */
  readonly speed: number;
  /** Calls in progress at once in a campaign. */
  readonly maxConcurrent: number;
}

interface PlayOptions {
  readonly lead?: Lead;
  /** How long the call is played, in milliseconds. */
  readonly duration?: number;
}

/** The share of a call after which the bot hands it over, where it does. */
const TRANSFER_AFTER = 0.8;
/** Where the bot transfers calls to: a number that is reserved for fiction. */
const SERVICE_DESK = '+12025550100';
/** One lead is on the do-not-call list for this many that are called. */
const CALLED_PER_BLOCKED = 20;

export class Platform {
  readonly app: Hono;
  readonly webhooks: WebhookSender | null;
  readonly #options: PlatformOptions;
  readonly #calls = new Map<string, Call>();
  /** What ends each call in progress. */
  readonly #inProgress = new Map<string, AbortController>();
  /** Answers given to `POST /api/calls/outbound`, by idempotency key. */
  readonly #answers = new Map<string, { readonly callId: string }>();
  readonly #doNotCall: string[] = [];
  readonly #closing = new AbortController();
  /** Reports about ended calls that are not complete yet, and webhooks that are not delivered yet. */
  readonly #pending = new Set<Promise<unknown>>();
  /** Duration of a simulated minute, in milliseconds. */
  readonly #minute: number;
  #placed = 0;
  #leads = 0;

  constructor(options: PlatformOptions) {
    this.#options = options;
    // Every pending timer listens to this signal, so many listeners are no leak.
    setMaxListeners(0, this.#closing.signal);
    this.#minute = 60_000 / options.speed;
    const { webhookUrl: url, webhookSecret: secret, apiKey } = options;
    const { signal } = this.#closing;
    this.webhooks = url === null ? null : new WebhookSender({ url, secret, minute: this.#minute, signal });
    this.app = createApi(apiKey, {
      calls: this.#calls,
      doNotCall: this.#doNotCall,
      place: (request, key) => this.#placeOnce(request, key),
      end: ({ id }) => this.#inProgress.get(id)?.abort(),
      transfer: (call, destination) => this.#send(transferEvent(call, destination, now())),
    });
  }

  /** Places so many calls, `maxConcurrent` at a time, and resolves when the last one has ended. */
  async runCampaign(calls: number): Promise<void> {
    let left = calls;
    const worker = async (): Promise<void> => {
      while (left > 0 && !this.#closing.signal.aborted) {
        left -= 1;
        if (left % CALLED_PER_BLOCKED === 0) this.#blockLead();
        await this.#play(this.#plan({}), { lead: this.#nextLead() });
      }
    };
    await Promise.all(Array.from({ length: this.#options.maxConcurrent }, worker));
  }

  /** Many calls that all fail within a few seconds, as when a provider goes down during a campaign. */
  async runBurst(calls: number): Promise<void> {
    const window = Math.min(6000, calls * 3);
    const plays = Array.from({ length: calls }, async (_, index) => {
      const plan = this.#plan({ scenario: 'burst' });
      await this.#pause((window * index) / calls);
      await this.#play(plan, { duration: Math.min(400, this.#durationOf(plan)), lead: this.#nextLead() });
    });
    await Promise.all(plays);
  }

  /** What the dashboard's "Send Test" button does. */
  sendTest(): void {
    this.#send(testEvent(now()));
  }

  /** Resolves when everything about the ended calls is reported, and every webhook is delivered or given up. */
  async settle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  close(): void {
    this.#closing.abort();
    for (const call of this.#inProgress.values()) call.abort();
  }

  /** A call that is placed with a key is planned by the key, so that a campaign does not depend on how its calls overlap. */
  #plan(request: Pick<PlanOptions, 'scenario' | 'agentId' | 'destination'>, key?: string): CallPlan {
    this.#placed += 1;
    const { seed } = this.#options;
    let index = key === undefined ? this.#placed : numberFrom(key);
    let plan = planCall({ seed, index, ...request });
    while (this.#calls.has(plan.id)) {
      index += 1;
      plan = planCall({ seed, index, ...request });
    }
    return plan;
  }

  #nextLead(): Lead {
    this.#leads += 1;
    return {
      campaignId: `campaign_${this.#options.seed}`,
      leadId: `lead_${String(this.#leads).padStart(5, '0')}`,
    };
  }

  /** A lead whose number is on the do-not-call list reaches its last state without a call. */
  #blockLead(): void {
    this.#doNotCall.push(`+130355501${String(this.#doNotCall.length % 100).padStart(2, '0')}`);
    this.#send(leadEvent(this.#nextLead(), 'dnc_blocked', null, now()));
  }

  #durationOf(plan: CallPlan): number {
    return (plan.durationSeconds * this.#minute) / 60;
  }

  async #play(plan: CallPlan, { lead, duration = this.#durationOf(plan) }: PlayOptions = {}): Promise<void> {
    const begin = performance.now();
    const call = startCall(plan, Date.now() + duration, lead);
    const end = new AbortController();
    this.#calls.set(call.id, call);
    this.#inProgress.set(call.id, end);
    this.#send(startedEvent(call));
    if (plan.isHandedOver) void this.#handOver(call, duration * TRANSFER_AFTER, end.signal);
    const isPlayed = await this.#pause(duration, end.signal);
    this.#inProgress.delete(call.id);
    if (this.#closing.signal.aborted) return;
    if (isPlayed) endCall(call, plan);
    else hangUp(call, Math.floor(plan.durationSeconds * shareOf(performance.now() - begin, duration)));
    this.#track(this.#reportEnd(call, plan, lead));
  }

  async #handOver(call: Call, after: number, signal: AbortSignal): Promise<void> {
    const isInProgress = await this.#pause(after, signal);
    if (isInProgress) this.#send(transferEvent(call, SERVICE_DESK, now()));
  }

  /** Everything that the platform reports about a call after its end. */
  async #reportEnd(call: Call, plan: CallPlan, lead?: Lead): Promise<void> {
    const shape = plan.isOlderShape ? 'flat' : 'nested';
    const ended = endedEvent(call, call.endedAt ?? now(), shape);
    this.#send(ended);
    if (lead) this.#send(leadEvent(lead, leadStatusOf(call, plan), call.id, now()));
    if (!(await this.#pause(this.#minute))) return;
    if (plan.answerLost) this.#send(ended);
    this.#send(analysisEvent(call, now()));
    if (plan.laterReason === null || call.status !== 'failed') return;
    if (!(await this.#pause(this.#minute))) return;
    const at = Date.now();
    reclassifyCall(call, plan.laterReason, at);
    this.#send(endedEvent(call, new Date(at).toISOString(), shape));
  }

  #send(event: WebhookEvent): void {
    if (this.webhooks && !this.#closing.signal.aborted) this.#track(this.webhooks.send(event));
  }

  #track(work: Promise<unknown>): void {
    this.#pending.add(work);
    void work.finally(() => this.#pending.delete(work));
  }

  /** Whether the time has passed; false when the signal came first. */
  async #pause(milliseconds: number, signal: AbortSignal = this.#closing.signal): Promise<boolean> {
    return sleep(milliseconds, true, { signal }).catch(() => false);
  }

  /** A repeated key gets the first answer again, and places no second call. */
  #placeOnce(request: OutboundRequest, key: string | undefined): { readonly callId: string } {
    const before = key === undefined ? undefined : this.#answers.get(key);
    if (before) return before;
    const plan = this.#plan(request, key);
    void this.#play(plan);
    const answer = { callId: plan.id };
    if (key !== undefined) this.#answers.set(key, answer);
    return answer;
  }
}

/** From 0 to 1. */
const shareOf = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 1);

const now = (): string => new Date().toISOString();

function leadStatusOf({ status, failureReason }: Call, { isVoicemail }: CallPlan): LeadStatus {
  if (status === 'completed') return isVoicemail ? 'voicemail' : 'completed';
  return failureReason === 'sip_no_answer' ? 'no_answer' : 'failed';
}
