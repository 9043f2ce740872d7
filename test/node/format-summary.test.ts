/** `formatSummary`: counts, shares and notices, for a terminal, a ticket and a chat. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { describeFailureReason, formatSummary, useCatalog } from '../../src/catalog.js';
import type { SummaryCounts } from '../../src/format/format-summary.js';
import { SUMMARY_FORMATS } from '../../src/format/format-summary.js';
import { FailureLedger } from '../../src/ledger.js';
import { failedCall } from '../support/calls.js';
import { field } from '../support/hostile.js';
import { locales } from '../support/locales.js';
import { warningsDuring } from '../support/warnings.js';

function summaryOf(counts: Readonly<Record<string, number>>, totalCalls: number | null, lang = 'en') {
  const ledger = new FailureLedger();
  for (const [reason, count] of Object.entries(counts)) {
    ledger.upsert(Array.from({ length: count }, (_, n) => failedCall(`${reason}${String(n)}`, reason)));
  }
  return ledger.summary({ totalCalls, lang });
}

test('a summary as text has the number of failed and of all calls, by blame and by reason', () => {
  assert.equal(
    formatSummary(summaryOf({ sip_rejected: 1, sip_no_answer: 2, idle_timeout: 9 }, 200), { format: 'text' }),
    `12 failed calls (6% of 200 calls)

By blame
  9  75%  Caller behaviour
  3  25%  Carrier

By reason
  9    75%  No activity for too long (Caller behaviour)
  2  16.7%  The number didn't pick up (Carrier)
  1   8.3%  Carrier rejected the call (Carrier)`,
  );
});

test('a summary as Markdown has the same as lists', () => {
  assert.equal(
    formatSummary(summaryOf({ sip_rejected: 1, idle_timeout: 3 }, 200), { format: 'markdown' }),
    `4 failed calls (2% of 200 calls)

By blame:

- Caller behaviour: 3 (75%)
- Carrier: 1 (25%)

By reason:

- No activity for too long (Caller behaviour): 3 (75%)
- Carrier rejected the call (Carrier): 1 (25%)`,
  );
});

for (const format of SUMMARY_FORMATS) {
  test(`a notice as ${format} has the page's next step`, () => {
    const summary = summaryOf({ stale_sweep: 10 }, 200);
    const { title, whatToTry } = describeFailureReason('stale_sweep');
    const last = formatSummary(summary, { format }).slice(-400);
    const [notice] = summary.notices;
    for (const words of [title, notice!.text, whatToTry]) assert.ok(last.includes(words), words);
  });

  test(`a notice as ${format} is in the given language, whatever the summary's is`, () => {
    useCatalog(locales.de!);
    const [english, german] = [summaryOf({ stale_sweep: 10 }, 200), summaryOf({ stale_sweep: 10 }, 200, 'de')];
    assert.ok(formatSummary(english, { format, lang: 'de' }).includes(german.notices[0]!.text));
  });

  test(`no rate is written as ${format} without the number of all calls`, () => {
    const [head] = formatSummary(summaryOf({ stale_sweep: 10 }, null), { format }).split('\n');
    assert.equal(head, '10 failed calls');
  });

  test(`no rate is written as ${format} if more calls failed than were made`, () => {
    assert.match(formatSummary(summaryOf({ stale_sweep: 10 }, 9), { format }), /^10 failed calls\n/);
  });

  test(`no failure as ${format} is one line`, () => {
    assert.equal(formatSummary(summaryOf({}, 200), { format }), '0 failed calls (0% of 200 calls)');
  });

  test(`${format} contains codes that the catalog does not know`, async () => {
    await warningsDuring(() => {
      const text = formatSummary(summaryOf({ quota_exceeded: 2 }, null), { format });
      assert.match(
        text,
        format === 'text' ? /Unknown codes\n {2}2 {2}100% {2}quota_exceeded$/ : /- `quota_exceeded`: 2 \(100%\)$/,
      );
    });
  });

  test(`a value that is not a summary is the empty string as ${format}`, () => {
    for (const value of [null, undefined, 7, 'x', [], {}, { failures: NaN }, { failures: -1 }]) {
      assert.equal(formatSummary(value as unknown as SummaryCounts, { format }), '');
    }
  });

  test(`any value as a summary gives text as ${format}`, async () => {
    const names = ['failures', 'totalCalls', 'byBlame', 'byReason', 'unknownCodes', 'notices'] as const;
    const value = fc.oneof(field, fc.nat().map((count) => () => count), fc.dictionary(fc.string(), fc.double()).map((counts) => () => counts)); // prettier-ignore
    const summary = fc
      .tuple(...names.map(() => value))
      .map((values) => () => Object.fromEntries(names.map((name, index) => [name, values[index]!()])));
    await warningsDuring(() => {
      fc.assert(
        fc.property(fc.oneof(field, summary), (make) => {
          assert.equal(typeof formatSummary(make() as SummaryCounts, { format }), 'string');
        }),
        { numRuns: 500 },
      );
    });
  });
}

test('a code cannot mention people or become markup in Markdown', async () => {
  await warningsDuring(() => {
    const summary = { ...summaryOf({ stale_sweep: 1 }, null), unknownCodes: { '<!channel> & *x*': 1 } };
    const text = formatSummary(summary, { format: 'markdown' });
    assert.match(text, /- &lt;!channel&gt; &amp; \\\*x\\\*: 1/);
  });
});

for (const [lang, { list, blames }] of Object.entries(locales)) {
  test(`the summary in ${lang} has the words of that language`, () => {
    useCatalog(locales[lang]!);
    const text = formatSummary(summaryOf({ sip_rejected: 3 }, null), { format: 'text', lang });
    for (const words of [list.byBlame, list.byReason, blames.carrier]) assert.ok(text.includes(words), words);
  });
}
