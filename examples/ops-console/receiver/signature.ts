import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether the header is the signature of these very bytes. The body must not be parsed and written again before this: that
 * changes bytes. The comparison takes the same time wherever the two differ, so that nobody can feel their way to a signature.
 */
export function isSignedWith(secret: string, body: Uint8Array, header: string | undefined): boolean {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(body).digest());
}
