/** The words of every reason, compared with the official page byte for byte. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { makeCatalog } from '../../scripts/build-catalog.js';
import { blameLabel, BLAMES, describeFailureReason, FAILURE_REASONS, isRetryableFailure } from '../../src/catalog.js';
import { page } from '../support/page-file.js';

const shipped = JSON.parse(readFileSync('dist/catalog.json', 'utf8')) as ReturnType<typeof makeCatalog>;

test('the official page has ten rows', () => {
  assert.equal(page.rows.length, 10);
});

test('the official page lists seven retryable reasons', () => {
  assert.equal(page.retryable.length, 7);
});

test('FAILURE_REASONS has the reasons of the official page in its order', () => {
  assert.deepEqual(
    FAILURE_REASONS,
    page.rows.map(({ reason }) => reason),
  );
});

for (const { reason, title, likelyBlame, cause, whatToTry } of page.rows) {
  const retryable = page.retryable.includes(reason);

  test(`describeFailureReason of ${reason} returns the official words`, () => {
    assert.deepEqual({ ...describeFailureReason(reason) }, { title, cause, likelyBlame, whatToTry, retryable });
  });

  test(`${reason} is ${retryable ? '' : 'not '}retryable, as on the official page`, () => {
    assert.equal(isRetryableFailure(reason), retryable);
  });

  for (const [name, catalog] of Object.entries({ 'dist/catalog.json': shipped, makeCatalog: makeCatalog() })) {
    test(`the row of ${reason} in ${name} has the official words`, () => {
      assert.deepEqual({ ...catalog.reasons[reason] }, { title, cause, likelyBlame, whatToTry, retryable });
    });
  }
}

for (const [blame, label] of [
  ['platform', 'Platform-side'],
  ['caller', 'Caller behaviour'],
  ['environment', 'Environment / network'],
] as const) {
  test(`the label of ${blame} is "${label}", as on the official page`, () => {
    assert.ok(page.testers.includes(`"${label}"`));
    assert.equal(blameLabel(blame), label);
  });
}

test('the labels of carrier and unknown are Carrier and Unknown', () => {
  assert.deepEqual([blameLabel('carrier'), blameLabel('unknown')], ['Carrier', 'Unknown']);
});

test('BLAMES has the five blames', () => {
  assert.deepEqual([...BLAMES].sort(), ['caller', 'carrier', 'environment', 'platform', 'unknown']);
});

test('dist/catalog.json has the label of every blame', () => {
  assert.deepEqual(shipped.blames, Object.fromEntries(BLAMES.map((blame) => [blame, blameLabel(blame)])));
});

test('dist/catalog.json has exactly the ten reasons', () => {
  assert.deepEqual(Object.keys(shipped.reasons), [...FAILURE_REASONS]);
});

test('dist/catalog.json has version, hash and language', () => {
  assert.match(shipped.version, /^\d+\.\d+\.\d+$/);
  assert.notEqual(shipped.hash, '');
  assert.equal(shipped.lang, 'en');
});
