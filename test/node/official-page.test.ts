/** The official page is the authority: what we say of each reason is compared with it, byte for byte. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { makeCatalog } from '../../scripts/build-catalog.js';
import { blameLabel, BLAMES, describeFailureReason, FAILURE_REASONS, isRetryableFailure } from '../../src/catalog.js';
import { page } from '../support/page-file.js';

const shipped = JSON.parse(readFileSync('dist/catalog.json', 'utf8')) as ReturnType<typeof makeCatalog>;

test('the page has ten rows', () => {
  assert.equal(page.rows.length, 10);
});

test('the page lists seven retryable reasons', () => {
  assert.equal(page.retryable.length, 7);
});

test('the reasons are those of the page, in its order', () => {
  assert.deepEqual(
    FAILURE_REASONS,
    page.rows.map(({ reason }) => reason),
  );
});

for (const { reason, title, likelyBlame, cause, whatToTry } of page.rows) {
  const retryable = page.retryable.includes(reason);

  test(`${reason} is described in the page's words`, () => {
    assert.deepEqual({ ...describeFailureReason(reason) }, { title, cause, likelyBlame, whatToTry, retryable });
  });

  test(`${reason} is ${retryable ? '' : 'not '}retryable, as the page's list says`, () => {
    assert.equal(isRetryableFailure(reason), retryable);
  });

  for (const [name, catalog] of Object.entries({ 'dist/catalog.json': shipped, makeCatalog: makeCatalog() })) {
    test(`${reason} stands in ${name} in the page's words`, () => {
      assert.deepEqual({ ...catalog.reasons[reason] }, { title, cause, likelyBlame, whatToTry, retryable });
    });
  }
}

for (const [blame, label] of [
  ['platform', 'Platform-side'],
  ['caller', 'Caller behaviour'],
  ['environment', 'Environment / network'],
] as const) {
  test(`the page spells ${blame} "${label}", and so do we`, () => {
    assert.ok(page.testers.includes(`"${label}"`));
    assert.equal(blameLabel(blame), label);
  });
}

test('a carrier and an unknown blame have plain labels', () => {
  assert.deepEqual([blameLabel('carrier'), blameLabel('unknown')], ['Carrier', 'Unknown']);
});

test('the blames are five', () => {
  assert.deepEqual([...BLAMES].sort(), ['caller', 'carrier', 'environment', 'platform', 'unknown']);
});

test('dist/catalog.json has the labels of the badge', () => {
  assert.deepEqual(shipped.blames, Object.fromEntries(BLAMES.map((blame) => [blame, blameLabel(blame)])));
});

test('dist/catalog.json holds the ten reasons and no other', () => {
  assert.deepEqual(Object.keys(shipped.reasons), [...FAILURE_REASONS]);
});

test('dist/catalog.json says its version, hash and language', () => {
  assert.match(shipped.version, /^\d+\.\d+\.\d+$/);
  assert.notEqual(shipped.hash, '');
  assert.equal(shipped.lang, 'en');
});
