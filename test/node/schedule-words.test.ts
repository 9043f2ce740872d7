/** Dialling hours and moments in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readSchedule } from '../../src/failure/schedule.js';
import { describeHours, describeMoment } from '../../src/failure/schedule-words.js';

for (const [schedule, lang, words] of [
  [{}, 'en', '09:00–19:00'],
  [{ windowStart: '00:05', windowEnd: '24:00' }, 'en', '00:05–00:00'],
  [{ windowStart: '22:30', windowEnd: '06:00' }, 'en', '22:30–06:00'],
  [{ weekdays: [0] }, 'en', 'Sun, 09:00–19:00'],
  [{ weekdays: [6] }, 'en', 'Sat, 09:00–19:00'],
  [{ weekdays: [5, 4, 3, 2, 1] }, 'en', 'Mon–Fri, 09:00–19:00'],
  [{ weekdays: [0, 6] }, 'en', 'Sat–Sun, 09:00–19:00'],
  [{ weekdays: [1, 2, 3, 4, 5, 0] }, 'en', 'Mon–Fri, Sun, 09:00–19:00'],
  [{ weekdays: [1, 3, 5] }, 'en', 'Mon, Wed, Fri, 09:00–19:00'],
  [{ weekdays: [0, 2, 3, 4, 6] }, 'en', 'Tue–Thu, Sat–Sun, 09:00–19:00'],
  [{ weekdays: [1, 2, 3, 4, 5] }, 'de', 'Mo–Fr, 09:00–19:00'],
] as [schedule: object, lang: string, words: string][]) {
  test(`${JSON.stringify(schedule)} is "${words}" in ${lang}`, () => {
    const hours = readSchedule({ timezone: 'UTC', ...schedule });
    assert.ok(hours);
    assert.equal(describeHours(hours, lang), words);
  });
}

const NOON = Date.UTC(2026, 4, 13, 12);
const DAY = 864e5;

for (const [ms, timeZone, words] of [
  [NOON, 'UTC', 'Wed 12:00 UTC'],
  [NOON + 59_999, 'Asia/Kolkata', 'Wed 17:30 (Kolkata)'],
  [NOON, 'America/Argentina/Buenos_Aires', 'Wed 09:00 (Buenos Aires)'],
  [NOON, 'Etc/GMT+5', 'Wed 07:00 GMT-5'],
  [NOON + 6 * DAY, 'UTC', 'Tue 12:00 UTC'],
  [NOON + 6 * DAY + 1, 'UTC', 'Tue, May 19, 12:00 UTC'],
  [NOON - 3 * DAY, 'UTC', 'Sun 12:00 UTC'],
  [NOON - 12 * 36e5, 'UTC', 'Wed 00:00 UTC'],
] as [ms: number, timeZone: string, words: string][]) {
  test(`on Wednesday at noon, ${new Date(ms).toISOString()} is "${words}"`, () => {
    assert.equal(describeMoment(ms, { now: NOON, timeZone, lang: 'en' }).replace(/(\w{3}), (\d\d:)/, '$1 $2'), words);
  });
}
