/** What has as many digits as a phone number, and is none. */

const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const OFFSET = '(?: ?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)(?![\\d:]))?';
const TIME = '\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?';
/** With the same mark twice, and no more digits behind another. */
const DATES = [
  ...['-', '/', '\\.'].flatMap((mark) => [
    `(?:19|20)\\d\\d${mark}${MONTH}${mark}${DAY}`,
    `${DAY}${mark}${MONTH}${mark}(?:19|20)\\d\\d`,
    `${MONTH}${mark}${DAY}${mark}(?:19|20)\\d\\d`,
  ]),
];
const BASIC = `(?:19[7-9]|20[0-4])\\d${MONTH}${DAY}(?:T\\d{4}(?:\\d\\d(?:[.,]\\d+)?)?${OFFSET})?`;
const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** Dates, moments, times of day and UUIDs: the source of a pattern that ignores case. */
export const KEPT =
  `(?<![\\p{Nd}+＋][-/.]?)(?:(?:${DATES.join('|')})(?![-/.]?\\d)(?:[T ,]{1,2}${TIME}${OFFSET})?` +
  `|${BASIC}(?![-/.]?\\d|[a-z_])|${TIME}(?![:\\d])${OFFSET}|(?<![\\w-])${UUID}(?![\\w-]))`;

const CURRENCY = '(?:[$€£¥₹]|EUR|USD|GBP|INR|JPY|CHF)';
const UNIT = `(?:${CURRENCY}|%|[mµun]?s|sec|seconds?|min|minutes?|hours?|bytes?|[kmgt]?i?b|credits?|tokens?)(?![\\p{L}\\p{Nd}_])`;
const AFTER_CURRENCY = new RegExp(`${CURRENCY} ?-?$`, 'i');
const BEFORE_UNIT = new RegExp(`^ ?${UNIT}`, 'iu');

/** Whether digits and marks are written as an amount is written: with decimals, or beside a currency or a unit. */
export function isAmount(digits: string, before: string, after: string): boolean {
  const isWhole = /^[1-9]\p{Nd}*$/u.test(digits);
  if (isWhole && (AFTER_CURRENCY.test(before) || BEFORE_UNIT.test(after))) return true;
  const isGrouped = /^\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*$/.test(digits);
  if (isGrouped && /^,\d{1,2}(?!\d)/.test(after)) return true;
  return DECIMALS.some((decimal) => decimal.test(digits));
}

const DECIMALS = [
  /^0\.\d+$/,
  // As money: more decimals may be the second half of a number.
  /^[1-9]\d*\.\d{1,2}$/,
  /^\d{1,3}(?: \d{3})+\.\d{1,2}$/,
  // A number after a country's code has ten digits.
  /^\d\.\d{11,}$/,
  // Seconds since 1970.
  /^1\d{9}\.\d{3,9}$/,
];

/** `1.2.3`, where something says so: the word, a product's name, or a zero that stands alone. */
export const isVersion = (digits: string, before: string): boolean =>
  /^\d+(?:\.\d+){2,}$/.test(digits) &&
  (/(?:\bversion|[A-Za-z]\/) ?$/i.test(before) || /^[1-9]\d*\..*\b0\./.test(digits));
