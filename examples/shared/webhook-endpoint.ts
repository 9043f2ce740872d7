/**
 * The HTTP side of receiving webhooks: path, size, signature and JSON. Everything but 408 and 429 among the 4xx answers is
 * final to the platform, so each refusal is reported: an event that was refused by mistake is lost.
 */
import type { Context, Hono } from 'hono';

import type { Env } from './pages.js';
import { checkSignature } from './signature.js';

/** A webhook whose signature is right. */
export interface Webhook {
  /** The body as received. */
  readonly json: string;
  /** The JSON object in it. */
  readonly payload: object;
}

export interface Refusal {
  readonly status: 400 | 401 | 405 | 413;
  /** A sentence without anything from the request. */
  readonly why: string;
}

export interface EndpointOptions {
  /** One or more; a webhook that is signed with any of them is accepted. */
  readonly secrets: readonly string[];
  readonly onWebhook: (c: Context<Env>, webhook: Webhook) => Response | Promise<Response>;
  readonly onRefusal: (refusal: Refusal) => void;
}

export const WEBHOOK_PATH = '/webhooks/osmtalk';

/** A larger body is refused: an event is a few hundred bytes, a few thousand with a transcript. */
const MEGABYTE = 1024 * 1024;

/** Adds `POST /webhooks/osmtalk`. A trailing slash is accepted: a 404 would lose every event for good. */
export function addWebhookEndpoint(app: Hono<Env>, options: EndpointOptions): void {
  const { secrets, onWebhook, onRefusal } = options;
  if (secrets.length === 0 || secrets.includes('')) {
    throw new TypeError('A receiver needs a secret: with an empty one, anybody can sign.');
  }
  const refuse = (c: Context<Env>, refusal: Refusal): Response => {
    onRefusal(refusal);
    return c.json({ message: refusal.why }, refusal.status);
  };
  const paths = [WEBHOOK_PATH, `${WEBHOOK_PATH}/`];
  app.on('POST', paths, async (c) => {
    const read = await readWebhook(c.req.raw, secrets);
    return 'why' in read ? refuse(c, read) : onWebhook(c, read);
  });
  // Only POST is left out of this: its handler has answered already.
  for (const path of paths) {
    app.all(path, (c) => {
      c.header('Allow', 'POST');
      return refuse(c, { status: 405, why: 'Webhooks are sent by POST.' });
    });
  }
}

async function readWebhook(request: Request, secrets: readonly string[]): Promise<Webhook | Refusal> {
  const body = await readBytes(request);
  if (!body) return { status: 413, why: 'The body has more than 1 MB.' };
  const verdict = checkSignature(secrets, body, request.headers.get('X-OsmTalk-Signature') ?? undefined);
  if (verdict !== 'right') return { status: 401, why: `The signature is ${verdict}.` };
  return readBody(body) ?? { status: 400, why: 'The body is no event: a JSON object is expected.' };
}

/**
 * A request's body; null if it is larger than 1 MB. It is then still read to its end, but not kept: a client that is
 * answered while it is sending sees a broken connection, and would send everything again.
 */
async function readBytes({ body }: Request): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size <= MEGABYTE) chunks.push(chunk);
  }
  return size <= MEGABYTE ? Buffer.concat(chunks) : null;
}

/** Null for what is not UTF-8, not JSON, or not an object. */
function readBody(body: Uint8Array): Webhook | null {
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(body);
    const payload: unknown = JSON.parse(json);
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { json, payload } : null;
  } catch {
    return null;
  }
}
