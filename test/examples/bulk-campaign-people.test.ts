/** Whom the campaign calls, as the stand-in counts it: nobody too often, at night, or after being reached. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { makeLeads, withoutRepeated } from '../../examples/bulk-campaign/leads.js';
import { type Clock, fastClock } from '../../examples/platform/clock.js';
import { isOpen, readSchedule } from '../../examples/platform/hours.js';
import { page } from '../support/page-file.js';
import { type Meddle, run, startAgainst, startStandIn, type ToldCall, untilSaid } from './bulk-campaign-support.js';

type StandIn = Awaited<ReturnType<typeof startStandIn>>;

interface RecordedCall extends ToldCall {
  readonly startedAt: string;
}

const headers = { Authorization: 'Bearer key' };

/** The calls to each number, the first one first. */
async function callsByNumber({ platform }: StandIn): Promise<RecordedCall[][]> {
  const response = await platform.app.request('/api/calls?limit=1000', { headers });
  const { calls } = (await response.json()) as { calls: RecordedCall[] };
  const numbers = new Map<string, RecordedCall[]>();
  for (const call of calls.reverse()) numbers.set(call.destination, [...(numbers.get(call.destination) ?? []), call]);
  return [...numbers.values()];
}

const retryPolicy = { maxAttempts: 3, backoffMinutes: 5, retryOn: [] };

/** Fails unless each call but the last of a person failed in a way that is worth another, and had ended before it. */
function assertNobodyTwice(calls: readonly RecordedCall[]): void {
  for (const [index, next] of calls.entries()) {
    const before = calls[index - 1];
    if (!before) continue;
    assert.ok(page.retryable.includes(before.failureReason ?? ''), `${before.id} ${before.status}`);
    assert.ok(Date.parse(next.startedAt) >= Date.parse(before.endedAt), `${next.id} while ${before.id} was under way`);
  }
}

