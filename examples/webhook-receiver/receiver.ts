/**
 * Receives the platform's webhooks (`POST /webhooks/osmtalk`): verifies, stores, logs, answers. A 2xx says that the event
 * is durable, or is none that we keep; a 4xx is final; after a 5xx the platform sends the event again.
 */
import { explainFailure } from '@osmapi/osmtalk-elements/catalog.js';
import { type Context, Hono } from 'hono';

import { readBody, readBytes, readEvent } from '../shared/call-event.js';
import type { Env } from '../shared/pages.js';
import { checkSignature } from '../shared/signature.js';
import { branch } from './branch.js';
import { type Log, masked, wordsOf } from './log.js';
import type { CallStore } from './store.js';

export interface ReceiverOptions {
  readonly secret: string;
  readonly store: CallStore;
  readonly log: Log;
}

/** What becomes of an event that is not about the course of a call, is one of tomorrow, or has no call id. */
const IGNORED = { outcome: 'ignored', reasonBefore: null } as const;

export function createReceiver(options: ReceiverOptions): Hono<Env> {
  const { secret, log } = options;
  if (secret === '') throw new TypeError('A receiver needs a secret: with an empty one, anybody can sign.');
  const app = new Hono<Env>();
  app.post('/webhooks/osmtalk', async (c) => {
    const body = await readBytes(c.req.raw);
    if (!body) return refuse(c, log, 413, 'The body has more than 1 MB.');
    const verdict = checkSignature(secret, body, c.req.header('X-OsmTalk-Signature'));
    if (verdict !== 'right') return refuse(c, log, 401, `The signature is ${verdict}.`);
    const read = readBody(body);
    if (!read) return refuse(c, log, 400, 'The body is no event: a JSON object is expected.');
    return receive(c, read, options);
  });
  return app;
}

async function receive(c: Context, { json, payload }: Read, { store, log }: ReceiverOptions): Promise<Response> {
  const event = readEvent(payload, json);
  const failure = explainFailure(payload);
  const { nextStep, level } = branch(failure);
  const about = { event: masked((payload as { event?: unknown }).event), callId: event?.callId ?? '' };
  try {
    const reason = failure && (failure.code || failure.reason);
    const { outcome, reasonBefore } = event ? await store.put(event, { reason, nextStep }) : IGNORED;
    // A redelivery is logged as if it were news: the process may have died between storing it and logging it. What a later
    // event has overtaken wakes nobody up.
    const entry = { ...about, outcome, ...wordsOf(failure), nextStep, reasonBefore };
    log(outcome === 'outdated' ? 'info' : level, entry);
    return c.json({ outcome });
  } catch (problem) {
    log('error', { ...about, outcome: 'not stored', why: String(problem) });
    return c.json({ message: 'The event could not be stored. Please send it again.' }, 503);
  }
}

type Read = NonNullable<ReturnType<typeof readBody>>;

function refuse(c: Context, log: Log, status: 400 | 401 | 413, why: string): Response {
  log('warning', { outcome: 'refused', status, why });
  return c.json({ message: why }, status);
}
