/** Values in sentences: numbers the language's own way, counts in the form that it has for them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fill, fillCount, formatShare, localise } from '../../src/catalog/fill.js';
import { formatOften } from '../../src/format/facts.js';

/** What is no tag, or none that a runtime takes, gets the numbers of English. */
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
  test(`a number in a sentence of '${lang.slice(0, 9)}' is ${text}`, () => {
    assert.equal(fill('{n} s', { n: 1234.5 }, lang), `${text} s`);
    assert.equal(localise(1234.5, lang), text);
    // The formatter is made the first time and kept.
    for (let times = 0; times < 2; times++) assert.equal(formatOften(1234.5, lang), text);
  });
}

test('a text and a truth are filled in as they are', () => {
  assert.equal(fill('{id}: {failed}', { id: '1234.5', failed: true }, 'de'), '1234.5: true');
});

test('a name without a value stays where it stands', () => {
  assert.equal(fill('{first} {second}', { second: 'b' }, 'en'), '{first} b');
});

for (const value of ['{b}', '$&', '$1', '{a}']) {
  test(`the value ${value} is not looked at again`, () => {
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
  test(`in '${lang}', a count of ${count} is said "${text}"`, () => {
    assert.equal(fillCount(calls, { count }, lang), text);
  });
}

test('a sentence that has one form for all counts is said in that', () => {
  assert.equal(fillCount('{count} of {all}', { count: 2, all: 3 }, 'en'), '2 of 3');
});

for (const [share, digits, lang, text] of [
  [0.03, 0, 'en', '3%'],
  [0.03, 1, 'en', '3.0%'],
  [0.0345, 0, 'en', '3.5%'],
  [0.0345, 0, 'de', '3,5\u00a0%'],
] as const) {
  test(`in ${lang}, a share of ${share} with ${digits} decimals at least is ${text}`, () => {
    assert.equal(formatShare(share, lang, digits), text);
  });
}

test('a share has no decimals that it does not need', () => {
  assert.equal(formatShare(0.5, 'en'), '50%');
});
