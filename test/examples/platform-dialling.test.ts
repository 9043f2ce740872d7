/** Whom the stand-in calls, and whom it refuses to call: hours, the do-not-call list, campaigns. */
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';

import { fastClock } from '../../examples/platform/clock.js';
import { hoursAtDay, isOpen, nextOpening, readSchedule, type Schedule } from '../../examples/platform/hours.js';
import { fictionalNumber } from '../../examples/platform/numbers.js';
import { type Listing, listing, startPlatform } from './platform-support.js';
import { until } from './support.js';

const NUMBER = '+12025550143';
const wish = { agentId: 'agent_reminders', phoneNumberId: 'pn_1', destination: NUMBER };
const DAYTIME = readSchedule({})!;
/** A Monday in India. */
const at = (time: string): number => Date.parse(`2026-11-30T${time}:00+05:30`);
const policy = { maxAttempts: 3, backoffMinutes: 5, retryOn: ['no_answer', 'busy'] };

function startWithHours(t: TestContext, schedule: Schedule, start: number) {
  const clock = { time: start };
  const rules = { schedule, retryPolicy: policy };
  const time = { now: () => clock.time, speed: 1 };
  return startPlatform(t, { rules, clock: time }).then((platform) => ({ ...platform, clock }));
}

const bodyOf = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;

describe('a single call', () => {
  test('is refused outside the dialling hours, with the reason and the next opening', async (t) => {
    const { outbound, ask } = await startWithHours(t, DAYTIME, at('21:15'));
    const response = await outbound(wish, 'key-1');
    assert.equal(response.status, 409);
    assert.deepEqual(await bodyOf(response), {
      code: 'outside_dialling_hours',
      message: 'Outside the dialling hours, 09:00 to 19:00 (Asia/Kolkata).',
      opensAt: '2026-12-01T03:30:00.000Z',
    });
    assert.equal((await listing(ask('/api/calls'))).total, 0);
  });

  test('is placed under the key of a refused one, once the hours have begun', async (t) => {
    const { outbound, ask, clock } = await startWithHours(t, DAYTIME, at('08:59'));
    assert.equal((await outbound(wish, 'key-1')).status, 409);
    clock.time = at('09:00');
    const answers = [await outbound(wish, 'key-1'), await outbound(wish, 'key-1')];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    );
    assert.deepEqual(...((await Promise.all(answers.map(bodyOf))) as [object, object]));
    assert.equal((await listing(ask('/api/calls'))).total, 1);
  });

  test('that was placed is answered the same under its key, also when the hours are over', async (t) => {
    const { outbound, clock } = await startWithHours(t, DAYTIME, at('18:59'));
    const first = await bodyOf(await outbound(wish, 'key-1'));
    clock.time = at('19:00');
    assert.deepEqual(await bodyOf(await outbound(wish, 'key-1')), first);
    assert.equal((await outbound(wish, 'key-2')).status, 409);
  });

  test('to a number on the do-not-call list is refused, with the reason', async (t) => {
    const { platform, outbound, ask } = await startPlatform(t);
    platform.block(NUMBER);
    const response = await outbound(wish);
    assert.equal(response.status, 409);
    assert.deepEqual(await bodyOf(response), {
      code: 'dnc_blocked',
      message: 'This number is on the do-not-call list.',
    });
    assert.equal((await listing(ask('/api/calls'))).total, 0);
    assert.deepEqual(await bodyOf(await ask('/api/campaigns/dnc')), { numbers: [NUMBER] });
  });

  test('is counted by number, for whoever has the key', async (t) => {
    const { outbound, ask, url } = await startPlatform(t);
    for (const key of ['key-1', 'key-1', 'key-2']) await outbound(wish, key);
    assert.deepEqual(await bodyOf(await ask('/stand-in/call-counts')), { [NUMBER]: 2 });
    assert.equal((await fetch(`${url}/stand-in/call-counts`)).status, 401);
  });
});

describe('the time', () => {
  test('of the stand-in is in every answer', async (t) => {
    const { ask } = await startWithHours(t, DAYTIME, at('10:00'));
    assert.equal((await ask('/api/calls')).headers.get('Date'), 'Mon, 30 Nov 2026 04:30:00 GMT');
  });
});

