/** What people really hold is read in this engine as in the others. */
import { assert } from '@open-wc/testing';

import { readRealData } from '../support/real-data.js';

for (const { name, actual, expected } of readRealData()) {
  it(`${name} reads as ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(actual, expected);
  });
}
