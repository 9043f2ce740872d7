/** A whole campaign: the stand-in for the platform, the calls, and what is printed of them. */
import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';

import { type RunningPlatform, startPlatform } from '../platform/start.js';
import { Campaign } from './campaign.js';
import { Client } from './client.js';
import { makeLeads } from './leads.js';
import type { Options } from './options.js';
import { Reporter } from './reporter.js';
import { type Output, Terminal } from './terminal.js';
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

export type Signal = 'SIGINT' | 'SIGTERM';
const isSignal = (why: unknown): why is Signal => why === 'SIGINT' || why === 'SIGTERM';
/** What a shell expects of a program that a signal has ended. */
export const codeOf = (signal: Signal): number => 128 + constants.signals[signal];

/** Prints the campaign while it runs. Gives the exit code of the program; `stop` ends it early, with a summary so far. */
export async function runCampaign(options: Options, output: Output, stop: AbortController): Promise<number> {
  const { calls, seed, concurrent, attempts, backoff, speed, lang, brief } = options;
  const terminal = new Terminal(output, options.width);
  const reporter = new Reporter({ terminal, lang, words: await loadLanguage(lang), brief });
  // Each call and each wait listens to this signal, so many listeners are no leak.
  setMaxListeners(0, stop.signal);
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
