import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { maskPhones } from '../../examples/shared/mask.js';

describe('the mask of phone numbers', () => {
  for (const [text, masked] of Object.entries({
    '+12025550143': '••••0143',
    'Dialled +1 (202) 555-0143, busy': 'Dialled ••••0143, busy',
    'sip:+12025550143@carrier.example': 'sip:••••0143@carrier.example',
    'to:12025550143;transport=tcp': 'to:••••0143;transport=tcp',
    'Call me at 2025550143.': 'Call me at ••••0143.',
    '2025550143, or +442079460018': '••••0143, or ••••0018',
  })) {
    test(`cuts "${text}" to the last four digits`, () => {
      assert.equal(maskPhones(text), masked);
    });
  }

  for (const text of [
    '200 OK',
    'call_2025550143',
    '2026-05-13T08:42:17.221+00:00',
    '550e8400-e29b-41d4-a716-446655440000',
    '0.12345678901',
    '+1234567',
    '1234567',
    '1234567890123456',
  ]) {
    test(`leaves "${text}"`, () => {
      assert.equal(maskPhones(text), text);
    });
  }

  test('goes as deep as the value, and keeps numbers that are no phone numbers', () => {
    const call = {
      to: 12025550143,
      startedAt: 1778661732000,
      durationSeconds: 5,
      log: [{ detail: '+12025550143' }, null],
    };
    assert.deepEqual(maskPhones(call), { ...call, to: '••••0143', log: [{ detail: '••••0143' }, null] });
  });
});
