/**
 * A local stand-in for the osmTalk platform: the documented part of its REST API, a simulated campaign, and signed
 * webhooks. Nobody's phone rings. What the public pages leave open (the event log's shape, say) is our own guess.
 */
import { setMaxListeners } from 'node:events';

import type { Hono } from 'hono';

import { createApi } from './api.js';
import type { Call, Lead } from './calls.js';
import type { CampaignRequest } from './campaign-request.js';
import { type Clock, REAL_TIME } from './clock.js';
import { Desk, type OutboundRequest, type Placed } from './desk.js';
import { type Campaign, type CampaignLead, type CampaignRules, dial, type Ended } from './dialer.js';
import { leadEvent, type LeadStatus, testEvent } from './events.js';
import { fictionalNumber } from './numbers.js';
import { type CallPlan, planCall, type PlanOptions } from './plan.js';
import { CallPlayer } from './player.js';
import { numberFrom } from './random.js';
import { WebhookSender } from './webhooks.js';

export interface PlatformOptions {
  readonly apiKey: string;
  /** Null: no webhooks are sent. */
  readonly webhookUrl: string | null;
  readonly webhookSecret: string;
  readonly seed: number;
  /** How many times faster than real time calls, waits and redeliveries go: at 60, a minute takes a second. */
  readonly speed: number;
  /** Calls in progress at once in the simulated campaign. */
  readonly maxConcurrent: number;
  /** Rules of the simulated campaign, and of single calls to numbers that are no campaign's. Absent: one call a lead. */
  readonly rules?: CampaignRules | undefined;
  /** Absent: real time. */
  readonly clock?: Clock | undefined;
}

const ONE_CALL: CampaignRules = {
  retryPolicy: { maxAttempts: 1, backoffMinutes: 0, retryOn: [] },
  schedule: null,
};
/** One lead is on the do-not-call list for this many that are called. */
const CALLED_PER_BLOCKED = 20;

export class Platform {
  readonly app: Hono;
  readonly webhooks: WebhookSender | null;
  readonly #options: PlatformOptions;
  readonly #clock: Clock;
  readonly #rules: CampaignRules;
  readonly #player: CallPlayer;
  readonly #doNotCall = new Set<string>();
  /** Whose number it is, and by which rules that person is called. */
  readonly #leadByNumber = new Map<string, { readonly lead: Lead; readonly rules: CampaignRules }>();
  readonly #closing = new AbortController();
  /** Duration of a simulated minute, in milliseconds. */
  readonly #minute: number;
  #leads = 0;
  #campaigns = 0;

  constructor(options: PlatformOptions) {
    this.#options = options;
    const { webhookUrl: url, webhookSecret: secret, apiKey, clock = REAL_TIME, rules = ONE_CALL } = options;
    const { signal } = this.#closing;
    // Every pending timer listens to this signal, so many listeners are no leak.
    setMaxListeners(0, signal);
    this.#clock = clock;
    this.#rules = rules;
    const minute = 60_000 / options.speed;
    this.#minute = minute;
    this.webhooks = url === null ? null : new WebhookSender({ url, secret, minute, signal });
    const onOptOut = ({ destination }: Call): void => this.block(destination);
    this.#player = new CallPlayer({ clock, minute, webhooks: this.webhooks, onOptOut }, signal);
    this.app = this.#createApi(apiKey);
  }

