/**
 * The console's own server: its pages, the elements, and a small API for the pages. It calls the platform on their behalf,
 * so that no page sees the API key or a full phone number.
 */
import { fileURLToPath } from 'node:url';

import { serveStatic } from '@hono/node-server/serve-static';
import { isRetryableFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { type Context, Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';

import { maskPhones } from '../shared/mask.js';
import { CONTENT_SECURITY_POLICY, ELEMENTS, type Env, refuseOtherHosts } from '../shared/pages.js';
import type { Receiver } from './receiver.js';

export interface ConsoleOptions {
  readonly receiver: Receiver;
  readonly platformUrl: string;
  readonly apiKey: string;
  /** Called when somebody presses "Simulate a burst". */
  readonly onBurst: () => void;
}

const PAGES = fileURLToPath(new URL('public/', import.meta.url));

export function createConsole(options: ConsoleOptions): Hono<Env> {
  const app = new Hono<Env>();
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  app.use(refuseOtherHosts);
  app.route('/', options.receiver.app);
  app.use('/api/*', csrf());
  app.get('/api/calls/:id?', (c) => answerCall(c, options, idIn(c)));
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
  const call = await fetchCall(options, id);
  if (!call) return c.json({ message: 'The platform knows no call with this id.' }, 404);
  const masked = maskPhones(call) as Record<string, unknown>;
  return c.json({ ...masked, id: call.id, destination: readCall(call).destination });
}

/**
 * Places the call again. The page's idempotency key is passed on unchanged: it keeps a second press, a second operator or a
 * reload from placing a second call.
 */
async function retryCall(c: Context, options: ConsoleOptions, id: string): Promise<Response> {
  const key = c.req.header('Idempotency-Key');
  if (!key) return c.json({ message: 'An Idempotency-Key is required.' }, 400);
  const call = await fetchCall(options, id);
  if (!call) return c.json({ message: 'The platform knows no call with this id.' }, 404);
  if (call.status !== 'failed' || !isRetryableFailure(call.failureReason)) {
    return c.json({ message: 'This call is not retryable.' }, 409);
  }
  const body = JSON.stringify({ agentId: call.agentId, destination: call.destination });
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const response = await callPlatform(options, '/api/calls/outbound', { method: 'POST', headers, body });
  return response.ok
    ? c.json(await response.json(), 202)
    : c.json({ message: 'The platform did not place the call.' }, 502);
}

async function fetchCall(options: ConsoleOptions, id: string): Promise<Record<string, unknown> | null> {
  // In the path of the platform's API these would address another resource.
  if (['', '.', '..'].includes(id)) return null;
  const response = await callPlatform(options, `/api/calls/${encodeURIComponent(id)}`);
  return response.ok ? ((await response.json()) as Record<string, unknown>) : null;
}

function callPlatform(
  options: ConsoleOptions,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  const headers = { ...init.headers, Authorization: `Bearer ${options.apiKey}` };
  return fetch(new URL(path, options.platformUrl), { ...init, headers, signal: AbortSignal.timeout(10_000) });
}
