/** `npm run example:receiver`: the stand-in, the receiver as a process of its own, and the comparison of the two. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';

import { type Call, endCall, startCall } from '../../examples/platform/calls.js';
import { planCall } from '../../examples/platform/plan.js';
import { differencesOf } from '../../examples/webhook-receiver/compare.js';
import { CallStore } from '../../examples/webhook-receiver/store.js';
import { programArgs } from '../support/program.js';
import { until } from './support.js';
import { type LogLine, root } from './webhook-receiver-support.js';

/** All that the platform documents. */
const EVENTS = [
  'call.analysis_completed',
  'call.completed',
  'call.failed',
  'call.started',
  'campaign.lead_completed',
  'transfer.initiated',
  'webhook.test',
];

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'webhook-receiver-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the demonstration as the npm script does, but for its set-up. */
function start(t: TestContext, ...args: string[]) {
  const database = `file:${folderFor(t)}/calls.db`;
  const env = { ...process.env, DATABASE_URL: database };
  const child = spawn(process.execPath, [...programArgs('examples/webhook-receiver/main'), ...args], {
    cwd: root,
    env,
  });
  t.after(() => child.kill('SIGKILL'));
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const said = async (words: string): Promise<void> => {
    await until(() => texts.err.includes(words) || child.exitCode !== null);
    assert.ok(texts.err.includes(words), texts.err);
  };
  return { child, database, texts, ended, said, url: () => /^CRM: (\S+)$/m.exec(texts.err)?.[1] ?? '' };
}

const answers = (url: string): Promise<boolean> => fetch(url).then(({ ok }) => ok, () => false); // prettier-ignore

describe('the demonstration', { timeout: 90_000 }, () => {
  test('ends by itself with --brief, when all is told and the database equals the platform’s record, also after a kill', async (t) => {
    // A campaign that has every event of the platform in it.
    const { texts, ended, database } = start(t, '--brief', '--kill', '--calls', '30', '--speed', '800', '--seed', '7');
    assert.equal(await ended, 0, texts.err);
    assert.equal(texts.out, '');
    assert.match(texts.err, /\nThe receiver was killed, in the middle of it all\. Starting it again\.\n/);
    const [, told = ''] = /\nEvents in the log: (.*)\.\n/.exec(texts.err) ?? [];
    assert.deepEqual(told.replace(/ \d+/g, '').split(', '), EVENTS);
    assert.match(
      texts.err,
      /\nOn the platform's record: 30 calls, \d+ of them failed\.\nIn the database: the same\.\n$/,
    );
    const store = await CallStore.open({ url: database });
    t.after(() => store.close());
    // No event has left a call that is none.
    assert.equal((await store.list(100, null, null)).length, 30);
  });

  test('prints the receiver’s log alone on standard output, and stays until Ctrl-C', async (t) => {
    const { child, texts, ended, said, url } = start(t, '--calls', '10', '--speed', '1000');
    await said('Ctrl-C stops everything.');
    assert.ok(await answers(url()));
    const lines = texts.out.trim().split('\n').map((line) => JSON.parse(line) as LogLine); // prettier-ignore
    assert.ok(lines.filter(({ outcome }) => outcome === 'stored').length >= 10);
    child.kill('SIGINT');
    assert.equal(await ended, 0);
  });

  test('takes the receiver with it, however it ends', async (t) => {
    const { child, said, url } = start(t, '--calls', '5', '--speed', '1000');
    await said('Ctrl-C stops everything.');
    child.kill('SIGKILL');
    await until(async () => !(await answers(url())));
  });

  test('chooses around a taken port, and says so', async (t) => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    t.after(() => squatter.close());
    const taken = String((squatter.address() as AddressInfo).port);
    const { said, url } = start(t, '--port', taken, '--calls', '1');
    await said('CRM: ');
    await said(`Port ${taken} is taken`);
    assert.notEqual(new URL(url()).port, taken);
  });

  for (const [option, value] of [
    ['--calls', '0'],
    ['--port', '80'],
    ['--speed', 'fast'],
    ['--colour', ''],
  ])
    // prettier-ignore
    test(`refuses ${option} ${value} in one sentence`, async (t) => {
      const { texts, ended } = start(t, option!, value!);
      assert.equal(await ended, 1);
      assert.match(texts.err, new RegExp(`${option}.*\\n$`));
    });

  test('lists its options by --help', async (t) => {
    const { texts, ended } = start(t, '--help');
    assert.equal(await ended, 0);
    for (const option of ['calls', 'kill', 'brief', 'port', 'seed', 'speed'])
      assert.ok(texts.out.includes(`--${option}`));
  });
});

describe('the comparison with the platform’s record', () => {
  /** A call on the platform's record, failed for a reason that its plan gives. */
  function failedCall(): Call {
    for (let index = 1; ; index += 1) {
      const plan = planCall({ seed: 7, index, scenario: 'burst' });
      const call = startCall(plan, Date.now());
      endCall(call, plan);
      if (call.failureReason === 'no_audio_output') return call;
    }
  }

  async function differences(t: TestContext, name: 'call.started' | 'call.failed' | null, reason: string | null) {
    const store = await CallStore.open({ url: `file:${folderFor(t)}/calls.db` });
    t.after(() => store.close());
    const call = failedCall();
    const put = { callId: call.id, order: { moment: 1, rank: 0, tie: '' }, json: '{}' };
    if (name) await store.put({ ...put, name }, { reason, nextStep: null });
    return (await differencesOf([call], store)).map((line) => line.replace(call.id, 'The call'));
  }

  test('finds nothing where the two are the same', async (t) => {
    assert.deepEqual(await differences(t, 'call.failed', 'no_audio_output'), []);
  });

  const wrong = 'instead of call.failed no_audio_output';
  test('finds a call that is not there', async (t) => {
    assert.deepEqual(await differences(t, null, null), [`The call: nothing ${wrong}`]);
  });

  test('finds an end that is not there', async (t) => {
    assert.deepEqual(await differences(t, 'call.started', null), [`The call: call.started null ${wrong}`]);
  });

  test('finds another reason', async (t) => {
    assert.deepEqual(await differences(t, 'call.failed', 'unknown'), [`The call: call.failed unknown ${wrong}`]);
  });
});
