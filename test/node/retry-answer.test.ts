/** What is read of a handler's answer to `osm-retry`: the new call's id, or why no call was placed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readAnswer, readRefusal } from '../../src/elements/shared/retry-answer.js';

const PLACED = { isPlaced: true, callId: '', message: '' };

describe('what a retry handler resolves to', () => {
  for (const [name, value, callId] of [
    ['callId', { callId: 'call_8' }, 'call_8'],
    ['call_id', { call_id: 'call_8' }, 'call_8'],
    ['a number as callId', { callId: 42 }, '42'],
    ['callId beside a message', { callId: 'call_8', message: 'queued' }, 'call_8'],
  ] as const) {
    it(`${name} names the new call`, () => {
      assert.deepEqual(readAnswer(value), { ...PLACED, callId });
    });
  }

  const throwing = {
    get callId(): string {
      throw new Error('no');
    },
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  for (const value of [
    undefined,
    null,
    true,
    'call_8',
    8,
    [],
    ['call_8'],
    {},
    { callId: {} },
    throwing,
    revoked.proxy,
  ]) {
    it(`a value that holds no call id counts as placed (${typeof value})`, () => {
      assert.deepEqual(readAnswer(value), PLACED);
    });
  }

  for (const callId of ['+49 30 123456789', '004930123456789', 'a\nb', 'call\u202E8', 'x'.repeat(300)]) {
    it(`${JSON.stringify(callId.slice(0, 20))} is not kept as a call id`, () => {
      assert.deepEqual(readAnswer({ callId }), PLACED);
    });
  }

  it('a message without a call id says that no call was placed, and why', () => {
    const answer = { error: 'outside', message: 'Outside the dialling hours' };
    assert.deepEqual(readAnswer(answer), { isPlaced: false, callId: '', message: 'Outside the dialling hours' });
  });

  it('an empty message says nothing', () => {
    assert.deepEqual(readAnswer({ message: ' ' }), PLACED);
  });
});

describe('what a retry handler rejects with', () => {
  const refusal = (message: string) => ({ isPlaced: false, callId: '', message });

  for (const [name, thrown, message] of [
    ['an error', new Error('503'), '503'],
    ['an object with a message', { message: '503' }, '503'],
    ['a text', '503', '503'],
    ['a number', 503, ''],
    ['nothing', undefined, ''],
    ['a message that is no text', { message: { toString: () => 'no' } }, ''],
  ] as const) {
    it(`${name} gives ${message === '' ? 'no reason' : 'its message as the reason'}`, () => {
      assert.deepEqual(readRefusal(thrown), refusal(message));
    });
  }

  for (const text of ['+49 30 123456789', '4930\n123456789', '4930\u0000 123456789', '0049\u200B30123456789']) {
    it(`the number in ${JSON.stringify(text)} is masked`, () => {
      assert.deepEqual(readRefusal(new Error(`busy: ${text}`)), refusal('busy: ••••6789'));
    });
  }

  it('a long message is cut after its numbers are masked', () => {
    const { message } = readRefusal(new Error('x'.repeat(195) + ' +4930123456789'));
    assert.equal(message.length, 200);
    assert.doesNotMatch(message, /\d{5}/);
  });

  it('a message is on one line, without marks that cannot be seen', () => {
    assert.deepEqual(readRefusal(new Error('a\r\n\u202Eb')), refusal('a b'));
  });
});
