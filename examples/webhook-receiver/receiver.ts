/**
 * Receives the platform's webhooks (`POST /webhooks/osmtalk`): verifies, stores, logs, answers. A 2xx means that the event
 * is durable, or that there is nothing in it to store; a 4xx is final; after a 5xx the platform sends the event again.
 */
import { explainFailure, readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { type Context, Hono } from 'hono';

import { readEvent } from '../shared/call-event.js';
import { maskText } from '../shared/mask.js';
import type { Env } from '../shared/pages.js';
import { addWebhookEndpoint, type Webhook } from '../shared/webhook-endpoint.js';
import { branch } from './branch.js';
import { type Log, wordsOf } from './log.js';
import type { CallStore } from './store.js';

export interface ReceiverOptions {
  /** One or more; a webhook that is signed with any of them is accepted. */
  readonly secrets: readonly string[];
  readonly store: CallStore;
  readonly log: Log;
}

/** For an event that says nothing of a call's outcome, is not known yet, or has no call id. */
const IGNORED = { outcome: 'ignored', reasonBefore: null } as const;

export function createReceiver(options: ReceiverOptions): Hono<Env> {
  const { secrets, log } = options;
  const app = new Hono<Env>();
  addWebhookEndpoint(app, {
    secrets,
    onWebhook: (c, webhook) => receive(c, webhook, options),
    onRefusal: (refusal) => log('warning', { outcome: 'refused', ...refusal }),
  });
  return app;
}

async function receive(c: Context, webhook: Webhook, { store, log }: ReceiverOptions): Promise<Response> {
  const { json, payload } = webhook;
  const event = readEvent(json);
  const failure = explainFailure(json);
  const { nextStep, level } = branch(failure);
  const about = { event: maskText((payload as { event?: unknown }).event), callId: readCall(json).id };
  try {
    const reason = failure && (failure.code || failure.reason);
    const { outcome, reasonBefore } = event ? await store.put(event, { reason, nextStep }) : IGNORED;
    // A redelivery is logged at the level of the first delivery: the process may have died between storing the event and
    // logging it. An event that a later one has overtaken alerts nobody.
    const entry = { ...about, outcome, ...wordsOf(failure), nextStep, reasonBefore };
    log(outcome === 'outdated' ? 'info' : level, entry);
    return c.json({ outcome });
  } catch (problem) {
    log('error', { ...about, outcome: 'not stored', why: String(problem) });
    return c.json({ message: 'The event could not be stored. Please send it again.' }, 503);
  }
}
