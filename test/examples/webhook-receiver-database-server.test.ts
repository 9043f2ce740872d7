/** The receiver with a database server instead of a file: the same driver, over HTTP, to a stand-in for such a server. */
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';

import { type Client, createClient, type Transaction } from '@libsql/client';
import { Hono } from 'hono';

import { CallStore } from '../../examples/webhook-receiver/store.js';
import { completed, failed, serve } from './support.js';
import { Server } from './webhook-receiver-support.js';

type Value = { type: 'null' } | { type: 'text'; value: string } | { type: 'integer' | 'float'; value: string | number };
interface Statement {
  /** Or the id of one that was handed over before. */
  readonly sql?: string;
  readonly sql_id?: number;
  readonly args: readonly Value[];
  readonly named_args: readonly { readonly name: string; readonly value: Value }[];
}
type Condition = { type: 'ok'; step: number } | { type: 'not'; cond: Condition };
interface Step {
  readonly stmt: Statement;
  readonly condition?: Condition;
}
type Request =
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: { steps: Step[] } }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close' };

const fromWire = (value: Value): string | number | null =>
  value.type === 'null' ? null : value.type === 'integer' ? Number(value.value) : value.value;

function toWire(value: unknown): Value {
  if (typeof value === 'string') return { type: 'text', value };
  return typeof value === 'number' ? { type: 'integer', value: String(value) } : { type: 'null' };
}

async function execute(database: Client | Transaction, sql: string, { args, named_args }: Statement) {
  const named = named_args.map(({ name, value }) => [name, fromWire(value)] as const);
  const values = named.length > 0 ? Object.fromEntries(named) : args.map(fromWire);
  const { columns, rows, rowsAffected } = await database.execute({ sql, args: values });
  const cells = rows.map((row) => columns.map((_, index) => toWire(row[index])));
  return { cols: columns.map((name) => ({ name })), rows: cells, affected_row_count: rowsAffected };
}

/** Statements, and the beginning and the end of their transaction; each may depend on the outcome of another. */
async function runBatch(database: Client, steps: readonly Step[], textOf: (statement: Statement) => string) {
  const transaction = await database.transaction('write');
  const results: unknown[] = [];
  const errors: unknown[] = [];
  const holds = (condition: Condition): boolean =>
    condition.type === 'not' ? !holds(condition.cond) : results[condition.step] !== null;
  const run = async ({ stmt }: Step): Promise<object> => {
    const sql = textOf(stmt);
    const control = { 'BEGIN IMMEDIATE': async () => {}, COMMIT: () => transaction.commit(), ROLLBACK: () => transaction.rollback() }[sql]; // prettier-ignore
    if (!control) return execute(transaction, sql, stmt);
    await control();
    return { cols: [], rows: [], affected_row_count: 0 };
  };
  for (const step of steps) {
    const isSkipped = step.condition && !holds(step.condition);
    const result = isSkipped ? null : await run(step).catch((problem: unknown) => String(problem));
    results.push(typeof result === 'string' ? null : result);
    errors.push(typeof result === 'string' ? { message: result, code: 'SQLITE_ERROR' } : null);
  }
  return { step_results: results, step_errors: errors };
}

/** As much of the protocol (Hrana 2 over HTTP, as JSON) as the driver uses here, over a database in memory. */
async function startDatabaseServer(t: TestContext, token = 'a token') {
  const database = createClient({ url: ':memory:' });
  t.after(() => database.close());
  const seen: string[] = [];
  const answer = async (request: Request, texts: Map<number, string>): Promise<unknown> => {
    const textOf = ({ sql, sql_id }: Statement): string => {
      seen.push(sql ?? texts.get(sql_id!)!);
      return seen.at(-1)!;
    };
    if (request.type === 'store_sql') texts.set(request.sql_id, request.sql);
    if (request.type === 'execute') return execute(database, textOf(request.stmt), request.stmt);
    return request.type === 'batch' ? runBatch(database, request.batch.steps, textOf) : undefined;
  };
  const app = new Hono();
  app.post('/v2/pipeline', async (c) => {
    if (c.req.header('Authorization') !== `Bearer ${token}`) return c.body('Who are you?', 401);
    const { requests } = await c.req.json<{ requests: Request[] }>();
    const texts = new Map<number, string>();
    const results: object[] = [];
    for (const request of requests) {
      const result = await answer(request, texts);
      results.push({ type: 'ok', response: { type: request.type, result } });
    }
    return c.json({ baton: null, base_url: null, results });
  });
  return { url: await serve(t, app), seen, database };
}

async function start(t: TestContext) {
  const { url, ...database } = await startDatabaseServer(t);
  const server = await Server.start(t, { DATABASE_URL: url, DATABASE_AUTH_TOKEN: 'a token' });
  return { server, ...database };
}

describe('a database server', () => {
  test('gets each call once, and the latest of what is told', async (t) => {
    const { server, database } = await start(t);
    const events = [failed('call_1', 0, 'unknown'), failed('call_1', 60, 'stale_sweep'), failed('call_1', 30), completed('call_2')]; // prettier-ignore
    const outcomes: unknown[] = [];
    for (const event of [...events, events[1]!]) outcomes.push(await server.tell(event));
    assert.deepEqual(outcomes, ['stored', 'stored', 'outdated', 'stored', 'known']);
    const { rows } = await database.execute('SELECT id, reason, reason_before, next_step FROM calls ORDER BY id');
    assert.deepEqual(rows.map((row) => Object.values(row)), [['call_1', 'stale_sweep', 'no_audio_either_direction', 'retry'], ['call_2', null, null, null]]); // prettier-ignore
  });

  test('is written to in transactions, and left to its own settings', async (t) => {
    const { server, seen } = await start(t);
    await server.tell(failed('call_1'));
    assert.deepEqual(seen.slice(-5).map((sql) => /\S+/.exec(sql)?.[0]), ['BEGIN', 'INSERT', 'UPDATE', 'SELECT', 'COMMIT']); // prettier-ignore
    assert.ok(!seen.some((sql) => /pragma/i.test(sql)));
  });

  test('is what the CRM’s pages show', async (t) => {
    const { server } = await start(t);
    await server.tell(failed('call_1', 0, 'sip_rejected'));
    assert.match(await (await fetch(server.url)).text(), /Carrier rejected the call[\s\S]*For a human/);
    assert.match(await (await fetch(`${server.url}/calls?id=call_1`)).text(), /<osm-failure-banner call=/);
  });

  test('that fails makes for a 503, and is used again when it works again', async (t) => {
    const { server, database } = await start(t);
    await database.execute('ALTER TABLE calls RENAME TO elsewhere');
    assert.equal((await server.post(JSON.stringify(failed('call_1')))).status, 503);
    await database.execute('ALTER TABLE elsewhere RENAME TO calls');
    assert.equal(await server.tell(failed('call_1')), 'stored');
  });

  test('that does not know us is said at the start', async (t) => {
    const { url } = await startDatabaseServer(t, 'another token');
    const opening = CallStore.open({ url, authToken: 'a token' });
    await assert.rejects(opening, /status 401/);
  });

  test('that does not answer is not waited for longer than the platform waits for us', async (t) => {
    const app = new Hono();
    app.all('*', () => new Promise<Response>(() => undefined));
    const opening = CallStore.open({ url: await serve(t, app), timeout: 50 });
    await assert.rejects(opening, /timeout/);
  });
});
