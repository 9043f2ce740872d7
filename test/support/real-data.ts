/**
 * What databases, relays and the platform itself really hand over, and what is read from it. It runs in Node, in any time
 * zone, and in browsers: the same everywhere.
 */
import { explainFailure, readCall, shouldRetry } from '../../src/catalog.js';
import { FailureLedger } from '../../src/ledger.js';

/** One input: what was read, and what should be. */
export interface Read {
  readonly name: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

const NOON = Date.UTC(2026, 4, 13, 8, 42, 17);
const failed = { id: 'a', status: 'failed', failureReason: 'sip_rejected' };

/** Moments, and the ms after 08:42:17 UTC at which they are; null for those that are absent. */
const MOMENTS: readonly (readonly [value: unknown, after: number | null])[] = [
  // Of the platform, JavaScript and JSON.
  ...([['2026-05-13T08:42:17.000Z', 0], ['2026-05-13T08:42:17Z', 0], ['2026-05-13T08:42:17.221Z', 221], ['2026-05-13t08:42:17z', 0]] as const),
  // Python's isoformat, SQL, Java, Go: no zone, many decimals, offsets of each kind.
  ...([['2026-05-13T08:42:17.221', 221], ['2026-05-13T08:42:17', 0], ['2026-05-13 08:42:17', 0], ['2026-05-13 08:42:17.221456', 221]] as const),
  ...([['2026-05-13T08:42:17.221456789Z', 221], ['2026-05-13T08:42:17,221Z', 221], ['2026-05-13T08:42:17.2Z', 200]] as const),
  ...([['2026-05-13T08:42:17+0000', 0], ['2026-05-13T08:42:17+00', 0], ['2026-05-13 08:42:17+00', 0], ['2026-05-13 08:42:17 +0000', 0]] as const),
  ...([['2026-05-13T10:42:17+02:00', 0], ['2026-05-13T10:42:17+0200', 0], ['2026-05-13 10:42:17+02', 0], ['2026-05-13T14:12:17+05:30', 0]] as const),
  ...([['2026-05-12T23:12:17-09:30', 0], ['2026-05-13T08:42:17-00:00', 0], ['2026-05-13 10:42:17.221456+02', 221]] as const),
  ...([['20260513T084217Z', 0], ['20260513T084217', 0], ['20260513T084217.221Z', 221], ['20260513T104217+0200', 0], ['20260513 084217', 0]] as const),
  ...([['2026-05-13T08:42', -17_000], ['2026-05-13 08:42Z', -17_000], ['20260513T0842Z', -17_000]] as const),
  ...([['2026-05-13', -31_337_000], ['20260513', -31_337_000], ['+002026-05-13T08:42:17Z', 0], [' 2026-05-13T08:42:17Z\n', 0]] as const),
  // Mail and HTTP.
  ...([['Wed, 13 May 2026 08:42:17 +0000', 0], ['Wed, 13 May 2026 08:42:17 GMT', 0], ['13 May 2026 08:42:17 +0000', 0]] as const),
  ...([['Wed, 13 May 2026 04:42:17 EDT', 0], ['Wed, 13 May 2026 10:42:17 +0200', 0], ['wed, 13 may 2026 08:42:17 ut', 0], ['13 May 2026 08:42 GMT', -17_000]] as const),
  ...([['Wed, 13 May 2026 08:42:17 +0000 (UTC)', 0], ['Wed, 13 May 2026 10:42:17 +0200 (CEST)', 0], ['Wed,  13 May 2026  08:42:17 Z', 0]] as const),
  // .NET, Oracle and Go, as they write by default.
  ...([['2026-05-13T08:42:17.2214567Z', 221], ['2026-05-13T08:42:17.2214567+00:00', 221], ['2026-05-13 08:42:17.0000000 +00:00', 0], ['2026-05-13T08:42:17.999999999Z', 999]] as const),
  ...(['2026-05-13 08:42:17.221 +0000 UTC', '13-MAY-26 08.42.17 AM', 'Wed May 13 08:42:17 UTC 2026', '2026-05-13T10:42:17+02:00[Europe/Berlin]', 'Wednesday, 13-May-26 08:42:17 GMT', '/Date(1778661737221)/', '1778661737L', '1,778,661,737'] as const).map((text) => [text, null] as const),
  // Epochs.
  ...([['+1778661737', 0], ['+1778661737221', 221]] as const),
  ...([[1778661737, 0], [1778661737221, 221], [1778661737221000, 221], [1778661737.221, 221], [1778661737221456789n, 221]] as const),
  ...([['1778661737', 0], ['1778661737221', 221], ['1778661737221456', 221], ['1778661737221456789', 221], ['1778661737.221', 221]] as const),
  ...([[new Date(NOON), 0], [new Date(NOON + 221), 221]] as const),
  // What does not exist.
  ...(['2026-02-30T00:00:00Z', '2025-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-05-00', '2026-05-32'] as const).map((text) => [text, null] as const),
  ...(['2026-05-13T24:00:00Z', '2026-05-13T08:60:00Z', '2026-05-13T08:42:60Z', '2026-05-13T08:42:17+24:00', '2026-05-13T08:42:17+02:60'] as const).map((text) => [text, null] as const),
  ...(['-000000-01-01', 'Tue, 13 May 2026 08:42:17 +0000', '31 Apr 2026 08:42:17 GMT', '20260230', '20260230T084217Z'] as const).map((text) => [text, null] as const),
  // What is written otherwise, or goes on.
  ...(['13.05.2026 08:42', '05/13/2026', '2026/05/13', '2026-5-13', '2026-W20-3', '2026-133', '2026-05', 'May 13, 2026', 'Wed May 13 2026'] as const).map((text) => [text, null] as const),
  ...(['2026-05-13T08:42:17Z (approx)', '2026-05-13T08:42:17ZZ', '2026-05-13T08:42:17 UTC', '2026-05-13T08:42:17Z[UTC]', '2026-05-13T'] as const).map((text) => [text, null] as const),
  ...(['2026-0513T08:42:17Z', '20260513T08:42:17Z', '2026-05-13T084217Z', '2026-05-13T8:42:17Z', '2026-05-13__08:42:17', '2026-05-13T08:42:17.Z'] as const).map((text) => [text, null] as const),
  ...(['Wed, 13 May 26 08:42:17 +0000', 'Wed 13 May 2026 08:42:17', '13 Mai 2026 08:42:17 GMT', '08:42:17', 'yesterday', '1.7786e9', '0x6A', '1778661737 s'] as const).map((text) => [text, null] as const),
  ...[NaN, Infinity, 1e20, 1e300, true, {}, [1778661737], new Date(NaN), '٢٠٢٦-٠٥-١٣', '', ' '].map((value) => [value, null] as const),
]; // prettier-ignore

const DURATIONS: readonly (readonly [value: unknown, seconds: number | null])[] = [
  ...([[330, 330], [330.5, 330.5], [0, 0], ['330', 330], ['330.5', 330.5], [' 330 ', 330], [330n, 330]] as const),
  ...([['5:30', 330], ['05:30', 330], ['0:05', 5], ['90:00', 5400], ['1:05:30', 3930], ['00:05:30', 330], ['00:05:30.5', 330.5], ['100:00:00', 360_000]] as const),
  ...([['PT5M30S', 330], ['PT330S', 330], ['PT1H5M30S', 3930], ['PT5M30.5S', 330.5], ['PT5M30,5S', 330.5], ['PT1.5H', 5400], ['P1D', 86_400], ['P1DT2H', 93_600], ['P1W', 604_800], ['PT0S', 0], ['pt5m', 300], ['P0Y0M0DT0H5M30.000S', 330]] as const),
  ...(['5 min', '1,204', '330s', '1h', '5:3', '5:60', '1:60:00', '5:30 min', ':30', '5:', '1:2:3', '-5', '+5', '1e3', '0x10', '5.', '.5', '5,5', '∞', ''] as const).map((text) => [text, null] as const),
  ...(['PT', 'P', 'P1DT', 'P1Y', 'P1M', 'P0Y1M', 'P1Y0M0DT5M', '1 day, 0:05:30', '1.00:05:30', '5m30s', '330000ms', '1_000', '٣٣٠', 'PT5M30', 'PT1.5H30M', 'PT30S5M', 'P1W2D', 'PT-5S', 'T5M', 'P5', 'PT5M30S '.repeat(2)] as const).map((text) => [text, null] as const),
  ...[-5, NaN, Infinity, null, true, [330], {}].map((value) => [value, null] as const),
]; // prettier-ignore

const CODES: readonly (readonly [code: string, reason: string])[] = [
  ...(['sip_no_answer', 'SIP_NO_ANSWER', 'sip-no-answer', 'Sip No Answer', 'SIP-NO_ANSWER', ' sip_no_answer '] as const).map((code) => [code, 'sip_no_answer'] as const),
  ...(['sip_no_answers', 'sipNoAnswer', 'sip.no.answer', '__proto__', '486', 'UNKNOWN'] as const).map((code) => [code, 'unknown'] as const),
]; // prettier-ignore

const at = (minute: number) => new Date(NOON + minute * 60_000).toISOString();
const FAILED = { event: 'call.failed', timestamp: at(1), reason: 'sip_rejected', call: { id: 'a', agentId: 'b', failureReason: 'sip_rejected', startedAt: at(0), endedAt: at(1) } }; // prettier-ignore
const OLDER = { event: 'call.failed', timestamp: at(1), callId: 'a', error: 'sip_rejected', failedAt: at(1) };
const STARTED = {
  event: 'call.started',
  timestamp: at(1),
  callId: 'a',
  agentId: 'b',
  channel: 'phone',
  startedAt: at(1),
};
const ANALYSED = { event: 'call.analysis_completed', timestamp: at(2), callId: 'a', analysis: { sentiment: 'bad' } };
const LEAD = { event: 'campaign.lead_completed', timestamp: at(3), campaignId: 'c', leadId: 'l', status: 'failed', outcome: 'x', callId: 'a' }; // prettier-ignore
const NO_TIME = { ...FAILED, timestamp: undefined, call: { id: 'a', failureReason: 'sip_rejected' } };
const COMPLETED = { event: 'call.completed', timestamp: at(5), callId: 'a', durationSeconds: 9, costTotal: 1, transcript: '' }; // prettier-ignore

/** Deliveries about call `a`, and the reason that is held in the end, in whatever order they come. */
const DELIVERIES: readonly (readonly [name: string, deliveries: readonly unknown[], reason: string | null])[] = [
  ['a failure, then its analysis', [FAILED, ANALYSED], 'sip_rejected'],
  ['an older failure, then its analysis', [OLDER, ANALYSED], 'sip_rejected'],
  ["a failure, then its lead's end", [FAILED, LEAD], 'sip_rejected'],
  ["a lead's end alone", [LEAD], null],
  ['an analysis alone', [ANALYSED], null],
  ['a transfer', [FAILED, { event: 'transfer.initiated', timestamp: at(4), callId: 'a', destination: '+14155550123' }], 'sip_rejected'],
  ['a test with a reason', [{ event: 'webhook.test', timestamp: at(4), callId: 'a', reason: 'stale_sweep', status: 'failed' }], null],
  ['an event of tomorrow', [FAILED, { event: 'call.escalated', timestamp: at(4), callId: 'a', status: 'completed' }], 'sip_rejected'],
  ['an event of tomorrow whose call completed', [FAILED, { event: 'call.escalated', timestamp: at(4), call: { id: 'a', status: 'completed' } }], null],
  ['an event of tomorrow whose call failed', [{ event: 'call.escalated', timestamp: at(4), call: { id: 'a', status: 'FAILED', failure_reason: 'stale_sweep' } }], 'stale_sweep'],
  ['a start and a failure at one moment', [STARTED, FAILED], 'sip_rejected'],
  ['a completion and a failure at one moment', [{ ...COMPLETED, timestamp: at(1) }, FAILED], 'sip_rejected'],
  ['two failures at one moment', [FAILED, { ...FAILED, reason: 'stale_sweep', call: { ...FAILED.call, failureReason: 'stale_sweep' } }], 'sip_rejected'],
  ['a known and an unknown reason at one moment', [FAILED, { ...OLDER, error: 'zzz' }], 'sip_rejected'],
  ['a failure without a time', [STARTED, NO_TIME], 'sip_rejected'],
  ['a failure with a time that cannot be read', [STARTED, { ...NO_TIME, timestamp: 'soon' }], 'sip_rejected'],
  ['a failure with a time of mail', [STARTED, { ...NO_TIME, timestamp: 'Wed, 13 May 2026 08:43:18 +0000' }], 'sip_rejected'],
  ['a failure in µs, then a completion', [{ ...FAILED, timestamp: 1778661737221000 }, COMPLETED], null],
  ['a failure, then a completion', [FAILED, COMPLETED], null],
]; // prettier-ignore

const holder = (key: string) => ({
  [key]: [failed, { ...failed, id: 'b' }, { id: 'c', status: 'completed' }],
  total: 3,
});

/** Lists, and how many failed calls are in them. */
const LISTS: readonly (readonly [name: string, list: unknown, size: number])[] = [
  ...['calls', 'data', 'items', 'results'].map((key) => [`an object that holds ${key}`, holder(key), 2] as const),
  ['the JSON of a REST answer', JSON.stringify(holder('calls')), 2],
  ['JSON after a byte order mark', `\uFEFF${JSON.stringify([failed])}`, 1],
  ['JSON of JSON', JSON.stringify(JSON.stringify([failed])), 1],
  ["an HTTP client's answer", { status: 200, data: holder('calls') }, 2],
  ['one call', failed, 1],
  ['one event', FAILED, 1],
  ['one call that has results', { ...failed, results: [] }, 1],
  ['a Set', new Set([failed]), 1],
  ['a reason', 'stale_sweep', 1],
  ['rows of a database', [{ id: 7, call_id: 'a', status: 'FAILED', failure_reason: 'SIP-REJECTED' }, FAILED], 1],
  [
    'ids of twenty digits',
    '[{"id":12345678901234567890,"status":"failed"},{"id":12345678901234567891,"status":"failed"}]',
    2,
  ],
  ['no list', { foo: 1 }, 0],
  ['a number', 5, 0],
  ['broken JSON', '[{"id":', 0],
];

const ROW = { id: 'a', status: 'Failed', failure_reason: 'SIP_REJECTED', agent_id: 'b', started_at: '2026-05-13 08:42:12', ended_at: '2026-05-13 08:42:17', duration_seconds: '0:05', attempt: '2', to: '+14155550123' }; // prettier-ignore

function held(deliveries: unknown): FailureLedger {
  const ledger = new FailureLedger();
  ledger.replace(deliveries);
  return ledger;
}

/** The same in every time zone, as a `Date` is not. */
function nameOf(value: unknown): string {
  if (value instanceof Date) return `Date ${String(value.getTime())}`;
  return `${typeof value} ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`;
}

/** All of it, read here and now. */
export function readRealData(): Read[] {
  const { startedAt, endedAt, ...row } = readCall(ROW);
  const policies = [{ backoffMinutes: '1h' }, { maxAttempts: '3 of 5' }, { max_attempts: '1' }, { maxAttempts: '3', backoffMinutes: '1.5' }]; // prettier-ignore
  const doubts = (call: object) => explainFailure({ ...failed, failureReason: 'idle_timeout', ...call })?.doubts.length;
  return [
    ...MOMENTS.flatMap(([value, after]): Read[] => {
      const call = readCall({ ...failed, endedAt: value, started_at: value });
      const expected = after === null ? null : NOON + after;
      return [
        { name: `moment ${nameOf(value)}`, actual: [call.startedAt, call.endedAt], expected: [expected, expected] },
      ];
    }),
    ...DURATIONS.map(([value, expected]) => ({ name: `duration ${nameOf(value)}`, actual: readCall({ ...failed, durationSeconds: value }).durationSeconds, expected })), // prettier-ignore
    ...CODES.flatMap(([code, reason]) => [code, { status: 'failed', failureReason: code }, { event: 'call.failed', call: { id: 'a' }, reason: code }].map((input) => {
      const failure = explainFailure(input);
      return { name: `code ${nameOf(code)}`, actual: [failure?.reason, failure?.code, failure?.doubts.length], expected: [reason, code.trim(), 0] };
    })), // prettier-ignore
    ...DELIVERIES.flatMap(([name, deliveries, reason]) => [deliveries, deliveries.toReversed()].map((each) => ({ name, actual: held(each).failure('a')?.reason ?? null, expected: reason }))), // prettier-ignore
    ...LISTS.map(([name, list, size]) => ({ name, actual: held(list).size, expected: size })),
    { name: 'a row of a database', actual: [startedAt, endedAt], expected: [NOON - 5000, NOON] },
    { name: 'a row of a database', actual: row, expected: { id: 'a', agentId: 'b', channel: '', status: 'Failed', destination: '••••0123', durationSeconds: 5, attempt: 2, hasTranscript: false } }, // prettier-ignore
    { name: 'camelCase wins', actual: readCall({ endedAt: NOON, ended_at: 0 }).endedAt, expected: NOON },
    { name: 'doubts of durations', actual: ['5:30', '5 min', '1,204', 5].map((durationSeconds) => doubts({ durationSeconds })), expected: [0, 0, 0, 1] }, // prettier-ignore
    { name: 'two spellings of one reason', actual: explainFailure({ event: 'call.failed', reason: 'IDLE-TIMEOUT', call: { id: 'a', failureReason: 'idle_timeout' } })?.doubts, expected: [] }, // prettier-ignore
    { name: 'policies', actual: policies.map((policy) => shouldRetry({ ...failed, failureReason: 'stale_sweep' }, policy as object).retry), expected: [false, false, false, true] }, // prettier-ignore
  ];
}
