/**
 * The CRM's pages, rendered on the server from the database: the list of calls, and a page for each call with the banner.
 * They work without JavaScript and right after a restart. No page contains a full phone number.
 */
import { fileURLToPath } from 'node:url';

import { serveStatic } from '@hono/node-server/serve-static';
import {
  blameLabel,
  describeFailureReason,
  explainFailure,
  formatFailure,
  readCall,
} from '@osmapi/osmtalk-elements/catalog.js';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';

import { maskText } from '../shared/mask.js';
import { CONTENT_SECURITY_POLICY, ELEMENTS, type Env, refuseOtherHosts } from '../shared/pages.js';
import type { NextStep } from './branch.js';
import type { CallStore, Place, StoredCall } from './store.js';

type Html = ReturnType<typeof html>;

const STYLES = fileURLToPath(new URL('public/crm.css', import.meta.url));
const PAGE_SIZE = 50;
/** In the words of the catalog's list. */
const NEXT_STEPS: Record<NextStep, string> = { retry: 'Worth a retry', 'human review': 'For a human' };
const NOT_FAILED = { 'call.started': 'In progress', 'call.completed': 'Completed', 'call.failed': 'Not failed' };

export function createCrm(store: CallStore): Hono<Env> {
  const app = new Hono<Env>();
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false }));
  app.use(refuseOtherHosts);
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
  });
  app.get('/', (c) => showList(c, store));
  // In the query, because browsers remove the segments `.` and `..` from a path.
  app.get('/calls', (c) => showCall(c, store, c.req.query('id') ?? ''));
  app.get('/assets/crm.css', serveStatic({ path: STYLES }));
  app.get('/elements/osmtalk-elements.js', serveStatic({ path: ELEMENTS }));
  return app;
}

async function showList(c: Context, store: CallStore): Promise<Response> {
  const nextStep = readNextStep(c.req.query('next'));
  // One more than is shown, to know whether there are more.
  const found = await store.list(PAGE_SIZE + 1, nextStep, readPlace(c.req.query()));
  const calls = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? calls.at(-1) : undefined;
  return c.html(
    page(
      'Calls',
      html`<div>
          <h1>Calls</h1>
          <p class="meta">As the platform’s webhooks told of them.</p>
        </div>
        ${filters(await store.counts(), nextStep)}
        ${calls.length === 0 ? html`<p class="note">No calls here yet.</p>` : html`<ol class="calls">${calls.map(listItem)}</ol>`}
        ${last ? html`<a class="older" href="${listHref(nextStep, last)}">Older calls</a>` : ''}`,
    ),
  );
}

async function showCall(c: Context, store: CallStore, id: string): Promise<Response> {
  const call = await store.find(id);
  if (!call) return c.html(page('No such call', html`<h1>No call with this id is stored.</h1>${BACK}`), 404);
  return c.html(
    page(
      call.id,
      html`${BACK}
        <h1 class="call-id">${call.id}</h1>
        ${call.reason === null ? '' : banner(call)}
        <dl class="facts">
          ${factsOf(call).map(
            ([name, value]) =>
              html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
          )}
        </dl>`,
    ),
  );
}

/** The fallback has the same words, until the element is defined or where it never is. */
function banner(call: StoredCall): Html {
  return html`<osm-failure-banner call="${JSON.stringify(eventForPage(call))}">
    <div slot="fallback">${raw(formatFailure(call.body, { format: 'html' }))}</div>
  </osm-failure-banner>`;
}

/** Only what the banner reads of the event, with masked phone numbers: nothing else of it leaves this server. */
function eventForPage({ body }: StoredCall): object {
  const { hasTranscript, ...call } = readCall(body);
  const failureReason = explainFailure(body)?.code;
  const transcript = hasTranscript ? ['…'] : [];
  const { reason } = JSON.parse(body) as { reason?: unknown };
  return { event: 'call.failed', reason: maskText(reason), call: { ...call, failureReason, transcript } };
}

function factsOf(call: StoredCall): [name: string, value: string | Html][] {
  const { agentId, channel, destination, durationSeconds } = readCall(call.body);
  const { reason, reasonBefore, nextStep, event, time } = call;
  const facts: [string, string | Html][] = [
    ['Status', reason === null ? NOT_FAILED[event] : 'Failed'],
    ['Next step', nextStep === null ? '' : NEXT_STEPS[nextStep]],
    ['Reason before', reasonBefore === null || reasonBefore === reason ? '' : titleOf(reasonBefore)],
    ['Latest event', time === null ? '' : moment(time)],
    ['Duration', durationSeconds === null ? '' : `${durationSeconds} s`],
    ['Agent', agentId],
    ['Channel', channel],
    ['Destination', destination],
  ];
  return facts.filter(([, value]) => value !== '');
}

function listItem({ id, event, time, reason, nextStep }: StoredCall): Html {
  const blame = describeFailureReason(reason).likelyBlame;
  // The text inside the badge is only visible until the element is defined.
  const badge = html`<osm-blame-badge blame="${blame}">${blameLabel(blame)}</osm-blame-badge>`;
  const title = reason === null ? NOT_FAILED[event] : titleOf(reason);
  return html`<li>
    <a class="${reason === null ? '' : 'failed'}" href="/calls?id=${encodeURIComponent(id)}">${title}</a>
    <span>${reason === null ? '' : badge}</span>
    <span class="meta"><span class="call-id">${id}</span> ${time === null ? '' : moment(time)}</span>
    <span class="meta">${nextStep === null ? '' : NEXT_STEPS[nextStep]}</span>
  </li>`;
}

function filters(counts: ReadonlyMap<NextStep | null, number>, present: NextStep | null): Html {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const steps = Object.entries(NEXT_STEPS) as [NextStep, string][];
  return html`<nav aria-label="Which calls">
    ${filterLink('All', null, all, present)}
    ${steps.map(([step, label]) => filterLink(label, step, counts.get(step) ?? 0, present))}
  </nav>`;
}

function filterLink(label: string, step: NextStep | null, count: number, present: NextStep | null): Html {
  const current = step === present ? raw(' aria-current="page"') : '';
  return html`<a href="${listHref(step)}"${current}>${label} <span class="count">${count.toLocaleString('en')}</span></a>`;
}

function listHref(step: NextStep | null, after?: Place): string {
  const query = new URLSearchParams(step === null ? {} : { next: step });
  if (after) {
    query.set('time', String(after.time ?? ''));
    query.set('id', after.id);
  }
  return `/?${query}`;
}

const readNextStep = (text = ''): NextStep | null => (Object.hasOwn(NEXT_STEPS, text) ? (text as NextStep) : null);

function readPlace({ time, id }: Record<string, string>): Place | null {
  if (id === undefined || time === undefined || !Number.isFinite(Number(time))) return null;
  return { id, time: time === '' ? null : Number(time) };
}

const titleOf = (reason: string): string => describeFailureReason(reason).title;

function moment(time: number): Html {
  const date = new Date(time);
  const text = date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  return html`<time datetime="${date.toISOString()}">${text} UTC</time>`;
}

const BACK = html`<a class="back" href="/"><span aria-hidden="true">←</span> Calls</a>`;

function page(title: string, main: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · CRM</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/crm.css" />
        <script type="module" src="/elements/osmtalk-elements.js"></script>
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`;
}
