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
  rate: '{rate} of {total} calls',
  notices: 'Over the line',
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

export function percent(share: number, lang: string): string {
  const options = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(lang, options).format(share);
}
