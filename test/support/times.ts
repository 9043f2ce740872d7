/**
 * Extreme and invalid times, amounts and language tags, and every text that the library makes of them. Runs in Node and
 * in browsers; the texts depend on the time zone of the process or page.
 */
import type { PartialCatalog } from '../../src/catalog.js';
import { explainFailure, FAILURE_REASONS, formatFailure, shouldRetry, testerGuide, useCatalog } from '../../src/catalog.js'; // prettier-ignore
import { formatDay, formatMoment } from '../../src/format/facts.js';
import { FORMATS } from '../../src/format/format.js';
import { FailureLedger } from '../../src/ledger.js';
import { locales } from './locales.js';

export const LANGUAGES = ['en', ...Object.keys(locales)];

export function loadLanguages(): void {
  for (const catalog of Object.values(locales)) useCatalog(catalog);
}

/** Extreme offsets, half-hour offsets, DST changes of half an hour and at midnight, and a zone that once skipped a day. */
export const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'America/Sao_Paulo', 'Asia/Kathmandu'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
];

const DAY = 864e5;

export const MOMENTS: readonly unknown[] = [
  // The limits of Date, and beyond.
  ...[8.64e15, -8.64e15, 8.64e15 - 1, 1 - 8.64e15, DAY - 8.64e15, 8.64e15 - DAY, 8.64e15 + 1, -8.64e15 - 1, 1e300, -1e300],
  ...['+275760-09-13T00:00:00Z', '+275760-09-13T00:00:00.001Z', '-271821-04-20T00:00:00Z', '-271821-04-19T23:59:59Z'],
  ...['0000-01-01T00:00:00Z', '-000001-12-31T23:59:59Z', '0001-01-01', '9999-12-31T23:59:59.999Z', '+010000-01-01T00:00:00Z'],
  // Seconds and milliseconds, and the boundary between them.
  ...[0, -0, 1, -1, 0.5, 1778661737, 1778661737221, 1778661737.221, 1e11, 1e11 - 1, -1e11, -1778661737],
  ...['1778661737', '1778661737221', '0', '-1', '1e12', '2026'],
  // Local times that do not exist or exist twice, a skipped day, a leap second, a large offset, invalid dates.
  ...['2026-03-29T02:30:00', '2026-10-25T02:30:00', '2026-03-08T02:30:00', '2026-11-01T01:30:00', '2018-11-04T00:30:00'],
  ...['2026-10-04T02:15:00', '2011-12-30T12:00:00', '1883-11-18T12:00:00', '2016-12-31T23:59:60Z', '2026-05-13T08:42:17+14:00'],
  ...['2026-02-30T25:61:61Z', '2026-02-30', '2026-13-01', '2026-05-13T24:00:00Z', '2026-05-13 08:42', '2026-W20', '13.05.2026'],
  ...['', ' ', 'now', 'Invalid Date', 'NaN', 'Infinity', '٢٠٢٦-٠٥-١٣', NaN, Infinity, -Infinity, null, undefined, true, 10n ** 30n],
  ...[new Date(NaN), new Date(0), new Date(8.64e15), new Date(-8.64e15), {}, [], [2026, 4, 13]],
]; // prettier-ignore

export const AMOUNTS: readonly unknown[] = [
  ...[0, -0, 1, 2, 3, 11, 61, 100, -1, -1e9, 0.1, 1 / 3, 1e-7, 1.5, 1e21, 1e300, -1e300, 10n ** 40n],
  ...[Number.MAX_VALUE, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER, NaN, Infinity, -Infinity],
  ...['5', '-5', '5.5', '1e400', '-1e400', 'PT5S', '00:05', '', '∞', 'NaN', 'Infinity', '٥', null, undefined, {}, [5], true],
]; // prettier-ignore

export const MALFORMED: readonly unknown[] = [
  ...['', ' ', 'x', 'en-', '-', '--', '_', '123', '🙂', '*', 'C', 'POSIX', 'en_US.UTF-8', 'de_', 'de-x', 'en-u-hc-h99'],
  ...['a-very-long-tag-that-is-none', 'a'.repeat(1000), 'de-'.repeat(100), 'und', 'zxx', 'i-klingon', 'x-private', '\0', '\uD800'],
  ...[7, NaN, null, undefined, true, {}, [], ['de'], 10n, Symbol('de'), () => 'de'],
]; // prettier-ignore

/** Pairs of consecutive moments, so that calls end before they start or long after, each with some amount. */
export const CALLS = MOMENTS.map((endedAt, n) => callWith(n, endedAt, MOMENTS[(n + 1) % MOMENTS.length])).concat(
  MOMENTS.slice(0, 12).map((startedAt, n) => callWith(n + 1, MOMENTS[n + 1], startedAt)),
);

function callWith(n: number, endedAt: unknown, startedAt: unknown) {
  const amount = (shift: number) => AMOUNTS[(n + shift) % AMOUNTS.length];
  const failureReason = FAILURE_REASONS[n % 10];
  return { status: 'failed', failureReason, endedAt, startedAt, durationSeconds: amount(0), attempt: amount(7) };
}

/** A text of the library, with a description of its source. */
export type Said = readonly [what: string, text: string];

/** The texts of all calls for a requested language, valid or not; the formats take turns. */
export function saidIn(requested: unknown, timeZone: string, calls: readonly unknown[] = CALLS): Said[] {
  const lang = requested as string;
  const shift = LANGUAGES.indexOf(lang);
  const formatOf = (n: number) => FORMATS[(n + shift + 1) % FORMATS.length]!;
  return calls.flatMap((call, n): Said[] => [
    [`${formatOf(n)} ${n}`, formatFailure(call, { format: formatOf(n), lang, timeZone, audience: 'developer' })],
    ...explainFailure(call, { lang })!.doubts.map(({ text }): Said => [`doubt ${n}`, text]),
    [`policy ${n}`, retryDecision(call, n, lang)],
  ]);
}

