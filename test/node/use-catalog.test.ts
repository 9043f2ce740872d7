/** `useCatalog`. The registry is global to the process, so each test uses its own language or reason. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { build } from 'esbuild';

import * as catalog from '../../src/catalog.js';
import { blameOf } from '../../src/catalog/describe.js';
import { catalogRevision, watchCatalogs } from '../../src/catalog/registry.js';
import { warningsDuring } from '../support/warnings.js';

const { blameLabel, describeFailureReason, explainFailure, isRetryableFailure, shouldRetry, useCatalog } = catalog;

const ours = { title: 'Budget spent', cause: 'The campaign ran out of money.', whatToTry: 'Top it up.' };

test('overriding the title of a row leaves its other texts in English', () => {
  useCatalog({ lang: 'de', reasons: { stale_sweep: { title: 'Anruf verwaist' } } });
  const { title, ...rest } = describeFailureReason('stale_sweep', { lang: 'de' });
  const { title: _, ...english } = describeFailureReason('stale_sweep');
  assert.equal(title, 'Anruf verwaist');
  assert.deepEqual(rest, english);
});

test('words of one language do not change those of another', () => {
  useCatalog({ lang: 'fr', reasons: { idle_timeout: { title: 'Trop long silence' } } });
  assert.equal(describeFailureReason('idle_timeout', { lang: 'en' }).title, 'No activity for too long');
});

test('the guidance of an overridden row is frozen and has exactly the five keys', () => {
  useCatalog({ lang: 'nl', reasons: { idle_timeout: { title: 'Te lang stil', note: 'x' } as object } });
  const guidance = describeFailureReason('idle_timeout', { lang: 'nl' });
  assert.deepEqual(Object.keys(guidance).sort(), ['cause', 'likelyBlame', 'retryable', 'title', 'whatToTry']);
  assert.ok(Object.isFrozen(guidance));
});

test('useCatalog overrides English words', () => {
  useCatalog({ lang: 'en', reasons: { sip_rejected: { title: 'Telco said no' } } });
  assert.equal(describeFailureReason('sip_rejected').title, 'Telco said no');
});

test('a later useCatalog overrides an earlier one', () => {
  useCatalog({ lang: 'da', blames: { carrier: 'A' } });
  useCatalog({ lang: 'da', blames: { carrier: 'B' } });
  assert.equal(blameLabel('carrier', { lang: 'da' }), 'B');
});

test('a blame label that a language lacks is in English', () => {
  useCatalog({ lang: 'sv', blames: { carrier: 'Operatör' } });
  assert.equal(blameLabel('caller', { lang: 'sv' }), 'Caller behaviour');
});

test('useCatalog adds a new reason with its own row', () => {
  useCatalog({ lang: 'en', reasons: { budget_spent: { ...ours, likelyBlame: 'environment', retryable: true } } });
  const failure = explainFailure('budget_spent');
  assert.equal(failure?.reason, 'budget_spent');
  assert.deepEqual({ ...failure.guidance }, { ...ours, likelyBlame: 'environment', retryable: true });
});

test('a new reason has the likely blame of its row, and unknown without one', () => {
  useCatalog({ lang: 'en', reasons: { line_cut: { ...ours, likelyBlame: 'carrier' }, line_odd: ours } });
  assert.deepEqual(['line_cut', 'line_odd', 'sip_rejected'].map(blameOf), ['carrier', 'unknown', 'carrier']);
});

test('a new reason is explained in the only language that has words for it, even when another language is requested', () => {
  useCatalog({ lang: 'gl', dir: 'rtl', reasons: { only_there: { ...ours, title: 'Sen orzamento', retryable: true } } });
  for (const lang of ['en', 'tlh', undefined]) {
    const failure = explainFailure('only_there', { lang });
    assert.deepEqual([failure?.lang, failure?.dir, failure?.guidance.title], ['gl', 'rtl', 'Sen orzamento']);
  }
});

test('a new reason is only looked up by a string', () => {
  useCatalog({ lang: 'en', reasons: { text_alone: ours } });
  assert.equal(describeFailureReason(['text_alone']).title, 'Unclassified failure');
});

test('isRetryableFailure is false for a new reason, even if its row is retryable', () => {
  useCatalog({ lang: 'en', reasons: { budget_gone: { ...ours, likelyBlame: 'caller', retryable: true } } });
  assert.equal(isRetryableFailure('budget_gone'), false);
});

for (const [asked, spoken] of [
  ['pt_BR', 'pt'],
  ['pt-BR', 'pt'],
  ['PT-br', 'pt'],
  ['pt-BR-x-formal', 'pt'],
  [' pt-BR\n', 'pt'],
  ['pt', 'pt'],
] as const) {
  test(`the language ${JSON.stringify(asked)} falls back to ${spoken}`, () => {
    useCatalog({ lang: 'pt', reasons: { sip_no_answer: { title: 'Ninguém atendeu' } } });
    assert.equal(describeFailureReason('sip_no_answer', { lang: asked }).title, 'Ninguém atendeu');
    assert.equal(explainFailure('sip_no_answer', { lang: asked })?.lang, spoken);
  });
}

test('a regional catalog falls back to its language for missing words', () => {
  useCatalog({ lang: 'es', blames: { carrier: 'Operador', caller: 'Quien llama' } });
  useCatalog({ lang: 'es_MX', blames: { carrier: 'Compañía' } });
  assert.deepEqual(
    [blameLabel('carrier', { lang: 'es-MX' }), blameLabel('caller', { lang: 'es-MX' })],
    ['Compañía', 'Quien llama'],
  );
});

test('a language tag does not match another one by prefix', () => {
  useCatalog({ lang: 'et', blames: { carrier: 'Operaator' } });
  assert.deepEqual(
    ['et', 'et-EE', 'etx', 'e'].map((lang) => blameLabel('carrier', { lang })),
    ['Operaator', 'Operaator', 'Carrier', 'Carrier'],
  );
});

test('white space around a language tag is ignored', () => {
  useCatalog({ lang: ' lv\n', blames: { carrier: 'Operators' } });
  assert.equal(blameLabel('carrier', { lang: 'lv' }), 'Operators');
});

test('words that a language lacks are in English with its overrides', () => {
  useCatalog({ lang: 'en', blames: { environment: 'Your network' } });
  useCatalog({ lang: 'lt', blames: { carrier: 'Operatorius' } });
  assert.equal(blameLabel('environment', { lang: 'lt' }), 'Your network');
});

/** Policy sentences of a language, and the expected text for a wait of two minutes and for a call that did not fail. */
const sentences: [string, object, wait: string, notFailed: string][] = [
  ['a counting sentence may have a single form', { wait: '{count} min' }, '2 min', 'This call did not fail.'],
  [
    'a counting sentence may have plural forms',
    { wait: { one: '{count} a', other: '{count} b' } },
    '2 b',
    'This call did not fail.',
  ],
  [
    'plural forms of a sentence that does not count are ignored',
    { wait: '-', notFailed: { one: 'a', other: 'b' } },
    '-',
    'This call did not fail.',
  ],
  ['a sentence under a key that English lacks is ignored', { wait: '-', notFailed: '+', made: '*' }, '-', '+'],
];

