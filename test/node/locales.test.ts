/** The languages that ship: complete, translated, with the placeholders of English and every plural form. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { build } from 'esbuild';

import { BLAMES, explainFailure, FAILURE_REASONS, formatFailure, shouldRetry, testerGuide, useCatalog } from '../../src/catalog.js'; // prettier-ignore
import * as english from '../../src/catalog/english.js';
import * as helpers from '../../src/catalog/english-helpers.js';
import { list } from '../../src/catalog/english-list.js';
import { fillCount } from '../../src/catalog/fill.js';
import { locales } from '../support/locales.js';

const source: object = { ...english, list, ...helpers };

/** A text of a catalog, or all plural forms of one sentence. */
type Entry = string | Readonly<Record<string, string>>;
const isPlural = (value: object): boolean => 'other' in value;

function entriesOf(value: unknown, path = ''): [path: string, entry: Entry][] {
  if (typeof value === 'string' || (typeof value === 'object' && value !== null && isPlural(value)))
    return [[path, value as Entry]];
  return Object.entries(value as object).flatMap(([key, inner]) => entriesOf(inner, path ? `${path}.${key}` : key));
}

const formsOf = (entry: Entry): [form: string, text: string][] =>
  typeof entry === 'string' ? [['other', entry]] : Object.entries(entry);
const placeholdersIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

const inEnglish = new Map(entriesOf(source));

