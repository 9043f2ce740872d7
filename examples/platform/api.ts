/** The documented part of the platform's REST API that the examples use. */
import { type Context, Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';

import { type Call, summaryOf } from './calls.js';
import { type CampaignRequest, E164, readCampaign } from './campaign-request.js';
import type { OutboundRequest, Placed, Refusal } from './desk.js';

/** The platform as the API uses it. */
export interface ApiActions {
  /** In the order in which they were placed. */
  readonly calls: ReadonlyMap<string, Call>;
  readonly doNotCall: ReadonlySet<string>;
  /** How many calls were placed to each number. */
  readonly callCounts: ReadonlyMap<string, number>;
  now(): number;
  place(request: OutboundRequest, idempotencyKey: string | undefined): Placed | Refusal;
  end(call: Call): void;
  transfer(call: Call, destination: string): void;
  /** Begins to dial a campaign. */
  startCampaign(request: CampaignRequest): { readonly campaignId: string };
}

const UNKNOWN_CALL = { message: 'No call has this id.' };
/** `destination` and `leadId` are not documented. */
const FILTERS = ['status', 'agentId', 'channel', 'failureReason', 'destination', 'leadId'] as const;

export function createApi(apiKey: string, actions: ApiActions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Date', new Date(actions.now()).toUTCString());
  });
  app.use('/api/*', bearerAuth({ token: apiKey }));
  addCalls(app, actions);
  app.post('/api/campaigns', async (c) => {
    const request = readCampaign(await readJson(c));
    return typeof request === 'string'
      ? c.json({ message: request }, 400)
      : c.json(actions.startCampaign(request), 201);
  });
  app.get('/api/campaigns/dnc', (c) => c.json({ numbers: [...actions.doNotCall] }));
  // The stand-in's own, for tests.
  app.use('/stand-in/*', bearerAuth({ token: apiKey }));
  app.get('/stand-in/call-counts', (c) => c.json(Object.fromEntries(actions.callCounts)));
  return app;
}

function addCalls(app: Hono, actions: ApiActions): void {
  app.get('/api/calls', (c) => c.json(listCalls([...actions.calls.values()], c.req.query())));
  app.post('/api/calls/outbound', async (c) => {
    const request = readRequest(await readJson(c));
    if (!request) return c.json({ message: 'agentId, and destination in E.164 format, are required.' }, 400);
    const answer = actions.place(request, c.req.header('Idempotency-Key'));
    return c.json(answer, 'callId' in answer ? 200 : 409);
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
