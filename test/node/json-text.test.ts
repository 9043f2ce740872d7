/** Text from outside: what is read as JSON, and what is kept as text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readText } from '../../src/failure/json.js';
import { warningsDuring } from '../support/warnings.js';

test('integers that are too long for a number are kept whole, and no other text is touched', () => {
  const text = '{"id":12345678901234567890,"n":[-12345678901234567891,12,1.2345678901234567,1e21],"s":"1234567890123456789, \\"12345678901234567890\\""}'; // prettier-ignore
  assert.deepEqual(readText(text), {
    id: '12345678901234567890',
    n: ['-12345678901234567891', 12, 1.2345678901234567, 1e21],
    s: '1234567890123456789, "12345678901234567890"',
  });
});

for (const [text, value] of [
  [' stale sweep ', 'stale sweep'],
  ['""', ''],
  ['" {} "', {}],
  ['"\\" a \\""', 'a'],
  ['{"n":123456789012345}', { n: 123456789012345 }],
  ['{"n":9007199254740993}', { n: '9007199254740993' }],
  ['{"n":-9007199254740993}', { n: '-9007199254740993' }],
  ['{"n":9007199254740991}', { n: 9007199254740991 }],
  ['{"n":1234567890123456.5}', { n: 1234567890123456.5 }],
  ['{"n":"\\"12345678901234567"}', { n: '"12345678901234567' }],
  ['{"n":12345678901234567', null],
] as [string, unknown][]) {
  test(`the text ${text} is read as ${JSON.stringify(value)}`, () => {
    assert.deepEqual(readText(text), value);
  });
}

test('a JSON string that contains JSON is parsed once more, but not twice', async () => {
  const [once, twice, thrice] = [1, 2, 3].map((n) => {
    let text = 'stale_sweep';
    for (let k = 0; k < n; k++) text = JSON.stringify(text);
    return text;
  });
  const warnings = await warningsDuring(() => {
    assert.deepEqual([readText(once!), readText(twice!), readText(thrice!)], ['stale_sweep', 'stale_sweep', null]);
  });
  assert.ok(warnings.length <= 1);
});
