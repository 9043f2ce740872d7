/**
 * The bodies of the platform's webhooks. All are flat but `call.failed`, which comes in two shapes: that of the page on
 * failure reasons, with the call nested, and an older, flat one. The fields of `analysis` are our own guess.
 */
import type { Call, Lead } from './calls.js';

export interface WebhookEvent {
  readonly event: string;
  readonly timestamp: string;
  readonly [field: string]: unknown;
}

/** The status of a lead. It is not a call's status, although two names are the same. */
export type LeadStatus = 'completed' | 'voicemail' | 'no_answer' | 'busy' | 'failed' | 'dnc_blocked';

export function startedEvent({ id: callId, agentId, channel, startedAt }: Call): WebhookEvent {
  return { event: 'call.started', timestamp: startedAt, callId, agentId, channel, startedAt };
}

/** `call.completed`, or `call.failed` in one of its two shapes. */
export function endedEvent(call: Call, timestamp: string, shape: 'nested' | 'flat'): WebhookEvent {
  const { id, agentId, channel, startedAt, endedAt, durationSeconds, costTotal, transcript = [], failureReason } = call;
  if (failureReason === undefined) {
    return { event: 'call.completed', timestamp, callId: id, durationSeconds, costTotal, transcript };
  }
  if (shape === 'flat') {
    return { event: 'call.failed', timestamp, callId: id, error: failureReason, failedAt: endedAt };
  }
  const about = { id, agentId, channel, startedAt, endedAt, durationSeconds, failureReason };
  return { event: 'call.failed', timestamp, reason: failureReason, call: about };
}

export function analysisEvent({ id: callId, status, transcript = [] }: Call, timestamp: string): WebhookEvent {
  const summary = transcript.length === 0 ? 'Nothing was said.' : `${transcript.length} turns, ${status}.`;
  const analysis = { summary, successful: status === 'completed', sentiment: 'neutral' };
  return { event: 'call.analysis_completed', timestamp, callId, analysis };
}

/** `callId` is null for a lead that was never called. */
export function leadEvent(
  { campaignId, leadId }: Lead,
  status: LeadStatus,
  callId: string | null,
  timestamp: string,
): WebhookEvent {
  const outcome = OUTCOMES[status];
  return { event: 'campaign.lead_completed', timestamp, campaignId, leadId, status, outcome, callId };
}

const OUTCOMES: Readonly<Record<LeadStatus, string>> = {
  completed: 'appointment_confirmed',
  voicemail: 'message_left',
  no_answer: 'not_reached',
  busy: 'not_reached',
  failed: 'not_reached',
  dnc_blocked: 'not_called',
};

export function transferEvent({ id: callId }: Call, destination: string, timestamp: string): WebhookEvent {
  const summary = 'The person asked for a human.';
  return { event: 'transfer.initiated', timestamp, callId, destination, summary };
}

export const testEvent = (timestamp: string): WebhookEvent => ({
  event: 'webhook.test',
  timestamp,
  message: 'This is a test.',
});
