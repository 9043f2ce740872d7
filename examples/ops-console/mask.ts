/** `+` and 8–15 digits (separators allowed), or 10–15 bare digits that are no part of a word, an id or a decimal. */
const PHONE = /\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)|(?<!\w|\w-|\d\.)\d{10,15}(?!\w|\.\d)/g;
/** Fields whose numbers are milliseconds since 1970, as long as phone numbers. */
const TIME = /At$|^time(?:stamp)?$/;

const maskText = (text: string): string =>
  text.replace(PHONE, (number) => `••••${number.replace(/\D/g, '').slice(-4)}`);

/** A copy of a value from JSON with every whole phone number in it cut to its last four digits, however deep it is. */
export function maskPhones(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (typeof inner === 'string') return maskText(inner);
    if (typeof inner !== 'number' || TIME.test(key)) return inner;
    const text = maskText(String(inner));
    return text === String(inner) ? inner : text;
  });
}
