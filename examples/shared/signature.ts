import { createHmac, timingSafeEqual } from 'node:crypto';

export type Verdict = 'right' | 'missing' | 'malformed' | 'wrong';

/**
 * Whether the header is the signature of these very bytes. The body must not be parsed and written again before this: that
 * changes bytes. The comparison takes the same time wherever the two differ, so that nobody can feel their way to a signature.
 */
export function checkSignature(secret: string, body: Uint8Array, header: string | undefined): Verdict {
  if (header === undefined) return 'missing';
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header)?.[1];
  if (given === undefined) return 'malformed';
  const expected = createHmac('sha256', secret).update(body).digest();
  return timingSafeEqual(Buffer.from(given, 'hex'), expected) ? 'right' : 'wrong';
}