for (const [number, [name, policy, wait, notFailed]] of sentences.entries()) {
  test(name, () => {
    const lang = `qa${'abcd'[number]!}`;
    useCatalog({ lang, policy });
    const why = (call: object) => shouldRetry(call, { backoffMinutes: 2 }, { lang, now: 0 }).why;
    assert.equal(why({ status: 'failed', failureReason: 'stale_sweep' }), wait);
    assert.equal(why({ status: 'completed' }), notFailed);
  });
}

test('a section that is a string is ignored, and can be set later', () => {
  for (const blames of ['Operator', { carrier: 'Operator' }] as object[]) useCatalog({ lang: 'mt', blames });
  assert.equal(blameLabel('caller', { lang: 'mt' }), 'Caller behaviour');
  assert.equal(blameLabel('carrier', { lang: 'mt' }), 'Operator');
});

test('a failure has the direction of its language', () => {
  useCatalog({ lang: 'ar', dir: 'rtl', reasons: { unknown: { title: 'فشل غير مصنف' } } });
  const { lang, dir } = explainFailure('unknown', { lang: 'ar-EG' })!;
  assert.deepEqual([lang, dir], ['ar', 'rtl']);
});

const invalidCatalogs: [string, unknown][] = [
  ['undefined', undefined],
  ['null', null],
  ['a string', 'de'],
  ['a number', 1],
  ['a catalog without a language', { reasons: { unknown: { title: 'Gone' } } }],
  ['a catalog with an empty language', { lang: ' ', reasons: { unknown: { title: 'Gone' } } }],
];

