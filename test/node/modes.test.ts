/** The display modes of stories: `npm run test:matrix` covers all combinations, `npm test` all pairs of values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { missingPairs, MODES, PAIRWISE, PLAIN, STATES } from '../../scripts/checks/matrix/modes.mjs';

test('STATES has every combination of the modes once', () => {
  const count = Object.values(MODES).reduce((product, values) => product * values.length, 1);
  assert.equal(new Set(STATES.map((state) => JSON.stringify(state))).size, count);
});

test('the states of npm test cover every pair of values of two modes (pairwise testing)', () => {
  assert.deepEqual(missingPairs([...PLAIN, ...PAIRWISE]), []);
});

test('every pairwise state covers a pair that no other covers', () => {
  for (const state of PAIRWISE) {
    const others = PAIRWISE.filter((each) => each !== state);
    assert.notDeepEqual(missingPairs([...PLAIN, ...others]), []);
  }
});
