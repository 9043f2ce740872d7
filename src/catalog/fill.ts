import type { Plural } from './english.js';

type Values = Readonly<Record<string, string | number | boolean>>;

/**
 * Replaces the `{names}` in a sentence by values. Numbers are formatted for the language. A `{name}` inside a value is
 * not replaced: values may be text from outside.
 */
export const fill = (sentence: string, values: Values, lang: string): string =>
  sentence.replace(/\{(\w+)\}/g, (name, key: string) => {
    const value = values[key] ?? name;
    return typeof value === 'number' ? localise(value, lang) : String(value);
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

/** The plural category of a number. English rules where the tag is malformed or the runtime has no rules for it. */
function pluralOf(count: number, lang: string): Intl.LDMLPluralRule {
  try {
    return pluralRulesOf(lang).select(count);
  } catch {
    return count === 1 ? 'one' : 'other';
  }
}

/** Making them takes longer than asking them a thousand times: one a language. */
const pluralRules = new Map<string, Intl.PluralRules>();

function pluralRulesOf(lang: string): Intl.PluralRules {
  const known = pluralRules.get(lang);
  if (known) return known;
  const rules = new Intl.PluralRules(lang);
  pluralRules.set(lang, rules);
  return rules;
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

/** A share as a percentage with at most one decimal; `digits` is the least number of decimals. */
export const formatShare = (share: number, lang: string, digits = 0): string =>
  localise(share, lang, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: 1 });
