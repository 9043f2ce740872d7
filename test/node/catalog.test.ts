import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import fc from 'fast-check';

import type * as source from '../../src/catalog.js';
import {
  blameLabel,
  BLAMES,
  describeFailureReason,
  FAILURE_REASONS,
  isRetryableFailure,
  VERSION,
} from '../../src/catalog.js';

const KEYS = ['cause', 'likelyBlame', 'retryable', 'title', 'whatToTry'];

/** Values that are not one of the ten reasons. */
const notReasons: [string, unknown][] = [
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    ' idle_timeout',
    'IDLE_TIMEOUT',
    'call_dropped',
  ].map((name): [string, unknown] => [`'${name}'`, name]),
  ['null', null],
  ['undefined', undefined],
  ['a symbol', Symbol('idle_timeout')],
  ['an object', { reason: 'idle_timeout' }],
  ['an array', ['idle_timeout']],
  ['a number', 7],
  ['NaN', NaN],
  ['a boolean', true],
  ['a bigint', 1n],
  ['a function', () => 'idle_timeout'],
  ['an object whose string value is a reason', { toString: () => 'idle_timeout' }],
];

for (const [name, value] of notReasons) {
  test(`${name} gets the unknown guidance`, () => {
    assert.deepEqual(describeFailureReason(value as string), describeFailureReason('unknown'));
  });

  test(`${name} is not retryable`, () => {
    assert.equal(isRetryableFailure(value as string), false);
  });
}

for (const reason of FAILURE_REASONS) {
  test(`the guidance of ${reason} has exactly the page's five keys`, () => {
    assert.deepEqual(Object.keys(describeFailureReason(reason)).sort(), KEYS);
  });

  test(`the guidance of ${reason} is frozen`, () => {
    assert.ok(Object.isFrozen(describeFailureReason(reason)));
  });
}

test('describeFailureReason returns the five keys with the right types for any value', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const { title, cause, likelyBlame, whatToTry, retryable } = describeFailureReason(value);
      assert.ok([title, cause, whatToTry].every((text) => typeof text === 'string' && text !== ''));
      assert.ok(BLAMES.includes(likelyBlame));
      assert.equal(typeof retryable, 'boolean');
    }),
  );
});

test('the guidance in an unknown language is in English', () => {
  assert.deepEqual(describeFailureReason('idle_timeout', { lang: 'tlh' }), describeFailureReason('idle_timeout'));
});

for (const lang of ['', '-', 'en_US', '__proto__', 'constructor', 'x'.repeat(5000), 7, null, {}]) {
  test(`guidance and label are in English for the language ${JSON.stringify(lang).slice(0, 20)}`, () => {
    assert.equal(describeFailureReason('idle_timeout', { lang: lang as string }).title, 'No activity for too long');
    assert.equal(blameLabel('carrier', { lang: lang as string }), 'Carrier');
  });
}

for (const blame of ['__proto__', 'constructor', 'Platform', '', null, undefined, 1, {}, Symbol('platform')]) {
  test(`the blame ${typeof blame} ${JSON.stringify(blame)} gets the label of unknown`, () => {
    assert.equal(blameLabel(blame as string), 'Unknown');
  });
}

for (const [name, list] of Object.entries({ FAILURE_REASONS, BLAMES })) {
  test(`${name} has no duplicates`, () => {
    assert.equal(new Set<string>(list).size, list.length);
  });
}

test('FAILURE_REASONS is frozen', () => {
  assert.ok(Object.isFrozen(FAILURE_REASONS));
});

test('VERSION is the version of package.json', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.equal(VERSION, version);
});

test('the built catalog works in plain Node, without a DOM', async () => {
  const built = (await import('../../dist/catalog.js')) as typeof source;
  assert.deepEqual({ ...built.describeFailureReason('sip_rejected') }, { ...describeFailureReason('sip_rejected') });
});
