/** The states in which stories are looked at: all of them by `npm run test:matrix`, and by `npm test` enough for each pair. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { missingPairs, MODES, PAIRWISE, PLAIN, STATES } from '../matrix/modes.mjs';

test('every value of a mode is met with every value of the others', () => {
  const count = Object.values(MODES).reduce((product, values) => product * values.length, 1);
  assert.equal(new Set(STATES.map((state) => JSON.stringify(state))).size, count);
});

test('the few states of npm test show each pair of two modes’ values', () => {
  assert.deepEqual(missingPairs([...PLAIN, ...PAIRWISE]), []);
});

test('without one of those, a pair is missing', () => {
  for (const state of PAIRWISE) {
    const others = PAIRWISE.filter((each) => each !== state);
    assert.notDeepEqual(missingPairs([...PLAIN, ...others]), []);
  }
});