test('useCatalog warns once about invalid catalogs', async () => {
  const given = await warningsDuring(() => invalidCatalogs.forEach(([, value]) => useCatalog(value as never))); // prettier-ignore
  assert.deepEqual(given, ['osmtalk-elements: useCatalog needs an object with a `lang`.']);
});

for (const [name, value] of invalidCatalogs) {
  test(`useCatalog changes nothing when given ${name}`, async () => {
    const before = catalogRevision();
    await warningsDuring(() => useCatalog(value as never));
    assert.equal(describeFailureReason('unknown').title, 'Unclassified failure');
    assert.equal(catalogRevision(), before);
  });
}

for (const value of [7, null, {}, [], true]) {
  test(`the title ${JSON.stringify(value)} is ignored in favour of the English one`, () => {
    useCatalog({ lang: 'fi', reasons: { unknown: { title: value as never } } });
    assert.equal(describeFailureReason('unknown', { lang: 'fi' }).title, 'Unclassified failure');
  });
}

test('a retryable that is not a boolean is ignored in favour of the official one', () => {
  useCatalog({ lang: 'is', reasons: { stale_sweep: { retryable: 'no' as never } } });
  assert.equal(describeFailureReason('stale_sweep', { lang: 'is' }).retryable, true);
});

test('an unknown likely blame of a row becomes unknown', async () => {
  useCatalog({ lang: 'en', reasons: { spoiled_blame: { ...ours, likelyBlame: 'nobody' as never } } });
  await warningsDuring(() => assert.equal(describeFailureReason('spoiled_blame').likelyBlame, 'unknown'));
});

test('useCatalog warns once about an unknown likely blame, and not about a valid or absent one', async () => {
  const row = (likelyBlame?: unknown) => ({ ...ours, likelyBlame: likelyBlame as never });
  const reasons = { told_of: row('somebody'), blamed: row('carrier'), unblamed: row(), no_row: null as never };
  const given = await warningsDuring(() => {
    for (let n = 0; n < 2; n++) useCatalog({ lang: 'mk', reasons });
  });
  assert.deepEqual(given, ['osmtalk-elements: The likelyBlame of "told_of" is none of the five.']);
});

test('a watcher that is registered twice is called once per change, and the revision increases', () => {
  const revisions: number[] = [];
  const watcher = () => void revisions.push(catalogRevision());
  for (let n = 0; n < 2; n++) watchCatalogs(watcher);
  const before = catalogRevision();
  for (let n = 0; n < 2; n++) useCatalog({ lang: 'mi', blames: { carrier: 'A' } });
  assert.deepEqual(revisions, [before + 1, before + 2]);
});

test('__proto__ keys in a catalog do not pollute prototypes', () => {
  useCatalog(JSON.parse('{"lang":"en","__proto__":{"hacked":1},"blames":{"__proto__":{"hacked":"x"}}}') as never);
  assert.equal(({} as Record<string, unknown>).hacked, undefined);
  assert.equal(blameLabel('caller'), 'Caller behaviour');
});

for (const name of ['__proto__', 'constructor', 'toString']) {
  test(`${name} is not a reason after useCatalog`, () => {
    useCatalog({ lang: 'en', blames: { carrier: 'Carrier' } });
    assert.equal(explainFailure(name)?.reason, 'unknown');
  });
}

test('the registry is stored under a global symbol, where every version of the library looks for it', () => {
  useCatalog({ lang: 'be_BY', blames: { carrier: 'A' } });
  const place = Symbol.for('osmtalk-elements/catalogs');
  const { languages, watchers, revision } = (globalThis as never as Record<symbol, Record<string, unknown>>)[place]!;
  assert.ok(languages instanceof Map && languages.has('be-by'));
  assert.ok(watchers instanceof Set);
  assert.equal(revision, catalogRevision());
});

test('two copies of the library share one registry', async () => {
  const { outputFiles } = await build({ entryPoints: ['src/catalog.ts'], bundle: true, write: false, format: 'esm' });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString('base64')}`;
  const copy = (await import(url)) as typeof catalog;
  assert.notEqual(copy.useCatalog, useCatalog);
  copy.useCatalog({ lang: 'it', blames: { carrier: 'Operatore' } });
  assert.equal(blameLabel('carrier', { lang: 'it' }), 'Operatore');
});
