/**
 * Publishes changes to the pages. Each page has its own buffer of unsent changes, keyed by call: a slow page gets fewer
 * and larger messages, never a growing queue.
 */
import { randomUUID } from 'node:crypto';

import type { Change, Inbox } from './inbox.js';

export interface FeedMessage {
  readonly event: 'snapshot' | 'change';
  readonly id: string;
  readonly data: string;
}

/** Changes are batched for this long, in milliseconds: not noticeable, and a burst becomes a few messages. */
const BATCH_DELAY = 80;
const MAX_PER_MESSAGE = 500;

export class Feed {
  readonly #inbox: Inbox;
  readonly #subscribers = new Set<Subscriber>();
  /** Prefix of message ids. A page that was connected before a restart has another one, and gets a new snapshot. */
  readonly #run = randomUUID().slice(0, 8);

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  publish(change: Change): void {
    for (const subscriber of this.#subscribers) subscriber.add(change);
  }

  /** First a snapshot or what was missed, then batches of changes; null is a heartbeat. Ends with the signal. */
  async *subscribe(
    lastEventId: string | undefined,
    heartbeat: number,
    signal: AbortSignal,
  ): AsyncGenerator<FeedMessage | null> {
    const subscriber = new Subscriber();
    this.#subscribers.add(subscriber);
    try {
      yield this.#firstMessage(lastEventId);
      while (!signal.aborted) {
        const batch = await subscriber.next(heartbeat, signal);
        yield batch && this.#message('change', batch.changes, batch.upTo);
      }
    } finally {
      this.#subscribers.delete(subscriber);
    }
  }

  #firstMessage(lastEventId = ''): FeedMessage {
    const [run, change] = lastEventId.split(':');
    if (run !== this.#run || !/^\d+$/.test(change ?? '')) return this.#message('snapshot', this.#inbox.changedSince(0));
    return this.#message('change', this.#inbox.changedSince(Number(change)));
  }

  #message(event: FeedMessage['event'], changes: readonly Change[], upTo = this.#inbox.changes): FeedMessage {
    const counts = JSON.stringify(this.#inbox.counts);
    // Joined as text: they are JSON already.
    const data = `{"counts":${counts},"events":[${changes.map(({ page }) => page).join(',')}]}`;
    return { event, id: `${this.#run}:${upTo}`, data };
  }
}

interface Batch {
  readonly changes: readonly Change[];
  /** The last change in it, where more are waiting: a page that loses its connection now continues from there. */
  readonly upTo: number | undefined;
}

class Subscriber {
  readonly #changed = new Map<string, Change>();
  #dirty = false;
  #wake: (() => void) | null = null;

  add(change: Change): void {
    // Deleted first, so that the map stays in the order of the changes.
    this.#changed.delete(change.key);
    this.#changed.set(change.key, change);
    this.#dirty = true;
    this.#wake?.();
  }

  /** The next batch; null when nothing has changed for the time of a heartbeat. */
  async next(heartbeat: number, signal: AbortSignal): Promise<Batch | null> {
    if (!this.#dirty) await this.#sleep(heartbeat, signal);
    if (!this.#dirty) return null;
    await pause(BATCH_DELAY, signal);
    const changes = [...this.#changed.values()].slice(0, MAX_PER_MESSAGE);
    for (const { key } of changes) this.#changed.delete(key);
    this.#dirty = this.#changed.size > 0;
    return { changes, upTo: this.#dirty ? changes.at(-1)?.change : undefined };
  }

  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    await pause(milliseconds, signal, (wake) => (this.#wake = wake));
    this.#wake = null;
  }
}

/** Resolves after the time, at the signal, or when the function is called that `onWaker` gets. */
function pause(milliseconds: number, signal: AbortSignal, onWaker?: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
    onWaker?.(done);
  });
}
