/**
 * Sends the pages what changes. Each page has its own stock of changes not yet sent, keyed by call: a slow page gets
 * fewer and fuller messages, never a growing queue.
 */
import { randomUUID } from 'node:crypto';

import type { CallRecord, Inbox } from './inbox.js';

export interface FeedMessage {
  readonly event: 'snapshot' | 'change';
  readonly id: string;
  readonly data: string;
}

/** Changes are gathered for so long, in milliseconds: quicker than the eye, and a burst becomes a handful of messages. */
const GATHER = 80;
const MOST_PER_MESSAGE = 500;

export class Feed {
  readonly #inbox: Inbox;
  readonly #subscribers = new Set<Subscriber>();
  /** Ids of messages begin with it, so that a page from before a restart is told apart, and gets a fresh snapshot. */
  readonly #run = randomUUID().slice(0, 8);

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  publish(record: CallRecord): void {
    for (const subscriber of this.#subscribers) subscriber.add(record);
  }

  /** Everything there is to tell, then each change; ends with the signal. A null means "nothing new, still here". */
  async *subscribe(
    lastEventId: string | undefined,
    heartbeat: number,
    signal: AbortSignal,
  ): AsyncGenerator<FeedMessage | null> {
    const subscriber = new Subscriber();
    this.#subscribers.add(subscriber);
    try {
      yield this.#greeting(lastEventId);
      while (!signal.aborted) {
        const batch = await subscriber.next(heartbeat, signal);
        yield batch && this.#message('change', batch.records, batch.upTo);
      }
    } finally {
      this.#subscribers.delete(subscriber);
    }
  }

  #greeting(lastEventId = ''): FeedMessage {
    const [run, change] = lastEventId.split(':');
    if (run !== this.#run || !/^\d+$/.test(change ?? '')) return this.#message('snapshot', this.#inbox.failed());
    return this.#message('change', this.#inbox.changedSince(Number(change)));
  }

  #message(event: FeedMessage['event'], records: readonly CallRecord[], upTo = this.#inbox.changes): FeedMessage {
    const counts = JSON.stringify(this.#inbox.counts);
    // Joined as text: the events are JSON already, and writing a deeply nested one anew could overflow the stack.
    const data = `{"counts":${counts},"events":[${records.map((record) => record.json).join(',')}]}`;
    return { event, id: `${this.#run}:${upTo}`, data };
  }
}

interface Batch {
  readonly records: readonly CallRecord[];
  /** The last change in it, when more are waiting: where a page that is cut off now has to go on. */
  readonly upTo: number | undefined;
}

class Subscriber {
  readonly #changed = new Map<string, CallRecord>();
  #dirty = false;
  #wake: (() => void) | null = null;

  add(record: CallRecord): void {
    // Taken out first, so that the order stays that of the changes.
    this.#changed.delete(record.callId);
    if (record.everFailed) this.#changed.set(record.callId, record);
    this.#dirty = true;
    this.#wake?.();
  }

  /** The next changes, gathered for a moment; null when nothing changed for as long as the heartbeat. */
  async next(heartbeat: number, signal: AbortSignal): Promise<Batch | null> {
    if (!this.#dirty) await this.#sleep(heartbeat, signal);
    if (!this.#dirty) return null;
    await pause(GATHER, signal);
    const records = [...this.#changed.values()].slice(0, MOST_PER_MESSAGE);
    for (const record of records) this.#changed.delete(record.callId);
    this.#dirty = this.#changed.size > 0;
    return { records, upTo: this.#dirty ? records.at(-1)?.change : undefined };
  }

  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    await pause(milliseconds, signal, (wake) => (this.#wake = wake));
    this.#wake = null;
  }
}

/** Waits, unless the signal or the waker comes first. */
function pause(milliseconds: number, signal: AbortSignal, giveWaker?: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
    giveWaker?.(done);
  });
}
