import type { Plural } from './english.js';

type Values = Readonly<Record<string, string | number | boolean>>;

/**
 * Replaces the `{names}` in a sentence by values. Numbers are formatted for the language. A `{name}` inside a value is
 * not replaced: values may be text from outside.
 */
export const fill = (sentence: string, values: Values, lang: string): string =>
  sentence.replace(/\{(\w+)\}/g, (name, key: string) => {
    const value = values[key] ?? name;
    return typeof value === 'number' ? formatNumber(value, lang) : String(value);
  });

/** Fills in a sentence with a count, in the plural form that the language has for that number. */
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

/** The plural category of a number. English rules if the tag is malformed or the runtime has no rules for it. */
function pluralOf(count: number, lang: string): Intl.LDMLPluralRule {
  try {
    return pluralRulesOf(lang).select(count);
  } catch {
    return count === 1 ? 'one' : 'other';
  }
}

/** Plural rules by language, cached because creating one takes longer than a thousand uses. */
const pluralRules = new Map<string, Intl.PluralRules>();

function pluralRulesOf(lang: string): Intl.PluralRules {
  const known = pluralRules.get(lang);
  if (known) return known;
  const rules = new Intl.PluralRules(lang);
  pluralRules.set(lang, rules);
  return rules;
}

/** Formatters by language, cached because creating one takes much longer than using it, and every row has numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** Formats a number for a language. In English if the tag is malformed or there is no `Intl`. */
export function formatNumber(value: number, lang: string): string {
  try {
    return numberFormatOf(lang).format(value);
  } catch {
    return localise(value, lang);
  }
}

function numberFormatOf(lang: string): Intl.NumberFormat {
  const known = numberFormats.get(lang);
  if (known) return known;
  const format = new Intl.NumberFormat(lang);
  numberFormats.set(lang, format);
  return format;
}

/** Formats a number or a date for a language. A malformed tag gets English rather than a RangeError. */
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

/** A share as a percentage with at most one decimal: "3%", "2.7%". */
export const formatShare = (share: number, lang: string): string =>
  localise(share, lang, { style: 'percent', maximumFractionDigits: 1 });
