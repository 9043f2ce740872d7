/** Moments and amounts: whatever is written in a notation of the grammar reads back, and nothing else does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { readDuration, readNumber } from '../../src/failure/amount.js';
import { readMoment } from '../../src/failure/moment.js';

/** What a clock shows, by Intl: another implementation of the calendar than ours. */
const clock = new Intl.DateTimeFormat('en-u-ca-gregory', {
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'short', hour: '2-digit' } as const),
  ...({ minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC' } as const),
});
const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month)),
);

interface Shown {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly weekday: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

function shown(ms: number): Shown {
  const parts = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, value]));
  return { ...(parts as unknown as Shown), year: parts.year!.padStart(4, '0') };
}

const MINUTE = 60_000;
/** From the year 1 to 9999, in whole ms. */
const moments = fc.integer({ min: Date.UTC(1, 0), max: Date.UTC(9999, 0) });
const offsets = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
const two = (number: number) => String(number).padStart(2, '0');
const zoneOf = (offset: number, colon: string) =>
  `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${colon}${two(Math.abs(offset) % 60)}`;

/** A text of ISO 8601, and the moment that it names. */
const iso = fc
  .record({
    ms: moments,
    offset: fc.oneof(fc.constant(null), fc.constant('Z'), offsets),
    between: fc.constantFrom('T', 't', ' '),
    blank: fc.constantFrom('', ' '),
    point: fc.constantFrom('.', ','),
    rest: fc.stringMatching(/^\d{0,6}$/),
    isBasic: fc.boolean(),
    colon: fc.constantFrom('', ':'),
  })
  .map(({ ms, offset, between, blank, point, rest, isBasic, colon }) => {
    const minutes = typeof offset === 'number' ? offset : 0;
    const { year, month, day, hour, minute, second } = shown(ms + minutes * MINUTE);
    const zone = offset === null ? '' : blank + (typeof offset === 'number' ? zoneOf(offset, colon) : offset);
    const decimals = String(((ms % 1000) + 1000) % 1000).padStart(3, '0') + rest;
    const date = [year, month, day].join(isBasic ? '' : '-');
    const time = [hour, minute, second].join(isBasic ? '' : ':');
    return { ms, minutes, text: `${date}${between}${time}${point}${decimals}${zone}` };
  })
  .filter(({ text }) => /^\d{4}-|^\d{8}/.test(text));

test('any moment in any notation of ISO 8601 reads back', () => {
  fc.assert(
    fc.property(iso, ({ ms, text }) => {
      assert.equal(readMoment(text), ms, text);
    }),
    { numRuns: 3000 },
  );
});

test('any moment in the notation of RFC 2822 reads back to its second', () => {
  fc.assert(
    fc.property(moments, offsets, fc.boolean(), fc.boolean(), (ms, offset, hasName, hasZero) => {
      const { year, month, day, weekday, hour, minute, second } = shown(ms + offset * MINUTE);
      const date = `${hasZero ? day : String(Number(day))} ${months[Number(month) - 1]!} ${year}`;
      const text = `${hasName ? `${weekday}, ` : ''}${date} ${hour}:${minute}:${second} ${zoneOf(offset, '')}`;
      assert.equal(readMoment(text), Math.floor(ms / 1000) * 1000, text);
    }),
    { numRuns: 1000 },
  );
});

test('a date of RFC 2822 with the name of another day is absent', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 6 }), (ms, days) => {
      const { year, month, day } = shown(ms);
      const { weekday } = shown(ms + days * 864e5);
      assert.equal(readMoment(`${weekday}, ${day} ${months[Number(month) - 1]!} ${year} 12:00:00 GMT`), null);
    }),
  );
});

/** From 1973 to 5138: the units are told apart by the size of the number. */
const epochs = fc.integer({ min: 1e11, max: 1e14 - 1 });

test('any moment as a number of s, ms, µs or ns reads back, as text and as a bigint too', () => {
  fc.assert(
    fc.property(epochs, fc.stringMatching(/^\d{3}$/), fc.stringMatching(/^\d{3}$/), (ms, micro, nano) => {
      const seconds = `${String(Math.floor(ms / 1000))}.${String(ms % 1000).padStart(3, '0')}`;
      for (const value of [ms, seconds, Number(seconds), String(ms), BigInt(ms), `${String(ms)}${micro}`])
        assert.equal(readMoment(value), ms, String(value));
      assert.equal(readMoment(BigInt(`${String(ms)}${micro}${nano}`)), ms);
      assert.equal(readMoment(new Date(ms)), ms);
    }),
  );
});

/** One character put in, taken out or exchanged. */
const slip = fc.record({
  place: fc.nat(40),
  kind: fc.constantFrom('insert', 'delete', 'replace'),
  character: fc.constantFrom(...'0123456789-:+., TZtzax/()'.split('')),
});

function withSlip(
  text: string,
  { place, kind, character }: { place: number; kind: string; character: string },
): string {
  const at = place % (text.length + 1);
  return text.slice(0, at) + (kind === 'delete' ? '' : character) + text.slice(kind === 'insert' ? at : at + 1);
}

