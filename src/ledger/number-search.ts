/** Finds calls by the last digits of the phone number, which are the only digits that are ever shown. */
import { digitsOf } from '../failure/contact.js';
import { textOf } from '../failure/fields.js';
import { partsOf } from '../failure/outline.js';

/**
 * Number of digits that are shown. More are never compared, because a search could then reveal the rest of a number.
 */
const SHOWN_DIGITS = 4;

/** A text with at least this many digits is a whole phone number, of which the last four digits are searched for. */
const FEWEST_OF_WHOLE = 8;

/** Digits, and the characters that people write between them. */
const NUMBER = /^[+(]?\p{Nd}[\p{Nd}\s().\-/]*$/u;

/**
 * The digits to search for: those of "0123" and "•••• 0123", and the last four of a whole number. '' if the text is not
 * a number.
 */
export function searchedDigits(text: string): string {
  const typed = text.replace(/^[•\s]+/, '').trim();
  if (!NUMBER.test(typed)) return '';
  const digits = digitsOf(typed);
  if (digits.length <= SHOWN_DIGITS) return digits;
  return digits.length < FEWEST_OF_WHOLE ? '' : digits.slice(-SHOWN_DIGITS);
}

/** Whether the shown digits of a call's number contain some digits. */
export function hasDigits(input: unknown, digits: string): boolean {
  if (digits === '') return false;
  const { call } = partsOf(input);
  const number = textOf(call, 'destination') || textOf(call, 'to');
  return digitsOf(number).slice(-SHOWN_DIGITS).includes(digits);
}
