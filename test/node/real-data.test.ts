/** What people really hold is read right. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readRealData } from '../support/real-data.js';

const read = readRealData();

test('the table holds more than 128 inputs', () => {
  assert.ok(read.length > 128);
});

for (const { name, actual, expected } of read) {
  test(`${name} reads as ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(actual, expected);
  });
}
