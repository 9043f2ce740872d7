import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { readCall } from '@osmapi/osmtalk-elements/catalog.js';
import { type Context, Hono } from 'hono';

import { type Clock, fastClock } from '../../examples/platform/clock.js';
import type { CampaignRules } from '../../examples/platform/dialer.js';
import { Platform } from '../../examples/platform/platform.js';
import { page } from '../support/page-file.js';
import { programArgs } from '../support/program.js';
import { type Scope, serve, until } from './support.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A request to place a call, as the stand-in saw it. */
export interface Placing {
  readonly key: string;
  /** By the stand-in's clock, in ms since 1970. */
  readonly at: number;
  readonly destination: string;
  /** The call that it got, or '' where the answer was no such thing. */
  callId: string;
}

export interface ToldCall {
  readonly id: string;
  readonly destination: string;
  readonly status: string;
  readonly endedAt: string;
  readonly failureReason?: string;
}

/** Answers instead of the stand-in; undefined lets it answer. `number` counts requests of this method, from 1. */
export type Meddle = (c: Context, number: number, next: () => Promise<void>) => Answer | Promise<Answer>;
type Answer = Response | undefined;

/** The real stand-in behind a door that notes what goes through, and answers itself where a test wants trouble. */
export async function startStandIn(t: Scope, { seed = 41, speed = 1000, meddle, ...more }: StandInOptions = {}) {
  const clock = more.clock ?? fastClock(speed);
  const platform = new Platform({
    ...{ apiKey: 'key', webhookUrl: null, webhookSecret: '', maxConcurrent: 15 },
    ...{ seed, speed, clock, rules: more.rules },
  });
  t.after(() => platform.close());
  const placings: Placing[] = [];
  /** What the platform said last of each call. */
  const told = new Map<string, ToldCall>();
  const requests: Record<string, number> = {};
  const app = new Hono();
  app.use(async (c, next) => {
    const number = (requests[c.req.method] = (requests[c.req.method] ?? 0) + 1);
    const placing = c.req.method === 'POST' ? await readPlacing(c, clock.now()) : null;
    if (placing) placings.push(placing);
    const instead = await meddle?.(c, number, next);
    if (!instead && !c.finalized) await next();
    // What the program gets.
    const answer = instead ?? c.res;
    const body = (await answer
      .clone()
      .json()
      .catch(() => null)) as (Partial<ToldCall & Placing> & { readonly calls?: ToldCall[] }) | null;
    if (placing) placing.callId = body?.callId ?? '';
    else if (answer.ok) for (const call of callsIn(body)) told.set(call.id, call);
    c.res = undefined;
    c.res = answer;
  });
  app.route('/', platform.app);
  const url = await serve(t, app);
  const record = async (query = ''): Promise<number> => {
    const headers = { Authorization: 'Bearer key' };
    return ((await (await platform.app.request(`/api/calls?${query}`, { headers })).json()) as { total: number }).total;
  };
  const callCounts = async (): Promise<Record<string, number>> => {
    const headers = { Authorization: 'Bearer key' };
    return (await (await platform.app.request('/stand-in/call-counts', { headers })).json()) as Record<string, number>;
  };
  return { url, speed, seed, clock, platform, placings, told, record, callCounts };
}

/** The calls in an answer: a list of them, or one. */
function callsIn(body: (Partial<ToldCall> & { readonly calls?: ToldCall[] }) | null): ToldCall[] {
  if (body?.calls) return body.calls;
  return readCall(body).id === '' ? [] : [body as ToldCall];
}

async function readPlacing(c: Context, at: number): Promise<Placing> {
  const { destination } = (await c.req.raw.clone().json()) as Placing;
  return { key: c.req.header('Idempotency-Key') ?? '', at, destination, callId: '' };
}

interface StandInOptions {
  readonly seed?: number;
  readonly speed?: number;
  readonly meddle?: Meddle;
  readonly clock?: Clock;
  readonly rules?: CampaignRules;
}

export interface Program {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: () => string;
  readonly errors: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts the program as the npm script does, but for its set-up. */
export function start(t: Scope, args: readonly string[], env: Record<string, string> = {}): Program {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  const options = { cwd: root, env: { ...rest, OSMTALK_API_KEY: 'key', ...env } };
  const child = spawn(process.execPath, [...programArgs('examples/bulk-campaign/main'), ...args], options);
  t.after(() => child.kill('SIGKILL'));
  const texts = [child.stdout, child.stderr].map((stream) => {
    const chunks: string[] = [];
    stream.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
    return () => chunks.join('');
  }) as [() => string, () => string];
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: texts[0], errors: texts[1], ended };
}

type StandIn = Awaited<ReturnType<typeof startStandIn>>;

export function startAgainst(t: Scope, { url, speed, seed }: StandIn, ...args: string[]): Program {
  return start(t, ['--platform', url, '--speed', String(speed), '--seed', String(seed), ...args]);
}

/** What the library tells the developer of a code that the official page does not list. */
const UNKNOWN_CODE = /^osmtalk-elements: The catalog has no row for the reason code .*\n/gm;

/** Runs it to its end. Whatever else it says on the error stream is a surprise. */
export async function run(t: Scope, standIn: StandIn, ...args: string[]) {
  const program = startAgainst(t, standIn, ...args);
  const code = await program.ended;
  const surprises = program.errors().replace(UNKNOWN_CODE, '');
  if (surprises !== '') throw new Error(surprises);
  return { code, output: program.output() };
}

export async function untilSaid(program: Program, text: string): Promise<void> {
  await until(() => program.output().includes(text) || program.child.exitCode !== null);
  if (!program.output().includes(text)) throw new Error(program.output() + program.errors());
}

/** The block about a call: the lines between two blank ones, without their indent. */
export function blocksAbout(output: string, id: string): string[][] {
  return output
    .split('\n\n')
    .map((block) => block.split('\n').map((line) => line.trim()))
    .filter((lines) => lines.includes(`- Call: ${id}`));
}

/** The official row of what the platform says: a code that it does not list is unclassified. */
export function rowOf({ failureReason }: ToldCall) {
  const row = page.rows.find(({ reason }) => reason === failureReason) ?? page.rows.at(-1)!;
  return { ...row, isRetryable: page.retryable.includes(row.reason) };
}

/** The counts of a summary, by the words behind them. */
export function readTable(output: string, heading: string): Record<string, number> {
  const [, table = ''] = new RegExp(`\\n +${heading}(?: +Blame)?\\n((?: +\\d+ .*\\n)+)`).exec(output) ?? [];
  const rows = [...table.matchAll(/^ +(\d+) +[\d.]+% {2}(.+?)(?: {2,}.*)?$/gm)];
  return Object.fromEntries(rows.map(([, count, name = '']) => [name, Number(count)]));
}

export function countBy<T>(items: Iterable<T>, name: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[name(item)] = (counts[name(item)] ?? 0) + 1;
  return counts;
}
