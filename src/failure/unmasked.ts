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
const CLOCK = '(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d';
/** Without a `T` only with seconds: no number to call of 14 digits begins like a year. */
const BASIC = `(?:19[7-9]|20[0-4])\\d${MONTH}${DAY}(?:T\\d{4}(?:\\d\\d(?:[.,]\\d+)?)?${OFFSET}|${CLOCK}(?:[.,]\\d+)?)?`;
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
  const isPlain = /^(?:0|[1-9]\p{Nd}*)(?:\.\p{Nd}+)?$/u.test(digits);
  if (isPlain && (AFTER_CURRENCY.test(before) || BEFORE_UNIT.test(after))) return true;
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

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IP_ADDRESS = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}(?:/\\d\\d?)?$`);
/** The networks that are nobody's in particular; `10.20.30.40` may as well be a number to call. */
const LOCAL = /^(?:192\.168|172\.(?:1[6-9]|2\d|3[01])|127\.0|169\.254|10\.(?=.*\d{3}))\.?/;

/** Whether digits and dots are the address of a computer: by its context, its network, or more digits than groups of a number have. */
export const isIpAddress = (digits: string, before: string, after: string): boolean =>
  IP_ADDRESS.test(digits) &&
  (LOCAL.test(digits) ||
    /\/\d+$/.test(digits) ||
    /^:\d{2,5}(?!\d)/.test(after) ||
    /(?:\b(?:ip(?:v4)?|host|address)\b[ :=]*|@|:\/\/)$/i.test(before) ||
    digits.replace(/\D/g, '').length > 10);
