/** The calls to one contact, among those that a host handed over: how many, and what became of the latest. */
import type { Contact, Outcome } from '../../failure/contact.js';
import { contactOf, outcomeOf } from '../../failure/contact.js';
import type { Lateness } from '../../failure/event-order.js';
import { compareLateness, latenessOf, latenessOfAnswer } from '../../failure/event-order.js';
import type { Outline } from '../../failure/outline.js';
import { endOf, outlineOf, startOf, timestampOf } from '../../failure/outline.js';
import { linkableId } from '../shared/retry-answer.js';

/** What became of a later call to the same contact. */
export type LaterOutcome = Outcome | 'failed';

/** A later call to the same contact. */
export interface LaterCall {
  /** When it ended, or began while it is under way, in ms since 1970; null where that is not known. */
  readonly at: number | null;
  /** Its id, for a link; '' where that is not known, or no link could lead to it. */
  readonly callId: string;
  readonly outcome: LaterOutcome;
}

export interface ContactCalls {
  /** How many calls to the contact are known, the failed one included. */
  readonly count: number;
  /** The latest one after the failed one; null where none is known. */
  readonly later: LaterCall | null;
}

/** Looks among other calls for those to the contact of a failed one. A call without a contact is alone. */
export function contactCallsOf(failed: Outline, others: Iterable<unknown>): ContactCalls {
  const contact = comparable(contactOf(failed));
  if (contact === null) return { count: 1, later: null };
  const calls = latestDeliveries(others).filter((call) => comparable(contactOf(call)) === contact);
  const failedAt = timeOf(failed);
  const later = calls.map(laterCallOf).filter((call) => isLater(call, failedAt));
  return { count: calls.length + 1, later: later.reduce(latest, null) };
}

/** One text for a contact, for comparing only: it is never shown. */
function comparable(contact: Contact | null): string | null {
  if (contact === null) return null;
  if ('number' in contact) return contact.number.replace(/\P{Nd}/gu, '');
  return JSON.stringify([contact.campaignId, contact.leadId]);
}

/** Webhooks come more than once and out of order: what counts is the latest delivery of each call. */
function latestDeliveries(inputs: Iterable<unknown>): readonly Outline[] {
  const held = new Map<string, { readonly outline: Outline; readonly lateness: Lateness }>();
  const nameless: Outline[] = [];
  for (const input of inputs) {
    const outline = outlineOf(input);
    const { id, failed, isEvent } = outline;
    if (id === '' && failed) nameless.push(outline);
    if (id === '' || failed === null) continue;
    const before = held.get(id)?.lateness;
    const lateness = isEvent ? latenessOf(outline) : latenessOfAnswer(endOf(outline), before?.moment);
    if (isEvent && before && compareLateness(lateness, before) <= 0) continue;
    held.set(id, { outline, lateness });
  }
  return [...nameless, ...[...held.values()].map(({ outline }) => outline)];
}

/** When a call ended, or began where it has not. */
const timeOf = (call: Outline): number | null => endOf(call) ?? timestampOf(call) ?? startOf(call);

const laterCallOf = (call: Outline): LaterCall => ({
  at: timeOf(call),
  callId: linkableId(call.id),
  outcome: call.failed ? 'failed' : outcomeOf(call),
});

/** Where a time is missing, a call that did not fail counts as later: nobody is called again by mistake. */
function isLater({ at, outcome }: LaterCall, failedAt: number | null): boolean {
  if (outcome === 'under-way') return true;
  if (outcome === 'failed') return at !== null && (failedAt === null || at > failedAt);
  return at === null || failedAt === null || at >= failedAt;
}

/** A call that is under way is the latest, else the one with the latest time; a missing time is the latest. */
function latest(a: LaterCall | null, b: LaterCall): LaterCall {
  if (a === null || a.outcome === 'under-way') return a ?? b;
  if (b.outcome === 'under-way') return b;
  return (b.at ?? Infinity) > (a.at ?? Infinity) ? b : a;
}
