/** Durations as people say them, in every language that ships. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { useCatalog } from '../../src/catalog.js';
import { formatDuration } from '../../src/catalog/duration.js';
import { locales } from '../support/locales.js';

for (const catalog of Object.values(locales)) useCatalog(catalog);

for (const [seconds, text] of [
  [0, '0 s'],
  [1.5, '1.5 s'],
  [5, '5 s'],
  [59.9, '59.9 s'],
  [59.96, '1 min'],
  [60, '1 min'],
  [119.6, '2 min'],
  [588, '9 min 48 s'],
  [3599.7, '1 h'],
  [3600, '1 h'],
  [3725, '1 h 2 min'],
  [7170, '2 h'],
  [360_000, '100 h'],
] as const) {
  test(`${seconds} seconds read "${text}"`, () => {
    assert.equal(formatDuration(seconds, 'en'), text);
  });
}

for (const [lang, text] of [
  ['de', '9 min 48 s'],
  ['es', '9 min 48 s'],
  ['fr', '9 min 48 s'],
  ['hi', '9 मि॰ 48 से॰'],
  ['ja', '9 分 48 秒'],
  ['pt', '9 min 48 s'],
  ['ar', '9 د 48 ث'],
] as const) {
  test(`588 seconds read "${text}" in ${lang}`, () => {
    const latin = formatDuration(588, lang).replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
    assert.equal(latin, text);
  });
}

for (const [seconds, lang, text] of [
  [1, 'en', '1 second'],
  [40, 'en', '40 seconds'],
  [600, 'en', '10 minutes'],
  [5400, 'en', '1 hour, 30 minutes'],
  [60, 'de', '1 Minute'],
  [600, 'de', '10 Minuten'],
  [600, 'ja', '10 分'],
] as const) {
  test(`in a sentence in ${lang}, ${seconds} seconds read "${text}"`, () => {
    assert.equal(formatDuration(seconds, lang, 'long'), text);
  });
}

for (const lang of ['de_DE', 'tlh', '']) {
  test(`in a sentence in "${lang}", which the engine does not know, a duration is abbreviated`, () => {
    assert.equal(formatDuration(588, lang, 'long'), '9 min 48 s');
  });
}

test('a duration of 1 to 59 seconds or minutes never reads 60 of them', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (seconds) => {
      assert.doesNotMatch(formatDuration(seconds, 'en'), /(^|[^\d,])(60|0 min)/);
    }),
  );
});
