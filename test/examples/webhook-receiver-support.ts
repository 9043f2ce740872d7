import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

import { createClient, type Row } from '@libsql/client';
import getPort from 'get-port';

import { signatureOf } from '../../examples/platform/webhooks.js';
import { programArgs } from '../support/program.js';
import { SECRET, until } from './support.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface LogLine extends Record<string, unknown> {
  readonly level: string;
  readonly outcome?: string;
  readonly callId?: string;
}

/** The receiver's own process, which a test can kill and start again, with a database in a folder of its own. */
export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), 'webhook-receiver-'));
  readonly url: string;
  readonly #port: number;
  readonly #env: Record<string, string>;
  #child: ChildProcess | null = null;
  #output = '';
  #errors = '';

  private constructor(port: number, env: Record<string, string>) {
    this.#port = port;
    this.#env = env;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** A variable that is '' is as good as absent. */
  static async prepare(env: Record<string, string> = {}): Promise<Server> {
    return new Server(await getPort({ host: '127.0.0.1' }), env);
  }

  /** Starts one for as long as the test lasts. */
  static async start(t: TestContext, env?: Record<string, string>): Promise<Server> {
    const server = await Server.prepare(env);
    t.after(() => server.stop());
    await server.start();
    return server;
  }

  get database(): string {
    return this.#env.DATABASE_URL ?? `file:${this.folder}/calls.db`;
  }

  get output(): string {
    return this.#output;
  }

  get errors(): string {
    return this.#errors;
  }

  get lines(): LogLine[] {
    const complete = this.#output.slice(0, this.#output.lastIndexOf('\n') + 1);
    return complete.split('\n').filter(Boolean).map((line) => JSON.parse(line) as LogLine); // prettier-ignore
  }

  /** Resolves when it listens; throws what it said when it ended instead. */
  async start(): Promise<void> {
    const { length } = this.#output;
    const child = this.spawn();
    await until(() => this.#output.includes('"listening"', length) || child.exitCode !== null);
    assert.equal(child.exitCode, null, this.#errors);
  }

  spawn(): ChildProcess {
    const own = { OSMTALK_WEBHOOK_SECRET: SECRET, PORT: String(this.#port), DATABASE_URL: this.database };
    const args = programArgs('examples/webhook-receiver/server');
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...own, ...this.#env } });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    return (this.#child = child);
  }

  /** As `kill -9` does. */
  async kill(): Promise<void> {
    if (this.#child?.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'close');
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }

  async post(
    body: string | Uint8Array<ArrayBuffer> | ReadableStream,
    signature: string | null = body instanceof ReadableStream ? null : signatureOf(body, SECRET),
  ): Promise<Response> {
    const headers = signature === null ? {} : { 'X-OsmTalk-Signature': signature };
    const init = { method: 'POST', headers, body, duplex: 'half' };
    return fetch(`${this.url}/webhooks/osmtalk`, init);
  }

  /** Sends an event, signed, and gives what became of it. */
  async tell(event: object): Promise<unknown> {
    const answer = await this.post(JSON.stringify(event));
    assert.equal(answer.status, 200);
    return ((await answer.json()) as { outcome: unknown }).outcome;
  }

  /** What stands in the database, as somebody else reads it: by a connection of its own. */
  async rows(): Promise<Row[]> {
    const client = createClient({ url: this.database });
    const { rows } = await client.execute('SELECT * FROM calls ORDER BY id');
    client.close();
    return rows;
  }

  async row(id: string): Promise<Row | undefined> {
    return (await this.rows()).find((row) => row.id === id);
  }

  /** The lines about a call, when there are so many. */
  async linesAbout(callId: string, count = 1): Promise<LogLine[]> {
    const about = (): LogLine[] => this.lines.filter((line) => line.callId === callId);
    await until(() => about().length >= count);
    return about();
  }
}
