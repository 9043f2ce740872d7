import type { Plural } from './english.js';

type Values = Readonly<Record<string, string | number | boolean>>;

/** Puts values into a sentence's `{names}`; numbers are written the language's own way. Values are not looked at again. */
export const fill = (sentence: string, values: Values, lang: string): string =>
  sentence.replace(/\{(\w+)\}/g, (name, key: string) => {
    const value = values[key] ?? name;
    return typeof value === 'number' ? localise(value, lang) : String(value);
  });

/** Fills in a sentence that counts, in the form that the language has for that number. */
export const fillCount = (
  sentence: string | Plural,
  values: Values & { readonly count: number },
  lang: string,
): string =>
  fill(
    typeof sentence === 'string' ? sentence : (sentence[pluralOf(values.count, lang)] ?? sentence.other),
    values,
    lang,
  );

/** The form that a language has for a number; English, where the tag is malformed or the runtime knows no such rules. */
function pluralOf(count: number, lang: string): Intl.LDMLPluralRule {
  try {
    return new Intl.PluralRules(lang).select(count);
  } catch {
    return count === 1 ? 'one' : 'other';
  }
}

/** A number or a moment the language's own way; a malformed tag gets English rather than a RangeError. */
export function localise(
  value: number | Date,
  lang: string,
  options?: Intl.NumberFormatOptions & Intl.DateTimeFormatOptions,
): string {
  try {
    return value.toLocaleString(lang, options);
  } catch {
    return value.toLocaleString('en', options);
  }
}

/** A share as a percentage: one decimal where it has one. */
export const formatShare = (share: number, lang: string, digits = 0): string =>
  localise(share, lang, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: 1 });
