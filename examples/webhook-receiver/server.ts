/**
 * The receiver as it is deployed: webhooks in, CRM pages out, JSON lines on standard output. It is configured by environment
 * variables. It needs no orderly shutdown, since an event is only answered with 2xx once it is durable.
 */
import { mkdirSync } from 'node:fs';

import { Hono, type MiddlewareHandler } from 'hono';

import { HOST, listen } from '../shared/listen.js';
import { maskText } from '../shared/mask.js';
import type { Env } from '../shared/pages.js';
import { readWholeNumber } from '../shared/read-whole-number.js';
import { readSecrets } from '../shared/signature.js';
import { WEBHOOK_PATH } from '../shared/webhook-endpoint.js';
import { createCrm } from './crm.js';
import { type Log, toLine } from './log.js';
import { createReceiver } from './receiver.js';
import { CallStore, databaseOf, DEFAULT_FOLDER } from './store.js';

const log: Log = (level, entry) => void process.stdout.write(toLine(level, entry, new Date()));
// The reader of the log may have gone. Storing calls matters more than logging them.
process.stdout.on('error', () => undefined);

function requireSecrets({ OSMTALK_WEBHOOK_SECRET = '' }: NodeJS.ProcessEnv): string[] {
  const secrets = readSecrets(OSMTALK_WEBHOOK_SECRET);
  if (secrets.length > 0) return secrets;
  throw new Error(
    'OSMTALK_WEBHOOK_SECRET is not set. It is what the platform signs its webhooks with: without it, anybody could send us calls.',
  );
}

/** Logs what the pages refuse. A webhook that was sent to a wrong path ends here, and its 4xx is final. */
const logRefusals: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const { status } = c.res;
  if (status < 400 || status >= 500) return;
  const { method, path } = c.req;
  const isWebhook = method === 'POST';
  const why = isWebhook ? `Webhooks are received at ${WEBHOOK_PATH} only.` : (REFUSED_PAGES[status] ?? '');
  log(isWebhook ? 'warning' : 'info', { outcome: 'refused', status, method, path: maskText(path), why });
};

const REFUSED_PAGES: Readonly<Record<number, string>> = {
  404: 'There is no such page, or no such call is stored.',
  421: 'The pages answer to 127.0.0.1 and localhost only.',
};

/** Of what never reaches a page or the receiver. It may have been a webhook, and its 4xx is final. */
const UNREADABLE = { 400: 'The request is no HTTP.', 431: 'The headers have more than 16 KB.' } as const;

async function main(): Promise<void> {
  const secrets = requireSecrets(process.env);
  const port = readWholeNumber('PORT', process.env.PORT, [1, 65_535], 4191);
  mkdirSync(DEFAULT_FOLDER, { recursive: true });
  const store = await CallStore.open(databaseOf(process.env));
  const app = new Hono<Env>();
  // First, so that the pages' check of the host is not applied to it: the platform uses our public name.
  app.route('/', createReceiver({ secrets, store, log }));
  app.use(logRefusals);
  app.route('/', createCrm(store));
  app.onError((problem, c) => {
    log('error', { path: c.req.path, why: String(problem) });
    return c.text('Something went wrong here. Please try again.', 500);
  });
  for (const name of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(name, () => process.exit(0));
  await listen(app, port, (status) => {
    log('warning', { outcome: 'refused', status, why: UNREADABLE[status] });
  });
  log('info', { message: 'listening', url: `http://${HOST}:${port}` });
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exit(1);
});