test('a text one character off is absent, or names what Intl shows for the moment that was read', () => {
  fc.assert(
    fc.property(iso, slip, ({ text }, change) => {
      const changed = withSlip(text, change);
      const ms = readMoment(changed);
      // Without its marks it is a number, which is another notation.
      if (ms === null || /^\s*[-+]?\d+(\.\d+)?\s*$/.test(changed)) return;
      const parts = /^(\d{4})(-?)(\d\d)\2(\d\d)(?:[Tt ](\d\d)(?:(:?)(\d\d)(?:\6(\d\d)(?:[.,](\d+))?)?)?(?: ?(?:[Zz]|([-+])(\d\d):?(\d\d)?))?)?$/; // prettier-ignore
      const match = parts.exec(changed.trim());
      assert.ok(match, changed);
      if (match[1] === '0000') return; // Intl calls it 1 BC.
      const [, year, mark, month, day, hour = '00', , minute = '00', second = '00', decimals = '', sign, hours = '0', minutes = '0'] = match; // prettier-ignore
      const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
      const clockShows = shown(ms + offset * MINUTE);
      assert.deepEqual(
        [clockShows.year, clockShows.month, clockShows.day, clockShows.hour, clockShows.minute, clockShows.second],
        [year, month, day, hour, minute, second],
        changed,
      );
      assert.equal((ms % 1000 + 1000) % 1000, Number(decimals.slice(0, 3).padEnd(3, '0'))); // prettier-ignore
      assert.equal(mark === '-' && match[6] === '' && match[7] !== undefined, false, changed);
    }),
    { numRuns: 5000 },
  );
});

test('every date that does not exist is absent, and every one that does is read', () => {
  for (const year of [1900, 2000, 2024, 2025, 2026])
    for (let month = 0; month < 14; month++)
      for (let day = 0; day < 33; day++) {
        const date = new Date(Date.UTC(year, month - 1, day));
        const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        const ms = exists ? date.getTime() : null;
        assert.deepEqual(
          [readMoment(`${year}-${two(month)}-${two(day)}`), readMoment(`${year}${two(month)}${two(day)}T00:00:00`.replaceAll(':', ''))],
          [ms, ms],
        ); // prettier-ignore
      }
});

for (const [text, ms] of [
  ['+275760-09-13T00:00:00Z', 8.64e15],
  ['+275760-09-13T02:00:00+02:00', 8.64e15],
  ['+275760-09-13T00:00:00.001Z', null],
  ['-271821-04-20T00:00:00Z', -8.64e15],
  ['-271821-04-19T23:59:59Z', null],
  ['0000-01-01T00:00:00Z', -62_167_219_200_000],
  ['0099-12-31', Date.parse('0099-12-31')],
  ['-0001-01-01', null],
  ['+2026-01-01', null],
  ['-86400', -864e5],
  ['-0', 0],
  ['-1778661737', -1_778_661_737_000],
  ['-1234561213', -1_234_561_213_000],
  ['20260513084217', 20260513084217],
] as const) {
  test(`at the edges, ${text} reads as ${String(ms)}`, () => {
    assert.equal(readMoment(text), ms);
  });
}

test('a Date of another realm is read, and what only looks like one is absent', async () => {
  const { runInNewContext } = await import('node:vm');
  assert.equal(readMoment(runInNewContext('new Date(5)')), 5);
  assert.equal(readMoment(Object.create(Date.prototype)), null);
  assert.equal(readMoment({ getTime: () => 5 }), null);
});

test('any duration in any notation reads back', () => {
  fc.assert(
    fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
      const total = hours * 3600 + minutes * 60 + seconds;
      const inMinutes = `${String(hours * 60 + minutes)}:${two(seconds)}`;
      const iso = `PT${String(hours)}H${String(minutes)}M${String(seconds)}S`;
      for (const value of [
        total,
        String(total),
        BigInt(total),
        `${String(hours)}:${two(minutes)}:${two(seconds)}`,
        inMinutes,
        iso,
        `PT${String(total)}S`,
      ])
        // prettier-ignore
        assert.equal(readDuration(value), total, String(value));
      assert.equal(readDuration(`${inMinutes}.5`), total + 0.5);
      for (const slip of [' s', 'x', ':', ' min', ',5.', ';']) {
        assert.equal(readDuration(inMinutes + slip), null);
        assert.equal(readDuration(iso + slip), null);
        assert.equal(readNumber(String(total) + slip), null);
      }
    }),
  );
});

test('any number as a plain decimal reads back', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(999), (whole, decimals) => {
      assert.equal(readNumber(String(whole)), whole);
      assert.equal(readNumber(`${String(Math.abs(whole))}.${String(decimals)}`), Number(`${String(Math.abs(whole))}.${String(decimals)}`)); // prettier-ignore
    }),
  );
});

for (const text of ['1e3', '0x10', '0b1', '1_000', '1,000', '.5', '5.', '+5', '٥', 'Infinity', '9'.repeat(400), '']) {
  test(`${text.slice(0, 12) || 'no text'} is no number`, () => {
    assert.deepEqual([readNumber(text), readDuration(text)], [null, null]);
  });
}
