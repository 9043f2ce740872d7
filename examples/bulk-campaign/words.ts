/** The language of the output: the library's catalog, and the few labels around the failures. */
import { type Catalog, useCatalog } from '@osmapi/osmtalk-elements/catalog.js';

export const LANGUAGES = ['en', 'ar', 'de', 'es', 'fr', 'hi', 'ja', 'pt'] as const;

export type Words = Pick<Catalog['list'], 'label' | 'reason' | 'blame' | 'rate' | 'notices'> &
  Pick<Catalog['facts'], 'code' | 'attempt' | 'retry'>;

/** English is built into the library, without these labels; other languages are modules with all their texts. */
export const english: Words = {
  label: 'Failed calls',
  reason: 'Reason',
  blame: 'Blame',
  rate: { one: '{rate} of {count} call', other: '{rate} of {count} calls' },
  notices: 'Above the limit',
  code: 'Reason code',
  attempt: 'Attempt',
  retry: 'Retry',
};

/** Loads a language, and returns its labels. */
export async function loadLanguage(lang: string): Promise<Words> {
  if (lang === 'en') return english;
  const { default: catalog } = (await import(`@osmapi/osmtalk-elements/locales/${lang}.js`)) as { default: Catalog };
  useCatalog(catalog);
  return { ...catalog.list, ...catalog.facts };
}

/** Replaces a sentence's `{placeholders}` by values; numbers are formatted for the language. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>, lang: string): string {
  return sentence.replace(/\{(\w+)\}/g, (name, key: string) => {
    const value = values[key] ?? name;
    return typeof value === 'number' ? new Intl.NumberFormat(lang).format(value) : value;
  });
}

/** Fills in a sentence with a count, in the plural form of the language. */
export function fillCount(
  sentence: Words['rate'],
  values: Readonly<Record<string, string | number>> & { readonly count: number },
  lang: string,
): string {
  const form = new Intl.PluralRules(lang).select(values.count);
  return fill(sentence[form] ?? sentence.other, values, lang);
}

export function percent(share: number, lang: string): string {
  const options = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(lang, options).format(share);
}
