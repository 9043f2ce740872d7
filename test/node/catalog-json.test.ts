/** catalog.json is for back ends in other languages: its schema must refuse each way in which a row can be spoiled. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Ajv } from 'ajv';

import { hashOf, makeCatalog, makeSchema } from '../../scripts/build-catalog.js';
import { WORDS_HASH, WORDS_VERSION } from '../../src/catalog/version.js';

type Loose = Record<string, Record<string, Record<string, unknown>>>;

const read = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;
const plain = (value: object): object => JSON.parse(JSON.stringify(value)) as object;
const accepts = new Ajv({ strict: true, allErrors: true }).compile(read('dist/catalog.schema.json'));

test('the shipped catalog is accepted', () => {
  assert.equal(accepts(read('dist/catalog.json')), true, JSON.stringify(accepts.errors));
});

test('the shipped catalog is what the code says', () => {
  assert.deepEqual(read('dist/catalog.json'), plain(makeCatalog()));
});

test('the shipped schema is what the code says', () => {
  assert.deepEqual(read('dist/catalog.schema.json'), plain(makeSchema()));
});

test('the hash can be computed from the shipped file, in whatever order its keys are read', () => {
  const { hash, reasons, blames } = read('dist/catalog.json') as ReturnType<typeof makeCatalog>;
  const words = Object.values(reasons).flatMap(Object.values).concat(Object.values(blames)) as unknown[];
  // RFC 8785 by another way than the build's: an array names the keys to write, in its order.
  const keys = [reasons, blames, ...Object.values(reasons), { reasons, blames }].flatMap(Object.keys).sort();
  const text = JSON.stringify({ reasons, blames }, keys);
  for (const each of words) assert.ok(text.includes(JSON.stringify(each)));
  assert.equal(hash, `sha256-${createHash('sha256').update(text, 'utf8').digest('hex')}`);
  assert.equal(hashOf(Object.fromEntries(Object.entries({ reasons, blames }).reverse())), hash);
});

test('version and hash of the words are those that version.ts names', () => {
  const { version, hash } = makeCatalog();
  assert.deepEqual([version, hash], [WORDS_VERSION, WORDS_HASH], 'The words have changed: raise WORDS_VERSION, too.');
});

for (const spoil of ['title', 'cause', 'whatToTry', 'likelyBlame', 'retryable']) {
  test(`another ${spoil} is another hash`, () => {
    const { reasons, blames } = makeCatalog();
    const other = { ...reasons, sip_rejected: { ...reasons.sip_rejected, [spoil]: 'other' } };
    assert.notEqual(hashOf({ reasons: other, blames }), WORDS_HASH);
  });
}

test('another label is another hash', () => {
  const { reasons, blames } = makeCatalog();
  assert.notEqual(hashOf({ reasons, blames: { ...blames, carrier: 'Telco' } }), WORDS_HASH);
});

const row = (catalog: Loose, reason = 'sip_rejected') => catalog.reasons![reason]!;

const spoiled: [string, (catalog: Loose) => void][] = [
  ...['title', 'cause', 'likelyBlame', 'whatToTry', 'retryable'].map((key): [string, (catalog: Loose) => void] => [
    `a row without its ${key}`,
    (catalog) => Reflect.deleteProperty(row(catalog), key),
  ]),
  ...['title', 'cause', 'whatToTry'].flatMap((key): [string, (catalog: Loose) => void][] => [
    [`a row with an empty ${key}`, (catalog) => (row(catalog)[key] = '')],
    [`a row with a blank ${key}`, (catalog) => (row(catalog)[key] = ' ')],
    [`a row whose ${key} is a number`, (catalog) => (row(catalog)[key] = 1)],
  ]),
  ['a row with a sixth key', (catalog) => (row(catalog).severity = 'high')],
  ['a row that blames another of the five', (catalog) => (row(catalog).likelyBlame = 'platform')],
  ['a row that blames nobody we know', (catalog) => (row(catalog).likelyBlame = 'telco')],
  ['a row with the other verdict', (catalog) => (row(catalog).retryable = true)],
  ['a retryable row with the other verdict', (catalog) => (row(catalog, 'stale_sweep').retryable = false)],
  ['a row whose verdict is a text', (catalog) => (row(catalog).retryable = 'false')],
  ['a catalog without a reason', (catalog) => delete catalog.reasons!.stale_sweep],
  ['a catalog with a reason too many', (catalog) => (catalog.reasons!.made_up = row(catalog))],
  ['a catalog without a blame', (catalog) => delete catalog.blames!.carrier],
  ['a catalog with an empty label', (catalog) => ((catalog.blames as object as Record<string, string>).carrier = '')],
  ['a catalog without a version', (catalog) => delete catalog.version],
  ['a catalog without a hash', (catalog) => delete catalog.hash],
  ['a catalog without a language', (catalog) => delete catalog.lang],
  ['a catalog without reasons', (catalog) => delete catalog.reasons],
  ['a catalog without blames', (catalog) => delete catalog.blames],
];

for (const [name, spoil] of spoiled) {
  test(`the schema refuses ${name}`, () => {
    const catalog = plain(makeCatalog());
    assert.equal(accepts(catalog), true);
    spoil(catalog as Loose);
    assert.equal(accepts(catalog), false);
  });
}
