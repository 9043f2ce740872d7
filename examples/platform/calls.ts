/** The platform's call records, as its REST API returns them. */
import type { CallPlan, Turn } from './plan.js';

export interface LogEntry {
  readonly time: string;
  readonly event: string;
  readonly detail: string;
}

/** The person in a campaign that a call is made to. */
export interface Lead {
  readonly campaignId: string;
  readonly leadId: string;
}

export interface Call extends Partial<Lead> {
  readonly id: string;
  readonly agentId: string;
  readonly channel: string;
  readonly destination: string;
  readonly startedAt: string;
  status: 'in_progress' | 'completed' | 'failed';
  endedAt: string | null;
  durationSeconds: number | null;
  costTotal: number | null;
  failureReason?: string;
  transcript?: readonly Turn[];
  events: readonly LogEntry[];
}

/** Price of a minute of a call, in dollars. */
const COST_PER_MINUTE = 0.07;

interface StartOptions {
  readonly lead?: Lead | null;
  /** When the call before it to the same number ended, in ms: it does not start earlier. */
  readonly lastEnd?: number;
}

/**
 * Calls are played faster than real time. So each one is dated back by its planned duration: it ends now, and no date
 * is in the future. A second call to a number soon after the first is dated back less, so that the two do not overlap,
 * and its dates are then shorter than its duration.
 */
export function startCall(plan: CallPlan, endsAt: number, { lead = null, lastEnd = 0 }: StartOptions = {}): Call {
  const startedAt = new Date(Math.max(endsAt - plan.durationSeconds * 1000, lastEnd)).toISOString();
  const { id, agentId, channel, destination } = plan;
  return {
    id,
    agentId,
    channel,
    destination,
    ...lead,
    startedAt,
    status: 'in_progress',
    endedAt: null,
    durationSeconds: null,
    costTotal: null,
    events: [{ time: startedAt, event: 'call.started', detail: `Outbound, ${channel}` }],
  };
}

/** Ends a call as planned. */
export function endCall(call: Call, plan: CallPlan, endsAt: number): void {
  closeCall(call, plan.reason === null ? 'completed' : 'failed', plan.durationSeconds, endsAt);
  if (plan.reason !== null) call.failureReason = plan.reason;
  if (plan.transcript !== null) call.transcript = plan.transcript;
  logEnd(call, timedLog(call, plan), plan.reason ?? 'Goodbye said');
}

/** Ends a call on request, which is not a failure. */
export function hangUp(call: Call, durationSeconds: number, now: number): void {
  closeCall(call, 'completed', durationSeconds, now);
  logEnd(call, [], 'Ended by request');
}

function closeCall(call: Call, status: 'completed' | 'failed', durationSeconds: number, latest: number): void {
  const endedAt = Math.min(Date.parse(call.startedAt) + durationSeconds * 1000, latest);
  call.status = status;
  call.endedAt = new Date(endedAt).toISOString();
  call.durationSeconds = durationSeconds;
  call.costTotal = Math.round((durationSeconds / 60) * COST_PER_MINUTE * 10_000) / 10_000;
}

function logEnd(call: Call, before: readonly LogEntry[], detail: string): void {
  const last = { time: call.endedAt ?? call.startedAt, event: `call.${call.status}`, detail };
  call.events = [...call.events, ...before, last];
}

/** The planned entries of the event log, evenly spread over the call. */
function timedLog(call: Call, plan: CallPlan): LogEntry[] {
  const start = Date.parse(call.startedAt);
  const step = (Date.parse(call.endedAt ?? call.startedAt) - start) / (plan.log.length + 1);
  return plan.log.map(([event, detail], index) => ({
    time: new Date(start + step * (index + 1)).toISOString(),
    event,
    detail,
  }));
}

export function reclassifyCall(call: Call, reason: string, at: number): void {
  const detail = `${call.failureReason ?? ''} → ${reason}`;
  call.failureReason = reason;
  call.events = [...call.events, { time: new Date(at).toISOString(), event: 'call.reclassified', detail }];
}

/** A call as in the list of calls: without transcript and event log. */
export function summaryOf(call: Call): Omit<Call, 'events' | 'transcript'> {
  const { events: _events, transcript: _transcript, ...summary } = call;
  return summary;
}
