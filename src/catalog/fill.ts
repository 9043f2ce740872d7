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

/** As much as we ask of a formatter of `Intl`. */
interface Formatter {
  format(value: number | Date): string;
  select(count: number): Intl.LDMLPluralRule;
}

/** Formatters are slow to make and are asked for with every row: one each for a language and its options. */
const made = new Map<string, Formatter>();

type Options = Intl.DateTimeFormatOptions | Intl.NumberFormatOptions;

type Type = 'DateTimeFormat' | 'NumberFormat' | 'PluralRules';

/** A malformed language tag gets English rather than a RangeError; without that part of `Intl`, a value is written as the runtime can. */
export function intl(type: Type, lang: string, options?: Options): Formatter {
  const key = type + lang + JSON.stringify(options);
  const make = (tag: string): Formatter | undefined => {
    try {
      return new (Intl[type] as unknown as new (tag: string, options?: Options) => Formatter)(tag, options);
    } catch {
      return undefined;
    }
  };
  const formatter = made.get(key) ??
    make(lang) ??
    make('en') ?? {
      format: (value) => value.toLocaleString('en', options as object),
      select: (count) => (count === 1 ? 'one' : 'other'),
    };
  made.set(key, formatter);
  return formatter;
}

const pluralOf = (count: number, lang: string): Intl.LDMLPluralRule => intl('PluralRules', lang).select(count);

/** A number the language's own way. */
export const formatNumber = (value: number, lang: string): string => intl('NumberFormat', lang).format(value);

/** A share as a percentage: one decimal where it has one. */
export const formatShare = (share: number, lang: string, digits = 0): string =>
  intl('NumberFormat', lang, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: 1,
  }).format(share);
