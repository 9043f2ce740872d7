/** Starts the stand-in for the platform, calls everybody on the list, and says what failed, why, and what comes next. */
import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';

import getPort from 'get-port';

import { Platform } from '../platform/platform.js';
import { HOST, listen } from '../shared/listen.js';
import { Campaign } from './campaign.js';
import { Client } from './client.js';
import { makeLeads } from './leads.js';
import { type Options, readOptions, USAGE } from './options.js';
import { Reporter } from './reporter.js';
import { Terminal } from './terminal.js';
import { speak } from './words.js';

/** The shape that a campaign of the platform has. `retryOn` names lead statuses, and decides nothing about a failure. */
const policyOf = ({ attempts, backoff }: Options) => ({
  maxAttempts: attempts,
  backoffMinutes: backoff,
  retryOn: ['no_answer', 'busy'],
});

/** Where the platform is, and what stops it. */
async function platformFor(options: Options): Promise<{ url: string; apiKey: string; close: () => void }> {
  if (options.platform !== null) return { url: options.platform, apiKey: options.apiKey, close: () => undefined };
  const apiKey = randomBytes(24).toString('hex');
  const { seed, speed, concurrent: maxConcurrent } = options;
  const platform = new Platform({ apiKey, webhookUrl: null, webhookSecret: '', seed, speed, maxConcurrent });
  const port = await getPort({ host: HOST });
  const unlisten = await listen(platform.app, port);
  const close = (): void => [() => platform.close(), unlisten].forEach((stop) => stop());
  return { url: `http://${HOST}:${port}`, apiKey, close };
}

type Signal = 'SIGINT' | 'SIGTERM';
const isSignal = (why: unknown): why is Signal => why === 'SIGINT' || why === 'SIGTERM';
const codeOf = (signal: Signal): number => 128 + constants.signals[signal];

/** Ctrl-C may arrive twice at once, from the terminal and from npm. A later one is from somebody who is in a hurry. */
function stopOnSignal(stop: AbortController): void {
  let first: number | null = null;
  const onSignal = (signal: Signal): void => {
    if (first !== null && performance.now() - first > 1000) process.exit(codeOf(signal));
    first ??= performance.now();
    stop.abort(signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

async function run(options: Options): Promise<number> {
  const { calls, seed, concurrent, attempts, backoff, speed, lang, brief } = options;
  const terminal = new Terminal(process.stdout, options.width);
  const reporter = new Reporter({ terminal, lang, words: await speak(lang), brief });
  const stop = new AbortController();
  // Every call and every wait listens to it: many listeners are no leak here.
  setMaxListeners(0, stop.signal);
  stopOnSignal(stop);
  const { url, apiKey, close } = await platformFor(options);
  reporter.say(
    `Platform: ${url}`,
    `Campaign: seed ${seed}, ${speed} times faster than life`,
    `People: ${calls}, of whom ${concurrent} at a time`,
    `Policy: maxAttempts ${attempts}, backoffMinutes ${backoff}`,
  );
  const campaign: Campaign = new Campaign({
    name: `bulk-campaign:${seed}`,
    leads: makeLeads(calls, seed),
    policy: policyOf(options),
    maxConcurrent: concurrent,
    speed,
    lang,
    client: new Client({ url, apiKey, stop, onTrouble: (trouble) => reporter.trouble(trouble) }),
    stop,
    onFailure: (failed) => reporter.failed(failed),
    onLost: ({ id }, trouble) => reporter.lost(id, trouble),
    onChange: () => reporter.changed(campaign),
  });
  await campaign.run();
  close();
  const why: unknown = stop.signal.aborted ? stop.signal.reason : undefined;
  reporter.end(campaign, why);
  if (isSignal(why)) return codeOf(why);
  return why === undefined && campaign.counts.lost === 0 ? 0 : 2;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options !== 'help') return run(options);
  console.log(USAGE);
  return 0;
}

// Whoever reads our output may have read enough: `| head`.
process.stdout.on('error', () => process.exit());

main().then(
  (code) => (process.exitCode = code),
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  },
);