describe('a person on the list', { concurrency: 3 }, () => {
  test('is called at most as often as the policy allows, and only after failures that are worth it', async (t) => {
    const standIn = await startStandIn(t);
    await run(t, standIn, '--calls', '120');
    const counts = Object.values(await standIn.callCounts());
    assert.equal(counts.length, 120);
    assert.equal(Math.max(...counts), 3);
    (await callsByNumber(standIn)).forEach(assertNobodyTwice);
  });

  test('is called once, however often listed', () => {
    const leads = makeLeads(20, 41);
    const spaced = leads.map(({ id, request }) => {
      const destination = request.destination.replace(/^\+1/, '+1 ');
      return { id: `${id}b`, request: { ...request, destination } };
    });
    assert.deepEqual(withoutRepeated([...leads, ...spaced]), leads);
  });

  test('is left to an operator who called during the wait: an attempt more, and none after the person was reached', async (t) => {
    const operator = new Map<string, string>();
    const meddle: Meddle = async (c, _number, next) => {
      await next();
      const { id, status, failureReason, destination } = (await c.res.clone().json()) as ToldCall;
      const isFirst = status === 'failed' && page.retryable.includes(failureReason ?? '') && !operator.has(destination);
      if (!isFirst || !c.req.path.endsWith(id)) return undefined;
      operator.set(destination, id);
      const body = JSON.stringify({ agentId: 'agent_reminders', destination });
      const key = { 'Idempotency-Key': `operator:${id}` };
      await standIn.platform.app.request('/api/calls/outbound', {
        method: 'POST',
        headers: { ...headers, ...key },
        body,
      });
      return undefined;
    };
    const standIn = await startStandIn(t, { meddle });
    const { code, output } = await run(t, standIn);
    assert.equal(code, 0);
    assert.ok(operator.size > 5, `${operator.size} calls by the operator`);
    const calls = (await callsByNumber(standIn)).filter(([first]) => operator.has(first?.destination ?? ''));
    assert.ok(calls.some((attempts) => attempts.length === 2 && attempts[1]?.status === 'completed'));
    for (const attempts of calls) {
      assert.ok(attempts.length <= 3);
      // The operator asked nobody; the campaign did.
      assertNobodyTwice(attempts.slice(1));
    }
    assert.match(output, /\n +\d+ {2}A later call reached this person\.\n/);
  });

  test('is not called outside the dialling hours: the campaign waits for the morning', async (t) => {
    // It begins with the first request: how long the program takes to start must not matter.
    let started: Clock | undefined;
    const start = (): Clock => (started ??= fastClock(5000, Date.parse('2026-11-30T18:30:00+05:30')));
    const evening = { now: () => start().now(), speed: 5000 };
    const schedule = readSchedule({})!;
    const standIn = await startStandIn(t, { speed: 5000, clock: evening, rules: { schedule, retryPolicy } });
    const { code } = await run(t, standIn, '--zone', 'Asia/Kolkata', '--calls', '40');
    assert.equal(code, 0);
    const starts = (await callsByNumber(standIn)).flat().map(({ startedAt }) => Date.parse(startedAt));
    for (const start of starts) assert.ok(isOpen(schedule, start), new Date(start).toISOString());
    const days = new Set(starts.map((start) => new Date(start).getUTCDate()));
    assert.deepEqual([...days].slice(0, 2), [30, 1]);
  });

  test('on the do-not-call list is never called, and the platform’s reason is said', async (t) => {
    const standIn = await startStandIn(t, { speed: 4000 });
    const [one, , other] = makeLeads(12, standIn.seed);
    for (const lead of [one, other]) standIn.platform.block(lead!.request.destination);
    const { code, output } = await run(t, standIn, '--calls', '12');
    assert.equal(code, 0);
    const counts = await standIn.callCounts();
    for (const lead of [one, other]) {
      assert.equal(counts[lead!.request.destination], undefined);
      assert.ok(output.includes(`\n${lead!.id}: not called. This number is on the do-not-call list.\n`));
    }
    assert.match(output, /of whom \d+ reached.*, 2 refused by the platform/);
  });

  test('who asked after a failed call not to be called again is left out of a further retry', async (t) => {
    const standIn = await startStandIn(t, { speed: 2000, meddle: blockingAfterFailure() });
    const { output } = await run(t, standIn);
    assert.equal(Math.max(...Object.values(await standIn.callCounts())), 1);
    assert.match(output, /\n +\d+ {2}This number is on the do-not-call list, so no call was placed\.\n/);

    function blockingAfterFailure(): Meddle {
      return async (c, _number, next) => {
        await next();
        const { status, destination } = (await c.res.clone().json()) as ToldCall;
        if (status === 'failed') standIn.platform.block(destination);
        return undefined;
      };
    }
  });

  test('is called no more after a kill and a restart than without', async (t) => {
    const standIn = await startStandIn(t, { speed: 400 });
    const first = startAgainst(t, standIn);
    await untilSaid(first, '- Attempt: 2');
    first.child.kill('SIGKILL');
    await first.ended;
    const before = await standIn.record();
    const { code, output } = await run(t, standIn);
    assert.equal(code, 0);
    assert.ok((await standIn.record()) > before, 'Nothing was left to do.');
    assert.match(
      output,
      /\nPeople: 60, of whom \d+ reached(, \d+ not reached)?(, \d+ refused by the platform)?\. Retries/,
    );
    const counts = Object.values(await standIn.callCounts());
    assert.deepEqual([counts.length, Math.max(...counts) <= 3], [60, true]);
    (await callsByNumber(standIn)).forEach(assertNobodyTwice);
  });

  test('is called once where two campaigns of one name run at once', async (t) => {
    const standIn = await startStandIn(t);
    const codes = await Promise.all([run(t, standIn, '--calls', '40'), run(t, standIn, '--calls', '40')]);
    assert.deepEqual(codes.map(({ code }) => code), [0, 0]); // prettier-ignore
    // The others were refused: those people had asked not to be called again.
    const placed = standIn.placings.filter(({ callId }) => callId !== '');
    assert.equal(await standIn.record(), new Set(placed.map(({ key }) => key)).size);
    (await callsByNumber(standIn)).forEach(assertNobodyTwice);
  });

  test('has a number of which nothing but the last four digits is printed', async (t) => {
    const standIn = await startStandIn(t, { speed: 2000 });
    const leads = makeLeads(60, standIn.seed);
    standIn.platform.block(leads[7]!.request.destination);
    const program = startAgainst(t, standIn, '--width', '400');
    await program.ended;
    const printed = (program.output() + program.errors()).replace(/[ ().-]/g, '');
    for (const { request } of leads)
      assert.ok(!printed.includes(request.destination.slice(2, -4)), request.destination);
    assert.match(printed, /••••01\d\d/);
  });
});
