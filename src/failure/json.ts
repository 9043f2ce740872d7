/** Text from outside: JSON, JSON within JSON, or a bare word. */
import { warnOnce } from '../catalog/warn.js';

/** What cannot be read: text that begins like JSON and is none. */
export const UNREADABLE = null;

/**
 * Text that looks like JSON has to be JSON: shown as a reason code, it would only puzzle its reader. What it looks like
 * is told by how it begins, after blanks and a byte order mark, which `trim` takes for a blank. JSON within JSON is read
 * once more. Any other text is given back without the blanks around it.
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
    // No JSON: said below.
  }
  // Without its beginning: a call has numbers to call, and a list has many of them.
  warnOnce('A call is text that begins like JSON but is not.');
  return UNREADABLE;
}

const looksLikeJson = (text: string): boolean => /^[{["]/.test(text);

/**
 * JSON whose integers are all kept: those that JavaScript's numbers cannot hold become text, so that two long ids stay
 * two. A reviver's `context.source` would tell them, too, but not in every engine that we run in.
 */
function parseJson(text: string): unknown {
  const value = JSON.parse(text) as unknown;
  // Its strings go by whole, and only now is it known that what is left is tokens of JSON.
  return /\d{16}/.test(text) ? (JSON.parse(text.replace(STRING_OR_NUMBER, quoteLong)) as unknown) : value;
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

const quoteLong = (token: string): string =>
  /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
