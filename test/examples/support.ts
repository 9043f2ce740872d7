import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

import { Receiver, type ReceiverOptions } from '../../examples/ops-console/receiver.js';
import { assembleConsole } from '../../examples/ops-console/start.js';
import { signatureOf } from '../../examples/platform/webhooks.js';
import { programArgs } from '../support/program.js';

export const SECRET = 'a secret of the tests';

/** What outlives a test: it ends what is given to `after` when it is over itself. A `TestContext` is one. */
export type Scope = Pick<TestContext, 'after'>;

/** Serves the app on a free loopback port until the test is over. */
export async function serve(t: Scope, app: Pick<Parameters<typeof createAdaptorServer>[0], 'fetch'>): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function startReceiver(t: TestContext, options: Partial<ReceiverOptions> = {}) {
  const receiver = new Receiver({ secrets: [SECRET], ...options });
  const url = await serve(t, receiver.app);
  const post = (
    body: string | Uint8Array<ArrayBuffer>,
    signature: string | null = signatureOf(body, SECRET),
  ): Promise<Response> => {
    const headers = signature === null ? {} : { 'X-OsmTalk-Signature': signature };
    return fetch(`${url}/webhooks/osmtalk`, { method: 'POST', headers, body });
  };
  return { receiver, url, post, tell: (event: object) => post(JSON.stringify(event)) };
}

/** The console over a platform that knows these calls, whatever their ids, and notes what it is asked. */
export async function startConsoleOver(t: TestContext, calls: readonly { readonly id: string }[]) {
  const asked: string[] = [];
  const keys: (string | undefined)[] = [];
  const app = new Hono();
  app.use(async (c, next) => {
    asked.push(new URL(c.req.url).pathname);
    await next();
  });
  app.get('/api/calls', (c) => c.json({ calls, total: calls.length }));
  app.get('/api/calls/:id', (c) => {
    const call = calls.find(({ id }) => id === c.req.param('id'));
    return call ? c.json(call) : c.json({}, 404);
  });
  app.post('/api/calls/outbound', (c) => {
    keys.push(c.req.header('Idempotency-Key'));
    return c.json({ callId: 'call_new' });
  });
  const platformUrl = await serve(t, app);
  const url = await serve(t, assembleConsole({ platformUrl, apiKey: 'key', secrets: [SECRET] }).app);
  return { url, asked, keys };
}

/** The official page's webhook example, about another call at another time where the test says so. */
export function failed(id: string, seconds = 0, reason = 'no_audio_either_direction') {
  const timestamp = new Date(Date.UTC(2026, 4, 13, 8, 42, 17, 221) + seconds * 1000).toISOString();
  const call = {
    id,
    agentId: 'agent_xxx',
    channel: 'phone',
    startedAt: '2026-05-13T08:42:12.000Z',
    endedAt: '2026-05-13T08:42:17.221Z',
    durationSeconds: 5,
    failureReason: reason,
  };
  return { event: 'call.failed', timestamp, reason, call };
}

export function completed(id: string, seconds = 0) {
  const { timestamp, call } = failed(id, seconds);
  const { failureReason: _, ...about } = call;
  return { event: 'call.completed', timestamp, call: about };
}

export interface StreamMessage {
  readonly event: string;
  readonly id: string;
  readonly data: {
    readonly counts: { made: number; completed: number; failed: number };
    readonly events: { reason: string; call: { id: string } }[];
  };
}

/** Opens a stream of server-sent events; `next` gives one message at a time, comments left out. */
export async function openStream(t: TestContext, url: string, lastEventId?: string) {
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  const closing = new AbortController();
  const response = await fetch(`${url}/events`, { headers, signal: closing.signal });
  const close = (): void => closing.abort();
  t.after(close);
  if (!response.body) throw new Error('The stream has no body.');
  const blocks = splitBlocks(response.body);
  const next = async (): Promise<StreamMessage> => {
    for (;;) {
      const { value, done } = await blocks.next();
      if (done) throw new Error('The stream has ended.');
      if (!value.startsWith(':')) return readBlock(value);
    }
  };
  const nextBlock = async (): Promise<string> => String((await blocks.next()).value);
  return { response, next, nextBlock, close };
}

async function* splitBlocks(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    yield* parts;
  }
}

function readBlock(block: string): StreamMessage {
  const lines = block.split('\n');
  const field = (name: string): string =>
    lines
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n');
  return { event: field('event'), id: field('id'), data: JSON.parse(field('data')) as StreamMessage['data'] };
}

/** Resolves as soon as the condition holds; the test's own time limit is the only clock. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Starts the whole example as `npm start` does, and gathers what it prints. */
export function startMain(...args: string[]) {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, [...programArgs('examples/ops-console/main'), ...args], { cwd });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const address = async (): Promise<string> => {
    const find = (): string | undefined => /^Open (\S+)/m.exec(output)?.[1];
    await until(() => find() !== undefined || child.exitCode !== null);
    const found = find();
    if (found === undefined) throw new Error(output);
    return found;
  };
  return { child, address, output: () => output, stop: () => void child.kill('SIGKILL') };
}