/** The retry decision, with the current time before the call, after it, or invalid. */
function retryDecision(call: unknown, n: number, lang: string): string {
  const now = [0, -8.64e15, 8.64e15, NaN, 1e300, Date.now()][n % 6];
  const [maxAttempts, backoffMinutes] = [AMOUNTS[(n * 3) % AMOUNTS.length], AMOUNTS[(n * 5) % AMOUNTS.length]];
  const policy = { maxAttempts, backoffMinutes } as Parameters<typeof shouldRetry>[1];
  const { at, why } = shouldRetry(call, policy, { lang, now });
  return `${at === null ? '' : new Date(at).toISOString()} ${why}`;
}

/** The texts of a list: times of rows, day headings, timeline, summary and notices. */
export function saidByLedger(lang: string, utc: boolean, calls: readonly unknown[] = CALLS): Said[] {
  const ledger = new FailureLedger();
  ledger.replace(calls);
  const { groups, size } = ledger.view({ groupBy: 'day', utc, lang });
  if (groups.reduce((sum, { count }) => sum + count, 0) !== size) throw new Error('A call is in no group.');
  if (new Set(groups.map(({ key }) => key)).size < groups.length) throw new Error('Two groups are the same day.');
  for (const sort of ['duration', '-duration', 'time', '-time'] as const) ledger.view({ sort, lang });
  const { from, to, counts } = ledger.timeline({}, 40)!;
  const times = calls.flatMap((call) => explainFailure(call)!.call.endedAt ?? []);
  return [
    ...groups.filter(({ key }) => key !== '').map(({ key }): Said => [`day ${key}`, formatDay(key, lang)]),
    ...[from, to, ...times].map((ms): Said => [`moment ${ms}`, formatMoment(ms, lang, utc)]),
    ['timeline', counts.join()],
    ['summary', JSON.stringify(ledger.summary({ lang, totalCalls: 1e300 }))],
    ...AMOUNTS.map((totalCalls, n): Said => [`total ${n}`, summaryOf(ledger, totalCalls, lang)]),
  ];
}

const summaryOf = (ledger: FailureLedger, totalCalls: unknown, lang: string): string =>
  ledger
    .summary({ totalCalls: totalCalls as number, lang })
    .notices.map(({ text }) => text)
    .join('\n');

/** Every text in every language. */
export function saidInZone(timeZone: string): Said[] {
  loadLanguages();
  return LANGUAGES.flatMap((lang) => [
    ...saidIn(lang, timeZone),
    ...saidByLedger(lang, false),
    // UTC texts are the same in every zone.
    ...(timeZone === 'UTC' ? saidByLedger(lang, true) : []),
  ]);
}

/** The texts under malformed language tags. A host may register words under one, and then `Intl` gets it. */
export function saidUnderMalformedTags(timeZone: string): Said[] {
  const tags = MALFORMED.filter((tag) => typeof tag === 'string' && tag.trim() !== '') as string[];
  for (const lang of tags) useCatalog({ lang, facts: { ended: 'Over' } } satisfies PartialCatalog);
  const few = CALLS.filter((_, n) => n % 12 === 0);
  return [
    ...MALFORMED.flatMap((tag) => [...saidIn(tag, timeZone, few), guideIn(tag)]),
    ...tags.flatMap((tag) => saidByLedger(tag, false, few)),
  ];
}

const guideIn = (tag: unknown): Said => ['guide', testerGuide({ lang: tag as string })];

/** Naive formatting of the same values: proves that the check for broken texts can fail. */
export function naivelyFormatted(lang: string, timeZone: string): Said[] {
  return [
    ...MOMENTS.map((value, n): Said => [`moment ${n}`, new Date(String(value)).toLocaleString(lang, { timeZone })]),
    ...AMOUNTS.map((value, n): Said => [`amount ${n}`, parseFloat(String(value)).toLocaleString(lang)]),
  ];
}

/** How each language writes NaN. */
const NO_NUMBERS = LANGUAGES.map((lang) => new Intl.NumberFormat(lang).format(NaN));

const isBroken = (text: string): boolean =>
  /NaN|Invalid|undefined|Infinity|∞|\[object|\{\w+\}/.test(text) || NO_NUMBERS.some((name) => text.includes(name));

/** The texts that contain a broken value. */
export const brokenAmong = (said: readonly Said[]): Said[] => said.filter(([, text]) => isBroken(text));

/** Half-hour steps around clock changes, counted by day: by the ledger's groups and by `Intl`. */
export function daysOfHours(timeZone: string): {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
} {
  const starts = [Date.UTC(2026, 2), Date.UTC(2026, 8, 20), Date.UTC(2018, 9, 15), Date.UTC(2011, 11, 15)];
  const hours = starts.flatMap((start) => Array.from({ length: 50 * 48 }, (_, half) => start + half * 18e5));
  const ledger = new FailureLedger();
  ledger.replace(hours.map((endedAt) => ({ status: 'failed', endedAt })));
  const { groups } = ledger.view({ groupBy: 'day' });
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const counted = new Map<string, number>();
  for (const day of hours.map((ms) => parts.format(ms))) counted.set(day, (counted.get(day) ?? 0) + 1);
  return {
    ours: groups.map(({ key, count }) => `${key}: ${count}`),
    theirs: [...counted].map(([day, count]) => `${day}: ${count}`).sort((a, b) => (a > b ? -1 : 1)),
  };
}
