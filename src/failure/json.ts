/** Text from outside: JSON, JSON within JSON, or a bare word. */
import { warnOnce } from '../catalog/warn.js';

/** The result for text that begins like JSON but is not valid. */
export const UNREADABLE = null;

/**
 * Reads text as JSON if it begins like JSON, after blanks and a byte order mark (which `trim` removes). Broken JSON is
 * not returned as text, because it would be shown as a reason code. A JSON string that contains JSON is read once more.
 * Any other text is returned trimmed.
 */
export function readText(input: string): unknown {
  const text = input.trim();
  if (!looksLikeJson(text)) return text;
  try {
    const value = parseJson(text);
    const inner = typeof value === 'string' ? value.trim() : '';
    if (!looksLikeJson(inner)) return typeof value === 'string' ? inner : value;
    const innerValue = parseJson(inner);
    if (typeof innerValue !== 'string') return innerValue;
    if (!looksLikeJson(innerValue.trim())) return innerValue.trim();
  } catch {
    // Not valid JSON: the warning below says so.
  }
  // The warning does not quote the text, which may contain phone numbers.
  warnOnce('A call is text that begins like JSON but is not.');
  return UNREADABLE;
}

const looksLikeJson = (text: string): boolean => /^[{["]/.test(text);

/**
 * Parses JSON. Integers that a JavaScript number cannot hold become text, so that two different long ids stay different.
 * A reviver with `context.source` could do the same, but some supported engines do not have it.
 */
function parseJson(text: string): unknown {
  const value = JSON.parse(text) as unknown;
  // The text is valid JSON here, so the pattern matches whole strings and whole numbers.
  return /\d{16}/.test(text) ? (JSON.parse(text.replace(STRING_OR_NUMBER, quoteLong)) as unknown) : value;
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

const quoteLong = (token: string): string =>
  /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
