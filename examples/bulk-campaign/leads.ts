import { fictionalNumber } from '../platform/numbers.js';
import type { OutboundRequest } from './client.js';

export interface Lead {
  readonly id: string;
  /** The request that calls this person. */
  readonly request: OutboundRequest;
}

/** People to call, decided by the seed, with numbers that are reserved for fiction: nobody's phone rings. */
export function makeLeads(count: number, seed: number): Lead[] {
  return Array.from({ length: count }, (_, index) => {
    const destination = fictionalNumber(seed + index);
    const request = { agentId: 'agent_reminders', phoneNumberId: 'pn_example', destination };
    return { id: `lead_${String(index + 1).padStart(4, '0')}`, request };
  });
}

/** The leads without those whose number stands in the list before: one person is called once, however often listed. */
export function withoutRepeated(leads: readonly Lead[]): Lead[] {
  const seen = new Set<string>();
  return leads.filter(({ request: { destination } }) => {
    const digits = destination.replace(/\D/g, '');
    const isFirst = !seen.has(digits);
    seen.add(digits);
    return isFirst;
  });
}
