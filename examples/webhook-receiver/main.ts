/**
 * A demonstration: starts the stand-in for the platform and the receiver, runs a campaign, and compares the database with
 * the platform's own record. The receiver alone is `server.ts`.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import getPort, { portNumbers } from 'get-port';

import type { Call } from '../platform/calls.js';
import { Platform } from '../platform/platform.js';
import { HOST, listen } from '../shared/listen.js';
import { differencesOf } from './compare.js';
import { type Options, readOptions, USAGE } from './options.js';
import { ReceiverProcess } from './process.js';
import { CallStore, databaseOf } from './store.js';

const MAX_CONCURRENT = 15;
/** How long after the last call its webhooks may need, in ms: the receiver may have been away. */
const PATIENCE = 30_000;
/** What is said of a call last comes two minutes of the platform's time after its end. */
const LAST_WORD = 3 * 60_000;

/** On the error stream: the log has the other one for itself, so that it can be piped into `jq`. */
function say(line: string): void {
  console.error(line);
}

/** The preferred port, or the next free one. */
async function freePort(preferred: number): Promise<number> {
  const port = await getPort({ port: [preferred, ...portNumbers(4191, 4199)], host: HOST });
  if (port !== preferred) say(`Port ${preferred} is taken; taking ${port} instead.`);
  return port;
}

/** Starts the stand-in; `record` asks it for all its calls. */
async function startPlatform({ seed, speed }: Options, webhookUrl: string, webhookSecret: string) {
  const apiKey = randomBytes(24).toString('hex');
  const platform = new Platform({ apiKey, webhookUrl, webhookSecret, seed, speed, maxConcurrent: MAX_CONCURRENT });
  const url = `http://${HOST}:${await getPort({ host: HOST })}`;
  await listen(platform.app, Number(new URL(url).port));
  const record = async (): Promise<Call[]> => {
    const response = await fetch(`${url}/api/calls?limit=1000`, { headers: { Authorization: `Bearer ${apiKey}` } });
    return ((await response.json()) as { calls: Call[] }).calls;
  };
  return { platform, record };
}

/** Starts the receiver, and with `--kill` kills it about halfway: a call has four lines in the log, or a few more. */
async function startReceiver({ calls, kill, brief }: Options, env: NodeJS.ProcessEnv) {
  let lines = 0;
  /** How many lines there are about each event, by its name. */
  const logged = new Map<string, number>();
  const receiver = new ReceiverProcess({ ...process.env, ...env }, (line) => {
    lines += 1;
    // A kill may have cut the line off, so that it is no JSON.
    const event = /"event":"([\w.]+)"/.exec(line)?.[1];
    if (event !== undefined) logged.set(event, (logged.get(event) ?? 0) + 1);
    if (!brief) console.log(line);
    if (kill && lines === calls * 2) void restart();
  });
  const restart = async (): Promise<void> => {
    await receiver.kill();
    say('The receiver was killed, in the middle of it all. Starting it again.');
    await receiver.start();
  };
  await receiver.start();
  return logged;
}

async function run(options: Options): Promise<number> {
  const secret = randomBytes(24).toString('hex');
  const port = await freePort(options.port);
  const url = `http://${HOST}:${port}`;
  const { platform, record } = await startPlatform(options, `${url}/webhooks/osmtalk`, secret);
  const logged = await startReceiver(options, { OSMTALK_WEBHOOK_SECRET: secret, PORT: String(port) });
  const { calls, speed, seed, brief } = options;
  say(`CRM: ${url}`);
  say(`Campaign: ${calls} calls, ${MAX_CONCURRENT} at a time, ${speed} times faster than life, seed ${seed}`);
  platform.sendTest();
  await platform.runCampaign(calls);
  await Promise.race([platform.allTold(), sleep(PATIENCE + LAST_WORD / speed)]);
  const events = [...logged].sort().map(([event, count]) => `${event} ${count}`);
  say(`Events in the log: ${events.join(', ')}.`);
  const code = await compare(await record());
  if (brief) return code;
  say(`Open ${url} in a browser. Ctrl-C stops everything.`);
  return new Promise(() => undefined);
}

async function compare(calls: readonly Call[]): Promise<number> {
  const store = await CallStore.open(databaseOf(process.env));
  const differences = await differencesOf(calls, store);
  store.close();
  const failed = calls.filter(({ status }) => status === 'failed').length;
  say(`On the platform's record: ${calls.length} calls, ${failed} of them failed.`);
  say(differences.length === 0 ? 'In the database: the same.' : `In the database:\n${differences.join('\n')}`);
  return differences.length === 0 ? 0 : 2;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options !== 'help') return run(options);
  console.log(USAGE);
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
// Whoever reads the log may have read enough: `| head`.
process.stdout.on('error', () => process.exit());

main().then(
  (code) => process.exit(code),
  (problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exit(1);
  },
);
