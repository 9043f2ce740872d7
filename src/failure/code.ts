/** Reason codes from outside, which may be spelled differently from the catalog's. */
import { rowOf } from '../catalog/describe.js';
import { hostReasons } from '../catalog/registry.js';
import type { FailureReason } from '../catalog/vocabulary.js';

/** A code in the catalog's spelling: lower case, with `_` for `-` and blanks. Two codes with the same spelling are one reason. */
export const spellCode = (code: string): string =>
  code
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '_');

/** The catalog's row for a received code: an exact match, else one that differs only in spelling, else `unknown`. */
export function rowOfCode(code: string): FailureReason | (string & {}) {
  const exact = rowOf(code);
  if (exact !== 'unknown') return exact;
  const spelled = spellCode(code);
  const official = rowOf(spelled);
  return official === 'unknown' ? (hostReasons().find((row) => spellCode(row) === spelled) ?? 'unknown') : official;
}
