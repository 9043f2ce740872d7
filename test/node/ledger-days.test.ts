/** Groups by day: days begin at midnight in the zone that is asked for, also where clocks change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { FailureLedger } from '../../src/ledger.js';
import { failedCall } from '../support/calls.js';
import { MOMENTS, ZONES } from '../support/times.js';
import { warningsDuring } from '../support/warnings.js';

function daysOf(moments: readonly unknown[], options: { timeZone?: string; utc?: boolean }): string[] {
  const ledger = new FailureLedger();
  ledger.replace(moments.map((endedAt, n) => failedCall(`c${String(n)}`, 'stale_sweep', { endedAt })));
  return ledger.view({ groupBy: 'day', ...options }).groups.map(({ key, count }) => `${key} ${String(count)}`);
}

const cases: [what: string, timeZone: string, moments: string[], days: string[]][] = [
  ['east of Greenwich', 'Asia/Kolkata', ['2026-05-13T18:29:59.999Z', '2026-05-13T18:30:00Z'], ['2026-05-14 1', '2026-05-13 1']],
  ['west of Greenwich', 'America/New_York', ['2026-05-14T03:59:59Z', '2026-05-14T04:00:00Z'], ['2026-05-14 1', '2026-05-13 1']],
  ['at UTC', 'UTC', ['2026-05-13T23:59:59.999Z', '2026-05-14T00:00:00Z'], ['2026-05-14 1', '2026-05-13 1']],
  ['a day ahead of another zone', 'Pacific/Kiritimati', ['2026-05-13T09:59:00Z', '2026-05-13T10:00:00Z'], ['2026-05-14 1', '2026-05-13 1']],
  ['on the short day of spring, in 23 hours', 'Europe/Berlin', ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'], ['2026-03-30 1', '2026-03-29 2', '2026-03-28 1']],
  ['on the long day of autumn, in 25 hours', 'America/New_York', ['2026-11-01T03:59:59Z', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z', '2026-11-02T05:00:00Z'], ['2026-11-02 1', '2026-11-01 2', '2026-10-31 1']],
  ['where clocks change by half an hour', 'Australia/Lord_Howe', ['2026-10-03T13:29:59Z', '2026-10-03T13:30:00Z', '2026-10-04T12:59:59Z', '2026-10-04T13:00:00Z'], ['2026-10-05 1', '2026-10-04 2', '2026-10-03 1']],
  ['where clocks change at midnight', 'America/Sao_Paulo', ['2018-11-04T02:59:59Z', '2018-11-04T03:00:00Z', '2018-11-05T01:59:59Z', '2018-11-05T02:00:00Z'], ['2018-11-05 1', '2018-11-04 2', '2018-11-03 1']],
  ['where a day was left out', 'Pacific/Apia', ['2011-12-30T09:59:59Z', '2011-12-30T10:00:00Z'], ['2011-12-31 1', '2011-12-29 1']],
]; // prettier-ignore
for (const [what, timeZone, moments, days] of cases) {
  test(`a day in ${timeZone} begins at its midnight: ${what}`, () => {
    assert.deepEqual(daysOf(moments, { timeZone }), days);
    // The zone counts before the runtime's, and before UTC.
    assert.deepEqual(daysOf(moments, { timeZone, utc: true }), days);
  });
}

test('of any moments of two centuries in any zone, days are those that `Intl` writes', () => {
  const moment = fc.integer({ min: Date.UTC(1930, 0), max: Date.UTC(2130, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), moment, (timeZone, ms) => {
      const written = new Date(ms).toLocaleDateString('sv-SE', { timeZone });
      assert.deepEqual(daysOf([new Date(ms).toISOString()], { timeZone }), [`${written} 1`]);
    }),
  );
});

test('an unknown zone is no zone, and gets one warning', async () => {
  const moments = ['2026-05-13T23:59:59Z', '2026-05-14T00:00:00Z'];
  const warnings = await warningsDuring(() => {
    assert.deepEqual(daysOf(moments, { timeZone: 'Nowhere/Else', utc: true }), ['2026-05-14 1', '2026-05-13 1']);
  });
  assert.equal(warnings.length, 1);
});

test('without a zone, days begin at midnight of the runtime, or in UTC if that is asked for', () => {
  const { TZ } = process.env;
  process.env.TZ = 'Asia/Kolkata';
  try {
    const moments = ['2026-05-13T18:29:59.999Z', '2026-05-13T18:30:00Z'];
    assert.deepEqual(daysOf(moments, {}), ['2026-05-14 1', '2026-05-13 1']);
    assert.deepEqual(daysOf(moments, { utc: false }), ['2026-05-14 1', '2026-05-13 1']);
    assert.deepEqual(daysOf(moments, { utc: true }), ['2026-05-13 2']);
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
});

test('every moment that a `Date` can hold has a day in every zone', () => {
  for (const timeZone of ZONES) {
    for (const day of daysOf(MOMENTS, { timeZone })) assert.match(day, /^([+-]\d\d)?\d{4}-\d\d-\d\d \d+$|^ \d+$/);
  }
});

test('another zone is another view', () => {
  const ledger = new FailureLedger();
  ledger.replace([failedCall('a', 'stale_sweep', { endedAt: '2026-05-13T20:00:00Z' })]);
  const keyIn = (timeZone: string) => ledger.view({ groupBy: 'day', timeZone }).groups[0]?.key;
  assert.deepEqual([keyIn('UTC'), keyIn('Asia/Kolkata'), keyIn('UTC')], ['2026-05-13', '2026-05-14', '2026-05-13']);
});
