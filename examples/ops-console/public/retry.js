/**
 * Asks the console's server to place a failed call again. The element's key goes along: it is what keeps a second press,
 * a second operator or a reload from placing a second call.
 *
 * @returns {Promise<{ callId: string }>} the new call
 */
export async function retryCall(failure, { signal, idempotencyKey }) {
  const response = await fetch(`/api/retry/${encodeURIComponent(failure.call.id)}`, {
    method: 'POST',
    headers: { 'Idempotency-Key': idempotencyKey },
    signal,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}
