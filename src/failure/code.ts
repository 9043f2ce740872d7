/** Reason codes as people spell them. The vocabulary's own functions are exact; what is read from outside need not be. */
import { rowOf } from '../catalog/describe.js';
import { hostReasons } from '../catalog/registry.js';
import type { FailureReason } from '../catalog/vocabulary.js';

/** A code as the catalog would spell it: in lower case, with `_` for `-` and blanks. Codes spelled alike are one reason. */
export const spellCode = (code: string): string =>
  code
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '_');

/** The catalog's row for a received code: one that has the code itself, else one that is spelled alike, else `unknown`. */
export function rowOfCode(code: string): FailureReason | (string & {}) {
  const exact = rowOf(code);
  if (exact !== 'unknown') return exact;
  const spelled = spellCode(code);
  const official = rowOf(spelled);
  return official === 'unknown' ? (hostReasons().find((row) => spellCode(row) === spelled) ?? 'unknown') : official;
}
