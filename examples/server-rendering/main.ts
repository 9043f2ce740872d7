/** Starts the stand-in for the platform, has it place a few calls, and serves pages about them until Ctrl-C. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

import getPort, { portNumbers } from 'get-port';

import { Platform } from '../platform/platform.js';
import { HOST, listen } from '../shared/listen.js';
import { wholeNumber } from '../shared/whole-number.js';
import { createServer } from './server.js';

const USAGE = `Usage: npm run example:server -- [options]

  --port N   preferred port of the pages (4200); a taken one is chosen around
  --seed N   which calls to simulate (7); the same seed gives the same calls
  --calls N  how many calls are placed at the start (60)`;

const string = { type: 'string' } as const;

async function start(port: number, seed: number, calls: number): Promise<() => void> {
  const apiKey = randomBytes(24).toString('hex');
  const platformPort = await getPort({ host: HOST });
  const quick = { speed: 10_000, maxConcurrent: 50 };
  const platform = new Platform({ apiKey, webhookUrl: null, webhookSecret: '', seed, ...quick });
  const stopPlatform = await listen(platform.app, platformPort);
  await platform.runCampaign(calls);
  const app = await createServer({ platformUrl: `http://${HOST}:${platformPort}`, apiKey });
  const pagesPort = await getPort({ port: [port, ...portNumbers(4200, 4209)], host: HOST });
  const stopPages = await listen(app, pagesPort);
  console.log(`Pages, written by the server: http://${HOST}:${pagesPort}\nCtrl-C stops everything.`);
  return () => [stopPages, stopPlatform, () => platform.close()].forEach((stop) => stop());
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: string, seed: string, calls: string, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const signalled = new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((name) => process.on(name, resolve)));
  const stop = await start(
    wholeNumber('port', values.port, [1024, 65_535], 4200),
    wholeNumber('seed', values.seed, [0, 2 ** 31 - 1], 7),
    wholeNumber('calls', values.calls, [1, 1000], 60),
  );
  await signalled;
  stop();
  process.exit(0);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(1);
});
