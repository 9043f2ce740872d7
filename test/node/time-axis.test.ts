/** The axis of the timeline: round times of a zone, also where its clock changes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { timeAxis } from '../../src/ledger/time-axis.js';
import { ZONES } from '../support/times.js';

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

const WEEK = 7 * DAY;
const YEAR = 365 * DAY;
/** Every step of an axis. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => [`${String(seconds)} s`, seconds * 1000] as const),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => [`${String(minutes)} min`, minutes * MINUTE] as const),
  ...[1, 2, 3, 6, 12].map((hours) => [`${String(hours)} h`, hours * HOUR] as const),
  ...[1, 2].map((days) => [`${String(days)} days`, days * DAY] as const),
  ...[1, 2, 4, 13].map((weeks) => [`${String(weeks)} weeks`, weeks * WEEK] as const),
  ...[1, 2, 3].map((years) => [`${String(years)} years`, years * YEAR] as const),
];
for (const [place, [name, step]] of STEPS.slice(0, -1).entries()) {
  test(`bins are of ${name} up to a span of 59 of them, and then of the next step`, () => {
    const from = 4 * DAY;
    const binOf = (span: number) => {
      const [first, second] = timeAxis(from, from + span, 'UTC').edges;
      return second! - first!;
    };
    assert.deepEqual([binOf(59 * step), binOf(59 * step + 1)], [step, STEPS[place + 1]![1]]);
  });
}

test('a tick is at most an eighth of the axis, and never before or after it', () => {
  const asked: [from: string, hours: number, first: string, last: string, tickStep: number, ticks: number][] = [
    ['2026-05-13T08:07:03', 7, '08:00', '15:00', HOUR, 8],
    ['2026-05-13T00:00:00', 8 - 1 / 60, '00:00', '08:00', HOUR, 9],
    ['2026-05-13T00:00:00', 8, '00:00', '08:00', 2 * HOUR, 5],
    ['2026-05-13T08:27:00', 3, '08:30', '11:30', 30 * MINUTE, 7],
    ['2026-05-13T05:00:00', 23, '06:00', '03:00', 3 * HOUR, 8],
  ];
  for (const [from, hours, first, last, tickStep, count] of asked) {
    const axis = timeAxis(utc(from), utc(from) + hours * HOUR, 'UTC');
    const { ticks, edges } = axis;
    const clocks = [ticks[0], ticks.at(-1)].map((tick) => new Date(tick!).toISOString().slice(11, 16));
    assert.deepEqual([...clocks, axis.tickStep, ticks.length], [first, last, tickStep, count], from);
    assert.ok(ticks[0]! >= edges[0]! && ticks.at(-1)! <= edges.at(-1)!);
  }
});

test('the last bin ends after the last moment, also where that is a round time', () => {
  for (const span of [0, 1000, 59_000, HOUR, 9 * HOUR, 5 * DAY, 59 * WEEK]) {
    const { edges } = timeAxis(4 * DAY, 4 * DAY + span, 'UTC');
    assert.equal(edges[0], 4 * DAY);
    assert.ok(edges.at(-1)! > 4 * DAY + span && edges.at(-2)! <= 4 * DAY + span);
  }
});

test('bins of half an hour are equally long, and those of hours are whole hours of the clock, while it changes', () => {
  for (const start of ['2026-03-28T12:00:00', '2026-10-24T12:00:00']) {
    const halves = timeAxis(utc(start), utc(start) + 25 * HOUR, 'Europe/Berlin').edges;
    assert.deepEqual(new Set(halves.slice(1).map((edge, n) => edge - halves[n]!)), new Set([30 * MINUTE]));
    const hours = timeAxis(utc(start), utc(start) + 48 * HOUR, 'Europe/Berlin').edges;
    for (const [n, edge] of hours.entries()) {
      assert.match(clock(edge, 'Europe/Berlin'), /:00:00$/);
      assert.ok(n === 0 || edge > hours[n - 1]!);
    }
    const sixths = timeAxis(utc(start), utc(start) + 10 * DAY, 'Europe/Berlin').edges;
    for (const edge of sixths) assert.match(clock(edge, 'Europe/Berlin'), /, (00|06|12|18):00:00$/);
  }
});

test('bins of hours begin at whole hours of a zone that is half an hour off', () => {
  const from = utc('2026-05-13T08:07:03');
  const { edges } = timeAxis(from, from + 50 * HOUR, 'Asia/Kolkata');
  assert.deepEqual([edges[0], edges[1]], [utc('2026-05-13T07:30:00'), utc('2026-05-13T08:30:00')]);
  const short = timeAxis(from, from + 25 * HOUR, 'Asia/Kathmandu').edges;
  assert.deepEqual([short[0], short[1]], [utc('2026-05-13T07:45:00'), utc('2026-05-13T08:15:00')]);
});

test('a backward range has the axis of its first moment', () => {
  assert.deepEqual(timeAxis(9000, 0, 'UTC'), timeAxis(9000, 9000, 'UTC'));
});

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

test('the axis of all time that a date can hold is finite in every zone', () => {
  for (const zone of ZONES) {
    for (const [from, to] of [[-8.64e15, 8.64e15], [8.64e15, 8.64e15], [-8.64e15, -8.64e15 + DAY], [utc('0050-01-01T00:00:00'), 0]] as const) {
      const { edges, ticks } = timeAxis(from, to, zone);
      assert.ok(edges.length >= 2 && [...edges, ...ticks].every(Number.isFinite), `${zone} ${String(from)}`);
    }
  }
}); // prettier-ignore
