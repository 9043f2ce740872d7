/**
 * Who was called: a lead of a campaign, else a number. It is for comparing only: a contact is never shown, logged, put into
 * an event or exported.
 */
import { textOf } from './fields.js';
import type { Outline } from './outline.js';
import { durationOf, endOf } from './outline.js';

/** A lead, by the host's own two texts, or a number, by its digits. */
export type Contact = { readonly campaignId: string; readonly leadId: string } | { readonly number: string };

/** The contact of a call, or of a lead's event; null where nothing names one. */
export function contactOf({ call, event }: Outline): Contact | null {
  const leadId = textOf(call, 'leadId') || textOf(event, 'leadId');
  if (leadId !== '') return { leadId, campaignId: textOf(call, 'campaignId') || textOf(event, 'campaignId') };
  const number = digitsOf(textOf(call, 'destination') || textOf(call, 'to'));
  return number === '' ? null : { number };
}

/** The digits of a number, however it is written; '' where there are too few for a number that can be called. */
function digitsOf(number: string): string {
  const digits = number.replace(/\P{Nd}/gu, '');
  return digits.length < 3 ? '' : digits;
}

/** What became of a call that did not fail. */
export type Outcome = 'reached' | 'not-reached' | 'under-way';

/** Statuses of a call, or of a lead, in which nobody was spoken with. */
const NOT_REACHED: readonly string[] = ['voicemail', 'no_answer', 'busy', 'cancelled', 'canceled'];

/** What became of a call that did not fail. Whether an unknown status is an end is told by the call's end. */
export function outcomeOf(outline: Outline): Outcome {
  const { name, call } = outline;
  const status = textOf(call, 'status').toLowerCase();
  if (NOT_REACHED.includes(status)) return 'not-reached';
  const hasEnded = name === 'call.completed' || status === 'completed' || status === 'ended';
  return hasEnded || endOf(outline) !== null || durationOf(outline) !== null ? 'reached' : 'under-way';
}

/** The status of a lead that must not be called: its number is on the organisation's do-not-call list. */
export const DO_NOT_CALL = 'dnc_blocked';
