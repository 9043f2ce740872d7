/** What a webhook says about the course of a call. */
import { explainFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { type EventOrder, eventOrder } from '@osmapi/osmtalk-elements/ledger.js';

export interface CallEvent {
  readonly callId: string;
  /** What it says. An event of another name that states the call's status has the name that says the same. */
  readonly name: 'call.started' | 'call.completed' | 'call.failed';
  /** Its place in the order of its call's events, by the library's rule, which pages and databases share. */
  readonly order: EventOrder;
  /** The event as received: valid JSON. */
  readonly json: string;
}

/**
 * Null for an event that says nothing about the course of a call (an analysis, a lead's end), and for one without a call id.
 * Reads the text, not the parsed object: parsing rounds ids that are long numbers.
 */
export function readEvent(json: string): CallEvent | null {
  const order = eventOrder(json);
  const { id: callId } = readCall(json);
  return order && callId !== '' ? { callId, name: nameOf(json, order), order, json } : null;
}

function nameOf(json: string, { rank }: EventOrder): CallEvent['name'] {
  if (explainFailure(json)) return 'call.failed';
  const isInProgress = rank === 0 || readCall(json).status === 'in_progress';
  return isInProgress ? 'call.started' : 'call.completed';
}
