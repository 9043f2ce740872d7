/**
 * Who was called: a lead of a campaign, else a number. It is for comparing only: a contact is never shown, logged, put into
 * an event or exported.
 */
import { fieldOf, textOf } from './fields.js';
import type { Outline } from './outline.js';

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

/** The status of a lead that must not be called: its number is on the organisation's do-not-call list. */
export const DO_NOT_CALL = 'dnc_blocked';
