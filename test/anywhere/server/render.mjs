/**
 * Run by plain Node, beside the packed package: prints, as JSON, what a server sends for each of the scenes. Data goes in
 * attributes, as it does in a page, so that the client finds it again.
 */
import '@osmapi/osmtalk-elements';

import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { FAILURE_REASONS, useCatalog } from '@osmapi/osmtalk-elements/catalog.js';
import { html } from 'lit';

import { german } from './german.mjs';

useCatalog(german);

const callOf = (n) => ({
  id: `call_${n}`,
  agentId: 'agent_xxx',
  channel: 'phone',
  status: 'failed',
  failureReason: FAILURE_REASONS[n % FAILURE_REASONS.length],
  startedAt: '2026-05-13T08:42:12.000Z',
  endedAt: new Date(Date.UTC(2026, 4, 13, 8, 42, 17) - n * 60_000).toISOString(),
  durationSeconds: 5 + n,
});
const call = JSON.stringify(callOf(1));
const callsOf = (count) => JSON.stringify(Array.from({ length: count }, (_, n) => callOf(n)));
const hostile = JSON.stringify({
  ...callOf(5),
  id: '</template><style>*{display:none}</style><script>throw 1</script>',
});

const scenes = {
  badge: html`<osm-blame-badge reason="sip_rejected"></osm-blame-badge>`,
  'badge, empty': html`<osm-blame-badge></osm-blame-badge>`,
  banner: html`<osm-failure-banner lang="en" call=${call}><p slot="fallback">This call failed.</p></osm-failure-banner>`,
  'banner for a tester': html`<osm-failure-banner audience="tester" reason="idle_timeout" heading-level="3" retry></osm-failure-banner>`,
  'banner for a developer': html`<osm-failure-banner audience="developer" call=${call} events-href="/calls/{id}"><button slot="actions">Mine</button>Details</osm-failure-banner>`,
  'banner in German': html`<osm-failure-banner lang="de" call=${call}></osm-failure-banner>`,
  'banner of a hostile call': html`<osm-failure-banner audience="developer" call=${hostile}></osm-failure-banner>`,
  'banner, nothing failed': html`<osm-failure-banner call='{"id":"a","status":"completed"}'></osm-failure-banner>`,
  list: html`<osm-failure-list calls=${callsOf(12)} total-calls="40"></osm-failure-list>`,
  'list, filtered and grouped': html`<osm-failure-list calls=${callsOf(30)} blame="platform" group-by="reason" selectable retry audience="tester"></osm-failure-list>`,
  'list in pages': html`<osm-failure-list calls=${callsOf(30)} page-size="10" sort="-duration"></osm-failure-list>`,
  'list in German': html`<osm-failure-list lang="de" calls=${callsOf(10)} reason="stale_sweep"></osm-failure-list>`,
  'long list': html`<osm-failure-list calls=${callsOf(250)}></osm-failure-list>`,
  'empty list': html`<osm-failure-list></osm-failure-list>`,
  'loading list': html`<osm-failure-list loading></osm-failure-list>`,
  'broken list': html`<osm-failure-list error="The server is away."></osm-failure-list>`,
};

const sent = {};
for (const [name, scene] of Object.entries(scenes)) sent[name] = await collectResult(render(scene));
process.stdout.write(JSON.stringify(sent));
