import { encode } from './encode.js';

/**
 * Asks the console's server to place a failed call again, with the element's idempotency key: it keeps a second press, a
 * second operator or a reload from placing a second call. The server decides anew whether that person may be called, and
 * keeps the call where it may be placed later (`notBefore`). Rejects in the words of whoever refused.
 *
 * @returns {Promise<{ callId: string } | { scheduledFor: string }>} the new call, or when the server will place it
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
