/**
 * The receiver as it is deployed: webhooks in, CRM pages out, JSON lines on standard output. What it needs comes from the
 * environment; nothing of it has to be shut down in order, since only what is durable is ever answered with 2xx.
 */
import { mkdirSync } from 'node:fs';

import { Hono } from 'hono';

import { HOST, listen } from '../shared/listen.js';
import type { Env } from '../shared/pages.js';
import { wholeNumber } from '../shared/whole-number.js';
import { createCrm } from './crm.js';
import { type Log, toLine } from './log.js';
import { createReceiver } from './receiver.js';
import { CallStore, databaseOf, DEFAULT_FOLDER } from './store.js';

const log: Log = (level, entry) => void process.stdout.write(toLine(level, entry, new Date()));
// Whoever reads the log may have gone. Calls are worth more than their log.
process.stdout.on('error', () => undefined);

function readSecret({ OSMTALK_WEBHOOK_SECRET: secret = '' }: NodeJS.ProcessEnv): string {
  if (secret !== '') return secret;
  throw new Error(
    'OSMTALK_WEBHOOK_SECRET is not set. It is what the platform signs its webhooks with: without it, anybody could send us calls.',
  );
}

async function main(): Promise<void> {
  const secret = readSecret(process.env);
  const port = wholeNumber('PORT', process.env.PORT, [1, 65_535], 4191);
  mkdirSync(DEFAULT_FOLDER, { recursive: true });
  const store = await CallStore.open(databaseOf(process.env));
  const app = new Hono<Env>();
  // First, and outside the pages' check of the host: the platform calls us by our public name.
  app.route('/', createReceiver({ secret, store, log }));
  app.route('/', createCrm(store));
  app.onError((problem, c) => {
    log('error', { path: c.req.path, why: String(problem) });
    return c.text('Something went wrong here. Please try again.', 500);
  });
  for (const name of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(name, () => process.exit(0));
  await listen(app, port);
  log('info', { message: 'listening', url: `http://${HOST}:${port}` });
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exit(1);
});
