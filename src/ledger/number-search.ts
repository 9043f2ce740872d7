/** Finds calls by the last digits of the number, which is all of it that is ever shown. */
import { digitsOf } from '../failure/contact.js';
import { textOf } from '../failure/fields.js';
import { partsOf } from '../failure/outline.js';

/** So many digits are shown. More are never compared: whoever types digits would find out the rest of a number. */
const SHOWN_DIGITS = 4;

/** With so many digits, a text is a whole number, of which the last ones are looked for. */
const FEWEST_OF_WHOLE = 8;

/** Digits, and what people write between them. */
const NUMBER = /^[+(]?\p{Nd}[\p{Nd}\s().\-/]*$/u;

/**
 * The digits that a search text looks for: "0123" and "•••• 0123" for themselves, a whole number for its last four. ''
 * for a text that is no number.
 */
export function searchedDigits(text: string): string {
  const typed = text.replace(/^[•\s]+/, '').trim();
  if (!NUMBER.test(typed)) return '';
  const digits = digitsOf(typed);
  if (digits.length <= SHOWN_DIGITS) return digits;
  return digits.length < FEWEST_OF_WHOLE ? '' : digits.slice(-SHOWN_DIGITS);
}

/** Whether the digits stand among those of a call's number that are shown. */
export function hasDigits(input: unknown, digits: string): boolean {
  if (digits === '') return false;
  const { call } = partsOf(input);
  const number = textOf(call, 'destination') || textOf(call, 'to');
  return digitsOf(number).slice(-SHOWN_DIGITS).includes(digits);
}
