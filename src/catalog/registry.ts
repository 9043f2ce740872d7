/**
 * The languages that this page has: what hosts gave to `useCatalog`, and who wants to know when that changes.
 *
 * There is one registry for the whole page, on `globalThis`, whichever copy of the library came first: a host that
 * imports a language through one bundle wants to read it in the elements of another. Its shape is therefore permanent.
 */
import type { ReasonFacts } from './vocabulary.js';
import { isBlame, isFailureReason } from './vocabulary.js';
import type * as english from './english.js';
import type { Plural, ReasonWords } from './english.js';
import type { list } from './english-list.js';
import { warnOnce } from './warn.js';

/** The sentences of a section, in any language: the same names, other words. */
type Sentences<T> = { readonly [K in keyof T]: T[K] extends string ? string : Plural };

/** A language, complete. A language that ships is typed with this, so that a missing row cannot compile. */
export interface Catalog {
  /** BCP 47 tag, such as `de` or `pt-BR`. */
  readonly lang: string;
  /** Direction of its script; left to right when absent. */
  readonly dir?: 'ltr' | 'rtl';
  readonly reasons: Readonly<typeof english.reasons>;
  readonly blames: Readonly<typeof english.blames>;
  readonly advice: Sentences<typeof english.advice>;
  readonly reassurance: Readonly<typeof english.reassurance>;
  readonly doubts: Sentences<typeof english.doubts>;
  readonly facts: Sentences<typeof english.facts>;
  readonly banner: Sentences<typeof english.banner>;
  readonly dispute: Sentences<typeof english.dispute>;
  readonly list: Sentences<typeof list>;
}

/** A section of a catalog that holds words by name. */
export type Section = Exclude<keyof Catalog, 'lang' | 'dir'>;

/**
 * What `useCatalog` takes: any part of a language. A row for a code that is none of the ten adds a reason; a row of a
 * reason of your own should have all five keys of `FailureGuidance`.
 */
export type PartialCatalog = Pick<Catalog, 'lang' | 'dir'> & {
  readonly reasons?: Readonly<Record<string, Partial<ReasonWords & ReasonFacts>>>;
} & { readonly [S in Exclude<Section, 'reasons'>]?: Partial<Catalog[S]> };

/** One language as it is held: section → name → words (or a row of words). No prototype, so no inherited names. */
type Held = Record<string, Record<string, unknown> | string>;

interface Registry {
  readonly languages: Map<string, Held>;
  readonly watchers: Set<() => void>;
  revision: number;
}

const KEY = Symbol.for('@osmapi/osmtalk-elements/catalogs');

function registry(): Registry {
  const page = globalThis as { [KEY]?: Registry };
  return (page[KEY] ??= { languages: new Map(), watchers: new Set(), revision: 0 });
}

/**
 * Adds one language, or overrides part of one, for the whole page: every mounted element follows. Called twice for the
 * same language, the later words win. A value that is no catalog gets one warning and changes nothing.
 */
export function useCatalog(catalog: PartialCatalog): void {
  const { lang } = (catalog ?? {}) as Partial<PartialCatalog>;
  if (typeof lang !== 'string' || lang.trim() === '') {
    warnOnce("useCatalog needs an object with a `lang`, such as { lang: 'en', blames: { carrier: 'Telco' } }.");
    return;
  }
  const { languages, watchers } = registry();
  const tag = normalTag(lang);
  const held = languages.get(tag) ?? (Object.create(null) as Held);
  merge(held, catalog, 3);
  languages.set(tag, held);
  registry().revision++;
  for (const watcher of [...watchers]) watcher();
}

/** Calls back whenever a language changes. Returns the way to stop. */
export function watchCatalogs(watcher: () => void): () => void {
  registry().watchers.add(watcher);
  return () => registry().watchers.delete(watcher);
}

/** Goes up with every `useCatalog`, so that what was computed from words can be kept until then. */
export const catalogRevision = (): number => registry().revision;

