import { encode } from './encode.js';

/**
 * Asks the console's server to place a failed call again, with the element's idempotency key: it keeps a second press, a
 * second operator or a reload from placing a second call. Rejects unless the call was placed.
 *
 * @returns {Promise<{ callId: string }>} the new call
 */
export async function retryCall(failure, { signal, idempotencyKey }) {
  if (idempotencyKey === null) throw new Error('A call without an id is not placed again.');
  const response = await fetch(`/api/retry?id=${encode(failure.call.id)}`, {
    method: 'POST',
    headers: { 'Idempotency-Key': encode(idempotencyKey) },
    signal,
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.message ?? `The console’s server answered ${response.status}.`);
  return answer;
}
