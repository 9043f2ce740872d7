/** The documented part of the platform's REST API that the examples use. */
import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';

import { type Call, summaryOf } from './calls.js';

export interface OutboundRequest {
  readonly agentId: string;
  readonly destination: string;
}

/** The platform as the API uses it. */
export interface ApiActions {
  /** In the order in which they were placed. */
  readonly calls: ReadonlyMap<string, Call>;
  readonly doNotCall: readonly string[];
  /** Places a call; with the key of an earlier request, none, and the answer is that of the earlier one. */
  place(request: OutboundRequest, idempotencyKey: string | undefined): { readonly callId: string };
  end(call: Call): void;
  transfer(call: Call, destination: string): void;
}

const UNKNOWN_CALL = { message: 'No call has this id.' };
const E164 = /^\+[1-9]\d{7,14}$/;
const FILTERS = ['status', 'agentId', 'channel', 'failureReason'] as const;

export function createApi(apiKey: string, actions: ApiActions): Hono {
  const app = new Hono();
  app.use('/api/*', bearerAuth({ token: apiKey }));
  app.get('/api/calls', (c) => c.json(listCalls([...actions.calls.values()], c.req.query())));
  app.post('/api/calls/outbound', async (c) => {
    const request = readRequest(await readJson(c));
    if (!request) return c.json({ message: 'agentId, and destination in E.164 format, are required.' }, 400);
    return c.json(actions.place(request, c.req.header('Idempotency-Key')));
  });
  app.get('/api/calls/:id', (c) => {
    const call = actions.calls.get(c.req.param('id'));
    return call ? c.json(call) : c.json(UNKNOWN_CALL, 404);
  });
  app.post('/api/calls/:id/end', (c) => changeCall(c, actions, (call) => actions.end(call)));
  app.post('/api/calls/:id/transfer', async (c) => {
    const { destination } = await readJson(c);
    if (typeof destination !== 'string' || !E164.test(destination)) {
      return c.json({ message: 'destination in E.164 format is required.' }, 400);
    }
    return changeCall(c, actions, (call) => actions.transfer(call, destination));
  });
  app.get('/api/campaigns/dnc', (c) => c.json({ numbers: actions.doNotCall }));
  return app;
}

/** Only a call in progress can be ended or transferred. */
function changeCall(c: Context, { calls }: ApiActions, change: (call: Call) => void): Response {
  const call = calls.get(c.req.param('id') ?? '');
  if (!call) return c.json(UNKNOWN_CALL, 404);
  if (call.status !== 'in_progress') return c.json({ message: 'This call has ended.' }, 409);
  change(call);
  return c.json({ callId: call.id }, 202);
}

function listCalls(calls: readonly Call[], query: Readonly<Record<string, string>>): object {
  const limit = Math.min(Math.max(Math.trunc(Number(query.limit)) || 100, 1), 1000);
  const filters = FILTERS.filter((name) => query[name] !== undefined);
  const found = [...calls].reverse().filter((call) => filters.every((name) => call[name] === query[name]));
  return { calls: found.slice(0, limit).map(summaryOf), total: found.length };
}

async function readJson(c: Context): Promise<Readonly<Record<string, unknown>>> {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function readRequest({ agentId, destination }: Readonly<Record<string, unknown>>): OutboundRequest | null {
  if (typeof agentId !== 'string' || typeof destination !== 'string') return null;
  return agentId !== '' && E164.test(destination) ? { agentId, destination } : null;
}
