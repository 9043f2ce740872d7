/** The short way to read a time gives what `Date.parse` gives, or nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { momentOf } from '../../src/ledger/moment.js';

/** The same, or left to `Date.parse`. */
function assertReadAlike(text: string): void {
  const moment = momentOf(text);
  if (!Number.isNaN(moment)) assert.equal(moment, Date.parse(text), text);
}

const PLACE = '2026-05-13T08:42:17.221Z';
const number = (from: number, to: number, digits: number) =>
  fc.integer({ min: from, max: to }).map((value) => String(value).padStart(digits, '0'));

test('every moment that can be written so is read as Date.parse does', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (date) => {
      assertReadAlike(date.toISOString());
    }),
    { numRuns: 20_000 },
  ); // prettier-ignore
});

test('every first to 28th day of 400 years is read, to the ms', () => {
  for (let year = 1900; year < 2300; year++) {
    for (const month of [1, 2, 3, 12]) {
      for (const day of [1, 28]) {
        const text = new Date(Date.UTC(year, month - 1, day, 23, 59, 59, 999)).toISOString();
        assert.equal(momentOf(text), Date.parse(text), text);
      }
    }
  }
});

test('numbers out of their range are never read as another moment', () => {
  const parts = fc.tuple(number(0, 9999, 4), number(0, 19, 2), number(0, 39, 2), number(0, 29, 2), number(0, 69, 2), number(0, 69, 2), number(0, 999, 3)); // prettier-ignore
  fc.assert(
    fc.property(parts, ([year, month, day, hour, minute, second, ms]) =>
      assertReadAlike(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`),
    ),
    { numRuns: 20_000 },
  );
});

test('a moment with any other character in any place is read alike or not at all', () => {
  fc.assert(
    fc.property(fc.nat(PLACE.length - 1), fc.string({ minLength: 0, maxLength: 2, unit: 'binary' }), (at, other) =>
      assertReadAlike(PLACE.slice(0, at) + other + PLACE.slice(at + 1)),
    ),
    { numRuns: 20_000 },
  );
});

test('any text is read alike or not at all', () => {
  fc.assert(fc.property(fc.string({ maxLength: 30 }), assertReadAlike));
});

test("the platform's own moments are read", () => {
  assert.equal(momentOf(PLACE), Date.UTC(2026, 4, 13, 8, 42, 17, 221));
});
