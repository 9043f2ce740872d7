/** The axis of the timeline: round times of a zone, also where its clock changes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { midnightAt, momentOf, offsetAt } from '../../src/ledger/local-time.js';
import { timeAxis } from '../../src/ledger/time-axis.js';

const utc = (text: string) => Date.parse(`${text}Z`);
const clock = (ms: number, timeZone: string) =>
  new Date(ms).toLocaleString('en-GB', {
    timeZone,
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

for (const [name, span, step] of [
  ['a minute', MINUTE - 2000, 1000],
  ['ten minutes', 10 * MINUTE, 15_000],
  ['an hour', HOUR, 2 * MINUTE],
  ['a working day', 9 * HOUR, 10 * MINUTE],
  ['a day', DAY, 30 * MINUTE],
  ['a week', 7 * DAY, 3 * HOUR],
  ['a month', 30 * DAY, DAY],
  ['a year', 365 * DAY, 7 * DAY],
] as const) {
  test(`the bins of ${name} are equally long, at round times, and no more than sixty`, () => {
    const from = utc('2026-05-13T08:07:03');
    const { edges } = timeAxis(from, from + span, 'UTC');
    const lengths = new Set(edges.slice(1).map((edge, n) => edge - edges[n]!));
    assert.deepEqual([...lengths], [step]);
    assert.ok(edges.length <= 62 && edges.length >= 20, String(edges.length));
    assert.ok(edges[0]! <= from && edges[1]! > from && edges.at(-1)! > from + span && edges.at(-2)! <= from + span);
    const origin = step >= 7 * DAY ? 4 * DAY : 0;
    assert.ok(edges.every((edge) => (edge - origin) % step === 0));
  });
}

for (const zone of ['UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati']) {
  test(`ticks are whole hours of the clock in ${zone}`, () => {
    const from = utc('2026-05-13T08:07:03');
    const { ticks, tickStep } = timeAxis(from, from + 7 * HOUR, zone);
    assert.equal(tickStep, HOUR);
    assert.ok(ticks.length >= 4 && ticks.length <= 9);
    for (const tick of ticks) assert.match(clock(tick, zone), /:00:00$/);
  });

  test(`days begin at midnight in ${zone}, in the weeks in which the clock changes, too`, () => {
    for (const start of ['2026-03-06T12:00:00', '2026-03-27T12:00:00', '2026-10-01T12:00:00', '2026-10-30T12:00:00']) {
      const { ticks } = timeAxis(utc(start), utc(start) + 8 * DAY, zone);
      for (const tick of ticks) assert.match(clock(tick, zone), /00:00:00$/);
    }
  });
}

test('each bin is later than the one before while the clock is put back and forward', () => {
  for (const start of ['2026-03-28T20:00:00', '2026-10-24T20:00:00']) {
    const { edges } = timeAxis(utc(start), utc(start) + 9 * HOUR, 'Europe/Berlin');
    for (const [n, edge] of edges.slice(1).entries()) assert.ok(edge > edges[n]!);
  }
});

for (const [name, from, to] of [
  ['one moment', 0, 0],
  ['a backward range', 1000, 0],
  ['the longest time that a date can hold', -8.64e15, 8.64e15],
] as const) {
  test(`${name} has an axis of finite moments`, () => {
    const { edges, ticks } = timeAxis(from, to, 'UTC');
    assert.ok(edges.length >= 2 && edges.length <= 62);
    assert.ok([...edges, ...ticks].every(Number.isFinite));
  });
}

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
