/** The signature header, with one secret and while a secret is being changed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { signatureOf } from '../../examples/platform/webhooks.js';
import { checkSignature, readSecrets } from '../../examples/shared/signature.js';

const BODY = Buffer.from('{"event":"webhook.test"}');
const OLD = signatureOf(BODY, 'old');
const NEW = signatureOf(BODY, 'new');
const OTHER = signatureOf(BODY, 'other');

describe('a signature header', () => {
  const right: Record<string, [secrets: string[], header: string]> = {
    'one signature by the only secret': [['old'], OLD],
    'one signature by the second of two secrets': [['new', 'old'], OLD],
    'two signatures, the first by our secret': [['new'], `${NEW},${OLD}`],
    'two signatures, the last by our secret': [['old'], `${NEW},${OLD}`],
    'two signatures by our two secrets': [['old', 'new'], `${NEW},${OLD}`],
    'blanks around the comma': [['old'], `${NEW} , ${OLD}`],
    'a signature in upper case': [['old'], OLD.toUpperCase()],
    'a malformed part before the right one': [['old'], `sha1=abc,${OLD}`],
    'empty parts around the right one': [['old'], `,,${OLD},`],
    'the same signature twice': [['old'], `${OLD}, ${OLD}`],
  };
  for (const [what, [secrets, header]] of Object.entries(right))
    test(`with ${what} is right`, () => assert.equal(checkSignature(secrets, BODY, header), 'right'));

  const wrong: Record<string, [secrets: string[], header: string | undefined, verdict: string]> = {
    'no value': [['old'], undefined, 'missing'],
    'an empty value': [['old'], '', 'malformed'],
    'malformed parts only': [['old'], `${OLD}00,x,sha256=`, 'malformed'],
    'two signatures by other secrets': [['old'], `${NEW},${OTHER}`, 'wrong'],
    'one signature by none of our secrets': [['old', 'new'], OTHER, 'wrong'],
    'a signature that is cut in two by a comma': [['old'], `${OLD.slice(0, 30)},${OLD.slice(30)}`, 'malformed'],
  };
  for (const [what, [secrets, header, verdict]] of Object.entries(wrong))
    test(`with ${what} is ${verdict}`, () => assert.equal(checkSignature(secrets, BODY, header), verdict));

  test('of thousands of parts is checked without an exception', () => {
    assert.equal(checkSignature(['old', 'new'], BODY, `${OTHER},`.repeat(5000)), 'wrong');
    assert.equal(checkSignature(['old', 'new'], BODY, ','.repeat(100_000)), 'malformed');
  });
});

describe('the secrets of an option or a variable', () => {
  const texts: Record<string, string[]> = {
    one: ['one'],
    'new,old': ['new', 'old'],
    ' new , old ': ['new', 'old'],
    'new\nold\r\n': ['new', 'old'],
    'with=signs/and+more': ['with=signs/and+more'],
    ',\n,': [],
    '': [],
  };
  for (const [text, secrets] of Object.entries(texts))
    test(`in ${JSON.stringify(text)} are ${JSON.stringify(secrets)}`, () =>
      assert.deepEqual(readSecrets(text), secrets));
});
