/** Plays calls, and tells of their course by webhooks. */
import { setTimeout as sleep } from 'node:timers/promises';

import { type Call, endCall, hangUp, type Lead, reclassifyCall, startCall } from './calls.js';
import type { Clock } from './clock.js';
import { analysisEvent, endedEvent, startedEvent, transferEvent, type WebhookEvent } from './events.js';
import type { CallPlan } from './plan.js';
import type { WebhookSender } from './webhooks.js';

export interface PlayerOptions {
  readonly clock: Clock;
  /** Duration of a simulated minute, in milliseconds. */
  readonly minute: number;
  readonly webhooks: WebhookSender | null;
  /** Called when a call has ended because the person asks not to be called again. */
  readonly onOptOut: (call: Call) => void;
}

interface PlayOptions {
  readonly lead?: Lead | null;
  /** How long the call is played, in milliseconds. */
  readonly duration?: number;
}

/** The share of a call after which the bot hands it over, where it does. */
const TRANSFER_AFTER = 0.8;
/** Where the bot transfers calls to: a number that is reserved for fiction. */
const SERVICE_DESK = '+12025550100';

export class CallPlayer {
  /** In the order in which they were placed. */
  readonly calls = new Map<string, Call>();
  /** How many calls were placed to each number. */
  readonly callCounts = new Map<string, number>();
  readonly #options: PlayerOptions;
  /** What ends each call in progress. */
  readonly #inProgress = new Map<string, AbortController>();
  readonly #closing: AbortSignal;
  /** Reports about ended calls that are not complete yet, and webhooks that are not delivered yet. */
  readonly #pending = new Set<Promise<unknown>>();

  constructor(options: PlayerOptions, closing: AbortSignal) {
    this.#options = options;
    this.#closing = closing;
    closing.addEventListener('abort', () => this.#inProgress.forEach((end) => end.abort()));
  }

  /** Places a call, and resolves when it has ended. */
  async play(plan: CallPlan, { lead = null, duration = this.durationOf(plan) }: PlayOptions = {}): Promise<Call> {
    const begin = performance.now();
    const { clock } = this.#options;
    const call = startCall(plan, Math.floor(clock.now() + duration * clock.speed), lead);
    const end = new AbortController();
    this.calls.set(call.id, call);
    this.callCounts.set(call.destination, (this.callCounts.get(call.destination) ?? 0) + 1);
    this.#inProgress.set(call.id, end);
    this.send(startedEvent(call));
    if (plan.isHandedOver) void this.#handOver(call, duration * TRANSFER_AFTER, end.signal);
    const isPlayed = await this.pause(duration, end.signal);
    this.#inProgress.delete(call.id);
    if (this.#closing.aborted) return call;
    if (isPlayed) endCall(call, plan);
    else hangUp(call, Math.floor(plan.durationSeconds * shareOf(performance.now() - begin, duration)));
    this.#track(this.#reportEnd(call, plan));
    return call;
  }

  /** Ends a call in progress. */
  end({ id }: Call): void {
    this.#inProgress.get(id)?.abort();
  }

  transfer(call: Call, destination: string): void {
    this.send(transferEvent(call, destination, this.#now()));
  }

  /** How long a call is played, in milliseconds. */
  durationOf(plan: CallPlan): number {
    return (plan.durationSeconds * this.#options.minute) / 60;
  }

  send(event: WebhookEvent): void {
    const { webhooks } = this.#options;
    if (webhooks && !this.#closing.aborted) this.#track(webhooks.send(event));
  }

  /** Whether the time has passed; false when the signal came first. */
  async pause(milliseconds: number, signal: AbortSignal = this.#closing): Promise<boolean> {
    return sleep(milliseconds, true, { signal }).catch(() => false);
  }

  /** Resolves when everything about the ended calls is reported, and every webhook is delivered or given up. */
  async settle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  async #handOver(call: Call, after: number, signal: AbortSignal): Promise<void> {
    const isInProgress = await this.pause(after, signal);
    if (isInProgress) this.transfer(call, SERVICE_DESK);
  }

  /** Everything that the platform reports about a call after its end. */
  async #reportEnd(call: Call, plan: CallPlan): Promise<void> {
    const { minute, clock, onOptOut } = this.#options;
    const shape = plan.isOlderShape ? 'flat' : 'nested';
    const ended = endedEvent(call, call.endedAt ?? this.#now(), shape);
    this.send(ended);
    if (plan.isOptOut && call.status === 'failed') onOptOut(call);
    if (!(await this.pause(minute))) return;
    if (plan.answerLost) this.send(ended);
    this.send(analysisEvent(call, this.#now()));
    if (plan.laterReason === null || call.status !== 'failed') return;
    if (!(await this.pause(minute))) return;
    const at = clock.now();
    reclassifyCall(call, plan.laterReason, at);
    this.send(endedEvent(call, new Date(at).toISOString(), shape));
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }

  #track(work: Promise<unknown>): void {
    this.#pending.add(work);
    void work.finally(() => this.#pending.delete(work));
  }
}

/** From 0 to 1. */
const shareOf = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 1);
