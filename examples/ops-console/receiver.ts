/**
 * Receives the platform's webhooks (`POST /webhooks/osmtalk`) and publishes changes to the pages by server-sent events (`GET
 * /events`). Every event is answered with 200, also one that says nothing of a call's outcome or is not known yet.
 */
import { type Context, Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

import { readEvent } from '../shared/call-event.js';
import type { Env } from '../shared/pages.js';
import { addWebhookEndpoint, type Refusal, type Webhook } from '../shared/webhook-endpoint.js';
import { Feed, type FeedMessage } from './receiver/feed.js';
import { type CallRecord, type Change, Inbox } from './receiver/inbox.js';
import { blockedLead, type Contact } from './receiver/page-event.js';

export interface ReceiverOptions {
  /** One or more; a webhook that is signed with any of them is accepted. */
  readonly secrets: readonly string[];
  /** Who was called, which webhooks do not say. Absent: the pages cannot tell that two calls were to one person. */
  readonly contactOf?: (callId: string) => Promise<Contact | null>;
  /** Called for each failed call, and again when its reason changes. */
  readonly onFailed?: (event: unknown, record: CallRecord) => void;
  /** Called for each refused request to the webhooks' path. */
  readonly onRefusal?: (refusal: Refusal) => void;
  /** Interval of heartbeats on an idle connection, in milliseconds. */
  readonly heartbeat?: number;
  /** How long a page may take to read a message, in milliseconds, before its connection is closed. */
  readonly readTimeout?: number;
}

/** After how long a page reconnects, in milliseconds. */
const RECONNECT_AFTER = 1000;

export class Receiver {
  readonly app = new Hono<Env>();
  readonly inbox = new Inbox();
  readonly feed = new Feed(this.inbox);
  readonly #options: ReceiverOptions;

  constructor(options: ReceiverOptions) {
    this.#options = options;
    addWebhookEndpoint(this.app, {
      secrets: options.secrets,
      onWebhook: async (c, webhook) => c.json({ stored: await this.#store(webhook) }),
      onRefusal: (refusal) => options.onRefusal?.(refusal),
    });
    this.app.get('/events', (c) => this.#stream(c));
  }

  async #store(webhook: Webhook): Promise<boolean> {
    const blocked = blockedLead(webhook.payload);
    if (blocked) return this.#publish(this.inbox.block(blocked));
    const event = readEvent(webhook.json);
    if (!event) return false;
    const contact = (await this.#options.contactOf?.(event.callId)) ?? null;
    const record = this.inbox.upsert(event, contact);
    if (record?.name === 'call.failed') this.#options.onFailed?.(webhook.payload, record);
    return this.#publish(record);
  }

  #publish(change: Change | null): boolean {
    if (change) this.feed.publish(change);
    return change !== null;
  }

  #stream(c: Context<Env>): Response {
    const { heartbeat = 15_000, readTimeout = 15_000 } = this.#options;
    const left = new AbortController();
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => left.abort());
      for await (const message of this.feed.subscribe(c.req.header('Last-Event-ID'), heartbeat, left.signal)) {
        if (await isSettledWithin(readTimeout, send(stream, message))) continue;
        // A client that has stopped reading keeps the socket's buffer full; only destroying the socket frees it.
        c.env.outgoing.destroy();
        break;
      }
    });
  }
}

function send(stream: SSEStreamingApi, message: FeedMessage | null): Promise<unknown> {
  return message ? stream.writeSSE({ ...message, retry: RECONNECT_AFTER }) : stream.write(': heartbeat\n\n');
}

/** Whether the promise is fulfilled in time. */
async function isSettledWithin(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
