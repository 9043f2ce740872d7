/** Local time of a zone: offsets, round times and midnights, also where the clock changes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { midnightAt, momentOf, offsetAt } from '../../src/ledger/local-time.js';

const utc = (text: string) => Date.parse(`${text}Z`);

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

test('a local time is found where the clock shows it', () => {
  assert.equal(momentOf(utc('2026-07-01T10:00:00'), 'Europe/Berlin'), utc('2026-07-01T08:00:00'));
  assert.equal(offsetAt(utc('2026-01-01T00:00:00'), 'Asia/Kolkata'), 5.5 * HOUR);
});

test('midnight is the day before, where a zone is already a day further', () => {
  const now = utc('2026-05-13T20:00:00');
  assert.equal(midnightAt(now, 'Asia/Kolkata'), utc('2026-05-13T18:30:00'));
  assert.equal(midnightAt(now, 'Asia/Kolkata', -1), utc('2026-05-12T18:30:00'));
  assert.equal(midnightAt(now, 'UTC'), utc('2026-05-13T00:00:00'));
});

test('a zone that does not exist is the runtime’s own', () => {
  assert.equal(offsetAt(0, 'Mars/Olympus'), offsetAt(0, undefined));
});

test('the offset of a moment that no date can hold is that of the last one that can', () => {
  for (const zone of ['UTC', 'Asia/Kolkata', 'America/New_York']) {
    for (const sign of [-1, 1]) assert.equal(offsetAt(sign * 9e15, zone), offsetAt(sign * 8.64e15, zone));
  }
});

for (const [zone, skipped, moment] of [
  ['America/Sao_Paulo', '2018-11-04T00:00:00', '2018-11-04T03:00:00'],
  ['America/Havana', '2026-03-08T00:30:00', '2026-03-08T05:30:00'],
  ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00'],
  ['Africa/Cairo', '2026-04-24T00:00:00', '2026-04-23T22:00:00'],
  ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00'],
  ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00'],
] as const) {
  test(`the clock in ${zone} skips ${skipped}: it is shown as much later as it skips`, () => {
    assert.equal(new Date(momentOf(utc(skipped), zone)).toISOString().slice(0, 19), moment);
  });
}

test('without a zone, local times are those of the runtime', () => {
  const { TZ } = process.env;
  process.env.TZ = 'Asia/Kolkata';
  try {
    assert.equal(offsetAt(utc('2026-05-13T20:00:00'), undefined), 5.5 * HOUR);
    assert.equal(midnightAt(utc('2026-05-13T20:00:00'), undefined), utc('2026-05-13T18:30:00'));
    assert.equal(momentOf(utc('2026-05-13T20:00:00'), undefined), utc('2026-05-13T14:30:00'));
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
});

test('midnight is at or before a moment, and as many days later or earlier as is asked for', () => {
  const midnight = utc('2026-05-12T18:30:00');
  for (const now of [midnight, midnight + 1, midnight + DAY - 1]) {
    for (const days of [-2, -1, 0, 1, 5]) assert.equal(midnightAt(now, 'Asia/Kolkata', days), midnight + days * DAY);
  }
  assert.equal(midnightAt(midnight - 1, 'Asia/Kolkata'), midnight - DAY);
  assert.equal(midnightAt(utc('2026-10-25T12:00:00'), 'Europe/Berlin', 1), utc('2026-10-25T23:00:00'));
});
