/**
 * Receives the platform's webhooks (`POST /webhooks/osmtalk`) and passes what changes on to the pages by server-sent events
 * (`GET /events`). Answers 413 to more than 1 MB, 401 to any signature but the right one, 400 to what is no event, and 200
 * to every event that it does not know, including those of tomorrow.
 */
import { type Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

import { type CallEvent, readBody, readBytes, readEvent } from '../shared/call-event.js';
import type { Env } from '../shared/pages.js';
import { checkSignature } from '../shared/signature.js';
import { Feed, type FeedMessage } from './receiver/feed.js';
import { type CallRecord, Inbox } from './receiver/inbox.js';

export interface ReceiverOptions {
  readonly secret: string;
  /** Told of each failed call, and again when its reason changes. */
  readonly onFailed?: (event: unknown, record: CallRecord) => void;
  /** How often a silent connection is shown to be alive, in milliseconds. */
  readonly heartbeat?: number;
  /** How long a page may leave a message lying, in milliseconds, before its connection is cut. */
  readonly patience?: number;
}

/** How soon a page that lost its connection tries again, in milliseconds. */
const RECONNECT_AFTER = 1000;

export class Receiver {
  readonly app = new Hono<Env>();
  readonly inbox = new Inbox();
  readonly feed = new Feed(this.inbox);
  readonly #options: ReceiverOptions;

  constructor(options: ReceiverOptions) {
    if (options.secret === '') throw new TypeError('A receiver needs a secret: with an empty one, anybody can sign.');
    this.#options = options;
    this.app.post('/webhooks/osmtalk', (c) => this.#receive(c));
    this.app.get('/events', (c) => this.#stream(c));
  }

  async #receive(c: Context<Env>): Promise<Response> {
    const body = await readBytes(c.req.raw);
    if (!body) return c.json({ message: 'The body has more than 1 MB.' }, 413);
    if (checkSignature(this.#options.secret, body, c.req.header('X-OsmTalk-Signature')) !== 'right') {
      return c.json({ message: 'The signature is missing or wrong.' }, 401);
    }
    const read = readBody(body);
    if (!read) return c.json({ message: 'The body is no event: a JSON object is expected.' }, 400);
    const event = readEvent(read.payload, read.json);
    return c.json({ stored: event !== null && this.#store(event, read.payload) });
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
