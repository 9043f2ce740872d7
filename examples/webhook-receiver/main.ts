/**
 * A demonstration: starts the stand-in for the platform and the receiver, runs a campaign, and compares the database with
 * the platform's own record. The receiver alone is `server.ts`.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Call } from '../platform/calls.js';
import { newSecret, type RunningPlatform, startPlatform } from '../platform/start.js';
import { findPort, HOST } from '../shared/listen.js';
import { differencesOf } from './compare.js';
import { type Options, readOptions, USAGE } from './options.js';
import { ReceiverProcess } from './process.js';
import { CallStore, databaseOf } from './store.js';

const MAX_CONCURRENT = 15;
/** How long the last webhooks may take after the last call, in ms: the receiver may have been away. */
const SETTLE_TIMEOUT = 30_000;
/** The last report about a call comes two simulated minutes after its end. In simulated ms, with a minute to spare. */
const LAST_REPORT_AFTER = 3 * 60_000;

/** Prints on the error stream. Standard output is for the log alone, so that it can be piped into `jq`. */
function say(line: string): void {
  console.error(line);
}

/** All calls on the platform's record. */
async function fetchRecord({ url, apiKey }: RunningPlatform): Promise<Call[]> {
  const response = await fetch(`${url}/api/calls?limit=1000`, { headers: { Authorization: `Bearer ${apiKey}` } });
  return ((await response.json()) as { calls: Call[] }).calls;
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
  const { calls, speed, seed, brief } = options;
  const webhookSecret = newSecret();
  const port = await findPort(options.port, [4191, 4199]);
  if (port !== options.port) say(`Port ${options.port} is taken; taking ${port} instead.`);
  const url = `http://${HOST}:${port}`;
  const webhookUrl = `${url}/webhooks/osmtalk`;
  const running = await startPlatform({ seed, speed, maxConcurrent: MAX_CONCURRENT, webhookUrl, webhookSecret });
  const { platform } = running;
  const logged = await startReceiver(options, { OSMTALK_WEBHOOK_SECRET: webhookSecret, PORT: String(port) });
  say(`CRM: ${url}`);
  say(`Campaign: ${calls} calls, ${MAX_CONCURRENT} at a time, ${speed} times faster than real time, seed ${seed}`);
  platform.sendTest();
  await platform.runCampaign(calls);
  await Promise.race([platform.settle(), sleep(SETTLE_TIMEOUT + LAST_REPORT_AFTER / speed)]);
  const events = [...logged].sort().map(([event, count]) => `${event} ${count}`);
  say(`Events in the log: ${events.join(', ')}.`);
  const code = await compare(await fetchRecord(running));
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
// The reader of the log may have closed the pipe: `| head`.
process.stdout.on('error', () => process.exit());

main().then(
  (code) => process.exit(code),
  (problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exit(1);
  },
);
