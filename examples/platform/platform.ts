/**
 * A local stand-in for the osmTalk platform: the documented part of its REST API, a simulated campaign, and signed
 * webhooks. Nothing rings. What the public pages leave open (the event log's shape, say) is our own guess.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';

import { type Call, callEvent, endCall, reclassifyCall, startCall, summaryOf } from './calls.js';
import { type CallPlan, planCall, type PlanOptions } from './plan.js';
import { numberFrom } from './random.js';
import { WebhookSender } from './webhooks.js';

export interface PlatformOptions {
  readonly apiKey: string;
  /** Null: nobody is told of anything. */
  readonly webhookUrl: string | null;
  readonly webhookSecret: string;
  readonly seed: number;
  /** How many times faster than life calls and redeliveries go: at 60, a minute takes a second. */
  readonly speed: number;
  /** Calls under way at once in a campaign. */
  readonly maxConcurrent: number;
}

const NOTHING_KNOWN = { message: 'No call has this id.' };

export class Platform {
  readonly app = new Hono();
  readonly webhooks: WebhookSender | null;
  readonly #options: PlatformOptions;
  readonly #calls = new Map<string, Call>();
  /** Answers given to `POST /api/calls/outbound`, by idempotency key. */
  readonly #answers = new Map<string, { readonly callId: string }>();
  readonly #closing = new AbortController();
  readonly #minute: number;
  #placed = 0;

  constructor(options: PlatformOptions) {
    this.#options = options;
    // Every call and every redelivery under way listens to it: many listeners are no leak here.
    setMaxListeners(0, this.#closing.signal);
    this.#minute = 60_000 / options.speed;
    const { webhookUrl: url, webhookSecret: secret } = options;
    const { signal } = this.#closing;
    this.webhooks = url === null ? null : new WebhookSender({ url, secret, minute: this.#minute, signal });
    this.#route();
  }

  /** Places so many calls, a few at a time, and resolves when the last one has ended. */
  async runCampaign(calls: number): Promise<void> {
    let left = calls;
    const line = async (): Promise<void> => {
      while (left > 0 && !this.#closing.signal.aborted) {
        left -= 1;
        await this.#play(this.#plan({}));
      }
    };
    await Promise.all(Array.from({ length: this.#options.maxConcurrent }, line));
  }

  /** So many calls that all fail within a few seconds, as when a provider goes down under a running campaign. */
  async runBurst(calls: number): Promise<void> {
    const window = Math.min(6000, calls * 3);
    const plays = Array.from({ length: calls }, async (_, index) => {
      const plan = this.#plan({ mood: 'burst' });
      await this.#pause((window * index) / calls);
      await this.#play(plan, Math.min(400, this.#lasting(plan)));
    });
    await Promise.all(plays);
  }

  close(): void {
    this.#closing.abort();
  }

  /** A call that is placed with a key is decided by the key: a campaign is the same, however its calls overlap. */
  #plan(wish: Pick<PlanOptions, 'mood' | 'agentId' | 'destination'>, key?: string): CallPlan {
    this.#placed += 1;
    const { seed } = this.#options;
    let index = key === undefined ? this.#placed : numberFrom(key);
    let plan = planCall({ seed, index, ...wish });
    while (this.#calls.has(plan.id)) plan = planCall({ seed, index: (index += 1), ...wish });
    return plan;
  }

  #lasting(plan: CallPlan): number {
    return (plan.durationSeconds * this.#minute) / 60;
  }

  async #play(plan: CallPlan, lasting = this.#lasting(plan)): Promise<void> {
    const call = startCall(plan, Date.now() + lasting);
    this.#calls.set(call.id, call);
    this.#tell(callEvent(call, call.startedAt));
    await this.#pause(lasting);
    if (this.#closing.signal.aborted) return;
    endCall(call, plan);
    void this.#reportEnd(call, plan);
  }

  async #reportEnd(call: Call, plan: CallPlan): Promise<void> {
    const event = callEvent(call, call.endedAt ?? new Date().toISOString());
    this.#tell(event);
    if (plan.answerLost) await this.#pause(this.#minute).then(() => this.#tell(event));
    if (plan.laterReason === null) return;
    await this.#pause(this.#minute * 2);
    const now = Date.now();
    reclassifyCall(call, plan.laterReason, now);
    this.#tell(callEvent(call, new Date(now).toISOString()));
  }

  #tell(event: object): void {
    if (!this.#closing.signal.aborted) void this.webhooks?.send(event);
  }

  async #pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }

  #route(): void {
    this.app.use('/api/*', bearerAuth({ token: this.#options.apiKey }));
    this.app.get('/api/calls', (c) => c.json(this.#list(c.req.query())));
    this.app.get('/api/calls/:id', (c) => {
      const call = this.#calls.get(c.req.param('id'));
      return call ? c.json(call) : c.json(NOTHING_KNOWN, 404);
    });
    this.app.post('/api/calls/outbound', async (c) => {
      const wish = readOutbound(await c.req.json().catch(() => null));
      if (!wish) return c.json({ message: 'agentId, and destination in E.164 format, are required.' }, 400);
      return c.json(this.#placeOnce(c.req.header('Idempotency-Key'), wish));
    });
  }

  #list(query: Record<string, string>): object {
    const limit = Math.min(Math.max(Math.trunc(Number(query.limit)) || 100, 1), 1000);
    const filters = (['status', 'agentId', 'channel', 'failureReason'] as const).filter(
      (name) => query[name] !== undefined,
    );
    const found = [...this.#calls.values()]
      .reverse()
      .filter((call) => filters.every((name) => call[name] === query[name]));
    return { calls: found.slice(0, limit).map(summaryOf), total: found.length };
  }

  /** The same key gets the same answer, and no second call. */
  #placeOnce(key: string | undefined, wish: OutboundWish): { readonly callId: string } {
    const before = key === undefined ? undefined : this.#answers.get(key);
    if (before) return before;
    const plan = this.#plan(wish, key);
    void this.#play(plan);
    const answer = { callId: plan.id };
    if (key !== undefined) this.#answers.set(key, answer);
    return answer;
  }
}

interface OutboundWish {
  readonly agentId: string;
  readonly destination: string;
}

function readOutbound(body: unknown): OutboundWish | null {
  if (typeof body !== 'object' || body === null) return null;
  const { agentId, destination } = body as Record<string, unknown>;
  if (typeof agentId !== 'string' || typeof destination !== 'string') return null;
  return agentId !== '' && /^\+[1-9]\d{7,14}$/.test(destination) ? { agentId, destination } : null;
}
