/** The campaign in a terminal: the program itself, as a child process, against the real stand-in over HTTP. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { blameLabel } from '@osmapi/osmtalk-elements/catalog.js';

import type { Meddle, Placing, ToldCall } from './bulk-campaign-support.js';
import { blocksAbout, countBy, readTable, rowOf, run, start, startStandIn } from './bulk-campaign-support.js';
import type { Scope } from './support.js';

const failedOf = (told: Map<string, ToldCall>): ToldCall[] =>
  [...told.values()].filter(({ status }) => status === 'failed');

const isRetry = ({ key }: { readonly key: string }): boolean => key.startsWith('osm-retry:');

/** A whole campaign: sixty people, of whom some have to be called again. */
async function runCampaign(t: Scope, ...args: string[]) {
  const standIn = await startStandIn(t);
  const { code, output } = await run(t, standIn, '--width', '400', ...args);
  return { ...standIn, code, output, failed: failedOf(standIn.told) };
}

describe('a campaign to its end', () => {
  let whole: Awaited<ReturnType<typeof runCampaign>>;
  const cleanUps: (() => void)[] = [];
  before(async () => {
    whole = await runCampaign({ after: (cleanUp) => cleanUps.push(cleanUp as () => void) });
  });
  after(() => cleanUps.forEach((cleanUp) => cleanUp()));

  test('explains every failed call in the words of the official page, byte for byte', () => {
    const { output, failed, code } = whole;
    assert.equal(code, 0);
    assert.ok(failed.length > 15, `${failed.length} failed calls`);
    for (const call of failed) {
      const { title, likelyBlame, cause, whatToTry } = rowOf(call);
      // The last one: the platform may have given another reason before.
      const block = blocksAbout(output, call.id).at(-1) ?? assert.fail(`Nothing is said of ${call.id}.`);
      assert.deepEqual(block.slice(0, 3), [
        `${title} (${blameLabel(likelyBlame)})`,
        cause,
        `What to try: ${whatToTry}`,
      ]);
    }
  });

  test('calls everybody once, and again exactly where the reason and the policy allow it', async () => {
    const { failed, placings, told, record } = whole;
    const retries = placings.filter(isRetry);
    assert.ok(retries.length > 8, `${retries.length} retries`);
    assert.equal(new Set(placings.map(({ key }) => key)).size, placings.length);
    assert.equal(placings.length - retries.length, 60);
    // The others were refused: those people had asked not to be called again.
    assert.equal(await record(), placings.filter(({ callId }) => callId !== '').length);

    const attempts = attemptsOf(placings);
    const allowed = failed.filter((call) => rowOf(call).isRetryable && attempts.get(call.id)! < 3);
    const keys = allowed.map(({ id }) => `osm-retry:${id}:1`);
    assert.deepEqual(retries.map(({ key }) => key).sort(), keys.sort());
    for (const { key, destination } of retries) assert.equal(destination, told.get(idIn(key))?.destination);
    assert.equal(Math.max(...attempts.values()), 3);
  });

  test('says of each failed call why it is called again, or why not', () => {
    const { output, failed, placings } = whole;
    const attempts = attemptsOf(placings);
    const said = failed.map((call) => {
      const lines = blocksAbout(output, call.id).flat();
      const { reason, isRetryable } = rowOf(call);
      const whys = isRetryable
        ? attempts.get(call.id) === 3
          ? ['- Retry: The policy allows 3 attempts, and this was attempt 3.']
          : // On a slow machine the wait is over before the call's end is heard of.
            ['- Retry: Worth a retry, once the wait of 5 minutes is over.', 'Worth a retry.']
        : reason === 'caller_hung_up_silently'
          ? ['Retry only if your campaign policy says so.']
          : ['Do not retry as it is. A person should look first.'];
      const why = whys.find((each) => lines.includes(each));
      assert.ok(why !== undefined, `${call.id}, ${whys.join(' or ')}\n${lines.join('\n')}`);
      return whys[0];
    });
    assert.equal(new Set(said).size, 4);
  });

  test('counts in its table what the platform has on record', async () => {
    const { output, failed, record } = whole;
    const [total, failures] = [await record(), await record('status=failed')];
    assert.equal(failed.length, failures);
    const rate = ((100 * failures) / total).toFixed(1);
    assert.match(output, new RegExp(`\\nFailed calls: ${failures} \\(${rate}% of ${total} calls\\)\\n`));
    assert.deepEqual(
      readTable(output, 'Reason'),
      countBy(failed, (call) => rowOf(call).title),
    );
    assert.deepEqual(
      readTable(output, 'Blame'),
      countBy(failed, (call) => blameLabel(rowOf(call).likelyBlame)),
    );
    const orphaned = failed.filter(({ failureReason }) => failureReason === 'stale_sweep').length;
    const notice = `${orphaned} of ${total} calls, ${((100 * orphaned) / total).toFixed(1)}%: over the 1% line`;
    assert.match(
      output,
      new RegExp(`\nOver the line\n\n {2}Call was orphaned\n {2}${notice}\n {2}Retry\\. If you see`),
    );
  });
});

