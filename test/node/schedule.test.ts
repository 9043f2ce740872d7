import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { isOpen, nextOpening, readSchedule, windowAt } from '../../src/failure/schedule.js';

describe('the next opening of a dialling window', () => {
  it('is the moment itself while the window is open, to the millisecond', () => {
    const hours = readSchedule({ timezone: 'UTC' });
    assert.ok(hours);
    const lastMoment = Date.UTC(2026, 4, 13, 18, 59, 59, 999);
    assert.equal(nextOpening(hours, lastMoment), lastMoment);
    assert.equal(nextOpening(hours, lastMoment + 1), Date.UTC(2026, 4, 14, 9));
  });

  it('begins where the clock is put forward over the start of the window', () => {
    const hours = readSchedule({ timezone: 'America/New_York', windowStart: '02:30', windowEnd: '05:00' });
    assert.ok(hours);
    // 8 March 2026: the hour from 2:00 to 3:00 does not exist, and 3:00 is 7:00 UTC.
    assert.equal(nextOpening(hours, Date.UTC(2026, 2, 8, 5)), Date.UTC(2026, 2, 8, 7));
  });
});

describe('a schedule', () => {
  it('has the platform’s defaults for absent parts', () => {
    const hours = readSchedule({});
    assert.deepEqual(hours, {
      timeZone: 'Asia/Kolkata',
      start: 9 * 60,
      end: 19 * 60,
      weekdays: new Set([0, 1, 2, 3, 4, 5, 6]),
    });
  });

  const unreadable: [what: string, schedule: Record<string, unknown>][] = [
    ['a zone that does not exist', { timezone: 'Europe/Atlantis' }],
    ['a zone that is no text', { timezone: {} }],
    ['an hour of the 12-hour clock', { windowStart: '9am' }],
    ['an hour without its zero', { windowStart: '9:00' }],
    ['a 25th hour', { windowEnd: '25:00' }],
    ['a start at 24:00', { windowStart: '24:00' }],
    ['a 60th minute', { windowStart: '09:60' }],
    ['a window of no length', { windowStart: '09:00', windowEnd: '09:00' }],
    ['no days', { weekdays: [] }],
    ['an eighth day', { weekdays: [1, 7] }],
    ['days that are no list', { weekdays: 'weekdays' }],
    ['days by name', { weekdays: ['mon'] }],
    ['one day beside others that is none', { weekdays: [1, 2, -1] }],
    ['days as a proxy that throws', { weekdays: new Proxy([], { get: () => assert.fail() }) }],
    ['a time with a word after it', { windowStart: '09:00h' }],
    ['a time with a word before it', { windowStart: 'at 09:00' }],
    ['a time without a colon', { windowEnd: '1900' }],
    ['a minute after midnight', { windowEnd: '24:01' }],
    ['an end as a number', { windowEnd: 19 }],
    ['a start as an object', { windowStart: {} }],
    ['a whole day from midnight to midnight, written as zero', { windowStart: '00:00', windowEnd: '00:00' }],
  ];
  for (const [what, schedule] of unreadable) {
    it(`with ${what} cannot be read`, () => assert.equal(readSchedule(schedule), null));
  }

  const readable: [what: string, schedule: Record<string, unknown>, expected: object][] = [
    ['empty parts', { timezone: '', windowStart: '', windowEnd: null, weekdays: null }, { timeZone: 'Asia/Kolkata' }],
    ['names in snake_case', { window_start: '08:15', window_end: '20:45' }, { start: 8 * 60 + 15, end: 20 * 60 + 45 }],
    ['blanks around a part', { timezone: ' UTC ', windowStart: ' 00:00 ' }, { timeZone: 'UTC', start: 0 }],
    ['the last minute', { windowStart: '23:59' }, { start: 24 * 60 - 1, end: 19 * 60 }],
    ['an end at 24:00', { windowEnd: '24:00' }, { end: 0 }],
    ['a whole day', { windowStart: '00:00', windowEnd: '24:00' }, { start: 0, end: 0 }],
    ['days given twice', { weekdays: [6, 0, 6] }, { weekdays: new Set([0, 6]) }],
  ];
  for (const [what, schedule, expected] of readable) {
    it(`with ${what} is read`, () => {
      const hours = readSchedule(schedule);
      assert.deepEqual({ ...hours, ...expected }, hours);
    });
  }
});

/** A Wednesday. */
const NOON = Date.UTC(2026, 4, 13, 12);
const HOUR = 36e5;
const DAY = 24 * HOUR;

const ALL_DAY = { windowStart: '00:00', windowEnd: '24:00' };
const NIGHT = { windowStart: '22:00', windowEnd: '06:00', weekdays: [3] };

