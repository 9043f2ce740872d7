/** Time zones from outside: which are known, and how they are named beside times. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { placeOf, readTimeZone, zoneNote, zoneOfReader } from '../../src/failure/time-zone.js';
import { warningsDuring } from '../support/warnings.js';

for (const value of [null, undefined, '']) {
  test(`"${String(value)}" is no time zone, without a warning`, async () => {
    const warnings = await warningsDuring(() => {
      assert.equal(readTimeZone(value), undefined);
    });
    assert.deepEqual(warnings, []);
  });
}

for (const zone of ['UTC', 'Asia/Kolkata', 'America/New_York', 'Etc/GMT+5']) {
  test(`${zone} is known, whenever it is asked for`, () => {
    assert.deepEqual([readTimeZone(zone), readTimeZone(zone)], [zone, zone]);
  });
}

test('what is no time zone is absent, and gets one warning that says what one looks like', async () => {
  const warnings = await warningsDuring(() => {
    for (const value of ['Mars/Olympus', 'Mars/Olympus', 5, {}, ['UTC'], true]) {
      assert.equal(readTimeZone(value), undefined);
    }
  });
  assert.equal(warnings.length, 1, warnings.join('\n'));
  assert.match(warnings[0]!, /IANA name, such as Europe\/Berlin/);
});

for (const [zone, place] of [
  ['Asia/Kolkata', 'Kolkata'],
  ['America/New_York', 'New York'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['America/Port-au-Prince', 'Port-au-Prince'],
  ['Etc/GMT+5', ''],
  ['etc/UTC', ''],
  ['UTC', ''],
  ['Asia/', ''],
  ['', ''],
] as const) {
  test(`the place of the zone "${zone}" is "${place}"`, () => {
    assert.equal(placeOf(zone), place);
  });
}

/** Runs in another zone of the reader. */
function inZone<T>(zone: string, act: () => T): T {
  const { TZ } = process.env;
  process.env.TZ = zone;
  try {
    return act();
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}

for (const [zone, reader, note] of [
  [undefined, 'Asia/Kolkata', ''],
  ['Asia/Kolkata', 'Asia/Kolkata', ''],
  ['Asia/Kolkata', 'Europe/Berlin', 'Kolkata'],
  ['Etc/GMT+5', 'Europe/Berlin', 'Etc/GMT+5'],
  ['UTC', 'Europe/Berlin', 'UTC'],
  ['UTC', 'UTC', 'UTC'],
] as const) {
  test(`beside times in ${String(zone)}, a reader in ${reader} reads "${note}"`, () => {
    inZone(reader, () => {
      // Node names the Indian zone by its older name.
      const asked = zone === reader && zone !== 'UTC' ? zoneOfReader() : zone;
      assert.equal(zoneNote(asked), note);
    });
  });
}

test('the zone of the reader is that of the runtime', () => {
  inZone('Europe/Berlin', () => assert.equal(zoneOfReader(), 'Europe/Berlin'));
});

test('the zone of the reader is UTC where the runtime has none', () => {
  const { DateTimeFormat } = Intl;
  try {
    Reflect.deleteProperty(Intl, 'DateTimeFormat');
    assert.equal(zoneOfReader(), 'UTC');
  } finally {
    Object.defineProperty(Intl, 'DateTimeFormat', { value: DateTimeFormat, writable: true, configurable: true });
  }
});
