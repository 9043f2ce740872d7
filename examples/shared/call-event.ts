/** What a webhook says about the course of a call. */
import { explainFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { type EventOrder, eventOrder } from '@osmapi/osmtalk-elements/ledger.js';

export interface CallEvent {
  readonly callId: string;
  /** What it tells, by the name of the platform's own event that tells the same. */
  readonly name: 'call.started' | 'call.completed' | 'call.failed';
  /** How late it is among the events about its call: by the library's rule, so that no page or database has another. */
  readonly order: EventOrder;
  /** The event as received, and checked to be JSON. */
  readonly json: string;
}

/**
 * Null for an event that says nothing of a call's course, whatever else it tells of the call, and for one without a call
 * id. Read from the text: a parsed number may have lost digits of an id.
 */
export function readEvent(json: string): CallEvent | null {
  const order = eventOrder(json);
  const { id: callId } = readCall(json);
  return order && callId !== '' ? { callId, name: nameOf(json, order), order, json } : null;
}

function nameOf(json: string, { rank }: EventOrder): CallEvent['name'] {
  if (explainFailure(json)) return 'call.failed';
  const isUnderWay = rank === 0 || readCall(json).status === 'in_progress';
  return isUnderWay ? 'call.started' : 'call.completed';
}