describe('a campaign', { concurrency: 3 }, () => {
  test('names a code that the official page does not list', async (t) => {
    const standIn = await startStandIn(t, { meddle: failingAs('tts_quota_exceeded') });
    const { output } = await run(t, standIn, '--calls', '1');
    assert.match(output, /^Unclassified failure \(Unknown\)$/m);
    assert.match(output, /^ {2}- Reason code: tts_quota_exceeded$/m);
  });

  test('waits before each retry as long as the policy says', async (t) => {
    const { placings, told } = await runCampaign(t, '--backoff', '8');
    const retries = placings.filter(isRetry);
    assert.ok(retries.length > 8);
    for (const { key, at } of retries) {
      const waited = (at - Date.parse(told.get(idIn(key))!.endedAt)) / 60_000;
      assert.ok(waited >= 8, `${waited} minutes`);
    }
  });

  test('gives no notice where a handful of calls proves nothing', async (t) => {
    const standIn = await startStandIn(t, { meddle: failingAs('no_audio_output', 1) });
    const { output } = await run(t, standIn, '--calls', '15', '--attempts', '1');
    // 6.7 % is over the line of 5 %, but 1 of 15 may be chance.
    assert.match(output, /Failed calls: 1 \(6\.7% of 15 calls\)/);
    assert.doesNotMatch(output, /Over the line/);
  });

  test('is the same for the same seed, however its calls overlap', async (t) => {
    const runs = ['15', '4'].map(async (concurrent) => {
      // A seed whose failures the platform never sees in another light: when it would do so is a matter of time.
      const standIn = await startStandIn(t, { seed: 46, speed: 2000 });
      const { output } = await run(t, standIn, '--calls', '20', '--concurrent', concurrent);
      return { summary: output.slice(output.lastIndexOf('\nFailed calls')), told: new Set(standIn.told.keys()) };
    });
    const [one, other] = await Promise.all(runs);
    assert.deepEqual(one, other);
    assert.ok(one!.told.size > 20);
  });

  test('calls nobody twice when it is run again', async (t) => {
    const standIn = await startStandIn(t, { speed: 5000 });
    await run(t, standIn, '--calls', '20');
    const before = await standIn.record();
    await run(t, standIn, '--calls', '20');
    assert.equal(await standIn.record(), before);
  });

  test('starts a stand-in of its own, and is done within 20 seconds', async (t) => {
    const began = performance.now();
    const program = start(t, []);
    assert.equal(await program.ended, 0);
    assert.ok(performance.now() - began < 20_000);
    assert.match(
      program.output(),
      /\nPeople: 60, of whom \d+ reached, \d+ not reached, \d+ refused by the platform\. Retries: \d+\.\n$/,
    );
  });

  for (const concurrent of [1, 4])
    test(`keeps ${concurrent} call${concurrent === 1 ? '' : 's'} under way at most`, async (t) => {
      let [most, underWay] = [0, 0];
      const ids = new Set<unknown>();
      const standIn = await startStandIn(t, {
        speed: 4000,
        meddle: async (c, _number, next) => {
          await next();
          const { callId, id, status } = (await c.res.clone().json()) as Record<string, unknown>;
          if (callId !== undefined) most = Math.max(most, (underWay += 1));
          // A call is looked at again before its retry: its end counts once.
          if (status !== 'in_progress' && id !== undefined && !ids.has(id)) {
            ids.add(id);
            underWay -= 1;
          }
          return undefined;
        },
      });
      await run(t, standIn, '--calls', '12', '--concurrent', String(concurrent));
      assert.equal(most, concurrent);
    });
});

const idIn = (key: string): string => key.split(':')[1] ?? '';

/** Which attempt each call was: the key of a retry names the call before it. */
function attemptsOf(placings: readonly Placing[]): Map<string, number> {
  const attempts = new Map<string, number>();
  for (const { key, callId } of placings) attempts.set(callId, (attempts.get(idIn(key)) ?? 0) + 1);
  return attempts;
}

/** The platform tells of so many calls that they failed for this reason, and of the others that they did not. */
function failingAs(reason: string, calls = Infinity): Meddle {
  const ids = new Set<string>();
  return async (c, _number, next) => {
    await next();
    if (c.req.path.endsWith('/api/calls') || c.req.method !== 'GET') return undefined;
    const { failureReason: _, ...call } = (await c.res.json()) as ToldCall;
    if (ids.size < calls) ids.add(call.id);
    const outcome = ids.has(call.id) ? { status: 'failed', failureReason: reason } : { status: 'completed' };
    return c.json({ ...call, ...outcome, endedAt: new Date().toISOString() });
  };
}
