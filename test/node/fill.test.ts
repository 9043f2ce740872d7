/** Filling values into sentences: numbers in the language's format, counts in its plural forms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fill, fillCount, formatShare, localise } from '../../src/catalog/fill.js';
import { formatOften } from '../../src/format/facts.js';

/** An invalid language tag gets English number formatting. */
const numbers: [lang: string, text: string][] = [
  ['en', '1,234.5'],
  ['de', '1.234,5'],
  ['fr', '1\u202f234,5'],
  ['', '1,234.5'],
  ['de_DE', '1,234.5'],
  ['__proto__', '1,234.5'],
  ['x'.repeat(5000), '1,234.5'],
];

for (const [lang, text] of numbers) {
  test(`1234.5 in a sentence of the language '${lang.slice(0, 9)}' is ${text}`, () => {
    assert.equal(fill('{n} s', { n: 1234.5 }, lang), `${text} s`);
    assert.equal(localise(1234.5, lang), text);
    // Twice: the formatter is cached.
    for (let times = 0; times < 2; times++) assert.equal(formatOften(1234.5, lang), text);
  });
}

test('strings and booleans are filled in unformatted', () => {
  assert.equal(fill('{id}: {failed}', { id: '1234.5', failed: true }, 'de'), '1234.5: true');
});

test('a placeholder without a value is left as it is', () => {
  assert.equal(fill('{first} {second}', { second: 'b' }, 'en'), '{first} b');
});

for (const value of ['{b}', '$&', '$1', '{a}']) {
  test(`placeholders and replacement patterns in the value ${value} are not expanded`, () => {
    assert.equal(fill('<{a}>', { a: value, b: 'x' }, 'en'), `<${value}>`);
  });
}

const calls = { one: '{count} call', other: '{count} calls' };

for (const [count, lang, text] of [
  [1, 'en', '1 call'],
  [2, 'en', '2 calls'],
  [0, 'en', '0 calls'],
  [0, 'fr', '0 call'],
  [1, 'de_DE', '1 call'],
  [2, 'de_DE', '2 calls'],
  [3, 'pl', '3 calls'],
] as const) {
  test(`in '${lang}', the count ${count} reads "${text}"`, () => {
    assert.equal(fillCount(calls, { count }, lang), text);
  });
}

test('a sentence without plural forms is used for every count', () => {
  assert.equal(fillCount('{count} of {all}', { count: 2, all: 3 }, 'en'), '2 of 3');
});

for (const [share, digits, lang, text] of [
  [0.03, 0, 'en', '3%'],
  [0.03, 1, 'en', '3.0%'],
  [0.0345, 0, 'en', '3.5%'],
  [0.0345, 0, 'de', '3,5\u00a0%'],
] as const) {
  test(`in ${lang}, the share ${share} with at least ${digits} decimals is ${text}`, () => {
    assert.equal(formatShare(share, lang, digits), text);
  });
}

test('a share has no trailing decimals by default', () => {
  assert.equal(formatShare(0.5, 'en'), '50%');
});
