/** catalog.json and its schema, for back ends in other languages: the schema rejects every kind of invalid row. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Ajv } from 'ajv';

import { hashOf, makeCatalog, makeSchema } from '../../scripts/build-catalog.js';
import { WORDS_HASH, WORDS_VERSION } from '../../src/catalog/version.js';

type MutableCatalog = Record<string, Record<string, Record<string, unknown>>>;

const read = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;
const toPlainJson = (value: object): object => JSON.parse(JSON.stringify(value)) as object;
const isValid = new Ajv({ strict: true, allErrors: true }).compile(read('dist/catalog.schema.json'));

test('dist/catalog.json is valid against its schema', () => {
  assert.equal(isValid(read('dist/catalog.json')), true, JSON.stringify(isValid.errors));
});

test('dist/catalog.json is what makeCatalog returns', () => {
  assert.deepEqual(read('dist/catalog.json'), toPlainJson(makeCatalog()));
});

test('dist/catalog.schema.json is what makeSchema returns', () => {
  assert.deepEqual(read('dist/catalog.schema.json'), toPlainJson(makeSchema()));
});

test('the hash of catalog.json is that of its canonical JSON (RFC 8785), in any order of keys', () => {
  const { hash, reasons, blames } = read('dist/catalog.json') as ReturnType<typeof makeCatalog>;
  const words = Object.values(reasons).flatMap(Object.values).concat(Object.values(blames)) as unknown[];
  // Not the build's implementation of RFC 8785: JSON.stringify writes the keys of this array, in its order.
  const keys = [reasons, blames, ...Object.values(reasons), { reasons, blames }].flatMap(Object.keys).sort();
  const text = JSON.stringify({ reasons, blames }, keys);
  for (const each of words) assert.ok(text.includes(JSON.stringify(each)));
  assert.equal(hash, `sha256-${createHash('sha256').update(text, 'utf8').digest('hex')}`);
  assert.equal(hashOf(Object.fromEntries(Object.entries({ reasons, blames }).reverse())), hash);
});

test('version.ts holds the current version and hash of the words', () => {
  const { version, hash } = makeCatalog();
  assert.deepEqual([version, hash], [WORDS_VERSION, WORDS_HASH], 'The words have changed: raise WORDS_VERSION, too.');
});

for (const key of ['title', 'cause', 'whatToTry', 'likelyBlame', 'retryable']) {
  test(`the hash of the catalog changes with the ${key} of a row`, () => {
    const { reasons, blames } = makeCatalog();
    const other = { ...reasons, sip_rejected: { ...reasons.sip_rejected, [key]: 'other' } };
    assert.notEqual(hashOf({ reasons: other, blames }), WORDS_HASH);
  });
}

test('the hash of the catalog changes with the label of a blame', () => {
  const { reasons, blames } = makeCatalog();
  assert.notEqual(hashOf({ reasons, blames: { ...blames, carrier: 'Telco' } }), WORDS_HASH);
});

const row = (catalog: MutableCatalog, reason = 'sip_rejected') => catalog.reasons![reason]!;

const invalidCatalogs: [string, (catalog: MutableCatalog) => void][] = [
  ...['title', 'cause', 'likelyBlame', 'whatToTry', 'retryable'].map(
    (key): [string, (catalog: MutableCatalog) => void] => [
      `a row without its ${key}`,
      (catalog) => Reflect.deleteProperty(row(catalog), key),
    ],
  ),
  ...['title', 'cause', 'whatToTry'].flatMap((key): [string, (catalog: MutableCatalog) => void][] => [
    [`a row with an empty ${key}`, (catalog) => (row(catalog)[key] = '')],
    [`a row with a blank ${key}`, (catalog) => (row(catalog)[key] = ' ')],
    [`a row whose ${key} is a number`, (catalog) => (row(catalog)[key] = 1)],
  ]),
  ['a row with a sixth key', (catalog) => (row(catalog).severity = 'high')],
  ['a row with the likely blame of another row', (catalog) => (row(catalog).likelyBlame = 'platform')],
  ['a row with an unknown likely blame', (catalog) => (row(catalog).likelyBlame = 'telco')],
  ['a row that is wrongly retryable', (catalog) => (row(catalog).retryable = true)],
  ['a row that is wrongly not retryable', (catalog) => (row(catalog, 'stale_sweep').retryable = false)],
  ['a row whose retryable is a string', (catalog) => (row(catalog).retryable = 'false')],
  ['a catalog without a reason', (catalog) => delete catalog.reasons!.stale_sweep],
  ['a catalog with an eleventh reason', (catalog) => (catalog.reasons!.made_up = row(catalog))],
  ['a catalog without a blame', (catalog) => delete catalog.blames!.carrier],
  ['a catalog with an empty label', (catalog) => ((catalog.blames as object as Record<string, string>).carrier = '')],
  ['a catalog without a version', (catalog) => delete catalog.version],
  ['a catalog without a hash', (catalog) => delete catalog.hash],
  ['a catalog without a language', (catalog) => delete catalog.lang],
  ['a catalog without reasons', (catalog) => delete catalog.reasons],
  ['a catalog without blames', (catalog) => delete catalog.blames],
];

for (const [name, spoil] of invalidCatalogs) {
  test(`the schema rejects ${name}`, () => {
    const catalog = toPlainJson(makeCatalog());
    assert.equal(isValid(catalog), true);
    spoil(catalog as MutableCatalog);
    assert.equal(isValid(catalog), false);
  });
}
