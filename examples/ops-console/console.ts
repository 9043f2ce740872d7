/**
 * The console's own server: its pages, the elements, and a small API for the pages. It calls the platform on their behalf,
 * so that no page sees the API key or a full phone number.
 */
import { fileURLToPath } from 'node:url';

import { serveStatic } from '@hono/node-server/serve-static';
import { type Campaign, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';

import { maskPhones } from '../shared/mask.js';
import { CONTENT_SECURITY_POLICY, ELEMENTS, type Env, refuseOtherHosts } from '../shared/pages.js';
import type { Contacts } from './contacts.js';
import type { Fields, PlatformClient } from './platform-client.js';
import type { Receiver } from './receiver.js';
import type { Retries } from './retries.js';

export interface ConsoleOptions {
  readonly receiver: Receiver;
  readonly client: PlatformClient;
  readonly contacts: Contacts;
  readonly retries: Retries;
  /** Shown to the pages, which plan retries by it; null where there is none. */
  readonly campaign: Campaign | null;
  /** Called when somebody presses "Simulate a burst". */
  readonly onBurst: () => void;
}

const PAGES = fileURLToPath(new URL('public/', import.meta.url));
const UNKNOWN = { message: 'The platform knows no call with this id.' };

export function createConsole(options: ConsoleOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  app.use(refuseOtherHosts);
  app.route('/', options.receiver.app);
  app.use('/api/*', csrf());
  app.get('/api/campaign', (c) => c.json(options.campaign));
  app.get('/api/calls/:id?', (c) => answerCall(c, options, idIn(c)));
  app.get('/api/other-calls', (c) => answerOtherCalls(c, options, idIn(c)));
  app.post('/api/retry/:id?', (c) => retryCall(c, options, idIn(c)));
  app.post('/api/burst', (c) => {
    options.onBurst();
    return c.body(null, 202);
  });
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
  });
  app.get('/', serveStatic({ path: `${PAGES}index.html` }));
  app.get('/calls/:id?', serveStatic({ path: `${PAGES}call.html` }));
  app.get('/elements/osmtalk-elements.js', serveStatic({ path: ELEMENTS }));
  app.get('/assets/*', serveStatic({ root: PAGES, rewriteRequestPath: (path) => path.replace(/^\/assets/, '') }));
  return app;
}

/** The pages use `?id=…`, because browsers remove the segments `.` and `..` from a path. */
function idIn(c: Context): string {
  return c.req.param('id') ?? c.req.query('id') ?? '';
}

async function answerCall(c: Context, options: ConsoleOptions, id: string): Promise<Response> {
  const call = await options.client.call(id);
  if (!call) return c.json(UNKNOWN, 404);
  return c.json({ ...forPage(call, options), retryAt: options.retries.keptFor(id) ?? undefined });
}

/** The other calls to the same person, without their long parts. */
async function answerOtherCalls(c: Context, options: ConsoleOptions, id: string): Promise<Response> {
  const call = await options.client.call(id);
  if (!call) return c.json(UNKNOWN, 404);
  const others = await options.retries.otherCalls(call).catch(() => null);
  if (!others) return c.json({ message: 'The platform does not list the calls to this person.' }, 502);
  return c.json({ calls: others.map((other) => forPage(other, options)) });
}

/** A call with masked numbers, and with what tells its person from others. */
function forPage(call: Fields, { contacts }: ConsoleOptions): Fields {
  const { leadId } = contacts.contactIn(call);
  const masked = maskPhones(call) as Fields;
  const person = leadId === '' ? {} : { leadId };
  return { ...masked, ...person, id: call.id, destination: readCall(call).destination };
}

async function retryCall(c: Context, { retries }: ConsoleOptions, id: string): Promise<Response> {
  const key = c.req.header('Idempotency-Key');
  if (!key) return c.json({ message: 'An Idempotency-Key is required.' }, 400);
  const { status, body } = await retries.retry(id, key);
  return c.json(body, status);
}
