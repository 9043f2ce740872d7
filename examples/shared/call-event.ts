/** What a webhook says about the course of a call. */
import { readCall } from '@osmapi/osmtalk-elements/catalog.js';

import type { Webhook } from './webhook-endpoint.js';

export interface CallEvent {
  readonly callId: string;
  readonly name: 'call.started' | 'call.completed' | 'call.failed';
  /** Milliseconds since 1970; -Infinity for an event without a date, which never replaces one that has a date. */
  readonly time: number;
  /** The event as received, and checked to be JSON. */
  readonly json: string;
}

const HANDLED: readonly string[] = ['call.started', 'call.completed', 'call.failed'] satisfies CallEvent['name'][];

/** Null for an event that is not about the course of a call, and for one without a call id. */
export function readEvent({ payload, json }: Webhook): CallEvent | null {
  const { event: name, timestamp, failedAt } = payload as Record<string, unknown>;
  const callId = readCall(payload).id;
  if (callId === '' || typeof name !== 'string' || !isHandled(name)) return null;
  // Dates are read as the library reads a call's, so that no page puts the same events in another order.
  const dates = readCall({ startedAt: timestamp, endedAt: failedAt });
  return { callId, name, time: dates.startedAt ?? dates.endedAt ?? -Infinity, json };
}

function isHandled(name: string): name is CallEvent['name'] {
  return HANDLED.includes(name);
}
