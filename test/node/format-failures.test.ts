/** `formatFailures`: many failures as one table, for spreadsheets and for people. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { FAILURE_REASONS, formatFailures, useCatalog } from '../../src/catalog.js';
import { columnsOf } from '../../src/format/display-width.js';
import type { TableFormat } from '../../src/format/format-failures.js';
import { TABLE_FORMATS } from '../../src/format/format-failures.js';
import { parseCsv } from '../support/csv.js';
import { INVISIBLE, payload } from '../support/hostile.js';
import { locales } from '../support/locales.js';
import { plain } from '../support/plain.js';
import { warningsDuring } from '../support/warnings.js';

const call = {
  id: 'call_7',
  agentId: 'agent_1',
  channel: 'phone',
  status: 'failed',
  failureReason: 'stale_sweep',
  destination: '+4915112345678',
  endedAt: '2026-05-13T08:42:17.221Z',
  durationSeconds: 588,
  attempt: 2,
};

const HEADER =
  'Time,Call,Destination,Agent,Channel,Reason code,Reason,Blame,Cause,What to try,Retry,Duration (s),Attempt';
const csv = (inputs: unknown, options?: object) => formatFailures(inputs, { format: 'csv', ...options });
const cellsOf = (input: unknown, options?: object) => parseCsv(csv([input], options))[1]!;

test('CSV has a header and all facts of a call in one row', () => {
  assert.equal(csv([]), `${HEADER}\r\n`);
  assert.deepEqual(cellsOf(call), [
    '2026-05-13T08:42:17.221Z',
    'call_7',
    '••••5678',
    'agent_1',
    'phone',
    'stale_sweep',
    'Call was orphaned',
    'Platform-side',
    'The bot process died mid-call without reporting back. The background sweeper found the call orphaned and marked it failed.',
    'Retry. If you see this on more than 1% of calls, check bot container restart logs and platform alerts.',
    'Yes. Another attempt may go through.',
    '588',
    '2',
  ]);
});

test('absent facts are empty cells of CSV, and the columns stay', () => {
  const cells = cellsOf('sip_rejected');
  assert.deepEqual([cells.length, cells[0], cells[1], cells[11], cells[12]], [13, '', '', '', '']);
});

test('a call without an end has the time of its start', () => {
  assert.equal(cellsOf({ ...call, endedAt: null, startedAt: 1778661737 })[0], '2026-05-13T08:42:17.000Z');
});

for (const [timeZone, time] of [
  ['UTC', '2026-05-13T08:42:17.221Z'],
  ['Asia/Kolkata', '2026-05-13T14:12:17.221+05:30'],
  ['America/St_Johns', '2026-05-13T06:12:17.221-02:30'],
  ['Europe/London', '2026-05-13T09:42:17.221+01:00'],
  ['Pacific/Kiritimati', '2026-05-13T22:42:17.221+14:00'],
] as const) {
  test(`times of CSV in ${timeZone} are ISO 8601 with its offset`, () => {
    assert.equal(cellsOf(call, { timeZone })[0], time);
    assert.equal(Date.parse(time), Date.parse(call.endedAt));
  });
}

test("times of CSV are in UTC if the zone's offset is not a whole number of minutes", () => {
  const old = { ...call, endedAt: '1850-01-01T00:00:00Z' };
  assert.equal(cellsOf(old, { timeZone: 'Europe/Berlin' })[0], '1850-01-01T00:00:00.000Z');
});

test('every time of CSV from the year 1 to 9999 is that moment, in any time zone', () => {
  const zone = fc.constantFrom(
    'Asia/Kolkata',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Monrovia',
    'Asia/Tokyo',
  );
  const ms = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(ms, zone, (endedAt, timeZone) => {
      assert.equal(Date.parse(cellsOf({ ...call, endedAt }, { timeZone })[0]!), endedAt.getTime());
    }),
  );
});

test('calls that did not fail are left out, and the order is kept', () => {
  const inputs = [{ ...call, id: 'b' }, { id: 'c', status: 'completed' }, null, 7, { ...call, id: 'a' }];
  assert.deepEqual(
    parseCsv(csv(inputs)).map(([, id]) => id),
    ['Call', 'b', 'a'],
  );
});

for (const [name, inputs] of [
  ['one call', call],
  ['JSON text', JSON.stringify([call])],
  ['an object that holds the list', { data: [call] }],
  ['a set', new Set([call])],
  ['an event', { event: 'call.failed', call }],
  [
    'an iterator that throws after the first',
    (function* () {
      yield call;
      throw new Error('no');
    })(),
  ],
] as const) {
  test(`formatFailures takes ${name}`, async () => {
    let rows: string[][] = [];
    await warningsDuring(() => (rows = parseCsv(csv(inputs))));
    assert.equal(rows[1]?.[1], 'call_7');
  });
}

for (const format of TABLE_FORMATS) {
  test(`no failure as ${format} is ${format === 'csv' ? 'the header alone' : 'the empty string'}`, async () => {
    for (const inputs of [null, undefined, '', [], [{ status: 'completed' }], 7, { foo: 1 }]) {
      await warningsDuring(() => {
        assert.equal(formatFailures(inputs, { format }), format === 'csv' ? `${HEADER}\r\n` : '');
      });
    }
  });

  test(`${format} masks phone numbers unless they are asked for in full`, () => {
    const numbers = { ...call, failureReason: 'no +4915112345678', channel: 'sip:+4915112345678' };
    assert.doesNotMatch(formatFailures([numbers], { format }), /\d{4}5678/);
    assert.match(formatFailures([numbers], { format, phones: 'full' }), /\+4915112345678/);
  });

  test(`${format} holds no control and no invisible characters`, async () => {
    const allowed = format === 'csv' ? /\r\n/g : /\n/g;
    await warningsDuring(() => {
      fc.assert(
        fc.property(fc.array(payload, { maxLength: 4 }), (recipes) => {
          const text = formatFailures(
            recipes.map((make) => make()),
            { format },
          );
          assert.doesNotMatch(text.replace(allowed, ''), INVISIBLE);
          assert.ok(text.isWellFormed());
        }),
        { numRuns: 300 },
      );
    });
  });
}

test('an unknown format of formatFailures gets text and one warning', async () => {
  let text = '';
  const warnings = await warningsDuring(() => (text = formatFailures([call], { format: 'xlsx' as TableFormat })));
  assert.equal(text, formatFailures([call], { format: 'text' }));
  assert.equal(warnings.length, 1);
});

/** What spreadsheets run, after the blanks and invisible characters that they overlook. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r]/u;

for (const start of ['=', '+', '-', '@', '\t=', '\r=', ' =', '\ufeff=', '\u200b=', '＝', '＋', '－', '＠']) {
  test(`a cell that begins with ${JSON.stringify(start)} is no formula`, () => {
    const text = `${start}HYPERLINK("https://evil.example","x")`;
    const cells = cellsOf({ ...call, id: text, agentId: text, channel: text, failureReason: text });
    for (const cell of [cells[1], cells[3], cells[4], cells[5]]) assert.match(cell!, /^'\S?HYPERLINK/);
  });
}

test('no part of a cell is a formula if semicolons separate the cells', () => {
  const [, id] = cellsOf({ ...call, id: 'a;=1+1;-2' });
  assert.equal(id, "a;'=1+1;'-2");
});

test('words of a host are no formulas either', () => {
  useCatalog({
    lang: 'en',
    reasons: {
      evil_row: { title: '=1+1', cause: '\t-x', whatToTry: '@SUM(1)', likelyBlame: 'carrier', retryable: false },
    },
  });
  const cells = cellsOf('evil_row');
  assert.deepEqual([cells[6], cells[8], cells[9]], ["'=1+1", "' -x", "'@SUM(1)"]);
});

test('no cell of any input is a formula, every row has 13 cells, and CSV reads back', async () => {
  await warningsDuring(() => {
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 6 }), fc.constantFrom('masked', 'full'), (recipes, phones) => {
        for (const row of parseCsv(
          csv(
            recipes.map((make) => make()),
            { phones },
          ),
        )) {
          assert.equal(row.length, 13);
          for (const cell of row) assert.doesNotMatch(cell, FORMULA);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('ids with commas, quotes and line breaks read back from CSV on one line', () => {
  const id = fc
    .string({ unit: fc.constantFrom('a', ',', '"', ';', "'", '|', '1'), minLength: 1 })
    .filter((text) => /\w/.test(text));
  fc.assert(
    fc.property(id, (text) => {
      assert.equal(cellsOf({ ...call, id: `x${text}` })[1], `x${text}`);
      assert.equal(csv([{ ...call, id: `x${text}` }]).split('\r\n').length, 3);
    }),
  );
});

test('never more than four digits of a number are in a table', () => {
  const number = fc.stringMatching(/^\+[1-9]\d{7,14}$/);
  fc.assert(
    fc.property(number, fc.constantFrom(...TABLE_FORMATS), (destination, format) => {
      const text = formatFailures([{ id: 'a', status: 'failed', failureReason: 'sip_rejected', destination }], {
        format,
      });
      assert.ok(!text.includes(destination.slice(-5)));
      assert.ok(text.includes(`••••${destination.slice(-4)}`));
    }),
  );
});

test('columns of text are aligned, also beside wide characters', () => {
  const calls = [
    call,
    { ...call, id: '通話が失敗しました', agentId: 'a' },
    { ...call, id: 'e\u0301', agentId: '한국어' },
  ];
  const [table = ''] = formatFailures(calls, { format: 'text' }).split('\n\n');
  const [header = '', ...rows] = table.split('\n');
  const place = columnsOf(header.slice(0, header.indexOf('Destination')));
  for (const row of rows) assert.equal(columnsOf(row.slice(0, row.indexOf('••••5678'))), place);
});

test('text and Markdown leave out columns that no failure fills', () => {
  const bare = formatFailures(['stale_sweep', 'idle_timeout'], { format: 'text' });
  assert.match(bare, /^Reason {2,}Blame {2,}Retry\n/);
});

test('text and Markdown name the code of a failure only where the catalog has no row for it', async () => {
  await warningsDuring(() => {
    assert.doesNotMatch(formatFailures([call], { format: 'markdown' }), /Reason code/);
    assert.match(formatFailures([call, 'quota_exceeded'], { format: 'markdown' }), /\| Reason code \|/);
  });
});

test('text and Markdown explain each reason once, after the table', () => {
  const calls = FAILURE_REASONS.flatMap((reason) => [reason, reason]);
  for (const format of ['text', 'markdown'] as const) {
    const text = formatFailures(calls, { format });
    assert.equal(text.split('What to try:').length - 1, 10);
  }
});

test('a table of Markdown has as many cells in every row, whatever pipes the data holds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '|', '\\', '`', ' ', '<', '@', 'x://') });
  fc.assert(
    fc.property(text, text, (id, agentId) => {
      const [table = ''] = formatFailures([call, { ...call, id, agentId }], { format: 'markdown' }).split('\n\n');
      // As GitHub splits rows: a pipe ends a cell unless it is escaped.
      const counts = table.split('\n').map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, '').split('|').length);
      assert.deepEqual(new Set(counts).size, 1, table);
    }),
    { numRuns: 1000 },
  );
});

test('a pipe in Markdown reads back as it is', () => {
  const text = formatFailures([{ ...call, id: 'a|b' }], { format: 'markdown' });
  assert.match(plain.markdown(text), /\| a\|b \|/);
});

for (const [lang, catalog] of Object.entries(locales)) {
  test(`the header, the words and the times in ${lang} are that language's`, () => {
    useCatalog(catalog);
    const [header, row] = parseCsv(csv([call], { lang }));
    assert.deepEqual(
      [header![1], header![5], header![8], row![6], row![10]],
      [
        catalog.facts.call,
        catalog.facts.code,
        catalog.list.cause,
        catalog.reasons.stale_sweep.title,
        catalog.advice.retry,
      ],
    );
    const time = new Date(call.endedAt).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'long', hourCycle: 'h23', timeZone: 'UTC' }); // prettier-ignore
    assert.ok(formatFailures([call], { format: 'text', lang }).includes(time));
  });
}
