/**
 * The calls, one row each, in a libSQL database: an SQLite file, or a server by its URL, with the same driver and SQL. When
 * `put` resolves, the event is durable: it survives a crash of the process and a power failure.
 */
import { type Client, createClient, type InStatement, type ResultSet, type Row } from '@libsql/client';

import type { CallEvent } from '../shared/call-event.js';
import { Semaphore } from '../shared/semaphore.js';
import type { NextStep } from './branch.js';
import { isUpToDate, NO_TIME, orderColumns, SCHEMA, TABLE, upgrade } from './schema.js';

export interface StoredCall {
  readonly id: string;
  /** What the latest event tells. */
  readonly event: CallEvent['name'];
  /** When that happened, in ms since 1970; null where that cannot be read. */
  readonly time: number | null;
  /** The reason code; null for a call that did not fail, or is not known to. */
  readonly reason: string | null;
  /** The reason that the event before gave, by the order of events; null where it gave none. */
  readonly reasonBefore: string | null;
  readonly nextStep: NextStep | null;
  /** The latest event as received. */
  readonly body: string;
}

/** What an event is to the store: news, delivered before, or overtaken by a later one. Only news changes anything. */
export interface Receipt {
  readonly outcome: 'stored' | 'known' | 'outdated';
  /** The reason that this event has replaced. */
  readonly reasonBefore: string | null;
}

/** The call after which a page of calls begins. */
export type Place = Pick<StoredCall, 'id' | 'time'>;

export interface StoreOptions {
  readonly url: string;
  readonly authToken?: string | undefined;
  /** How long a database server may take to answer, in ms (10,000): the platform waits 15 s for our answer. */
  readonly timeout?: number;
}

/** A folder that git ignores. */
export const DEFAULT_FOLDER = '.cache';

/** The database that the environment variables name. */
export function databaseOf(env: NodeJS.ProcessEnv): StoreOptions {
  const { DATABASE_URL: url = '', DATABASE_AUTH_TOKEN: authToken } = env;
  return { url: url === '' ? `file:${DEFAULT_FOLDER}/calls.db` : url, authToken };
}

/**
 * Idempotent, and the same in any order: the latest event wins, as in the library's own lists. A row stays when its call
 * turns out not to have failed, so that a late failure cannot bring it back.
 */
const UPSERT = `
  INSERT INTO calls (id, event, reason, next_step, body, time, moment, rank, tie)
  VALUES (:id, :event, :reason, :nextStep, :body, :time, :moment, :rank, :tie)
  ON CONFLICT (id) DO UPDATE SET event = excluded.event, reason = excluded.reason,
    reason_before = calls.reason, before_moment = calls.moment, before_rank = calls.rank, before_tie = calls.tie,
    next_step = excluded.next_step, body = excluded.body, time = excluded.time,
    moment = excluded.moment, rank = excluded.rank, tie = excluded.tie
  WHERE (excluded.moment, excluded.rank, excluded.tie) > (calls.moment, calls.rank, calls.tie)
  RETURNING id`;

/** An event that a later one has overtaken may still be later than the one that is held to be before that. */
const UPDATE_BEFORE = `
  UPDATE calls SET reason_before = :reason, before_moment = :moment, before_rank = :rank, before_tie = :tie
  WHERE id = :id AND (moment, rank, tie) > (:moment, :rank, :tie)
    AND (before_moment IS NULL OR (before_moment, before_rank, before_tie) < (:moment, :rank, :tie))`;

/** What is held after that: the same, or something later. */
const HELD = `SELECT (moment, rank, tie) = (:moment, :rank, :tie) AS is_same, reason_before FROM calls WHERE id = :id`;
const COLUMNS = 'id, event, time, reason, reason_before, next_step, body';
/** How long to wait for another process's lock on the file, in ms. The driver blocks the event loop while it waits. */
const LOCK_TIMEOUT = 500;

export class CallStore {
  readonly #client: Client;
  readonly #connections: Semaphore;
  /** Whether the last statement succeeded, so that the connection can be used again. */
  #isSound = false;

  private constructor(client: Client, limit: number) {
    this.#client = client;
    this.#connections = new Semaphore(limit);
  }

  static async open({ url, authToken, timeout = 10_000 }: StoreOptions): Promise<CallStore> {
    // One connection for a file, so that its PRAGMA settings apply to every statement.
    const concurrency = /^(file:|:memory:)/.test(url) ? 1 : 20;
    const request = (input: Request): Promise<Response> => fetch(input, { signal: AbortSignal.timeout(timeout) });
    const token = authToken === undefined ? {} : { authToken };
    const client = createClient({ url, ...token, concurrency, timeout: LOCK_TIMEOUT, fetch: request });
    const store = new CallStore(client, concurrency);
    await store.#write([...SCHEMA]);
    const [table] = await store.#read(TABLE);
    if (!isUpToDate(table?.sql)) await store.#upgrade(table?.sql);
    return store;
  }

