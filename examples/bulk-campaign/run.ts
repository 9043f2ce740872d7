/** A whole campaign: the stand-in for the platform, the calls, and what is printed of them. */
import { setMaxListeners } from 'node:events';
import { constants } from 'node:os';

import { fastClock } from '../platform/clock.js';
import { hoursAtDay } from '../platform/hours.js';
import { type RunningPlatform, startPlatform } from '../platform/start.js';
import { Campaign } from './campaign.js';
import { Client } from './client.js';
import { type Lead, makeLeads } from './leads.js';
import type { Options } from './options.js';
import { Reporter } from './reporter.js';
import { type Output, Terminal } from './terminal.js';
import { loadLanguage } from './words.js';

/** In the shape of the platform's campaigns. `retryOn` names lead statuses: it does not decide about failures. */
const rulesOf = ({ attempts, backoff, zone }: Options) => ({
  retryPolicy: { maxAttempts: attempts, backoffMinutes: backoff, retryOn: ['no_answer', 'busy'] },
  schedule: { ...hoursAtDay(Date.now()), ...(zone === undefined ? {} : { timezone: zone }) },
});

/** One person in so many is on the stand-in's do-not-call list. */
const BLOCKED_SHARE = 25;

/** The platform that `--platform` names, or one that is started here. */
async function findPlatform(
  options: Options,
  leads: readonly Lead[],
): Promise<Pick<RunningPlatform, 'url' | 'apiKey' | 'stop'>> {
  const { platform: url, apiKey, seed, speed, concurrent: maxConcurrent } = options;
  if (url !== null) return { url, apiKey, stop: () => undefined };
  const clock = fastClock(speed);
  const running = await startPlatform({ seed, speed, maxConcurrent, clock, rules: rulesOf(options) });
  const blocked = leads.filter((_, index) => index % BLOCKED_SHARE === BLOCKED_SHARE - 1);
  for (const { request } of blocked) running.platform.block(request.destination);
  return running;
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
  const leads = makeLeads(calls, seed);
  const rules = rulesOf(options);
  const { windowStart, windowEnd, timezone } = rules.schedule;
  const { url, apiKey, stop: stopPlatform } = await findPlatform(options, leads);
  reporter.say(
    `Platform: ${url}`,
    `Campaign: seed ${seed}, ${speed} times faster than real time`,
    `People: ${calls}, of whom ${concurrent} at a time`,
    `Policy: maxAttempts ${attempts}, backoffMinutes ${backoff}`,
    `Dialling hours: ${windowStart} to ${windowEnd} (${timezone})`,
  );
  const campaign: Campaign = new Campaign({
    name: `bulk-campaign:${seed}`,
    leads,
    rules,
    maxConcurrent: concurrent,
    speed,
    lang,
    client: new Client({ url, apiKey, speed, stop, onRetry: (error) => reporter.repeated(error) }),
    stop,
    onFailure: (failed) => reporter.failed(failed),
    onLost: ({ id }, error) => reporter.lost(id, error),
    onRefused: ({ id }, refusal) => reporter.refused(id, refusal),
    onChange: () => reporter.changed(campaign),
  });
  await campaign.run();
  stopPlatform();
  const why: unknown = stop.signal.aborted ? stop.signal.reason : undefined;
  reporter.end(campaign, why);
  if (isSignal(why)) return codeOf(why);
  return why === undefined && campaign.counts.lost === 0 ? 0 : 2;
}
