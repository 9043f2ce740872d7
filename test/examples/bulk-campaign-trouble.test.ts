/** The campaign in a terminal, when the platform has errors or somebody stops it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import getPort from 'get-port';

import { type Meddle, run, start, startAgainst, startStandIn, untilSaid } from './bulk-campaign-support.js';

const AGAIN = 'Trying again, with the same idempotency key.';

const timesIn = (text: string, part: string): number => text.split(part).length - 1;

describe('a platform with errors', { concurrency: 3 }, () => {
  test('that cannot be reached ends the campaign, in plain words', async (t) => {
    const url = `http://127.0.0.1:${await getPort({ host: '127.0.0.1' })}`;
    const program = start(t, ['--platform', url, '--calls', '30']);
    assert.equal(await program.ended, 2);
    const [said, output] = [`The platform cannot be reached at ${url}.`, program.output()];
    assert.equal(timesIn(output, `\n${said} ${AGAIN}\n`), 1);
    assert.ok(output.includes('\nFailed calls: 0\n'));
    assert.ok(output.includes(`\nStopped: ${said}\n`));
    assert.match(output, /\nPeople: 30, of whom 0 reached, 15 with an unknown outcome, 15 not called\. Retries: 0\.\n/);
    assert.equal(program.errors(), '');
  });

  test('that goes away in the middle ends it with the summary so far', async (t) => {
    let isGone = false;
    const standIn = await startStandIn(t, {
      speed: 2000,
      meddle: () => (isGone ? new Response('', { status: 503 }) : undefined),
    });
    const program = startAgainst(t, standIn);
    await untilSaid(program, '- Call:');
    isGone = true;
    assert.equal(await program.ended, 2);
    const output = program.output();
    assert.equal(timesIn(output, `The platform has an error of its own (503). ${AGAIN}`), 1);
    assert.match(output, /\nFailed calls: [1-9]\d* \(/);
    assert.match(output, /\nStopped: The platform has an error of its own \(503\)\.\nPeople: 60, of whom /);
  });

  test('that refuses the key ends it at once', async (t) => {
    const { url } = await startStandIn(t);
    const program = start(t, ['--platform', url], { OSMTALK_API_KEY: 'wrong' });
    assert.equal(await program.ended, 2);
    assert.match(program.output(), /\nStopped: The platform refuses the API key \(401\)\.\n/);
    assert.doesNotMatch(program.output(), /Trying again/);
  });

  /** Every third request to place a call goes wrong, before the call is placed or after. */
  const everyThird =
    (answer: () => Response, isPlaced: boolean): Meddle =>
    async (c, number, next) => {
      if (c.req.method !== 'POST' || number % 3 !== 1) return undefined;
      if (isPlaced) await next();
      return answer();
    };

  const passing: readonly [string, () => Response, string][] = [
    ['429', () => new Response('', { status: 429 }), 'The platform asks us to slow down (429).'],
    ['500', () => Response.json({ message: 'Oops' }, { status: 500 }), 'The platform has an error of its own (500).'],
    ['no JSON', () => new Response('<html>'), 'The platform gives an unexpected answer.'],
    ['no call id', () => Response.json({ callId: 7 }), 'The platform gives an unexpected answer.'],
  ];
  for (const [name, answer, sentence] of passing)
    for (const isPlaced of [false, true])
      test(`now and then (${name}, ${isPlaced ? 'after' : 'before'} the call was placed) places each call once`, async (t) => {
        const standIn = await startStandIn(t, { speed: 4000, meddle: everyThird(answer, isPlaced) });
        const { code, output } = await run(t, standIn, '--calls', '12');
        assert.equal(code, 0);
        assert.equal(timesIn(output, `\n${sentence} ${AGAIN}\n`), 1);
        const keys = new Set(standIn.placings.map(({ key }) => key));
        assert.ok(standIn.placings.length > keys.size);
        assert.equal(await standIn.record(), keys.size);
        const again = standIn.placings.length - keys.size;
        assert.ok(output.endsWith(`\nRequests sent again, because of errors of the platform: ${again}.\n`), output);
      });

  test('that asks for a pause gets it', async (t) => {
    const at: number[] = [];
    const standIn = await startStandIn(t, {
      speed: 5000,
      meddle: (c) => {
        if (c.req.method === 'POST') at.push(performance.now());
        return at.length === 1 ? new Response('', { status: 429, headers: { 'Retry-After': '1' } }) : undefined;
      },
    });
    await run(t, standIn, '--calls', '1');
    assert.ok(at[1]! - at[0]! >= 999, `${at[1]! - at[0]!} ms`);
  });

  test('about one call alone leaves the others to their end', async (t) => {
    const standIn = await startStandIn(t, {
      speed: 5000,
      meddle: (c, number) => (c.req.method === 'POST' && number === 2 ? c.json({}, 400) : undefined),
    });
    const { code, output } = await run(t, standIn, '--calls', '8', '--concurrent', '1');
    assert.equal(code, 2);
    assert.match(
      output,
      /\nlead_0002: The platform does not accept the request \(400\)\. What became of this call is not known here\.\n/,
    );
    assert.match(output, /\nPeople: 8, of whom \d reached, (\d not reached, )?1 with an unknown outcome\. Retries/);
  });

  test('whose calls never end gives them up', async (t) => {
    const meddle: Meddle = (c) =>
      c.req.method === 'GET' ? c.json({ id: c.req.path.split('/').at(-1), status: 'in_progress' }) : undefined;
    const standIn = await startStandIn(t, { speed: 5000, meddle });
    const { code, output } = await run(t, standIn, '--calls', '1');
    assert.equal(code, 2);
    assert.match(output, /\nlead_0001: The platform reports no end of this call within 30 minutes\./);
  });

  test('whose answer is about another call is not believed', async (t) => {
    const meddle: Meddle = (c) =>
      c.req.method === 'GET' ? c.json({ id: 'call_other', status: 'failed', failureReason: 'unknown' }) : undefined;
    const { code, output } = await run(t, await startStandIn(t, { meddle }), '--calls', '1');
    assert.equal(code, 2);
    assert.match(output, /\nlead_0001: The platform gives an unexpected answer\./);
    assert.match(output, /\nFailed calls: 0\n/);
  });

  test('whose words would steer the terminal are printed without that', async (t) => {
    const evil = '\u001b]0;owned\u0007\u001b[2J\r\u202eoops';
    const meddle: Meddle = async (c, _number, next) => {
      await next();
      if (c.req.method !== 'GET') return undefined;
      const endedAt = '2026-05-13T08:42:17.221Z';
      return c.json({ ...(await c.res.json()), status: 'failed', failureReason: evil, channel: evil, endedAt });
    };
    const { output } = await run(t, await startStandIn(t, { meddle }), '--calls', '1');
    assert.match(output, /^ {2}- Reason code: .*owned/m);
    // eslint-disable-next-line no-control-regex -- that is what must not be there
    assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('stopping a campaign', { concurrency: 2 }, () => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    test(`by ${signal} gives the summary so far, and places no more calls`, async (t) => {
      const standIn = await startStandIn(t, { speed: 240 });
      const program = startAgainst(t, standIn);
      await untilSaid(program, '- Call:');
      const began = performance.now();
      // As npm does it: the signal arrives twice.
      program.child.kill(signal);
      program.child.kill(signal);
      assert.equal(await program.ended, code);
      assert.ok(performance.now() - began < 2000);
      const placed = standIn.placings.length;
      assert.match(
        program.output(),
        /\nFailed calls: [1-9]\d* \([\s\S]+\n +Reason +Blame\n[\s\S]+\nStopped, as you asked\.\n/,
      );
      assert.match(program.output(), /of whom [\d\D]* in a call that goes on[\d\D]* not called\. Retries: \d+\.\n$/);
      assert.equal(program.errors(), '');
      assert.equal(standIn.placings.length, placed);
      assert.equal(await standIn.record(), placed);
    });

  test('by closing the pipe, as `head` does, is no crash', async (t) => {
    const program = start(t, ['--speed', '1000']);
    await untilSaid(program, '- Call:');
    program.child.stdout.destroy();
    assert.equal(await program.ended, 0);
    assert.equal(program.errors(), '');
  });
});

describe('the options of a campaign', { concurrency: 3 }, () => {
  const wrong: readonly [string[], RegExp][] = [
    [['--calls', '0'], /^--calls takes a whole number from 1 to 10000, not "0"\.\n$/],
    [['--concurrent', '51'], /^--concurrent takes a whole number from 1 to 50, not "51"\.\n$/],
    [['--lang', 'xx'], /^--lang takes one of en, ar, de, es, fr, hi, ja, pt, not "xx"\.\n$/],
    [['--platform', 'https://api.osmtalk.com'], /^--platform takes an address on this machine, .*not "https:/],
    [['--what'], /Unknown option '--what'/],
  ];
  for (const [args, sentence] of wrong)
    test(`refuse ${args.join(' ')} in one sentence, and nothing is placed`, async (t) => {
      const program = start(t, args);
      assert.equal(await program.ended, 1);
      assert.match(program.errors(), sentence);
      assert.equal(program.output(), '');
    });

  test('are listed by --help, with the exit codes', async (t) => {
    const program = start(t, ['--help']);
    assert.equal(await program.ended, 0);
    for (const option of ['calls', 'seed', 'lang', 'speed', 'platform']) assert.match(program.output(), new RegExp(`--${option}`)); // prettier-ignore
    assert.match(program.output(), /Exit code: 0 [\s\S]+; 130 Ctrl-C/);
  });
});