  /** Calls so many leads, and some of them again. Resolves when each has reached its last state. */
  async runCampaign(leads: number): Promise<void> {
    const campaignId = this.#campaignId(this.#options.seed);
    const blocked = Math.floor(leads / CALLED_PER_BLOCKED);
    const called = Array.from({ length: leads }, () => this.#nextLead(campaignId));
    const others = Array.from({ length: blocked }, () => this.#nextLead(campaignId));
    for (const { phoneNumber } of others) this.block(phoneNumber);
    const { maxConcurrent } = this.#options;
    await this.#dial({ maxConcurrent, ...this.#rules, leads: [...called, ...others] });
  }

  /** Many calls that all fail within a few seconds, as when a provider goes down during a campaign. */
  async runBurst(calls: number): Promise<void> {
    const window = Math.min(6000, calls * 3);
    const campaignId = this.#campaignId(this.#options.seed);
    const plays = Array.from({ length: calls }, async (_, index) => {
      const lead = this.#nextLead(campaignId);
      this.#know(lead, this.#rules);
      const plan = this.#plan({ index: this.#leads, scenario: 'burst', destination: lead.phoneNumber });
      await this.#player.pause((window * index) / calls);
      const duration = Math.min(400, this.#player.durationOf(plan));
      const call = await this.#player.play(plan, { duration, lead: idsOf(lead) });
      this.#complete(lead, leadStatusOf(call, plan), call);
    });
    await Promise.all(plays);
  }

  /** What the dashboard's "Send Test" button does. */
  sendTest(): void {
    this.#player.send(testEvent(this.#now()));
  }

  /** Puts a number on the do-not-call list. */
  block(phoneNumber: string): void {
    this.#doNotCall.add(phoneNumber);
  }

  /** Resolves when everything about the ended calls is reported, and every webhook is delivered or given up. */
  async settle(): Promise<void> {
    await this.#player.settle();
  }

  close(): void {
    this.#closing.abort();
  }

  #createApi(apiKey: string): Hono {
    const { calls, callCounts } = this.#player;
    const now = (): number => this.#clock.now();
    const desk = new Desk({
      now,
      isBlocked: (number) => this.#doNotCall.has(number),
      rulesFor: (number) => this.#leadByNumber.get(number)?.rules ?? this.#rules,
      place: (request, key) => this.#place(request, key),
    });
    return createApi(apiKey, {
      ...{ calls, callCounts, now, doNotCall: this.#doNotCall },
      place: (request, key) => desk.place(request, key),
      end: (call) => this.#player.end(call),
      transfer: (call, destination) => this.#player.transfer(call, destination),
      startCampaign: (request) => this.#startCampaign(request),
    });
  }

  #startCampaign({ phoneNumbers, ...rules }: CampaignRequest): { readonly campaignId: string } {
    this.#campaigns += 1;
    const campaignId = this.#campaignId(`${this.#options.seed}_${this.#campaigns}`);
    const leads = phoneNumbers.map((phoneNumber) => ({ ...this.#nextLead(campaignId), phoneNumber }));
    void this.#dial({ ...rules, leads });
    return { campaignId };
  }

  async #dial(campaign: Campaign): Promise<void> {
    for (const lead of campaign.leads) this.#know(lead, campaign);
    await dial(campaign, {
      closing: this.#closing.signal,
      now: () => this.#clock.now(),
      wait: (minutes) => this.#player.pause(minutes * this.#minute),
      isBlocked: (number) => this.#doNotCall.has(number),
      call: (lead, attempt) => this.#callLead(lead, attempt),
      complete: (lead, status, call) => this.#complete(lead, status, call),
    });
  }

  /** What happens in a lead's calls is decided by the lead, so that it does not depend on how calls overlap. */
  async #callLead(lead: CampaignLead, attempt: number): Promise<Ended> {
    const index = attempt === 1 ? indexOf(lead) : numberFrom(`${lead.leadId}:${attempt}`);
    const plan = this.#plan({ index, destination: lead.phoneNumber });
    const call = await this.#player.play(plan, { lead: idsOf(lead) });
    return { call, status: leadStatusOf(call, plan) };
  }

  #complete(lead: CampaignLead, status: LeadStatus, call: Call | null): void {
    const last = this.#doNotCall.has(lead.phoneNumber) ? 'dnc_blocked' : status;
    this.#player.send(leadEvent(idsOf(lead), last, call?.id ?? null, this.#now()));
  }

  /** Places a single call. What happens in it is decided by its idempotency key. */
  #place(request: OutboundRequest, key: string | undefined): Placed {
    const index = key === undefined ? numberFrom(String(this.#player.calls.size)) : numberFrom(key);
    const plan = this.#plan({ index, ...request });
    void this.#player.play(plan, { lead: this.#leadByNumber.get(request.destination)?.lead ?? null });
    return { callId: plan.id };
  }

  #plan(options: Omit<PlanOptions, 'seed'>): CallPlan {
    const { seed } = this.#options;
    let { index } = options;
    let plan = planCall({ ...options, seed });
    while (this.#player.calls.has(plan.id)) {
      index += 1;
      plan = planCall({ ...options, seed, index });
    }
    return plan;
  }

  #nextLead(campaignId: string): CampaignLead {
    this.#leads += 1;
    const leadId = `lead_${String(this.#leads).padStart(5, '0')}`;
    return { campaignId, leadId, phoneNumber: fictionalNumber(this.#leads) };
  }

  #know(lead: CampaignLead, rules: CampaignRules): void {
    this.#leadByNumber.set(lead.phoneNumber, { lead: idsOf(lead), rules });
  }

  readonly #campaignId = (name: number | string): string => `campaign_${name}`;

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

const idsOf = ({ campaignId, leadId }: CampaignLead): Lead => ({ campaignId, leadId });

const indexOf = ({ leadId }: CampaignLead): number => Number(leadId.slice('lead_'.length));

function leadStatusOf({ status, failureReason }: Call, { isVoicemail }: CallPlan): LeadStatus {
  if (status === 'completed') return isVoicemail ? 'voicemail' : 'completed';
  return failureReason === 'sip_no_answer' ? 'no_answer' : 'failed';
}
