/** Reading the words of the running examples. */
import { Hono } from 'hono';

import { createServer } from '../../examples/server-rendering/server.js';
import type { Meddle } from '../examples/bulk-campaign-support.js';
import { blocksAbout, start, startStandIn } from '../examples/bulk-campaign-support.js';
import { failed, serve, startConsoleOver } from '../examples/support.js';
import { Server } from '../examples/webhook-receiver-support.js';
import { failedCall } from '../support/calls.js';
import { plain } from '../support/plain.js';
import type { Stage } from './browser.js';
import { openPage, readBanners } from './browser.js';
import type { Said } from './said.js';
import { official, readLines, reasonOf } from './said.js';

const REASONS = [...official.keys()];

/** Runs the campaign against a platform whose calls fail with each reason in turn; without colours. */
async function runCampaign({ t }: Stage) {
  const reasons = new Map<string, string>();
  const meddle: Meddle = async (c, _number, next) => {
    await next();
    if (c.req.method !== 'GET') return undefined;
    const call = (await c.res.json()) as { readonly id: string };
    if (!reasons.has(call.id)) reasons.set(call.id, REASONS[reasons.size]!);
    return c.json({ ...failedCall(call.id, reasons.get(call.id)!), durationSeconds: null });
  };
  const { url, speed, seed } = await startStandIn(t, { meddle });
  const options = ['--calls', String(REASONS.length), '--attempts', '1', '--width', '400'];
  const platform = ['--platform', url, '--speed', String(speed), '--seed', String(seed)];
  const program = start(t, [...platform, ...options], { FORCE_COLOR: '1' });
  if ((await program.ended) !== 0) throw new Error(program.output() + program.errors());
  return { reasons, output: plain.ansi(program.output()) };
}

/** The output of the campaign about each failed call. */
export async function readCampaign(stage: Stage): Promise<Record<string, Said>> {
  const { reasons, output } = await runCampaign(stage);
  return Object.fromEntries(
    [...reasons].map(([id, reason]) => [reason, readLines(blocksAbout(output, id)[0]?.join('\n') ?? '')]),
  );
}

/** The table of the campaign's summary: count, share, title, label. */
export async function readSummary(stage: Stage): Promise<Record<string, Said>> {
  const { output } = await runCampaign(stage);
  const [, table = ''] = /\n +Reason +Blame\n((?: +\d+ .*\n)+)/.exec(output) ?? [];
  const rows = [...table.matchAll(/^ +1 +10\.0% {2}(.+?) {2,}(.+)$/gm)];
  return Object.fromEntries(rows.map(([, title = '', blameLabel]) => [reasonOf(title), { title, blameLabel }]));
}

/** The console's detail page of each call. */
export async function readConsole(stage: Stage): Promise<Record<string, Said>> {
  const calls = REASONS.map((reason) => failedCall(reason, reason, { events: [] }));
  const { url } = await startConsoleOver(stage.t, calls);
  return readPages(stage, (reason) => `${url}/calls?id=${reason}`);
}

/** The banner on the page of each reason. */
async function readPages(
  stage: Stage,
  addressOf: (reason: string) => string,
  script = true,
): Promise<Record<string, Said>> {
  const said: Record<string, Said> = {};
  const page = await openPage(stage, 'about:blank', script);
  for (const reason of REASONS) {
    await page.goto(addressOf(reason));
    if (script) await page.locator('osm-failure-banner >>> [part=title]').wait();
    [said[reason] = {}] = await readBanners(page, 'osm-failure-banner');
  }
  return said;
}

/** The server-rendered page of each call, without JavaScript. */
export async function readServer(stage: Stage): Promise<Record<string, Said>> {
  const platform = new Hono();
  platform.get('/api/calls/:id', (c) => c.json(failedCall(c.req.param('id'), c.req.param('id'))));
  const server = await createServer({ platformUrl: await serve(stage.t, platform), apiKey: 'key' });
  const url = await serve(stage.t, server);
  return readPages(stage, (reason) => `${url}/calls?id=${reason}`, false);
}

/** The receiver's log line about each call, as JSON. */
export async function readReceiver({ t }: Stage): Promise<Record<string, Said>> {
  const server = await Server.start(t);
  const said: Record<string, Said> = {};
  for (const reason of REASONS) {
    await server.tell(failed(reason, 0, reason));
    const [line] = await server.linesAbout(reason);
    said[reason] = { ...line, blameLabel: line?.blame };
  }
  return said;
}

const CRM_PAGE = new URL('../../examples/crm-page/index.html', import.meta.url).href;

/** The CRM page: the banners that its script renders. */
export async function readCrmPage(stage: Stage): Promise<Record<string, Said>> {
  const page = await openPage(stage, CRM_PAGE);
  await page.locator('osm-failure-banner >>> [part=title]').wait();
  const said = (await readBanners(page, 'osm-failure-banner')).filter(({ title }) => title !== '');
  return Object.fromEntries(said.map((each) => [reasonOf(String(each.title)), each]));
}

/** The CRM page without JavaScript: the words of its fallback slots. */
export async function readCrmFallback(stage: Stage): Promise<Record<string, Said>> {
  const page = await openPage(stage, CRM_PAGE, false);
  const texts = await page.$$eval('[slot=fallback]', (each) => each.map((text) => (text as HTMLElement).innerText));
  const said = texts.map((text) => {
    const [, title = '', whatToTry] = /^(.+?)\. (.+)$/.exec(text) ?? [];
    return [reasonOf(title), { title, whatToTry }] as const;
  });
  return Object.fromEntries(said);
}