/** Texts that are rightly spelt as in English. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  de: ['facts.agent', 'facts.seconds', 'list.seconds', 'list.details'],
  es: ['facts.seconds', 'list.seconds'],
  fr: ['facts.agent', 'facts.seconds', 'list.seconds'],
  pt: ['facts.seconds', 'list.seconds'],
};

test('every file of src/locales is tested', () => {
  const files = readdirSync('src/locales').map((file) => file.replace('.ts', ''));
  assert.deepEqual(Object.keys(locales).sort(), files.sort());
});

for (const [lang, catalog] of Object.entries(locales)) {
  const { lang: tag, dir, ...sections } = catalog;
  const entries = new Map(entriesOf(sections));

  test(`the catalog of ${lang} has its language and direction`, () => {
    assert.deepEqual([tag, dir], [lang, lang === 'ar' ? 'rtl' : 'ltr']);
  });

  test(`the catalog of ${lang} has the same keys as the English one`, () => {
    assert.deepEqual([...entries.keys()].sort(), [...inEnglish.keys()].sort());
  });

  test(`the catalog of ${lang} has no untranslated text`, () => {
    const same = [...entries].filter(([path, entry]) => {
      const [ours, theirs] = [entry, inEnglish.get(path)!].map((each) => formsOf(each).at(-1)![1]);
      return ours === theirs && ours !== '';
    });
    assert.deepEqual(same.map(([path]) => path).sort(), [...(SAME_AS_ENGLISH[lang] ?? [])].sort());
  });

  test(`the catalog of ${lang} has empty texts only where English has`, () => {
    const empty = (texts: ReadonlyMap<string, Entry>) =>
      [...texts].flatMap(([path, entry]) => (formsOf(entry).some(([, text]) => text.trim() === '') ? [path] : []));
    assert.deepEqual(empty(entries).sort(), empty(inEnglish).sort());
  });

  test(`the texts of ${lang} have the placeholders of the English ones`, () => {
    for (const [path, entry] of entries) {
      const wanted = placeholdersIn(formsOf(inEnglish.get(path)!).at(-1)![1]);
      for (const [form, text] of formsOf(entry)) {
        // A plural form for a single number may spell it out instead of using {count}.
        const isSpelledOut = ['zero', 'one', 'two'].includes(form) && !text.includes('{count}');
        assert.deepEqual(
          placeholdersIn(text),
          isSpelledOut ? wanted.filter((placeholder) => placeholder !== '{count}') : wanted,
          path,
        );
      }
    }
  });

  test(`the counting sentences of ${lang} have every plural form of the language`, () => {
    const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
    const counting = [...entries].filter(([path]) => typeof inEnglish.get(path) !== 'string');
    assert.ok(counting.length > 0);
    for (const [path, entry] of counting)
      assert.deepEqual(Object.keys(entry).sort(), [...pluralCategories].sort(), path);
  });

  test(`the texts of ${lang} have no surplus white space`, () => {
    for (const [path, entry] of entries)
      for (const [, text] of formsOf(entry)) {
        assert.equal(text, text.trim(), path);
        assert.doesNotMatch(text, / {2}|\t/, path);
      }
  });

  test(`the texts of ${lang} keep technical terms and names`, () => {
    for (const name of [
      'TTS',
      'STT',
      'LLM',
      'E.164',
      'Plivo/Twilio',
      'WebSocket',
      'maxConcurrent',
      'support@osmapi.com',
    ]) {
      const reasonsWith = (rows: object) =>
        Object.entries(rows).flatMap(([reason, row]) => (JSON.stringify(row).includes(name) ? [reason] : []));
      assert.deepEqual(reasonsWith(catalog.reasons), reasonsWith(english.reasons), name);
    }
  });

  test(`the reassurances of ${lang} quote its blame labels`, () => {
    for (const blame of ['platform', 'caller', 'environment'] as const) {
      assert.ok(catalog.reassurance[blame].includes(catalog.blames[blame]), blame);
      assert.ok(catalog.guide.testers.includes(catalog.blames[blame]), blame);
    }
  });

  test(`failures, policy decisions and the tester guide are in ${lang} after useCatalog`, () => {
    useCatalog(catalog);
    for (const reason of FAILURE_REASONS) {
      const failure = explainFailure(reason, { lang })!;
      assert.equal(failure.guidance.title, catalog.reasons[reason].title);
      assert.deepEqual([failure.lang, failure.dir], [lang, dir]);
    }
    assert.ok(testerGuide({ lang }).startsWith(catalog.guide.testers));
    assert.equal(shouldRetry(null, null, { lang }).why, catalog.policy.notFailed);
    assert.match(formatFailure('unknown', { format: 'markdown', lang }), /[^`]support@osmapi\.com[^`]/);
  });
}

// Plural forms

const counted: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  de: { 0: '0 fehlgeschlagene Anrufe', 1: '1 fehlgeschlagener Anruf', 2: '2 fehlgeschlagene Anrufe', 5: '5 fehlgeschlagene Anrufe', 21: '21 fehlgeschlagene Anrufe', 100: '100 fehlgeschlagene Anrufe' },
  fr: { 0: '0 appel échoué', 1: '1 appel échoué', 2: '2 appels échoués', 5: '5 appels échoués', 21: '21 appels échoués', 100: '100 appels échoués' },
  es: { 0: '0 llamadas fallidas', 1: '1 llamada fallida', 2: '2 llamadas fallidas', 5: '5 llamadas fallidas', 21: '21 llamadas fallidas', 100: '100 llamadas fallidas' },
  pt: { 0: '0 chamada com falha', 1: '1 chamada com falha', 2: '2 chamadas com falha', 5: '5 chamadas com falha', 21: '21 chamadas com falha', 100: '100 chamadas com falha' },
  hi: { 0: '0 विफल कॉल', 1: '1 विफल कॉल', 2: '2 विफल कॉल', 5: '5 विफल कॉल', 21: '21 विफल कॉल', 100: '100 विफल कॉल' },
  ja: { 0: '失敗した通話 0 件', 1: '失敗した通話 1 件', 2: '失敗した通話 2 件', 5: '失敗した通話 5 件', 21: '失敗した通話 21 件', 100: '失敗した通話 100 件' },
  ar: { 0: 'لا مكالمات فاشلة', 1: 'مكالمة فاشلة واحدة', 2: 'مكالمتان فاشلتان', 5: '5 مكالمات فاشلة', 21: '21 مكالمة فاشلة', 100: '100 مكالمة فاشلة' },
}; // prettier-ignore

for (const [lang, expected] of Object.entries(counted)) {
  for (const [count, sentence] of Object.entries(expected)) {
    test(`the heading of a list with ${count} failed calls has the right plural form in ${lang}`, () => {
      const said = fillCount(locales[lang]!.list.failures, { count: Number(count) }, lang);
      assert.equal(
        said.replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit))),
        sentence,
      );
    });
  }
}

test('Spanish, Portuguese and French use the plural form many for a million calls', () => {
  for (const [lang, words] of [
    ['es', 'de llamadas'],
    ['pt', 'de chamadas'],
    ['fr', 'd’appels'],
  ] as const)
    // prettier-ignore
    assert.ok(fillCount(locales[lang]!.list.failures, { count: 1_000_000 }, lang).includes(words), lang);
});

test('every language has a test of its plural forms', () => {
  assert.deepEqual(Object.keys(counted).sort(), Object.keys(locales).sort());
});

// Bundle size: a language is only loaded when it is imported

const bundle = async (contents: string) => {
  const stdin = { contents, resolveDir: '.' };
  return (await build({ stdin, bundle: true, write: false, format: 'esm', charset: 'utf8' })).outputFiles[0]!.text;
};

for (const lang of Object.keys(locales)) {
  test(`no entry point but its own contains the words of ${lang}`, async () => {
    const { title } = locales[lang]!.reasons.sip_rejected;
    const everything = await bundle(`export * from './dist/index.js'; export * from './dist/catalog.js'`);
    for (const code of [everything, readFileSync('dist/cdn/osmtalk-elements.js', 'utf8')]) {
      assert.ok(!code.includes(title) && !code.includes(JSON.stringify(title).slice(1, -1)));
    }
  });

  test(`locales/${lang}.js exports its catalog by name and by default, without imports and side effects`, async () => {
    const code = readFileSync(`dist/locales/${lang}.js`, 'utf8');
    assert.doesNotMatch(code, /^import|\bfrom ["']/m);
    const module = (await import(`@osmapi/osmtalk-elements/locales/${lang}.js`)) as Record<string, { lang: string }>;
    assert.deepEqual(Object.keys(module).sort(), [lang, 'default'].sort());
    assert.equal(module.default, module[lang]);
    assert.equal(module.default!.lang, lang);
    assert.equal((await bundle(`import './dist/locales/${lang}.js'`)).trim(), '');
  });
}

test('every language has a row for each reason and a label for each blame', () => {
  for (const { reasons, blames } of Object.values(locales)) {
    assert.deepEqual(Object.keys(reasons), [...FAILURE_REASONS]);
    assert.deepEqual(Object.keys(blames).sort(), [...BLAMES].sort());
  }
});
