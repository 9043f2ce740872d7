import type { TestContext } from 'node:test';

import { Hono } from 'hono';

import { Platform, type PlatformOptions } from '../../examples/platform/platform.js';
import { SECRET, serve } from './support.js';

/** A receiver that gives these answers in turn, the last one for ever, and notes what it gets. */
export async function startTarget(t: TestContext, ...answers: number[]) {
  const requests: { readonly at: number; readonly body: string; readonly signature: string | undefined }[] = [];
  const app = new Hono().post('/', async (c) => {
    const body = await c.req.text();
    requests.push({ at: performance.now(), body, signature: c.req.header('X-OsmTalk-Signature') });
    return new Response(null, { status: answers[requests.length - 1] ?? answers.at(-1) ?? 200 });
  });
  return { requests, url: await serve(t, app) };
}

export async function startPlatform(t: TestContext, options: Partial<PlatformOptions> = {}) {
  const target = await startTarget(t, 200);
  const defaults = {
    apiKey: 'key',
    webhookUrl: target.url,
    webhookSecret: SECRET,
    seed: 7,
    speed: 10_000,
    maxConcurrent: 15,
  };
  const platform = new Platform({ ...defaults, ...options });
  t.after(() => platform.close());
  const url = await serve(t, platform.app);
  const ask = (
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> => fetch(url + path, { ...init, headers: { Authorization: 'Bearer key', ...init.headers } });
  const outbound = (wish: unknown, key?: string): Promise<Response> =>
    ask('/api/calls/outbound', {
      method: 'POST',
      body: JSON.stringify(wish),
      headers: key === undefined ? {} : { 'Idempotency-Key': key },
    });
  return { platform, target, url, ask, outbound };
}

export interface Listing {
  readonly calls: readonly Record<string, unknown>[];
  readonly total: number;
}

export async function listing(response: Promise<Response>): Promise<Listing> {
  return (await (await response).json()) as Listing;
}
