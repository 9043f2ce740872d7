import type { Plural } from './english.js';

type Values = Readonly<Record<string, string | number | boolean>>;

/** Puts values into a sentence's `{names}`; numbers are written the language's own way. Values are not looked at again. */
export const fill = (sentence: string, values: Values, lang: string): string =>
  sentence.replace(/\{(\w+)\}/g, (name, key: string) => {
    const value = values[key] ?? name;
    return typeof value === 'number' ? formatNumber(value, lang) : String(value);
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

/** Formatters are slow to make and are asked for with every row: one each for a language and its options. */
const made = new Map<string, unknown>();

/** Makes an `Intl` formatter once; a malformed language tag gets English rather than a RangeError. */
export function intl<T>(kind: string, lang: string, make: (lang: string) => T): T {
  const key = `${kind} ${lang}`;
  let formatter = made.get(key) as T | undefined;
  if (formatter === undefined) {
    try {
      formatter = make(lang);
    } catch {
      formatter = make('en');
    }
    made.set(key, formatter);
  }
  return formatter;
}

const pluralOf = (count: number, lang: string): Intl.LDMLPluralRule =>
  intl('plural', lang, (tag) => new Intl.PluralRules(tag)).select(count);

/** A number the language's own way. */
export const formatNumber = (value: number, lang: string): string =>
  intl('number', lang, (tag) => new Intl.NumberFormat(tag)).format(value);

/** A share as a percentage: one decimal where it has one. */
export const formatShare = (share: number, lang: string, digits = 0): string =>
  intl(`percent${String(digits)}`, lang, (tag) => {
    const options = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(tag, options);
  }).format(share);
