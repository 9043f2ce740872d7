/** Puts the console together: what it receives, what it asks of the platform, and its pages. */
import type { Campaign } from '@osmapi/osmtalk-elements/catalog.js';
import type { Hono } from 'hono';

import type { Env } from '../shared/pages.js';
import { createConsole } from './console.js';
import { Contacts } from './contacts.js';
import { type PlatformAccess, PlatformClient } from './platform-client.js';
import { Receiver, type ReceiverOptions } from './receiver.js';
import { Retries } from './retries.js';

export interface OpsConsoleOptions extends PlatformAccess, Omit<ReceiverOptions, 'contactOf'> {
  readonly campaign?: Campaign | null;
  readonly onBurst?: () => void;
  readonly onKept?: (sentence: string) => void;
  /** The time, in ms since 1970. Absent: the clock's. */
  readonly now?: () => number;
}

export interface OpsConsole {
  readonly app: Hono<Env>;
  readonly receiver: Receiver;
  readonly retries: Retries;
}

export function assembleConsole(options: OpsConsoleOptions): OpsConsole {
  const { campaign = null, onBurst = () => undefined, onKept = () => undefined, now = Date.now } = options;
  const client = new PlatformClient(options);
  const contacts = new Contacts(client);
  const receiver = new Receiver({ ...options, contactOf: (callId) => contacts.of(callId) });
  const retries = new Retries({ client, campaign, onKept, now });
  const app = createConsole({ receiver, client, contacts, retries, campaign, onBurst });
  return { app, receiver, retries };
}
