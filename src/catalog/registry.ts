/**
 * The languages that this page has: what hosts gave to `useCatalog`, and who wants to know when that changes.
 *
 * There is one registry for the whole page, on `globalThis`, whichever copy of the library came first: a host that
 * imports a language through one bundle wants to read it in the elements of another. Its shape is therefore permanent.
 */
import type * as english from './english.js';
import type { Plural, ReasonWords } from './english.js';
import type { guide, policy } from './english-helpers.js';
import type { list } from './english-list.js';
import type { ReasonFacts } from './vocabulary.js';
import { isBlame, isFailureReason } from './vocabulary.js';
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
  readonly policy: Sentences<typeof policy>;
  readonly guide: Sentences<typeof guide>;
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
interface Held {
  readonly lang?: string;
  readonly dir?: string;
  readonly [section: string]: Record<string, unknown> | string | undefined;
}

interface Registry {
  readonly languages: Map<string, Held>;
  readonly watchers: Set<() => void>;
  revision: number;
}

const KEY = Symbol.for('osmtalk-elements/catalogs');

const registry = (): Registry =>
  ((globalThis as unknown as { [KEY]: Registry | undefined })[KEY] ??= {
    languages: new Map(),
    watchers: new Set(),
    revision: 0,
  });

/**
 * Adds one language, or overrides part of one, for the whole page: every mounted element follows. Called twice for the
 * same language, the later words win. A value that is no catalog gets one warning and changes nothing.
 */
export function useCatalog(catalog: PartialCatalog): void {
  const { lang, reasons }: Partial<PartialCatalog> = isRow(catalog) ? catalog : {};
  if (typeof lang !== 'string' || lang.trim() === '') {
    warnOnce('useCatalog needs an object with a `lang`.');
    return;
  }
  for (const [reason, row] of Object.entries(reasons ?? {})) checkBlame(reason, row);
  const { languages, watchers } = registry();
  const tag = normalTag(lang);
  const held = languages.get(tag) ?? (Object.create(null) as Held);
  merge(held, catalog, 2);
  languages.set(tag, held);
  registry().revision++;
  for (const watcher of [...watchers]) watcher();
}

function checkBlame(reason: string, row: unknown): void {
  const { likelyBlame } = (row ?? {}) as Partial<ReasonFacts>;
  if (likelyBlame === undefined || isBlame(likelyBlame)) return;
  warnOnce(`The likelyBlame of "${reason}" is none of the five.`);
}

/** Calls back whenever a language changes, from then on. To watch again changes nothing. */
export const watchCatalogs = (watcher: () => void): unknown => registry().watchers.add(watcher);

/** Goes up with every `useCatalog`, so that what was computed from words can be kept until then. */
export const catalogRevision = (): number => registry().revision;

/** Whether a value may stand under a key. Words are text; a row has one verdict and one blame. */
const fits = (key: string, value: unknown): boolean =>
  key === 'retryable' ? typeof value === 'boolean' : key === 'likelyBlame' ? isBlame(value) : typeof value === 'string';

/** Copies words (and a row's two facts), never anything else: a catalog is data, and may come from a server. */
function merge(into: Record<string, unknown>, from: Record<string, unknown>, depth: number): void {
  for (const key of Object.keys(from)) {
    const value = from[key];
    if (fits(key, value)) {
      into[key] = value;
    } else if (depth > 0 && isRow(value)) {
      const held = into[key];
      const inner = isRow(held) ? held : (Object.create(null) as Record<string, unknown>);
      into[key] = inner;
      merge(inner, value, depth - 1);
    }
  }
}

const isRow = (row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null;

/** `pt_BR` and `PT-br` are the same language. */
const normalTag = (lang: string): string => lang.trim().replaceAll('_', '-').toLowerCase();

/** From the most particular to the least: `pt-br`, then `pt`, then `en`. Most pages were given no language at all. */
function chain(lang: unknown): string[] {
  const isEnglishOnly = registry().languages.size === 0 || typeof lang !== 'string';
  if (isEnglishOnly) return ['en'];
  const tags: string[] = [];
  let tag = normalTag(lang);
  while (tag !== '') {
    tags.push(tag);
    tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')));
  }
  return [...tags, 'en'];
}

/** What hosts gave for one section, the most particular language first. */
const layers = (section: string, lang: string): Record<string, unknown>[] =>
  chain(lang)
    .map((tag) => registry().languages.get(tag)?.[section])
    .filter(isRow);

const hasRow = (held: Held | undefined, reason: string): boolean => isRow(held?.reasons) && isRow(held.reasons[reason]);

/** Whether a host named this reason, in whatever language. */
export const isHostReason = (reason: unknown): reason is string =>
  typeof reason === 'string' && [...registry().languages.values()].some((held) => hasRow(held, reason));

/** The codes for which hosts gave a row, in whatever language. */
export const hostReasons = (): string[] =>
  [...registry().languages.values()].flatMap(({ reasons }) => (isRow(reasons) ? Object.keys(reasons) : []));

/**
 * The language in which we can speak to somebody who asked for `lang`: the nearest that the page has, else English.
 * With a reason, one that has words for it: a host may have named a reason of its own in one language only.
 */
export function languageFor(lang: unknown, reason?: string): string {
  const { languages } = registry();
  const ofHost = reason !== undefined && !isFailureReason(reason);
  const tags = [...chain(lang), ...(ofHost ? languages.keys() : [])];
  const spoken = tags.find((tag) => (ofHost ? hasRow(languages.get(tag), reason) : languages.has(tag)));
  // A page that speaks German and was asked for French is still told so in English: the official wording.
  return languages.get(spoken ?? 'en')?.lang ?? 'en';
}

/** Direction of a language's script. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  chain(lang).some((tag) => registry().languages.get(tag)?.dir === 'rtl') ? 'rtl' : 'ltr';

/** One section's words in a language; what it lacks is said in English. */
export function words<T extends object>(section: Exclude<Section, 'reasons'>, lang: string, english: T): Sentences<T> {
  const found = layers(section, lang);
  if (found.length === 0) return english as Sentences<T>;
  const isOurs = ([key, given]: [string, unknown]) =>
    typeof given === 'string' || typeof given === typeof english[key as keyof T];
  // What comes later wins, so the most particular language comes last.
  const entries = [english, ...found.reverse()].flatMap((layer) => Object.entries(layer));
  return Object.fromEntries(entries.filter(isOurs)) as Sentences<T>;
}

/** What a host says of a reason in a language, as far as it says anything. */
export const hostRow = (reason: string, lang: string): Partial<ReasonWords & ReasonFacts> =>
  Object.assign(
    {},
    ...layers('reasons', lang)
      .map((rows) => rows[reason])
      .reverse(),
  ) as Partial<ReasonWords & ReasonFacts>;
