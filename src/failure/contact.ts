/**
 * The person who was called: a lead of a campaign, else a phone number. Contacts are only compared: they are never shown,
 * logged, put into an event or exported.
 */
import { textOf } from './fields.js';
import type { Outline } from './outline.js';
import { durationOf, endOf } from './outline.js';

/** A lead, or a phone number: the host's own texts. */
export type Contact = { readonly campaignId: string; readonly leadId: string } | { readonly number: string };

/** The contact of a call, or of a lead's event; null where nothing names one. */
export function contactOf({ call, event }: Pick<Outline, 'call' | 'event'>): Contact | null {
  const leadId = textOf(call, 'leadId') || textOf(event, 'leadId');
  if (leadId !== '') return { leadId, campaignId: textOf(call, 'campaignId') || textOf(event, 'campaignId') };
  const number = textOf(call, 'destination') || textOf(call, 'to');
  return digitsOf(number).length < FEWEST_DIGITS ? null : { number };
}

/** With fewer digits, a number cannot be called. */
const FEWEST_DIGITS = 3;

/** Most numbers are in E.164: a fast check, after which only the plus sign has to be removed. */
const E164 = /^\+[0-9]+$/;

/** The digits of a phone number, by which numbers in different notations are compared. */
export const digitsOf = (number: string): string =>
  E164.test(number) ? number.slice(1) : number.replace(/\P{Nd}/gu, '');

/** What became of a call that did not fail. */
export type Outcome = 'reached' | 'not-reached' | 'under-way';

/** Statuses of a call or a lead that mean that nobody was reached. */
const NOT_REACHED: readonly string[] = ['voicemail', 'no_answer', 'busy', 'cancelled', 'canceled'];

/** What became of a call that did not fail. With an unknown status, it has ended if it has an end or a duration. */
export function outcomeOf(outline: Outline): Outcome {
  const { name, call } = outline;
  const status = textOf(call, 'status').toLowerCase();
  if (NOT_REACHED.includes(status)) return 'not-reached';
  const hasEnded = name === 'call.completed' || status === 'completed' || status === 'ended';
  return hasEnded || endOf(outline) !== null || durationOf(outline) !== null ? 'reached' : 'under-way';
}

/** The status of a lead that must not be called: its number is on the organisation's do-not-call list. */
export const DO_NOT_CALL = 'dnc_blocked';
