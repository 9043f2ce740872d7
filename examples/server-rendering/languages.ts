/** The languages of the pages. Each is loaded on demand. */
import type { Catalog } from '@osmapi/osmtalk-elements/catalog.js';

const LANGUAGES: Readonly<Record<string, () => Promise<{ default: Catalog }>>> = {
  ar: () => import('@osmapi/osmtalk-elements/locales/ar.js'),
  de: () => import('@osmapi/osmtalk-elements/locales/de.js'),
  es: () => import('@osmapi/osmtalk-elements/locales/es.js'),
  fr: () => import('@osmapi/osmtalk-elements/locales/fr.js'),
  hi: () => import('@osmapi/osmtalk-elements/locales/hi.js'),
  ja: () => import('@osmapi/osmtalk-elements/locales/ja.js'),
  pt: () => import('@osmapi/osmtalk-elements/locales/pt.js'),
};

export const TAGS = ['en', ...Object.keys(LANGUAGES)];

/** The catalog of a language; null for English, which is built in, and for unsupported languages. */
export const catalogOf = async (lang: string): Promise<Catalog | null> =>
  Object.hasOwn(LANGUAGES, lang) ? ((await LANGUAGES[lang]?.())?.default ?? null) : null;
