import { createHmac, timingSafeEqual } from 'node:crypto';

export type Verdict = 'right' | 'missing' | 'malformed' | 'wrong';

/** The secrets in one option or environment variable, separated by commas or line breaks. */
export function readSecrets(text: string): string[] {
  return text
    .split(/[,\r\n]/)
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
}

/**
 * Whether the header holds the signature of exactly these bytes by one of the secrets. Check before parsing: JSON that is
 * parsed and serialized again may have other bytes.
 *
 * While a secret is being changed, both sides may hold two: the header is then a list separated by commas, and one match is
 * enough. Parts that are not a signature are ignored.
 */
export function checkSignature(secrets: readonly string[], body: Uint8Array, header: string | undefined): Verdict {
  if (header === undefined) return 'missing';
  const given = header.split(',').flatMap(readPart);
  if (given.length === 0) return 'malformed';
  const expected = secrets.map((secret) => createHmac('sha256', secret).update(body).digest());
  let isRight = false;
  for (const signature of given) {
    for (const digest of expected) {
      // Constant time, and without an early exit: the duration of the check says nothing about the right signature.
      const isEqual = timingSafeEqual(signature, digest);
      isRight = isRight || isEqual;
    }
  }
  return isRight ? 'right' : 'wrong';
}

/** The bytes of one signature; none for anything else. */
function readPart(part: string): Buffer[] {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(part.trim())?.[1];
  return hex === undefined ? [] : [Buffer.from(hex, 'hex')];
}