  async #upgrade(table: unknown): Promise<void> {
    const rows = await this.#read('SELECT id, body FROM calls');
    await this.#write(
      upgrade(
        table,
        rows.map(({ id, body }) => ({ id: id as string, body: body as string })),
      ),
    );
  }

  async put(event: CallEvent, { reason, nextStep }: Pick<StoredCall, 'reason' | 'nextStep'>): Promise<Receipt> {
    const id = storable(event.callId);
    const order = orderColumns(event);
    const { time: _, ...identity } = { id, ...order };
    const args = { id, ...order, event: event.name, reason: reason && storable(reason), nextStep, body: event.json };
    const [written, , held] = await this.#write([
      { sql: UPSERT, args },
      { sql: UPDATE_BEFORE, args: { ...identity, reason: args.reason } },
      { sql: HELD, args: identity },
    ]);
    const isNews = written?.rows.length === 1;
    const row = held?.rows[0];
    if (!isNews && row?.is_same !== 1) return { outcome: 'outdated', reasonBefore: null };
    return { outcome: isNews ? 'stored' : 'known', reasonBefore: (row?.reason_before ?? null) as string | null };
  }

  async find(id: string): Promise<StoredCall | null> {
    const row = await this.#read(`SELECT ${COLUMNS} FROM calls WHERE id = ?`, [id]);
    return row[0] ? readRow(row[0]) : null;
  }

  /** A number of calls, latest first; only those with this next step, unless it is null. */
  async list(count: number, nextStep: NextStep | null, after: Place | null): Promise<StoredCall[]> {
    const conditions = [...(nextStep ? ['next_step = ?'] : []), ...(after ? ['(time, id) < (?, ?)'] : [])];
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const args = [...(nextStep ? [nextStep] : []), ...(after ? [after.time ?? NO_TIME, after.id] : []), count];
    const rows = await this.#read(`SELECT ${COLUMNS} FROM calls ${where} ORDER BY time DESC, id DESC LIMIT ?`, args);
    return rows.map(readRow);
  }

  /** The number of calls by next step; null is the key of those without one. */
  async counts(): Promise<Map<NextStep | null, number>> {
    const rows = await this.#read('SELECT next_step, COUNT(*) AS count FROM calls GROUP BY next_step');
    return new Map(rows.map((row) => [row.next_step as NextStep | null, Number(row.count)]));
  }

  close(): void {
    this.#client.close();
  }

  async #read(sql: string, args: (string | number)[] = []): Promise<Row[]> {
    return (await this.#run(() => this.#client.execute({ sql, args }))).rows;
  }

  /** Runs the statements in one transaction. */
  async #write(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#run(() => this.#client.batch(statements, 'write'));
  }

  /**
   * A statement that fails because the file is locked stays open in the driver. Until it is garbage-collected, no commit on
   * the connection succeeds, and a statement outside a transaction would be reported as done and lost later
   * (https://github.com/tursodatabase/libsql-client-ts/issues/352). So the connection is replaced after every error.
   */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    return this.#connections.run(async () => {
      if (this.#client.protocol === 'file' && !this.#isSound) await this.#connect();
      this.#isSound = false;
      const result = await work();
      this.#isSound = true;
      return result;
    });
  }

  /**
   * Opens the file with a write-ahead log that is flushed to the disk at each commit. With the commonly recommended
   * `synchronous = NORMAL`, a commit survives a crash but not a power failure, and its event, answered with 2xx, would not be
   * sent again. On macOS only a full fsync reaches the disk.
   */
  async #connect(): Promise<void> {
    this.#client.reconnect();
    const { rows } = await this.#client.execute('PRAGMA journal_mode = WAL');
    if (rows[0]?.journal_mode !== 'wal') throw new Error('Nothing would be durable in this database: it is no file.');
    await this.#client.execute('PRAGMA synchronous = FULL');
    await this.#client.execute('PRAGMA fullfsync = ON');
  }
}

/** Databases cannot store lone surrogates or NUL. A body is JSON text, which has them only as escapes. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

function readRow(row: Row): StoredCall {
  return {
    id: row.id as string,
    event: row.event as CallEvent['name'],
    time: row.time === NO_TIME ? null : Number(row.time),
    reason: row.reason as string | null,
    reasonBefore: row.reason_before as string | null,
    nextStep: row.next_step as NextStep | null,
    body: row.body as string,
  };
}
