/** Recognises text that has as many digits as a phone number but is something else: dates, amounts, versions, addresses. */
import { lazy } from './lazy.js';

const MONTH = '(?:0[1-9]|1[0-2])';
const DAY = '(?:0[1-9]|[12]\\d|3[01])';
const OFFSET = '(?: ?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)(?![\\d:]))?';
const TIME = '\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?';
const CLOCK = '(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d';
const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** Dates, moments, times of day and UUIDs: source of a case-insensitive pattern. */
export function keptSource(): string {
  return (
    `(?<![\\p{Nd}+＋][-/.]?)(?:(?:${dateSource()})(?![-/.]?\\d)(?:[T ,]{1,2}${TIME}${OFFSET})?` +
    `|${basicSource()}(?![-/.]?\\d|[a-z_])|${TIME}(?![:\\d])${OFFSET}|(?<![\\w-])${UUID}(?![\\w-]))`
  );
}

/** Dates with the same separator twice. */
function dateSource(): string {
  const dates = ['-', '/', '\\.'].flatMap((mark) => [
    `(?:19|20)\\d\\d${mark}${MONTH}${mark}${DAY}`,
    `${DAY}${mark}${MONTH}${mark}(?:19|20)\\d\\d`,
    `${MONTH}${mark}${DAY}${mark}(?:19|20)\\d\\d`,
  ]);
  return dates.join('|');
}

/** Basic ISO dates and moments. Without a `T` only with seconds: no phone number of 14 digits begins like a year. */
const basicSource = (): string =>
  `(?:19[7-9]|20[0-4])\\d${MONTH}${DAY}(?:T\\d{4}(?:\\d\\d(?:[.,]\\d+)?)?${OFFSET}|${CLOCK}(?:[.,]\\d+)?)?`;

const CURRENCY = '(?:[$€£¥₹]|EUR|USD|GBP|INR|JPY|CHF)';
const UNITS = '%|[mµun]?s|sec|seconds?|min|minutes?|hours?|bytes?|[kmgt]?i?b|credits?|tokens?';
const afterCurrency = lazy(() => new RegExp(`${CURRENCY} ?-?$`, 'i'));
const beforeUnit = lazy(() => new RegExp(`^ ?(?:${CURRENCY}|${UNITS})(?![\\p{L}\\p{Nd}_])`, 'iu'));

/** Whether a token is an amount: it has decimals, or stands beside a currency or a unit. */
export function isAmount(digits: string, before: string, after: string): boolean {
  const isPlain = /^(?:0|[1-9]\p{Nd}*)(?:\.\p{Nd}+)?$/u.test(digits);
  if (isPlain && (afterCurrency().test(before) || beforeUnit().test(after))) return true;
  const isGrouped = /^\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*$/.test(digits);
  if (isGrouped && /^,\d{1,2}(?!\d)/.test(after)) return true;
  return DECIMALS.some((decimal) => decimal.test(digits));
}

const DECIMALS = [
  /^0\.\d+$/,
  // Money. With more decimals it may be a phone number written with a dot.
  /^[1-9]\d*\.\d{1,2}$/,
  /^\d{1,3}(?: \d{3})+\.\d{1,2}$/,
  // Too many decimals for a phone number after a country code of one digit, which has ten digits.
  /^\d\.\d{11,}$/,
  // Seconds since 1970.
  /^1\d{9}\.\d{3,9}$/,
];

/** Whether a token such as `1.2.3` is a version: after the word, after a product's name, or with a part that is 0. */
export const isVersion = (digits: string, before: string): boolean =>
  /^\d+(?:\.\d+){2,}$/.test(digits) &&
  (/(?:\bversion|[A-Za-z]\/) ?$/i.test(before) || /^[1-9]\d*\..*\b0\./.test(digits));

const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipAddress = lazy(() => new RegExp(`^${BYTE}(?:\\.${BYTE}){3}(?:/\\d\\d?)?$`));
/** Private and local networks. `10.20.30.40` may be a phone number, so `10.` needs a part of three digits. */
const LOCAL = /^(?:192\.168|172\.(?:1[6-9]|2\d|3[01])|127\.0|169\.254|10\.(?=.*\d{3}))\.?/;

/** Whether a token is an IP address: by the text around it, by its network, or by having more than ten digits. */
export const isIpAddress = (digits: string, before: string, after: string): boolean =>
  ipAddress().test(digits) &&
  (LOCAL.test(digits) ||
    /\/\d+$/.test(digits) ||
    /^:\d{2,5}(?!\d)/.test(after) ||
    /(?:\b(?:ip(?:v4)?|host|address)\b[ :=]*|@|:\/\/)$/i.test(before) ||
    digits.replace(/\D/g, '').length > 10);
