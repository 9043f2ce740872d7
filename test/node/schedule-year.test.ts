/** The next opening of a window equals an independent search over a year, in zones with and without changes of the clock. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { nextOpening, readSchedule, windowAt } from '../../src/failure/schedule.js';

const QUARTER = 15 * 60_000;

/** With and without changes of the clock, at midnight and by half an hour, too. */
const ZONES = [
  'UTC',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/London',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];

const WINDOWS = [
  { windowStart: '09:00', windowEnd: '19:00', weekdays: [1, 2, 3, 4, 5] },
  { windowStart: '22:00', windowEnd: '06:00', weekdays: [5, 6] },
  { windowStart: '02:15', windowEnd: '02:45' },
  { windowStart: '23:30', windowEnd: '00:15', weekdays: [0] },
  { windowStart: '00:00', windowEnd: '24:00', weekdays: [3] },
];

/** What the clocks show at each quarter of an hour, in words: an answer that is independent of offsets. */
function clockFaces(timeZone: string, first: number, quarters: number): { day: string; time: string }[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return Array.from({ length: quarters }, (_, quarter) => {
    const [day = '', time = ''] = clock.format(first + quarter * QUARTER).split(/,? /);
    return { day, time };
  });
}

const NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Whether a window is open when the clocks show this. */
function opensAt({ windowStart, windowEnd, weekdays = [0, 1, 2, 3, 4, 5, 6] }: (typeof WINDOWS)[number]) {
  const today = new Set(weekdays.map((day) => NAMES[day]));
  const yesterday = new Set(weekdays.map((day) => NAMES[(day + 1) % 7]));
  return ({ day, time }: { day: string; time: string }): boolean =>
    windowStart < windowEnd
      ? time >= windowStart && time < windowEnd && today.has(day)
      : (time >= windowStart && today.has(day)) || (time < windowEnd && yesterday.has(day));
}

describe('the next opening of a dialling window, over a year', () => {
  for (const timezone of ZONES) {
    // Each quarter is tried with one of the windows, by turns: all of them with all would take two minutes.
    it(`equals a search by quarters of an hour in ${timezone}`, () => {
      const first = Date.UTC(2026, 0, 1);
      const faces = clockFaces(timezone, first, 380 * 96);
      const wrong: object[] = [];
      for (const [turn, window] of WINDOWS.entries()) {
        const hours = readSchedule({ timezone, ...window });
        assert.ok(hours);
        const opens = opensAt(window);
        let nextOpen: number | null = null;
        let nextClosed: number | null = null;
        for (const [quarter, face] of [...faces.entries()].reverse()) {
          const now = first + quarter * QUARTER;
          const isOpen = opens(face);
          if (isOpen) nextOpen = now;
          else nextClosed = now;
          if (quarter >= 365 * 96 || quarter % WINDOWS.length !== turn) continue;
          const found = { ...windowAt(hours, now), nextOpening: nextOpening(hours, now) };
          const until = isOpen ? nextClosed : nextOpen;
          const isRight = found.isOpen === isOpen && found.until === until && found.nextOpening === nextOpen;
          if (!isRight) wrong.push({ at: new Date(now).toISOString(), window, found });
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});
