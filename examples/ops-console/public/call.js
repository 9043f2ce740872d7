import { describeMoment, fetchCampaign } from './campaign.js';
import { encode } from './encode.js';
import { retryCall } from './retry.js';
import { setUpTabs } from './tabs.js';

/** Interval of polling while the call is in progress, in milliseconds. */
const POLL_INTERVAL = 1500;
const STATUSES = { in_progress: 'In progress', completed: 'Completed', failed: 'Failed' };

const id = readId(window.location);
const banner = document.querySelector('osm-failure-banner');
const tabs = setUpTabs(document.querySelector('[role=tablist]'));
const find = (name) => document.getElementById(name);
const campaign = await fetchCampaign();

/** The id in `/calls/…` or in `/calls?id=…`: browsers remove the segments `.` and `..` from a path. */
function readId({ pathname, search }) {
  const segment = pathname.split('/')[2];
  if (!segment) return new URLSearchParams(search).get('id') ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    // Invalid percent-encoding: the platform will know no such call.
    return segment;
  }
}

async function load() {
  const response = await fetch(`/api/calls?id=${encode(id)}`).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok && answer) {
    banner.retryPolicy = campaign;
    banner.otherCalls = await fetchOtherCalls();
    return show(answer);
  }
  say(find('note'), answer?.message ?? 'The console’s server does not answer. Is it still running?');
}

/** The other calls to the same person, by which the banner knows what became of a retry. */
async function fetchOtherCalls() {
  const response = await fetch(`/api/other-calls?id=${encode(id)}`).catch(() => null);
  const answer = await response?.json().catch(() => null);
  return answer?.calls ?? null;
}

function show(call) {
  banner.call = call;
  say(find('note'), '');
  document.title = `${call.id} · Ops console`;
  find('title').textContent = call.id;
  find('subtitle').textContent = `${dateTime(call.startedAt)} · ${call.agentId}`;
  find('status').dataset.status = call.status;
  say(find('status'), STATUSES[call.status] ?? call.status);
  if (call.retryAt) showKept(call.retryAt);
  showFacts(call);
  showLog(call);
  showTranscript(call.transcript ?? []);
  find('details').hidden = false;
  tabs.refresh();
  if (call.status === 'in_progress') setTimeout(load, POLL_INTERVAL);
}

function showFacts(call) {
  const facts = {
    Agent: call.agentId,
    Channel: call.channel,
    Destination: call.destination,
    Started: dateTime(call.startedAt),
    Ended: call.endedAt ? dateTime(call.endedAt) : '–',
    Duration: call.endedAt ? duration(call.durationSeconds) : '–',
  };
  const rows = Object.entries(facts).map(([name, value]) =>
    make('div', {}, make('dt', {}, name), make('dd', {}, value)),
  );
  find('facts').replaceChildren(...rows);
}

function showLog(call) {
  const start = Date.parse(call.startedAt);
  const rows = call.events.map(({ time, event, detail }) => {
    const after = `+${((Date.parse(time) - start) / 1000).toFixed(1)} s`;
    const when = make(
      'td',
      {},
      make('time', { dateTime: time }, clock(time)),
      make('span', { className: 'after' }, after),
    );
    return make('tr', {}, when, make('td', {}, make('code', {}, event)), make('td', {}, detail));
  });
  find('log').replaceChildren(...rows);
}

function showTranscript(turns) {
  const rows = turns.map(({ role, text }) =>
    make(
      'li',
      { className: role },
      make('span', { className: 'who' }, role === 'agent' ? 'Bot' : 'Caller'),
      make('p', {}, text),
    ),
  );
  find('transcript').replaceChildren(...rows);
  find('tab-transcript').hidden = turns.length === 0;
}

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Shows a text; an empty one hides its element. */
function say(line, text) {
  line.textContent = text;
  line.hidden = text === '';
}

function dateTime(iso) {
  return new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));
}

function clock(iso) {
  return new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' }).format(new Date(iso));
}

function duration(seconds) {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

banner.addEventListener('osm-retry', (event) => {
  event.retryWith(async (failure, context) => {
    const answer = await retryCall(failure, context);
    if (answer.scheduledFor) showKept(answer.scheduledFor);
    else showPlaced(answer.callId);
    return answer;
  });
});

function showPlaced(callId) {
  const link = make('a', { href: `/calls?id=${encode(callId)}` }, callId);
  find('placed').replaceChildren('Placed again as ', link, '.');
  find('placed').hidden = false;
}

/** It is honest about where the call is kept, because a console that is stopped calls nobody. */
function showKept(scheduledFor) {
  const when = describeMoment(scheduledFor, campaign);
  say(find('placed'), `Kept by this console’s server. It calls this person again on ${when}, if it still runs then.`);
}

// The platform may have re-classified the call while the page was in the background.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void load();
});
await load();