describe('dialling hours', () => {
  const cases: readonly [object, string, boolean][] = [
    [{}, '2026-11-30T09:00:00+05:30', true],
    [{}, '2026-11-30T18:59:59+05:30', true],
    [{}, '2026-11-30T19:00:00+05:30', false],
    [{ weekdays: [1] }, '2026-11-29T12:00:00+05:30', false],
    [{ windowStart: '22:00', windowEnd: '06:00', weekdays: [1] }, '2026-12-01T05:59:00+05:30', true],
    [{ windowStart: '22:00', windowEnd: '06:00', weekdays: [1] }, '2026-11-30T05:59:00+05:30', false],
    [{ timezone: 'America/New_York' }, '2026-11-30T13:59:00Z', false],
    [{ timezone: 'America/New_York' }, '2026-11-30T14:00:00Z', true],
  ];
  for (const [schedule, moment, expected] of cases)
    test(`${JSON.stringify(schedule)} are ${expected ? 'open' : 'closed'} at ${moment}`, () => {
      assert.equal(isOpen(readSchedule(schedule)!, Date.parse(moment)), expected);
    });

  test('begin again on the next of their days', () => {
    const saturday = readSchedule({ weekdays: [6], timezone: 'UTC' })!;
    assert.equal(nextOpening(saturday, Date.parse('2026-11-30T12:00:30Z')), Date.parse('2026-12-05T09:00:00Z'));
  });

  for (const schedule of [
    [],
    { timezone: 'Mars/Olympus' },
    { windowStart: '9:00' },
    { windowStart: '19:00' },
    { weekdays: [] },
    { weekdays: [7] },
  ])
    // prettier-ignore
    test(`${JSON.stringify(schedule)} cannot be kept to`, () => {
      assert.equal(readSchedule(schedule), null);
    });

  test('at day are open for two hours more, whenever an example is started', () => {
    for (let minutes = 0; minutes < 365 * 24 * 60; minutes += 601) {
      const now = Date.UTC(2026, 0, 1) + minutes * 60_000;
      const schedule = hoursAtDay(now);
      assert.ok(isOpen(schedule, now) && isOpen(schedule, now + 7_200_000), new Date(now).toISOString());
    }
  });
});

/** The calls to each number, in the order in which they were placed. */
function byNumber(calls: Listing['calls']): Map<unknown, Record<string, unknown>[]> {
  const numbers = new Map<unknown, Record<string, unknown>[]>();
  for (const call of [...calls].reverse())
    numbers.set(call.destination, [...(numbers.get(call.destination) ?? []), call]);
  return numbers;
}

describe('a campaign', () => {
  const leadsOf = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ phoneNumber: fictionalNumber(1000 + index) }));

  async function post(t: TestContext, body: object, options: Parameters<typeof startPlatform>[1] = {}) {
    const stand = await startPlatform(t, options);
    const response = await stand.ask('/api/campaigns', { method: 'POST', body: JSON.stringify(body) });
    const events = () => stand.target.requests.map(({ body: text }) => JSON.parse(text) as Record<string, unknown>);
    const completed = () => events().filter(({ event }) => event === 'campaign.lead_completed');
    return { ...stand, response, completed };
  }

  test('by request calls each lead, and again after no answer as its policy allows', async (t) => {
    const leads = leadsOf(150);
    const body = { leads: [...leads, ...leads], retryPolicy: policy, schedule: hoursAtDay(Date.now()) };
    const { response, completed, ask } = await post(t, body);
    assert.equal(response.status, 201);
    await until(() => completed().length === leads.length);
    const { calls } = await listing(ask('/api/calls?limit=1000'));
    const numbers = byNumber(calls);
    assert.equal(numbers.size, leads.length);
    for (const attempts of numbers.values()) {
      const last = attempts.pop();
      assert.ok(attempts.length < 3);
      for (const { failureReason } of attempts) assert.equal(failureReason, 'sip_no_answer');
      if (last?.failureReason === 'sip_no_answer') assert.equal(attempts.length, 2);
      assert.ok(attempts.every(({ leadId }) => leadId === last?.leadId));
    }
    assert.ok(calls.length > leads.length);
  });

  test('calls nobody who asked after a failed call not to be called again', async (t) => {
    const { platform, completed, ask } = await post(t, {}, { rules: { schedule: null, retryPolicy: policy } });
    await platform.runCampaign(400);
    await until(() => completed().length === 420);
    const { calls } = await listing(ask('/api/calls?limit=1000'));
    const latest = new Map(calls.map(({ leadId, id }) => [leadId, id] as const).reverse());
    const optedOut = completed().filter(({ status, callId }) => status === 'dnc_blocked' && callId !== null);
    assert.ok(optedOut.length > 0);
    for (const { leadId, callId } of optedOut) assert.equal(latest.get(leadId), callId);
  });

  test('places no call before its hours begin', async (t) => {
    const schedule = readSchedule({})!;
    const clock = fastClock(10_000, at('08:00'));
    const { completed, ask } = await post(t, { leads: leadsOf(20), schedule, retryPolicy: policy }, { clock });
    await until(() => completed().length === 20);
    for (const { startedAt } of (await listing(ask('/api/calls'))).calls)
      assert.ok(isOpen(schedule, Date.parse(String(startedAt))), String(startedAt));
  });

  test('has its own hours for single calls to its leads, too', async (t) => {
    const [lead] = leadsOf(1);
    const clock = { now: () => at('10:00'), speed: 1 };
    const { outbound } = await post(t, { leads: [lead], schedule: { windowStart: '11:00' } }, { clock });
    assert.equal((await outbound({ ...wish, destination: lead!.phoneNumber })).status, 409);
    assert.equal((await outbound(wish)).status, 200);
  });

  const wrong = [
    { maxConcurrent: 51 },
    { schedule: { timezone: 'Mars/Olympus' } },
    { retryPolicy: { maxAttempts: 0 } },
    { retryPolicy: { backoffMinutes: '5' } },
    { leads: [{ phoneNumber: '2025550143' }] },
    { leads: NUMBER },
  ];
  for (const body of wrong)
    test(`is refused with 400 and a sentence: ${JSON.stringify(body)}`, async (t) => {
      const { response } = await post(t, body);
      assert.equal(response.status, 400);
      assert.match(String((await bodyOf(response)).message), /^\w+ (is|has|are) .*\.$/);
    });
});
