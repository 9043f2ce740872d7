/** Phone numbers in foreign data, cut to their last four digits by the library's own rule. */
import { readCall } from '@osmapi/osmtalk-elements/catalog.js';

/** Fields whose numbers are milliseconds since 1970, which are as long as phone numbers. */
const TIME_FIELD = /At$|^time(?:stamp)?$/;

/** Text with the phone numbers in it masked; '' for what is not text. The library masks every text field of a call. */
export const maskText = (text: unknown): string => readCall({ channel: text }).channel;

/** A copy of a JSON value in which every phone number is masked, at any depth. */
export function maskPhones(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (typeof inner === 'string') return maskText(inner);
    if (typeof inner !== 'number' || TIME_FIELD.test(key)) return inner;
    const masked = maskText(String(inner));
    return masked === String(inner) ? inner : masked;
  });
}
