/** Does with the elements what people and pages do, so that all that they ever draw is drawn. */
const callOf = (n) => ({
  id: `call_${n}`,
  agentId: 'agent_xxx',
  channel: 'phone',
  status: 'failed',
  failureReason: ['idle_timeout', 'stale_sweep', 'sip_rejected', 'no_audio_output', 'unknown'][n % 5],
  startedAt: '2026-05-13T08:42:12.000Z',
  endedAt: new Date(Date.UTC(2026, 4, 13, 8, 42) + n * 60_000).toISOString(),
  durationSeconds: 5,
});
const calls = Array.from({ length: 300 }, (_, n) => callOf(n));
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const drawn = async (element) => {
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(resolve));
};
const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];

async function pressAll(element, selector) {
  for (const one of all(element, selector)) {
    one.click();
    await drawn(element);
  }
}

async function useBanner(banner) {
  Object.assign(banner, { call: callOf(0), retry: true, eventsHref: '/calls/{id}', announce: 'assertive' });
  for (const audience of ['tester', 'operator', 'developer']) {
    banner.audience = audience;
    await drawn(banner);
  }
  await pressAll(banner, '[part~=retry-button], [part~=copy-button], [part~=dispute-link]');
  banner.call = callOf(1);
  await drawn(banner);
}

async function useList(list) {
  Object.assign(list, { calls, totalCalls: 1000, retry: true, selectable: true, announce: 'polite' });
  await drawn(list);
  await pressAll(list, '[part~=sort-button]');
  await pressAll(list, '[part~=blame-filter]');
  list.blame = null;
  for (const changes of [{ groupBy: 'reason' }, { pageSize: 10 }, { groupBy: null, pageSize: null }, { lang: 'de' }]) {
    Object.assign(list, changes);
    await drawn(list);
  }
  all(list, '[part~=expand-button]')[0].click();
  await drawn(list);
  await useStates(list);
  list.selection = ['call_0', 'call_1'];
  await drawn(list);
  all(list, '[part=bulk-bar] [part~=retry-button]')[0].click();
  await drawn(list);
}

async function useStates(list) {
  const scroller = all(list, '[part=scroller]')[0];
  for (const top of [3000, 0]) {
    scroller.scrollTop = top;
    await drawn(list);
  }
  for (const changes of [{ paused: true }, { query: 'nothing' }, { query: '', loading: true, error: 'Away.' }]) {
    Object.assign(list, changes);
    list.upsert(callOf(400));
    await drawn(list);
  }
  Object.assign(list, { paused: false, loading: false, error: null });
  await drawn(list);
  dispatchEvent(new Event('beforeprint'));
  await drawn(list);
  dispatchEvent(new Event('afterprint'));
}

/** Gives what can be seen of all that. */
globalThis.useEverything = async () => {
  addEventListener('osm-retry', (event) => event.retryWith(() => wait(1)));
  addEventListener('osm-dispute', (event) => event.preventDefault());
  const [banner, badge, list] = ['banner', 'badge', 'list'].map((id) => document.getElementById(id));
  await useBanner(banner);
  badge.blame = 'platform';
  await useList(list);
  await wait(300); // until all is said that is to be said
  const region = document.querySelector('[aria-live]');
  return {
    titles: [all(banner, '[part=title]')[0].textContent, all(badge, '[part=label]')[0].textContent],
    rows: all(list, '[part=row]').length > 3,
    opened: all(list, 'osm-failure-banner').length,
    rounded: [banner, list].map(
      (one) => getComputedStyle(one.shadowRoot.querySelector('div, section')).borderTopLeftRadius,
    ),
    spoken: region.textContent !== '' && getComputedStyle(region).position,
  };
};
