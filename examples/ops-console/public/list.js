import { followCalls } from './feed.js';
import { retryCall } from './retry.js';

const STATES = { live: 'Live', reconnecting: 'Reconnecting', lost: 'Not connected' };

const list = document.querySelector('osm-failure-list');
const connection = document.querySelector('#connection');
const burst = document.querySelector('#burst');
let stopFollowing = () => {};

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

list.addEventListener('osm-retry', (event) => event.retryWith(retryCall));
list.addEventListener('osm-reload', follow);

burst.addEventListener('click', async () => {
  burst.disabled = true;
  await fetch('/api/burst', { method: 'POST' }).catch(() => {});
  burst.disabled = false;
});

await window.customElements.whenDefined('osm-failure-list');
follow();
// An open stream would keep the page out of the back/forward cache, and the reader would lose the scroll position.
window.addEventListener('pagehide', () => stopFollowing());
window.addEventListener('pageshow', (event) => event.persisted && follow());
