/** Starts the stand-in for the platform and the console, runs a campaign, and stops it all on Ctrl-C. */
import { hoursAtDay } from '../platform/hours.js';
import type { Platform } from '../platform/platform.js';
import { newSecret, startPlatform } from '../platform/start.js';
import { findPort, HOST, listen } from '../shared/listen.js';
import { stopSignal } from '../shared/stop-signal.js';
import { Journal } from './journal.js';
import { type Options, readOptions, USAGE } from './options.js';
import { assembleConsole } from './start.js';

const MAX_CONCURRENT = 15;
/** Delay of `--burst`, in milliseconds, so that a few calls of the campaign fail before it. */
const BURST_AFTER = 3000;

function say(line: string): void {
  console.log(line);
}

async function start(options: Options): Promise<() => void> {
  const journal = new Journal((line) => say(`${new Date().toTimeString().slice(0, 8)}  ${line}`));
  const { seed, speed, burst, attempts, backoff } = options;
  const campaign = {
    retryPolicy: { maxAttempts: attempts, backoffMinutes: backoff, retryOn: ['no_answer', 'busy'] },
    schedule: hoursAtDay(Date.now()),
  };
  const webhookSecret = newSecret();
  const port = await findPort(options.port, [4173, 4189]);
  const consoleUrl = `http://${HOST}:${port}`;
  const webhooks = { webhookUrl: `${consoleUrl}/webhooks/osmtalk`, webhookSecret };
  const running = await startPlatform({ seed, speed, maxConcurrent: MAX_CONCURRENT, rules: campaign, ...webhooks });
  const { platform, url: platformUrl, apiKey } = running;
  const { app, retries } = assembleConsole({
    ...{ platformUrl, apiKey, campaign, secrets: [webhookSecret] },
    onFailed: (event, { reclassified }) => journal.add(event, reclassified),
    onRefusal: ({ status, why }) => say(`A webhook was refused (${status}): ${why}`),
    onBurst: () => void platform.runBurst(burst),
    onKept: say,
  });
  const stopConsole = await listen(app, port);
  // The first line, and the only address to open.
  say(`Open ${consoleUrl}\n`);
  if (port !== options.port) say(`Port ${options.port} is taken; taking ${port} instead.`);
  say(`Stand-in for the platform's API: ${platformUrl}`);
  const stopCampaign = startCampaign(options, platform, journal);
  return () => {
    stopCampaign();
    running.stop();
    retries.close();
    stopConsole();
    journal.flush();
  };
}

function startCampaign(options: Options, platform: Platform, journal: Journal): () => void {
  const { calls, speed, seed } = options;
  say(
    `Campaign: ${calls} people, ${MAX_CONCURRENT} calls at a time, ${speed} times faster than real time, seed ${seed}`,
  );
  say('Ctrl-C stops everything.\n');
  let stopped = false;
  platform.sendTest();
  void platform.runCampaign(calls).then(() => {
    journal.flush();
    if (!stopped) say('All calls of the campaign have ended. The console stays open.');
  });
  const burst = options.burstAtStart ? setTimeout(() => void platform.runBurst(options.burst), BURST_AFTER) : undefined;
  return () => {
    stopped = true;
    clearTimeout(burst);
  };
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    say(USAGE);
    return;
  }
  const stopped = stopSignal();
  const stop = await start(options);
  await stopped;
  say('\nStopping.');
  stop();
  process.exit(0);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(1);
});
