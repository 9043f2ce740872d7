import { between, pick, randomFrom } from '../platform/random.js';
import type { OutboundRequest } from './client.js';

export interface Lead {
  readonly id: string;
  /** The request that calls this person. */
  readonly request: OutboundRequest;
}

const AREAS = ['202', '312', '415', '617'] as const;

/** People to call, decided by the seed. 555-0100 to 555-0199 are reserved for fiction: nobody's phone rings. */
export function makeLeads(count: number, seed: number): Lead[] {
  const random = randomFrom(seed, count);
  return Array.from({ length: count }, (_, index) => {
    const line = String(between(random, 0, 99)).padStart(2, '0');
    const destination = `+1${pick(random, AREAS)}55501${line}`;
    const request = { agentId: 'agent_reminders', phoneNumberId: 'pn_example', destination };
    return { id: `lead_${String(index + 1).padStart(4, '0')}`, request };
  });
}