/** Copies words (and the one fact that is no word), never anything else: a catalog is data, and may come from a server. */
function merge(into: Record<string, unknown>, from: Record<string, unknown>, depth: number): void {
  for (const key of Object.keys(from)) {
    const value = from[key];
    if (typeof value === (key === 'retryable' ? 'boolean' : 'string')) into[key] = value;
    else if (depth > 0 && typeof value === 'object' && value !== null) {
      const inner = (into[key] ??= Object.create(null)) as Record<string, unknown>;
      if (typeof inner === 'object') merge(inner, value as Record<string, unknown>, depth - 1);
    }
  }
}

/** `pt_BR` and `PT-br` are the same language. */
const normalTag = (lang: string): string => lang.trim().replaceAll('_', '-').toLowerCase();

/** From the most particular to the least: `pt-br`, then `pt`, then `en`. */
function chain(lang: unknown): string[] {
  const tags: string[] = [];
  let tag = typeof lang === 'string' ? normalTag(lang) : '';
  while (tag !== '') {
    tags.push(tag);
    tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')));
  }
  if (!tags.includes('en')) tags.push('en');
  return tags;
}

/** What hosts gave for one section, the most particular language first. */
const layers = (section: string, lang: string): Record<string, unknown>[] =>
  chain(lang).flatMap((tag) => {
    const layer = registry().languages.get(tag)?.[section];
    return typeof layer === 'object' ? [layer] : [];
  });

/** Whether a host named this reason, in whatever language. */
export const isHostReason = (reason: string): boolean =>
  [...registry().languages.keys()].some((tag) => hasRow(tag, reason));

const hasRow = (tag: string, reason: string): boolean => {
  const rows = registry().languages.get(tag)?.reasons;
  return typeof rows === 'object' && isRow(rows[reason]);
};

/**
 * The language in which we can speak to somebody who asked for `lang`: the nearest that the page has, else English.
 * With a reason, one that has words for it: a host may have named a reason of its own in one language only.
 */
export function languageFor(lang: unknown, reason?: string): string {
  const { languages } = registry();
  const tags = chain(lang);
  const spoken =
    reason === undefined || isFailureReason(reason)
      ? tags.find((tag) => tag === 'en' || languages.has(tag))
      : [...tags, ...languages.keys()].find((tag) => hasRow(tag, reason));
  const name = languages.get(spoken ?? 'en')?.lang;
  return typeof name === 'string' ? name.trim().replaceAll('_', '-') : 'en';
}

/** Direction of a language's script. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const { languages } = registry();
  return chain(lang).some((tag) => languages.get(tag)?.dir === 'rtl') ? 'rtl' : 'ltr';
}

/** One section's words in a language; what it lacks is said in English. */
export function words<T extends object>(section: Exclude<Section, 'reasons'>, lang: string, english: T): Sentences<T> {
  const found = layers(section, lang);
  if (found.length === 0) return english as Sentences<T>;
  return Object.fromEntries(
    Object.entries(english).map(([key, ours]) => [
      key,
      found.find((layer) => isSentence(layer[key], ours))?.[key] ?? ours,
    ]),
  ) as Sentences<T>;
}

/** A sentence that counts may be replaced by a plain one, but not the other way round. */
const isSentence = (value: unknown, ours: unknown): boolean =>
  typeof value === 'string' || (isRow(value) && isRow(ours) && typeof value.other === 'string');

/** What a host says of a reason in a language, as far as it says anything. */
export function hostRow(reason: string, lang: string): Partial<ReasonWords & ReasonFacts> | undefined {
  const rows = layers('reasons', lang).flatMap((layer) => (isRow(layer[reason]) ? [layer[reason]] : []));
  if (rows.length === 0) return undefined;
  const given = Object.entries(Object.assign({}, ...rows.reverse()) as object);
  const row = Object.fromEntries(given.filter(([, value]) => typeof value !== 'object')) as Partial<
    ReasonWords & ReasonFacts
  >;
  if (row.likelyBlame === undefined || isBlame(row.likelyBlame)) return row;
  warnOnce(`The catalog's row "${reason}" has a likelyBlame that is none of the five; "unknown" is shown.`);
  return { ...row, likelyBlame: 'unknown' };
}

const isRow = (row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null;
