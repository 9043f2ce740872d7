/** The platform's call records, as its REST API returns them, and the webhook events that it sends about them. */
import type { CallPlan, Turn } from './plan.js';

export interface LogEntry {
  readonly time: string;
  readonly event: string;
  readonly detail: string;
}

export interface Call {
  readonly id: string;
  readonly agentId: string;
  readonly channel: string;
  readonly destination: string;
  readonly startedAt: string;
  status: 'in_progress' | 'completed' | 'failed';
  endedAt: string | null;
  durationSeconds: number | null;
  failureReason?: string;
  transcript?: readonly Turn[];
  events: readonly LogEntry[];
}

/**
 * Calls are played faster than life. So a call is dated back by what it will last: it ends now, in real time, with the
 * duration that it should have, and no date ever lies in the future.
 */
export function startCall(plan: CallPlan, endsAt: number): Call {
  const startedAt = new Date(endsAt - plan.durationSeconds * 1000).toISOString();
  const { id, agentId, channel, destination } = plan;
  const events = [{ time: startedAt, event: 'call.started', detail: `Outbound, ${channel}` }];
  return {
    id,
    agentId,
    channel,
    destination,
    startedAt,
    status: 'in_progress',
    endedAt: null,
    durationSeconds: null,
    events,
  };
}

export function endCall(call: Call, plan: CallPlan): void {
  const end = Date.parse(call.startedAt) + plan.durationSeconds * 1000;
  call.endedAt = new Date(end).toISOString();
  call.durationSeconds = plan.durationSeconds;
  call.status = plan.reason === null ? 'completed' : 'failed';
  if (plan.reason !== null) call.failureReason = plan.reason;
  if (plan.transcript !== null) call.transcript = plan.transcript;
  const last = { time: call.endedAt, event: `call.${call.status}`, detail: plan.reason ?? 'Goodbye said' };
  call.events = [...call.events, ...timeLog(call, plan), last];
}

/** Spreads what happened evenly over the call. */
function timeLog(call: Call, plan: CallPlan): LogEntry[] {
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

/** The body of a webhook, key by key as the official page shows it. */
export function callEvent(call: Call, timestamp: string): object {
  const { id, agentId, channel, startedAt, endedAt, durationSeconds, failureReason, status } = call;
  const ended = endedAt === null ? {} : { endedAt, durationSeconds };
  const about = { id, agentId, channel, startedAt, ...ended };
  if (failureReason === undefined)
    return { event: status === 'completed' ? 'call.completed' : 'call.started', timestamp, call: about };
  return { event: 'call.failed', timestamp, reason: failureReason, call: { ...about, failureReason } };
}

/** What the list of calls shows: the same object without the long parts. */
export function summaryOf(call: Call): Omit<Call, 'events' | 'transcript'> {
  const { events: _events, transcript: _transcript, ...summary } = call;
  return summary;
}
