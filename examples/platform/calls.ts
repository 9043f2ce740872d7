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

/** What a minute of a call costs, in dollars. */
const COST_PER_MINUTE = 0.07;

/**
 * Calls are played faster than real time. Each is therefore dated back by its planned duration: it ends now, and no date
 * lies in the future.
 */
export function startCall(plan: CallPlan, endsAt: number, lead: Lead | null = null): Call {
  const startedAt = new Date(endsAt - plan.durationSeconds * 1000).toISOString();
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
export function endCall(call: Call, plan: CallPlan): void {
  closeCall(call, plan.reason === null ? 'completed' : 'failed', plan.durationSeconds);
  if (plan.reason !== null) call.failureReason = plan.reason;
  if (plan.transcript !== null) call.transcript = plan.transcript;
  logEnd(call, timedLog(call, plan), plan.reason ?? 'Goodbye said');
}

/** Ends a call because somebody asked for it, which is no failure. */
export function hangUp(call: Call, durationSeconds: number): void {
  closeCall(call, 'completed', durationSeconds);
  logEnd(call, [], 'Ended by request');
}

function closeCall(call: Call, status: 'completed' | 'failed', durationSeconds: number): void {
  call.status = status;
  call.endedAt = new Date(Date.parse(call.startedAt) + durationSeconds * 1000).toISOString();
  call.durationSeconds = durationSeconds;
  call.costTotal = Math.round((durationSeconds / 60) * COST_PER_MINUTE * 10_000) / 10_000;
}

function logEnd(call: Call, before: readonly LogEntry[], detail: string): void {
  const last = { time: call.endedAt ?? call.startedAt, event: `call.${call.status}`, detail };
  call.events = [...call.events, ...before, last];
}

/** The planned entries of the event log, evenly spread over the call. */
function timedLog(call: Call, plan: CallPlan): LogEntry[] {
  const step = (plan.durationSeconds * 1000) / (plan.log.length + 1);
  const start = Date.parse(call.startedAt);
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

/** A call as the list of calls shows it: without the long parts. */
export function summaryOf(call: Call): Omit<Call, 'events' | 'transcript'> {
  const { events: _events, transcript: _transcript, ...summary } = call;
  return summary;
}
