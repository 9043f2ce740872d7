/** Starts the stand-in for the platform and the console, runs a campaign, and stops it all on Ctrl-C. */
import { randomBytes } from 'node:crypto';

import getPort, { portNumbers } from 'get-port';

import { Platform } from '../platform/platform.js';
import { HOST, listen } from '../shared/listen.js';
import { createConsole } from './console.js';
import { Journal } from './journal.js';
import { type Options, readOptions, USAGE } from './options.js';
import { Receiver } from './receiver.js';

const MAX_CONCURRENT = 15;
/** The burst that was asked for at the start comes when a few calls have failed on their own. */
const BURST_AFTER = 3000;

function say(line: string): void {
  console.log(line);
}

/** The preferred port, or the next free one: a second console, or somebody else's server, is no reason to give up. */
const freePort = (preferred: number): Promise<number> =>
  getPort({ port: [preferred, ...portNumbers(4173, 4189)], host: HOST });

async function start(options: Options): Promise<() => void> {
  const journal = new Journal((line) => say(`${new Date().toTimeString().slice(0, 8)}  ${line}`));
  const [apiKey, secret] = [randomBytes(24).toString('hex'), randomBytes(24).toString('hex')];
  const port = await freePort(options.port);
  const consoleUrl = `http://${HOST}:${port}`;
  const platformUrl = `http://${HOST}:${await getPort({ host: HOST })}`;
  const { seed, speed } = options;
  const webhookUrl = `${consoleUrl}/webhooks/osmtalk`;
  const platform = new Platform({
    apiKey,
    webhookUrl,
    webhookSecret: secret,
    seed,
    speed,
    maxConcurrent: MAX_CONCURRENT,
  });
  const receiver = new Receiver({
    secrets: [secret],
    onFailed: (event, { reclassified }) => journal.add(event, reclassified),
    onRefusal: ({ status, why }) => say(`A webhook was refused (${status}): ${why}`),
  });
  const onBurst = (): void => void platform.runBurst(options.burst);
  const stopPlatform = await listen(platform.app, Number(new URL(platformUrl).port));
  const stopConsole = await listen(createConsole({ receiver, platformUrl, apiKey, onBurst }), port);
  // The first line, and the only address to open.
  say(`Open ${consoleUrl}\n`);
  if (port !== options.port) say(`Port ${options.port} is taken; taking ${port} instead.`);
  say(`Stand-in for the platform's API: ${platformUrl}`);
  const stopCampaign = startCampaign(options, platform, journal);
  return () =>
    [stopCampaign, () => platform.close(), stopConsole, stopPlatform, () => journal.flush()].forEach((stop) => stop());
}

function startCampaign(options: Options, platform: Platform, journal: Journal): () => void {
  const { calls, speed, seed } = options;
  say(`Campaign: ${calls} calls, ${MAX_CONCURRENT} at a time, ${speed} times faster than life, seed ${seed}`);
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
  // Ctrl-C may arrive twice, once from the terminal and once from npm: only the first counts.
  const signalled = new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((name) => process.on(name, resolve)));
  const stop = await start(options);
  await signalled;
  say('\nStopping.');
  stop();
  process.exit(0);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(1);
});
