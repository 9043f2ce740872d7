/** A campaign's rules for retries: how they are read, what they decide, and the sentence for each decision. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { RetryOptions } from '../../src/catalog.js';
import { shouldRetry } from '../../src/catalog.js';
import { isOnDoNotCallList } from '../../src/failure/retry.js';
import { decideRetry } from '../../src/failure/retry-decision.js';
import { nextChangeOfHours, readRetryRules } from '../../src/failure/retry-policy.js';
import { warningsDuring } from '../support/warnings.js';

/** A Wednesday. */
const NOON = Date.UTC(2026, 4, 13, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LAST_MOMENT = 8.64e15;

const WORKDAYS = { timezone: 'UTC', windowStart: '09:00', windowEnd: '19:00', weekdays: [1, 2, 3, 4, 5] };
const MORNING = { timezone: 'UTC', windowStart: '08:00', windowEnd: '09:00' };

// First in the file: a message is logged once.
test('a policy that is not an object gets one warning', async () => {
  const warnings = await warningsDuring(() => {
    for (const policy of ['always', { retryPolicy: 3 }, null, undefined, {}, { retryPolicy: null }]) readRetryRules(policy);
  });
  assert.deepEqual(warnings, ['osmtalk-elements: retryPolicy is an object: a campaign, or its retryPolicy.']);
}); // prettier-ignore

for (const [name, input, limit, minutes] of [
  ['nothing', undefined, Infinity, 0],
  ['null', null, Infinity, 0],
  ['an empty policy', {}, Infinity, 0],
  ['an empty campaign', { retryPolicy: {} }, Infinity, 0],
  ['a campaign without a policy', { retryPolicy: null }, Infinity, 0],
  ['a policy', { maxAttempts: 3, backoffMinutes: 10 }, 3, 10],
  ['a policy in snake_case', { max_attempts: '3', backoff_minutes: '1.5' }, 3, 1.5],
  ['a campaign', { retryPolicy: { maxAttempts: 3, backoffMinutes: 10 } }, 3, 10],
  ['a campaign in snake_case', { retry_policy: { max_attempts: 3 } }, 3, 0],
  ['a campaign whose own fields look like a policy', { maxAttempts: 9, retryPolicy: { backoffMinutes: 10 } }, Infinity, 10],
  ['zeros', { maxAttempts: 0, backoffMinutes: 0 }, 0, 0],
  ['nulls', { maxAttempts: null, backoffMinutes: null }, Infinity, 0],
  ['negative amounts', { maxAttempts: -1, backoffMinutes: -0.5 }, null, null],
  ['amounts in words', { maxAttempts: '3 of 5', backoffMinutes: '1h' }, null, null],
  ['one amount in words', { maxAttempts: 3, backoffMinutes: '1h' }, 3, null],
  ['a text', 'always', null, null],
  ['a campaign whose policy is a text', { maxAttempts: 3, retryPolicy: 'always' }, null, null],
  ['a campaign whose policy is a list', { retryPolicy: [] }, null, null],
] as [string, unknown, number | null, number | null][]) {
  test(`${name} is read as a limit of ${String(limit)} and a wait of ${String(minutes)}`, () => {
    const rules = readRetryRules(input);
    assert.deepEqual([rules.limit, rules.minutes], [limit, minutes]);
  });
} // prettier-ignore

test('a policy names only the reasons in its retryOn', () => {
  const throwing = new Proxy([], { get: () => assert.fail() });
  for (const [retryOn, names] of [[['busy', 'x'], true], [['busy'], false], ['x', false], [{ x: 1 }, false], [null, false], [throwing, false]] as const) {
    for (const policy of [{ retryOn }, { retry_on: retryOn }, { retryPolicy: { retryOn } }]) {
      assert.equal(readRetryRules(policy).names('x'), names);
    }
  }
}); // prettier-ignore

for (const [name, input, schedule, start] of [
  ['no hours', {}, undefined, null],
  ['the hours of a campaign', { schedule: MORNING }, undefined, 8 * 60],
  ['the hours of its policy', { retryPolicy: { schedule: MORNING } }, undefined, 8 * 60],
  ['the hours beside the policy before those within', { schedule: MORNING, retryPolicy: { schedule: WORKDAYS } }, null, 8 * 60],
  ['separate hours before those of the campaign', { schedule: MORNING }, WORKDAYS, 9 * 60],
  ['hours with defaults', {}, {}, 9 * 60],
  ['hours that are a text', {}, 'morning', 'unreadable'],
  ['hours that are a list', { schedule: [] }, undefined, 'unreadable'],
  ['hours with a wrong part', {}, { windowStart: 'morning' }, 'unreadable'],
] as [string, unknown, unknown, number | string | null][]) {
  test(`${name} begin at ${String(start)}`, () => {
    const { hours } = readRetryRules(input, schedule);
    assert.equal(typeof hours === 'object' && hours ? hours.start : hours, start);
  });
} // prettier-ignore

for (const [name, schedule, change] of [
  ['no hours', undefined, null],
  ['hours that cannot be read', [], null],
  ['open hours', WORKDAYS, NOON + 7 * HOUR],
  ['closed hours', MORNING, NOON + 20 * HOUR],
] as [string, unknown, number | null][]) {
  test(`${name} change next at ${String(change)}`, () => {
    assert.equal(nextChangeOfHours(readRetryRules(null, schedule), NOON), change);
  });
}

const CANDIDATE = { isRetryable: true, attempt: 1, waitsFrom: NOON, isBlocked: false };

for (const [name, candidate, policy, schedule, now, outcome] of [
  ['a retryable call', {}, {}, null, NOON, { refusal: null, at: NOON, wanted: NOON }],
  ['a wait', {}, { backoffMinutes: 10 }, null, NOON, { refusal: null, at: NOON + 10 * MINUTE, wanted: NOON + 10 * MINUTE }],
  ['a reason that is not retryable', { isRetryable: false, isBlocked: true, attempt: 9 }, { maxAttempts: 1 }, [], NOON, { refusal: 'not-retryable' }],
  ['a last attempt', { attempt: 3, isBlocked: true }, { maxAttempts: 3 }, [], NOON, { refusal: 'attempts-used' }],
  ['the attempt before the last', { attempt: 2 }, { maxAttempts: 3 }, null, NOON, { refusal: null, at: NOON, wanted: NOON }],
  ['a person on the do-not-call list', { isBlocked: true }, { maxAttempts: 'x' }, [], NOON, { refusal: 'do-not-call' }],
  ['hours that cannot be read', {}, { maxAttempts: 'x' }, [], NOON, { refusal: 'unreadable-hours' }],
  ['a limit that cannot be read', {}, { maxAttempts: 'x' }, null, NOON, { refusal: 'unreadable' }],
  ['a wait that cannot be read', {}, { backoffMinutes: 'x' }, null, NOON, { refusal: 'unreadable' }],
  ['the last moment of all', { waitsFrom: LAST_MOMENT }, {}, null, NOON, { refusal: null, at: LAST_MOMENT, wanted: LAST_MOMENT }],
  ['a moment after the last', { waitsFrom: LAST_MOMENT }, { backoffMinutes: 1 }, null, NOON, { refusal: 'unreadable' }],
  ['open hours', {}, {}, WORKDAYS, NOON, { refusal: null, at: NOON, wanted: NOON }],
  ['open hours, and a call of long ago', { waitsFrom: NOON - DAY }, {}, WORKDAYS, NOON, { refusal: null, at: NOON, wanted: NOON - DAY }],
  ['closed hours', {}, {}, MORNING, NOON, { refusal: null, at: NOON + 20 * HOUR, wanted: NOON }],
  ['a wait beyond the open hours', {}, { backoffMinutes: 8 * 60 }, WORKDAYS, NOON, { refusal: null, at: NOON + 21 * HOUR, wanted: NOON + 8 * HOUR }],
] as [string, object, object, unknown, number, object][]) {
  test(`the decision on ${name} is ${JSON.stringify(outcome)}`, () => {
    assert.deepEqual(decideRetry({ ...CANDIDATE, ...candidate }, readRetryRules(policy, schedule), now), outcome);
  });
} // prettier-ignore

const CALL = { id: 'a', status: 'failed', failureReason: 'stale_sweep', endedAt: NOON };

for (const [name, call, policy, options, why] of [
  ['closed hours', {}, {}, { schedule: MORNING }, 'Outside the dialling hours, 08:00–09:00 (UTC). Can be retried on Thu 08:00 UTC.'],
  ['closed hours on some days', {}, { schedule: WORKDAYS }, { now: NOON + 8 * HOUR }, 'Outside the dialling hours, Mon–Fri, 09:00–19:00 (UTC). Can be retried on Thu 09:00 UTC.'],
  ['a wait within the hours', {}, { backoffMinutes: 10 }, { schedule: WORKDAYS }, 'Can be retried in 10 minutes.'],
  ['a wait to the end of the hours', {}, { backoffMinutes: 7 * 60 }, { schedule: WORKDAYS }, 'Outside the dialling hours, Mon–Fri, 09:00–19:00 (UTC). Can be retried on Thu 09:00 UTC.'],
  ['open hours', {}, {}, { schedule: WORKDAYS }, 'Yes. Another attempt may go through.'],
  ['hours that cannot be read', {}, {}, { schedule: 'x' }, 'The dialling hours could not be read, so no call was placed.'],
  ['a lead on the do-not-call list', { leadStatus: 'DNC_blocked' }, {}, {}, 'This number is on the do-not-call list, so no call was placed.'],
  ['a limit of none', {}, { maxAttempts: 0 }, {}, 'The policy allows 0 attempts, and this was attempt 1.'],
  ['the attempt of the call', { attempt: 4 }, { maxAttempts: 3 }, {}, 'The policy allows 3 attempts, and this was attempt 4.'],
  ['an attempt in the options that is none', { attempt: 4 }, { maxAttempts: 3 }, { attempt: 0 }, 'The policy allows 3 attempts, and this was attempt 4.'],
  ['an attempt in the options', { attempt: 4 }, { maxAttempts: 1 }, { attempt: 1 }, 'The policy allows 1 attempt, and this was attempt 1.'],
  ['options that are no object', {}, { maxAttempts: 1 }, 'soon', 'The policy allows 1 attempt, and this was attempt 1.'],
] as [string, object, object, object, string][]) {
  test(`for ${name}, the sentence is "${why}"`, () => {
    const asked: RetryOptions = typeof options === 'object' ? { now: NOON, ...options } : options;
    // Engines differ in the comma between weekday and time.
    assert.equal(shouldRetry({ ...CALL, ...call }, policy, asked).why.replace(/(Thu), /, '$1 '), why);
  });
} // prettier-ignore

for (const [input, isOn] of [
  [{ leadStatus: 'dnc_blocked' }, true],
  [{ lead_status: ' DNC_BLOCKED ' }, true],
  [{ outcome: 'dnc_blocked' }, true],
  [{ lead: { status: 'dnc_blocked' } }, true],
  [{ lead: { outcome: 'dnc_blocked' } }, false],
  [{ lead: 'dnc_blocked' }, false],
  [{ status: 'dnc_blocked' }, false],
  [{ leadStatus: 'blocked' }, false],
  [{}, false],
  ['dnc_blocked', false],
  [null, false],
] as [unknown, boolean][]) {
  test(`${JSON.stringify(input)} is ${isOn ? '' : 'not '}on the do-not-call list`, () => {
    assert.equal(isOnDoNotCallList(input), isOn);
  });
}
