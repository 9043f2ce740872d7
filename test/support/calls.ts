/** Calls and events in the platform's shapes. */
import type { FailureReason } from '../../src/catalog.js';

/** An ISO time on the day of the official page's example, in minutes after noon UTC. */
export const at = (minute: number): string => new Date(Date.UTC(2026, 4, 13, 12, minute)).toISOString();

/** A failed call, as the REST API returns it. */
export const failedCall = (id: string, failureReason: FailureReason | (string & {}), more: object = {}) => ({
  id,
  status: 'failed',
  agentId: `agent_of_${id}`,
  channel: 'phone',
  endedAt: at(0),
  durationSeconds: 60,
  failureReason,
  ...more,
});

/** A `call.failed` event, as the webhook delivers it. */
export const failedEvent = (id: string, reason: FailureReason | (string & {}), minute: number, more: object = {}) => ({
  event: 'call.failed',
  timestamp: at(minute),
  reason,
  call: { id, failureReason: reason, endedAt: at(minute), ...more },
});

/** A `call.completed` event. */
export const completedEvent = (id: string, minute: number) => ({
  event: 'call.completed',
  timestamp: at(minute),
  call: { id, status: 'completed' },
});
