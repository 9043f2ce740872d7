import { describeMoment, fetchCampaign, showHours } from './campaign.js';
import { followCalls } from './feed.js';
import { retryCall } from './retry.js';

const STATES = { live: 'Live', reconnecting: 'Reconnecting', lost: 'Not connected' };

const list = document.querySelector('osm-failure-list');
const connection = document.querySelector('#connection');
const burst = document.querySelector('#burst');
const hours = document.querySelector('#hours');
const kept = document.querySelector('#kept');
const campaign = await fetchCampaign();
let stopFollowing = () => {};
let keptCount = 0;

function follow() {
  stopFollowing();
  stopFollowing = followCalls({
    onSnapshot({ counts, events }) {
      showCounts(counts);
      list.calls = events;
      list.loading = false;
    },
    onChange({ counts, events }) {
      showCounts(counts);
      list.upsert(events);
    },
    onState: showState,
  });
}

function showCounts({ made, completed, failed }) {
  const figures = { made, completed, failed, 'in-progress': made - completed - failed };
  for (const [id, figure] of Object.entries(figures))
    document.getElementById(id).textContent = figure.toLocaleString('en');
  // Without calls in progress, whose outcome is open: with them, the failure rate would look lower than it is.
  list.totalCalls = completed + failed;
}

function showState(state) {
  connection.dataset.state = state;
  document.querySelector('#connection-text').textContent = STATES[state];
  list.error = state === 'lost' ? 'The live feed is not connected, so newer calls are missing here.' : '';
}

/** Says what the server keeps: it is honest about where, because a console that is stopped calls nobody. */
function showKept(scheduledFor) {
  keptCount += 1;
  const when = describeMoment(scheduledFor, campaign);
  const calls = keptCount === 1 ? '1 call is' : `${keptCount} calls are`;
  kept.textContent = `${calls} kept by this console’s server, the latest for ${when}. It places them then, if it still runs.`;
  kept.hidden = false;
}

list.addEventListener('osm-retry', (event) => {
  event.retryWith(async (failure, context) => {
    const answer = await retryCall(failure, context);
    if (answer.scheduledFor) showKept(answer.scheduledFor);
    return answer;
  });
});
list.addEventListener('osm-reload', follow);

burst.addEventListener('click', async () => {
  burst.disabled = true;
  await fetch('/api/burst', { method: 'POST' }).catch(() => {});
  burst.disabled = false;
});

await window.customElements.whenDefined('osm-failure-list');
list.retryPolicy = campaign;
showHours(hours, campaign);
setInterval(() => showHours(hours, campaign), 30_000);
follow();
// An open stream would keep the page out of the back/forward cache, and the reader would lose the scroll position.
window.addEventListener('pagehide', () => stopFollowing());
window.addEventListener('pageshow', (event) => event.persisted && follow());
