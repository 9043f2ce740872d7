/** What the pages are told of a call: what the elements read, with masked numbers. All else stays on this server. */
import { explainFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';

import { maskText } from '../../shared/mask.js';

/** Who was called, as far as a page may know. */
export interface Contact {
  readonly campaignId: string;
  /** The lead's id, or a token: the same for the same person. */
  readonly leadId: string;
  /** Masked to its last four digits. */
  readonly destination: string;
}

/** An event about a call's course, as JSON. `name` is the event that says the same. */
export function pageEvent(json: string, name: string, contact: Contact | null): string {
  const { timestamp, reason } = JSON.parse(json) as { readonly timestamp?: unknown; readonly reason?: unknown };
  const { hasTranscript, ...call } = readCall(json);
  const failureReason = explainFailure(json)?.code;
  const transcript = hasTranscript ? ['…'] : [];
  const known = { ...call, failureReason, transcript };
  const when = typeof timestamp === 'string' || typeof timestamp === 'number' ? timestamp : undefined;
  return JSON.stringify({ event: name, timestamp: when, reason: reasonIn(reason), call: { ...known, ...contact } });
}

const reasonIn = (reason: unknown): string | undefined => (typeof reason === 'string' ? maskText(reason) : undefined);

/** A lead's end, where it says that the person must not be called any more; null for any other event. */
export function blockedLead(payload: object): { readonly key: string; readonly page: string } | null {
  const { event, timestamp, campaignId, leadId, status } = payload as Readonly<Record<string, unknown>>;
  if (event !== 'campaign.lead_completed' || status !== 'dnc_blocked') return null;
  if (typeof campaignId !== 'string' || typeof leadId !== 'string') return null;
  const page = JSON.stringify({ event, timestamp, campaignId, leadId, status });
  return { key: JSON.stringify([campaignId, leadId]), page };
}