const windows: [what: string, schedule: object, ms: number, isOpen: boolean, until: number | null][] = [
  ['noon', {}, NOON, true, NOON + 7 * HOUR],
  ['a few ms after noon', {}, NOON + 61_001, true, NOON + 7 * HOUR],
  ['the last ms', {}, NOON + 7 * HOUR - 1, true, NOON + 7 * HOUR],
  ['the end', {}, NOON + 7 * HOUR, false, NOON + 21 * HOUR],
  ['a few ms after the end', {}, NOON + 7 * HOUR + 61_001, false, NOON + 21 * HOUR],
  ['the ms before the start', {}, NOON - 3 * HOUR - 1, false, NOON - 3 * HOUR],
  ['the start', {}, NOON - 3 * HOUR, true, NOON + 7 * HOUR],
  ['a day that is closed', { weekdays: [1] }, NOON, false, NOON + 5 * DAY - 3 * HOUR],
  ['the day itself, after its end', { weekdays: [3] }, NOON + 8 * HOUR, false, NOON + 7 * DAY - 3 * HOUR],
  ['the day itself, before its start', { weekdays: [3] }, NOON - 4 * HOUR, false, NOON - 3 * HOUR],
  ['the evening of a night', NIGHT, NOON + 11 * HOUR, true, NOON + 18 * HOUR],
  ['the morning of a night', NIGHT, NOON + 17 * HOUR, true, NOON + 18 * HOUR],
  ['the end of a night', NIGHT, NOON + 18 * HOUR, false, NOON + 7 * DAY + 10 * HOUR],
  ['the morning before a night', NIGHT, NOON - 7 * HOUR, false, NOON + 10 * HOUR],
  ['the evening after a night', NIGHT, NOON + DAY + 11 * HOUR, false, NOON + 7 * DAY + 10 * HOUR],
  ['the morning of a night from Saturday to Sunday', { ...NIGHT, weekdays: [6] }, NOON + 4 * DAY - 7 * HOUR, true, NOON + 4 * DAY - 6 * HOUR],
  ['a whole week', ALL_DAY, NOON, true, null],
  ['a whole day', { ...ALL_DAY, weekdays: [3] }, NOON, true, NOON + 12 * HOUR],
  ['six whole days', { ...ALL_DAY, weekdays: [0, 1, 2, 3, 4, 5] }, NOON, true, NOON + 2 * DAY + 12 * HOUR],
]; // prettier-ignore

describe('a dialling window in UTC', () => {
  for (const [what, schedule, ms, opens, until] of windows) {
    it(`is ${opens ? 'open' : 'closed'} at ${what}, and changes at ${String(until)}`, () => {
      const hours = readSchedule({ timezone: 'UTC', ...schedule });
      assert.ok(hours);
      assert.equal(isOpen(hours, ms), opens);
      assert.deepEqual(windowAt(hours, ms), { isOpen: opens, from: ms, until });
    });
  }

  it('is computed once for all moments in it, and again for moments before and after', () => {
    const hours = readSchedule({ timezone: 'UTC' });
    assert.ok(hours);
    const found = windowAt(hours, NOON);
    assert.equal(windowAt(hours, NOON), found);
    assert.equal(windowAt(hours, NOON + 7 * HOUR - 1), found);
    assert.equal(windowAt(hours, NOON + 7 * HOUR).isOpen, false);
    assert.deepEqual(windowAt(hours, NOON - 1), { isOpen: true, from: NOON - 1, until: NOON + 7 * HOUR });
  });
});

describe('a window at a change of the clock', () => {
  const opening = (schedule: object, ms: number) => {
    const hours = readSchedule({ timezone: 'Europe/Berlin', ...schedule });
    assert.ok(hours);
    return windowAt(hours, ms);
  };

  it('is open twice in an hour that is repeated', () => {
    // 25 October 2026: from 3:00 the clock is put back to 2:00, which is 1:00 UTC.
    const twice = { windowStart: '02:00', windowEnd: '02:30' };
    const first = Date.UTC(2026, 9, 25, 0);
    assert.deepEqual(opening(twice, first), { isOpen: true, from: first, until: first + HOUR / 2 });
    assert.deepEqual(opening(twice, first + HOUR / 2), { isOpen: false, from: first + HOUR / 2, until: first + HOUR });
    assert.deepEqual(opening(twice, first + HOUR), { isOpen: true, from: first + HOUR, until: first + 1.5 * HOUR });
  });

  it('is not open on a day that skips its hour', () => {
    // 29 March 2026: from 2:00 the clock is put forward to 3:00, which is 1:00 UTC.
    const skipped = { windowStart: '02:00', windowEnd: '02:30' };
    assert.equal(opening(skipped, Date.UTC(2026, 2, 29, 0)).until, Date.UTC(2026, 2, 30, 0));
  });

  it('ends at the change of the clock if its end is skipped', () => {
    assert.equal(opening({ windowStart: '01:00', windowEnd: '02:30' }, Date.UTC(2026, 2, 29, 0)).until, Date.UTC(2026, 2, 29, 1)); // prettier-ignore
  });
});
