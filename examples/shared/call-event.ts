/** What a webhook's body says about the course of a call. */
import { readCall } from '@osmapi/osmtalk-elements/catalog.js';

export interface CallEvent {
  readonly callId: string;
  readonly name: 'call.started' | 'call.completed' | 'call.failed';
  /** Milliseconds since 1970; -Infinity for an event without a date, which never replaces one that has a date. */
  readonly time: number;
  /** The event as received, and checked to be JSON. */
  readonly json: string;
}

/** A body of more is refused: an event is a few hundred bytes. */
export const MEGABYTE = 1024 * 1024;

const HANDLED: readonly string[] = ['call.started', 'call.completed', 'call.failed'] satisfies CallEvent['name'][];

/**
 * A request's body; null for one of more than 1 MB. That is read to its end all the same, without being kept: a client that
 * is answered while it is still sending sees a broken connection, and would send it all again.
 */
export async function readBytes({ body }: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size <= MEGABYTE) chunks.push(chunk);
  }
  return size <= MEGABYTE ? Buffer.concat(chunks) : null;
}

/** A body's text and the object in it; null for what is not UTF-8, no JSON, or no object. */
export function readBody(body: Uint8Array): { readonly json: string; readonly payload: object } | null {
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const payload: unknown = JSON.parse(json);
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { json, payload } : null;
  } catch {
    return null;
  }
}

/** Null for an event that is not about the course of a call, and for one without a call id. */
export function readEvent(payload: object, json: string): CallEvent | null {
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
