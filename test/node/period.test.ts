/** Where the ranges lie that move on with the clock. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Period } from '../../src/ledger/period.js';
import { periodAt, PERIODS } from '../../src/ledger/period.js';

const utc = (text: string) => Date.parse(`${text}Z`);
const text = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 19));

/** At a moment in a zone: where a period begins and ends, and when it moves on. */
const cases: [period: Period, zone: string, now: string, from: string, to: string | null, until: string][] = [
  ['15m', 'UTC', '2026-05-13T08:20:00', '2026-05-13T08:05:00', null, '2026-05-13T08:20:15'],
  ['15m', 'UTC', '2026-05-13T08:20:14.999', '2026-05-13T08:05:00', null, '2026-05-13T08:20:15'],
  ['15m', 'Asia/Kolkata', '2026-05-13T08:20:15', '2026-05-13T08:05:15', null, '2026-05-13T08:20:30'],
  ['15m', 'UTC', '2026-05-13T00:00:07', '2026-05-12T23:45:00', null, '2026-05-13T00:00:15'],
  ['1h', 'UTC', '2026-05-13T08:20:00', '2026-05-13T07:20:00', null, '2026-05-13T08:21:00'],
  ['1h', 'Asia/Kolkata', '2026-05-13T08:20:59.999', '2026-05-13T07:20:00', null, '2026-05-13T08:21:00'],
  ['1h', 'UTC', '2026-05-13T00:30:30', '2026-05-12T23:30:00', null, '2026-05-13T00:31:00'],
  ['today', 'UTC', '2026-05-13T08:20:00', '2026-05-13T00:00:00', null, '2026-05-14T00:00:00'],
  ['today', 'UTC', '2026-05-13T00:00:00', '2026-05-13T00:00:00', null, '2026-05-14T00:00:00'],
  ['today', 'UTC', '2026-05-13T23:59:59.999', '2026-05-13T00:00:00', null, '2026-05-14T00:00:00'],
  ['today', 'Asia/Kolkata', '2026-05-13T20:00:00', '2026-05-13T18:30:00', null, '2026-05-14T18:30:00'],
  ['today', 'America/New_York', '2026-05-13T02:00:00', '2026-05-12T04:00:00', null, '2026-05-13T04:00:00'],
  ['today', 'Europe/Berlin', '2026-03-29T12:00:00', '2026-03-28T23:00:00', null, '2026-03-29T22:00:00'],
  ['today', 'Europe/Berlin', '2026-10-25T12:00:00', '2026-10-24T22:00:00', null, '2026-10-25T23:00:00'],
  ['yesterday', 'UTC', '2026-05-13T08:20:00', '2026-05-12T00:00:00', '2026-05-13T00:00:00', '2026-05-14T00:00:00'],
  ['yesterday', 'Asia/Kolkata', '2026-05-13T20:00:00', '2026-05-12T18:30:00', '2026-05-13T18:30:00', '2026-05-14T18:30:00'],
  ['yesterday', 'America/New_York', '2026-03-09T12:00:00', '2026-03-08T05:00:00', '2026-03-09T04:00:00', '2026-03-10T04:00:00'],
  ['yesterday', 'America/Sao_Paulo', '2018-11-05T12:00:00', '2018-11-04T03:00:00', '2018-11-05T02:00:00', '2018-11-06T02:00:00'],
]; // prettier-ignore
for (const [period, zone, now, from, to, until] of cases) {
  test(`at ${now} in ${zone}, ${period} is from ${from} to ${String(to)}, until ${until}`, () => {
    const range = periodAt(period, utc(now), zone);
    assert.deepEqual([range.from, range.to, range.until].map(text), [from, to, until]);
  });
}

test('in every ten minutes of the nights on which clocks change, a period holds now and moves on later', () => {
  for (const [zone, day] of [
    ['Europe/Berlin', '2026-10-24T21:00:00'],
    ['America/Havana', '2026-11-01T00:00:00'],
    ['America/Sao_Paulo', '2018-02-17T20:00:00'],
    ['Australia/Lord_Howe', '2026-04-04T10:00:00'],
    ['Atlantic/Azores', '2026-10-24T20:00:00'],
    // Midnight is skipped.
    ['America/Sao_Paulo', '2018-11-03T23:00:00'],
    ['America/Havana', '2026-03-08T01:00:00'],
    ['Africa/Cairo', '2026-04-23T18:00:00'],
  ] as const) {
    for (let minute = 0; minute < 8 * 60; minute += 10) {
      const now = utc(day) + minute * 60_000;
      for (const period of PERIODS) {
        const { from, to, until } = periodAt(period, now, zone);
        assert.ok(
          from <= now && from < (to ?? Infinity) && (to ?? from) <= now && until > now,
          `${period} ${text(now)!} ${zone}`,
        );
      }
    }
  }
});
