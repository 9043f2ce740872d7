/** Serves pages about the platform's calls, in the browser's preferred language and under a strict content security policy. */
import { fileURLToPath } from 'node:url';

import { serveStatic } from '@hono/node-server/serve-static';
import { useCatalog } from '@osmapi/osmtalk-elements/catalog.js';
import { build } from 'esbuild';
import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import type { SecureHeadersVariables } from 'hono/secure-headers';
import { NONCE, secureHeaders } from 'hono/secure-headers';

import { CONTENT_SECURITY_POLICY, type Env, refuseOtherHosts } from '../shared/pages.js';
import { catalogOf, TAGS } from './languages.js';
import { callPage, listPage, type PageOptions } from './page.js';

export interface ServerOptions {
  readonly platformUrl: string;
  readonly apiKey: string;
}

interface PageEnv extends Env {
  Variables: SecureHeadersVariables;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export async function createServer(options: ServerOptions): Promise<Hono<PageEnv>> {
  // The server needs every language; a page loads only its own.
  for (const catalog of await Promise.all(TAGS.map(catalogOf))) if (catalog) useCatalog(catalog);
  const scripts = await bundleClient();
  const app = new Hono<PageEnv>();
  const contentSecurityPolicy = { ...CONTENT_SECURITY_POLICY, styleSrc: ["'self'", NONCE] };
  app.use(secureHeaders({ contentSecurityPolicy, strictTransportSecurity: false }));
  app.use(refuseOtherHosts);
  app.get('/', async (c) => {
    const { calls, total } = await fetchCalls(options);
    return c.html(await listPage(calls, total, pageOptions(c)));
  });
  app.get('/calls', async (c) => {
    const call = await fetchCall(options, c.req.query('id') ?? '');
    return call
      ? c.html(await callPage(call, pageOptions(c)))
      : c.text('The platform knows no call with this id.', 404);
  });
  app.get('/page.css', serveStatic({ path: here('page.css') }));
  app.get('/client/:name', (c) => {
    const script = scripts.get(c.req.param('name'));
    return script ? c.body(script, 200, { 'Content-Type': 'text/javascript' }) : c.notFound();
  });
  return app;
}

/** A nonce is for one response, so no response may be cached. */
function pageOptions(c: Context<PageEnv>): PageOptions {
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept-Language');
  const lang = accepts(c, { header: 'Accept-Language', supports: TAGS, default: 'en', match: matchLanguage });
  return { lang, nonce: c.get('secureHeadersNonce') ?? '' };
}

/** The browser's most preferred supported language; its region is ignored. */
function matchLanguage(
  requested: readonly { type: string; q: number }[],
  { supports, default: fallback }: { supports: string[]; default: string },
): string {
  const preferred = [...requested].sort((a, b) => b.q - a.q).map(({ type }) => type.toLowerCase().replace(/-.*/, ''));
  return preferred.find((lang) => supports.includes(lang)) ?? fallback;
}

/** The client's modules by file name. Each language is a module of its own, so that a page loads only one. */
async function bundleClient(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [here('client.ts')],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'browser'],
    outdir: here('client'),
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/.*[\\/]/, ''), text]));
}

interface Calls {
  readonly calls: readonly Record<string, unknown>[];
  readonly total: number;
}

const fetchCalls = async (options: ServerOptions): Promise<Calls> =>
  ((await callPlatform(options, '/api/calls?limit=1000')) as Calls | null) ?? { calls: [], total: 0 };

/** Null for an unknown call. In a path, `.` and `..` would address another resource. */
const fetchCall = async (options: ServerOptions, id: string): Promise<Record<string, unknown> | null> =>
  ['', '.', '..'].includes(id)
    ? null
    : ((await callPlatform(options, `/api/calls/${encodeURIComponent(id)}`)) as Record<string, unknown> | null);

async function callPlatform({ platformUrl, apiKey }: ServerOptions, path: string): Promise<unknown> {
  const headers = { Authorization: `Bearer ${apiKey}` };
  const response = await fetch(new URL(path, platformUrl), { headers, signal: AbortSignal.timeout(10_000) });
  return response.ok ? response.json() : null;
}
