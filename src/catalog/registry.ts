/**
 * The languages of this page: what hosts gave to `useCatalog`, and the callbacks to run when that changes.
 *
 * All copies of the library on a page share one registry, on `globalThis`: a language that is imported through one
 * bundle also has to reach the elements of another. Its shape is therefore permanent.
 */
import type * as english from './english.js';
import type { Plural, ReasonWords } from './english.js';
import type { guide, policy } from './english-helpers.js';
import type { list } from './english-list.js';
import type { ReasonFacts } from './vocabulary.js';
import { isBlame, isFailureReason } from './vocabulary.js';
import { warnOnce } from './warn.js';

/** The sentences of a section in any language: the same names as in English, with other words. */
type Sentences<T> = { readonly [K in keyof T]: T[K] extends string ? string : Plural };

/** A complete language. The languages that ship have this type, so that a missing row does not compile. */
export interface Catalog {
  /** BCP 47 tag, such as `de` or `pt-BR`. */
  readonly lang: string;
  /** Direction of its script; left to right when absent. */
  readonly dir?: 'ltr' | 'rtl';
  /** Title, cause and next step of each of the ten reasons. */
  readonly reasons: Readonly<typeof english.reasons>;
  /** The badge's label for each of the five blames. */
  readonly blames: Readonly<typeof english.blames>;
  /** Whether to retry, by `retryAdvice.kind`. */
  readonly advice: Sentences<typeof english.advice>;
  /** What testers read beside a failure, by blame; '' where there is nothing to say. */
  readonly reassurance: Readonly<typeof english.reassurance>;
  /** Facts that contradict the reason, by the code of the doubt. */
  readonly doubts: Sentences<typeof english.doubts>;
  /** Labels of a call's facts, on every surface. */
  readonly facts: Sentences<typeof english.facts>;
  /** The banner's buttons, links and announcements. */
  readonly banner: Sentences<typeof english.banner>;
  /** The message with which a person disputes a reason. */
  readonly dispute: Sentences<typeof english.dispute>;
  /** The list's headings, controls and messages. */
  readonly list: Sentences<typeof list>;
  /** Why a retry policy places another call, or does not. */
  readonly policy: Sentences<typeof policy>;
  /** The guide for testers, as Markdown. */
  readonly guide: Sentences<typeof guide>;
}

/** A section of a catalog that holds words by name. */
export type Section = Exclude<keyof Catalog, 'lang' | 'dir'>;

/**
 * What `useCatalog` takes: any part of a language. A row under a code that is not one of the ten adds that reason. Such
 * a row should have all five keys of `FailureGuidance`.
 */
export type PartialCatalog = Pick<Catalog, 'lang' | 'dir'> & {
  readonly reasons?: Readonly<Record<string, Partial<ReasonWords & ReasonFacts>>>;
} & { readonly [S in Exclude<Section, 'reasons'>]?: Partial<Catalog[S]> };

/** One registered language: section → name → words (or a row of words). It has no prototype, so no inherited names. */
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
 * Adds one language, or overrides part of one, for the whole page. Every connected element shows the new words at once.
 * When it is called twice for the same language, the later words win. A value that is not a catalog gets one warning and
 * changes nothing.
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

/** Calls back whenever a language changes. Adding the same watcher again changes nothing. */
export const watchCatalogs = (watcher: () => void): unknown => registry().watchers.add(watcher);

/** Increases with every `useCatalog`. What was computed from words can be cached until it changes. */
export const catalogRevision = (): number => registry().revision;

/** Whether a value has the type that its key needs: a boolean for `retryable`, a blame for `likelyBlame`, else text. */
const fits = (key: string, value: unknown): boolean =>
  key === 'retryable' ? typeof value === 'boolean' : key === 'likelyBlame' ? isBlame(value) : typeof value === 'string';

/** Copies words and the two facts of a row, and nothing else: a catalog is data and may come from a server. */
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

/** The fallback chain of a tag, the most specific first: `pt-br`, then `pt`, then `en`. */
function chain(lang: unknown): string[] {
  // Most pages register no language, and this runs once for each row.
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

/** What hosts gave for one section, the most specific language first. */
const layers = (section: string, lang: string): Record<string, unknown>[] =>
  chain(lang)
    .map((tag) => registry().languages.get(tag)?.[section])
    .filter(isRow);

const hasRow = (held: Held | undefined, reason: string): boolean => isRow(held?.reasons) && isRow(held.reasons[reason]);

/** Whether a host added this reason, in any language. */
export const isHostReason = (reason: unknown): reason is string =>
  typeof reason === 'string' && [...registry().languages.values()].some((held) => hasRow(held, reason));

/** The codes for which hosts gave a row, in any language. */
export const hostReasons = (): string[] =>
  [...registry().languages.values()].flatMap(({ reasons }) => (isRow(reasons) ? Object.keys(reasons) : []));

/**
 * The best registered language for `lang`, else English. With a reason of a host, the best one that has a row for it: a
 * host may have added a reason in one language only.
 */
export function languageFor(lang: unknown, reason?: string): string {
  const { languages } = registry();
  const ofHost = reason !== undefined && !isFailureReason(reason);
  const tags = [...chain(lang), ...(ofHost ? languages.keys() : [])];
  const spoken = tags.find((tag) => (ofHost ? hasRow(languages.get(tag), reason) : languages.has(tag)));
  // A page that has only German and is asked for French gets English, the official wording.
  return languages.get(spoken ?? 'en')?.lang ?? 'en';
}

/** Direction of a language's script. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  chain(lang).some((tag) => registry().languages.get(tag)?.dir === 'rtl') ? 'rtl' : 'ltr';

/** One section's words in a language, with English for those that it lacks. */
export function words<T extends object>(section: Exclude<Section, 'reasons'>, lang: string, english: T): Sentences<T> {
  const found = layers(section, lang);
  if (found.length === 0) return english as Sentences<T>;
  const hasUsableType = ([key, value]: [string, unknown]) =>
    typeof value === 'string' || typeof value === typeof english[key as keyof T];
  // Later entries win, so the most specific language comes last.
  const entries = [english, ...found.reverse()].flatMap((layer) => Object.entries(layer));
  return Object.fromEntries(entries.filter(hasUsableType)) as Sentences<T>;
}

/** The keys that hosts gave for a reason in a language; empty where they gave none. */
export const hostRow = (reason: string, lang: string): Partial<ReasonWords & ReasonFacts> =>
  Object.assign(
    {},
    ...layers('reasons', lang)
      .map((rows) => rows[reason])
      .reverse(),
  ) as Partial<ReasonWords & ReasonFacts>;
