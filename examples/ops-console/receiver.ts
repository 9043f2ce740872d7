/**
 * Receives the platform's webhooks (`POST /webhooks/osmtalk`) and passes what changes on to the pages by server-sent events
 * (`GET /events`). Answers 413 to more than 1 MB, 401 to any signature but the right one, 400 to what is no event, and 200
 * to every event that it does not know, including those of tomorrow.
 */
import type { HttpBindings } from '@hono/node-server';
import { readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { Feed, type FeedMessage } from './receiver/feed.js';
import { Inbox, type CallEvent, type CallRecord } from './receiver/inbox.js';
import { isSignedWith } from './receiver/signature.js';

export interface ReceiverOptions {
  readonly secret: string;
  /** Told of each failed call, and again when its reason changes. */
  readonly onFailed?: (event: unknown, record: CallRecord) => void;
  /** How often a silent connection is shown to be alive, in milliseconds. */
  readonly heartbeat?: number;
  /** How long a page may leave a message lying, in milliseconds, before its connection is cut. */
  readonly patience?: number;
}

interface Env {
  Bindings: HttpBindings;
}

const MEGABYTE = 1024 * 1024;
/** How soon a page that lost its connection tries again, in milliseconds. */
const RECONNECT_AFTER = 1000;
const HANDLED: readonly string[] = ['call.started', 'call.completed', 'call.failed'] satisfies CallEvent['name'][];

export class Receiver {
  readonly app = new Hono<Env>();
  readonly inbox = new Inbox();
  readonly feed = new Feed(this.inbox);
  readonly #options: ReceiverOptions;

  constructor(options: ReceiverOptions) {
    if (options.secret === '') throw new TypeError('A receiver needs a secret: with an empty one, anybody can sign.');
    this.#options = options;
    this.app.post('/webhooks/osmtalk', bodyLimit({ maxSize: MEGABYTE }), (c) => this.#receive(c));
    this.app.get('/events', (c) => this.#stream(c));
  }

  async #receive(c: Context<Env>): Promise<Response> {
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (!isSignedWith(this.#options.secret, body, c.req.header('X-OsmTalk-Signature'))) {
      return c.json({ message: 'The signature is missing or wrong.' }, 401);
    }
    const json = decode(body);
    const payload = json === null ? null : parseObject(json);
    if (json === null || payload === null)
      return c.json({ message: 'The body is no event: a JSON object is expected.' }, 400);
    const event = readEvent(payload, json);
    return c.json({ stored: event !== null && this.#store(event, payload) });
  }

  #store(event: CallEvent, payload: object): boolean {
    const record = this.inbox.upsert(event);
    if (!record) return false;
    this.feed.publish(record);
    if (record.name === 'call.failed') this.#options.onFailed?.(payload, record);
    return true;
  }

  #stream(c: Context<Env>): Response {
    const { heartbeat = 15_000, patience = 15_000 } = this.#options;
    const left = new AbortController();
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => left.abort());
      for await (const message of this.feed.subscribe(c.req.header('Last-Event-ID'), heartbeat, left.signal)) {
        if (await within(patience, send(stream, message))) continue;
        // Whoever has stopped reading keeps the socket full: only destroying it frees both ends.
        c.env.outgoing.destroy();
        break;
      }
    });
  }
}

function send(stream: SSEStreamingApi, message: FeedMessage | null): Promise<unknown> {
  return message ? stream.writeSSE({ ...message, retry: RECONNECT_AFTER }) : stream.write(': still here\n\n');
}

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

function parseObject(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Null for an event that is not about the course of a call, and for one without a call id. */
function readEvent(payload: object, json: string): CallEvent | null {
  const { event: name, timestamp, failedAt } = payload as Record<string, unknown>;
  const callId = readCall(payload).id;
  if (callId === '' || typeof name !== 'string' || !isHandled(name)) return null;
  const time = Date.parse(typeof timestamp === 'string' ? timestamp : String(failedAt));
  return { callId, name, time: Number.isNaN(time) ? -Infinity : time, json };
}

function isHandled(name: string): name is CallEvent['name'] {
  return HANDLED.includes(name);
}

/** Whether the promise is kept within so many milliseconds. */
async function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, milliseconds, false)));
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
