/** `shouldRetry`: the reason says whether, the policy says how often and when. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';

import fc from 'fast-check';

import type { RetryPolicy } from '../../src/catalog.js';
import { FAILURE_REASONS, isRetryableFailure, shouldRetry, useCatalog } from '../../src/catalog.js';

const endedAt = Date.parse('2026-05-13T08:42:17Z');
const call = (failureReason = 'stale_sweep', more: object = {}) => ({
  id: 'call_7',
  status: 'failed',
  failureReason,
  endedAt: '2026-05-13T08:42:17Z',
  ...more,
});
const policy = { maxAttempts: 3, backoffMinutes: 10, retryOn: ['no_answer', 'busy'] };
const now = endedAt;

for (const reason of FAILURE_REASONS) {
  const retryable = isRetryableFailure(reason);

  test(`${reason} is ${retryable ? '' : 'not '}retried by policy`, () => {
    assert.equal(shouldRetry(call(reason), policy, { now }).retry, retryable);
  });
}

const attempts: [attempt: number | undefined, maxAttempts: number, retry: boolean][] = [
  [undefined, 1, false],
  [undefined, 2, true],
  [1, 0, false],
  [1, 1, false],
  [1, 2, true],
  [2, 3, true],
  [3, 3, false],
  [4, 3, false],
];

for (const [attempt, maxAttempts, retry] of attempts) {
  test(`attempt ${String(attempt)} of ${maxAttempts} is ${retry ? '' : 'not '}followed by another`, () => {
    assert.equal(shouldRetry(call('stale_sweep', { attempt }), { maxAttempts }, { now }).retry, retry);
  });
}

test('the attempt in the options takes precedence over that of the call', () => {
  assert.equal(shouldRetry(call('stale_sweep', { attempt: 1 }), policy, { now, attempt: 3 }).retry, false);
});

test('without a policy the reason alone decides', () => {
  for (const none of [undefined, null, {}]) {
    const { retry, at } = shouldRetry(call(), none, { now });
    assert.deepEqual([retry, at], [true, endedAt]);
  }
});

test('the wait counts from the end of the call', () => {
  assert.equal(shouldRetry(call(), policy, { now: endedAt + 5000 }).at, endedAt + 600_000);
});

test('the wait starts now where the end of the call is not known', () => {
  assert.equal(shouldRetry('stale_sweep', policy, { now: 1000 }).at, 601_000);
});

test('the time is the clock’s where none is given', () => {
  const before = Date.now();
  const { at } = shouldRetry('stale_sweep', {});
  assert.ok(at !== null && at >= before && at <= Date.now());
});

test('the policy of a campaign is found in the campaign', () => {
  assert.equal(shouldRetry(call('stale_sweep', { attempt: 3 }), { retryPolicy: policy }).retry, false);
});

test('a campaign whose policy is no object places no call', () => {
  for (const broken of ['x', 5, [], true] as unknown[]) {
    assert.equal(shouldRetry(call(), { retryPolicy: broken } as RetryPolicy).retry, false);
  }
});

test('lead statuses in retryOn decide nothing', () => {
  assert.equal(shouldRetry(call(), { ...policy, retryOn: [] }, { now }).retry, true);
  assert.equal(shouldRetry(call('sip_rejected'), { ...policy, retryOn: ['sip_rejected'] }, { now }).retry, false);
});

test('a policy that names the silent hang-up has it retried', () => {
  const named = { ...policy, retryOn: ['caller_hung_up_silently'] };
  assert.equal(shouldRetry(call('caller_hung_up_silently'), named, { now }).retry, true);
  assert.equal(shouldRetry(call('caller_hung_up_silently', { attempt: 3 }), named, { now }).retry, false);
});

const why: [name: string, input: unknown, policy: unknown, why: string][] = [
  ['a call that did not fail', { id: 'a', status: 'completed' }, policy, 'This call did not fail.'],
  ['no call', null, policy, 'This call did not fail.'],
  ['a rejection', call('sip_rejected'), policy, 'Do not retry as it is. A person should look first.'],
  ['a hang-up', call('caller_hung_up_silently'), policy, 'Retry only if your campaign policy says so.'],
  ['a first attempt of one', call(), { maxAttempts: 1 }, 'The policy allows 1 attempt, and this was attempt 1.'],
  [
    'a last attempt',
    call('stale_sweep', { attempt: 3 }),
    policy,
    'The policy allows 3 attempts, and this was attempt 3.',
  ],
  ['a wait', call(), policy, 'Worth a retry, once the wait of 10 minutes is over.'],
  ['a short wait', call(), { backoffMinutes: 1 }, 'Worth a retry, once the wait of 1 minute is over.'],
  ['no wait', call(), { maxAttempts: 2 }, 'Worth a retry.'],
  ['a spoiled policy', call(), { maxAttempts: 'three' }, 'The retry policy cannot be read.'],
];

for (const [name, input, given, sentence] of why) {
  test(`${name} is explained in one sentence`, () => {
    assert.equal(shouldRetry(input, given as RetryPolicy, { now }).why, sentence);
  });
}

test('a wait that is over is not told of', () => {
  assert.equal(shouldRetry(call(), policy, { now: endedAt + 600_000 }).why, 'Worth a retry.');
});

test('the sentence is in the language that was asked for', () => {
  useCatalog({ lang: 'eo', policy: { notFailed: 'Ĉi tiu voko ne malsukcesis.' } });
  assert.equal(shouldRetry(null, policy, { lang: 'eo' }).why, 'Ĉi tiu voko ne malsukcesis.');
});

test('a reason of a host is decided by its own row', () => {
  const words = { title: 'Line held', cause: 'Held.', whatToTry: 'Wait.', likelyBlame: 'carrier' } as const;
  useCatalog({ lang: 'en', reasons: { line_held: { ...words, retryable: true } } });
  assert.equal(shouldRetry(call('line_held'), policy).retry, true);
});

const unreadable: [string, unknown][] = [
  ...[NaN, Infinity, -1, 'three', {}, [], true].flatMap((value): [string, unknown][] => [
    [`maxAttempts ${inspect(value)}`, { maxAttempts: value }],
    [`backoffMinutes ${inspect(value)}`, { backoffMinutes: value }],
  ]),
  ['a wait beyond all clocks', { backoffMinutes: 1e305 }],
  ['a text', 'always'],
  ['an array', [policy]],
  ['a number', 3],
];

for (const [name, given] of unreadable) {
  test(`no call is placed under a policy with ${name}`, () => {
    const { retry, at } = shouldRetry(call(), given as RetryPolicy, { now });
    assert.deepEqual([retry, at], [false, null]);
  });
}

test('numbers as text are read', () => {
  const texts = { maxAttempts: '2', backoffMinutes: '10' } as never;
  assert.deepEqual(shouldRetry(call(), texts, { now }), shouldRetry(call(), { maxAttempts: 2, backoffMinutes: 10 }, { now })); // prettier-ignore
});

const throwing = () => {
  throw new Error('no');
};
const { proxy: revoked, revoke } = Proxy.revocable([], {});
revoke();
const hostile: [string, unknown][] = [
  ['a revoked proxy', revoked],
  ['a proxy that throws', new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing })],
  ['a proxy that answers everything with itself', new Proxy({}, { get: (_, __, self) => self as unknown })],
  ['a list that is a revoked proxy', { retryOn: revoked, retryPolicy: revoked, lang: revoked }],
];

for (const [name, value] of hostile) {
  test(`${name} is survived as call, policy and options`, () => {
    for (const input of [value, call('caller_hung_up_silently')]) {
      assert.notEqual(shouldRetry(input, value as RetryPolicy, value as object).why, '');
    }
  });
}

test('a hang-up that a policy cannot be read to name is not retried', () => {
  assert.equal(shouldRetry(call('caller_hung_up_silently'), { retryOn: revoked }).retry, false);
});

test('the decision about a failed call is explained in the given language', () => {
  useCatalog({ lang: 'oc', policy: { unreadable: 'Politica illegibla.' }, advice: { retry: 'Tornatz.' } });
  const whys = [{ maxAttempts: 'three' }, {}].map((given) => shouldRetry(call(), given as never, { lang: 'oc' }).why);
  assert.deepEqual(whys, ['Politica illegibla.', 'Tornatz.']);
});

const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true });
const inputs = fc.oneof(anything, fc.constantFrom(...FAILURE_REASONS).map((reason) => call(reason))); // prettier-ignore
const policies = fc.oneof(anything, fc.record({ maxAttempts: anything, backoffMinutes: anything, retryOn: anything }));
const options = fc.oneof(anything, fc.record({ now: anything, attempt: anything, lang: anything }));

test('any input, policy and options give a whole decision', () => {
  fc.assert(
    fc.property(inputs, policies, options, (input, given, asked) => {
      const decision = shouldRetry(input, given as RetryPolicy, asked as object);
      assert.deepEqual(Object.keys(decision).sort(), ['at', 'retry', 'why']);
      assert.equal(typeof decision.retry, 'boolean');
      assert.equal(decision.retry, Number.isFinite(decision.at));
      assert.notEqual(decision.why, '');
    }),
    { numRuns: 2000 },
  );
});

test('a policy never retries what its reason forbids, nor beyond its limit, nor before its wait', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FAILURE_REASONS),
      fc.nat(5),
      fc.nat(10_000),
      fc.integer({ min: 1, max: 6 }),
      (reason, maxAttempts, backoffMinutes, attempt) => {
        const { retry, at } = shouldRetry(call(reason, { attempt }), { maxAttempts, backoffMinutes }, { now });
        assert.equal(retry, isRetryableFailure(reason) && attempt < maxAttempts);
        if (retry) assert.equal(at, endedAt + backoffMinutes * 60_000);
      },
    ),
  );
});
