/** Starts the stand-in for the platform, calls everybody on the list, and prints what failed, why, and what comes next. */
import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';

import { type RunningPlatform, startPlatform } from '../platform/start.js';
import { Campaign } from './campaign.js';
import { Client } from './client.js';
import { makeLeads } from './leads.js';
import { type Options, readOptions, USAGE } from './options.js';
import { Reporter } from './reporter.js';
import { Terminal } from './terminal.js';
import { loadLanguage } from './words.js';

/** In the shape of the platform's campaigns. `retryOn` names lead statuses: it does not decide about failures. */
const policyOf = ({ attempts, backoff }: Options) => ({
  maxAttempts: attempts,
  backoffMinutes: backoff,
  retryOn: ['no_answer', 'busy'],
});

/** The platform that `--platform` names, or one that is started here. */
function findPlatform(options: Options): Promise<Pick<RunningPlatform, 'url' | 'apiKey' | 'stop'>> {
  const { platform: url, apiKey, seed, speed, concurrent: maxConcurrent } = options;
  if (url !== null) return Promise.resolve({ url, apiKey, stop: () => undefined });
  return startPlatform({ seed, speed, maxConcurrent });
}

type Signal = 'SIGINT' | 'SIGTERM';
const isSignal = (why: unknown): why is Signal => why === 'SIGINT' || why === 'SIGTERM';
const codeOf = (signal: Signal): number => 128 + constants.signals[signal];

/** Ctrl-C may arrive twice at once, from the terminal and from npm. A later one means: do not wait for the end. */
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
  const reporter = new Reporter({ terminal, lang, words: await loadLanguage(lang), brief });
  const stop = new AbortController();
  // Each call and each wait listens to this signal, so many listeners are no leak.
  setMaxListeners(0, stop.signal);
  stopOnSignal(stop);
  const { url, apiKey, stop: stopPlatform } = await findPlatform(options);
  reporter.say(
    `Platform: ${url}`,
    `Campaign: seed ${seed}, ${speed} times faster than real time`,
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
    client: new Client({ url, apiKey, stop, onRetry: (error) => reporter.repeated(error) }),
    stop,
    onFailure: (failed) => reporter.failed(failed),
    onLost: ({ id }, error) => reporter.lost(id, error),
    onChange: () => reporter.changed(campaign),
  });
  await campaign.run();
  stopPlatform();
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

// The reader may have closed the pipe: `| head`.
process.stdout.on('error', () => process.exit());

main().then(
  (code) => (process.exitCode = code),
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  },
);
