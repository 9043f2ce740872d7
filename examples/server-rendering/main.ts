/** Starts the stand-in for the platform, has it place a few calls, and serves pages about them until Ctrl-C. */
import { parseArgs } from 'node:util';

import { startPlatform } from '../platform/start.js';
import { findPort, HOST, listen } from '../shared/listen.js';
import { readWholeNumber } from '../shared/read-whole-number.js';
import { stopSignal } from '../shared/stop-signal.js';
import { createServer } from './server.js';

const USAGE = `Usage: npm run example:server -- [options]

  --port N   preferred port of the pages (4200); the next free one if it is taken
  --seed N   which calls to simulate (7); the same seed gives the same calls
  --calls N  how many calls are placed at the start (60)`;

const string = { type: 'string' } as const;

async function start(port: number, seed: number, calls: number): Promise<() => void> {
  const { platform, url: platformUrl, apiKey, stop } = await startPlatform({ seed, speed: 10_000, maxConcurrent: 50 });
  await platform.runCampaign(calls);
  const app = await createServer({ platformUrl, apiKey });
  const pagesPort = await findPort(port, [4200, 4209]);
  const stopPages = await listen(app, pagesPort);
  console.log(`Pages, written by the server: http://${HOST}:${pagesPort}\nCtrl-C stops everything.`);
  return () => {
    stopPages();
    stop();
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: string, seed: string, calls: string, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const stopped = stopSignal();
  const stop = await start(
    readWholeNumber('port', values.port, [1024, 65_535], 4200),
    readWholeNumber('seed', values.seed, [0, 2 ** 31 - 1], 7),
    readWholeNumber('calls', values.calls, [1, 1000], 60),
  );
  await stopped;
  stop();
  process.exit(0);
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exit(1);
});
