import type { Call } from '../platform/calls.js';
import type { CallStore } from './store.js';

const EVENTS = { in_progress: 'call.started', completed: 'call.completed', failed: 'call.failed' } as const;

/** How the database differs from the platform's record, one line per call. */
export async function differencesOf(record: readonly Call[], store: CallStore): Promise<string[]> {
  const differences = record.map(async ({ id, status, failureReason = null }) => {
    const held = await store.find(id);
    const expected = `${EVENTS[status]} ${failureReason}`;
    const found = held ? `${held.event} ${held.reason}` : 'nothing';
    return found === expected ? [] : [`${id}: ${found} instead of ${expected}`];
  });
  return (await Promise.all(differences)).flat();
}
