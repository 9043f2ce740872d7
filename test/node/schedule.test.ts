import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { nextOpening, readSchedule } from '../../src/failure/schedule.js';

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
  it('has the platform’s defaults where it says nothing', () => {
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
  ];
  for (const [what, schedule] of unreadable) {
    it(`with ${what} cannot be read`, () => assert.equal(readSchedule(schedule), null));
  }
});
