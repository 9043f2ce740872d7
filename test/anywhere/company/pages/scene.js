/** Loads copies into a page, and does there what people and hosts do. Notes whatever the browser complains of. */
const noted = [];
addEventListener('error', ({ message }) => noted.push(message));
addEventListener('unhandledrejection', ({ reason }) => noted.push(String(reason)));
for (const level of ['warn', 'error']) console[level] = (...words) => noted.push(words.join(' '));

const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'];
const callOf = (id, failureReason) => ({ id, status: 'failed', failureReason });
const find = (element, selector) => element.shadowRoot?.querySelector(selector);
const textOf = (element, selector) => find(element, selector)?.textContent.trim();
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const drawn = async (...elements) => {
  for (let turn = 0; turn < 2; turn++) {
    for (const element of elements) await element.updateComplete;
    await wait(10);
  }
};

/** What each copy exports, in the order in which they came. */
const copies = [];

async function loadClassic(file) {
  const script = document.createElement('script');
  const loaded = new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject }));
  script.src = file;
  document.head.append(script);
  await loaded;
  return globalThis.osmtalkElements;
}

globalThis.scene = {
  noted,

  /** Gives the version that the copy says of itself. */
  async load({ file, isClassic }) {
    // The same file may be asked for twice, and a module is run once: a query makes it another one.
    const copy = await (isClassic ? loadClassic(file) : import(`./${file}?${copies.length}`));
    copies.push(copy);
    return copy.VERSION ?? copy.OsmFailureBanner.version;
  },

  versions: () => Object.fromEntries(TAGS.map((tag) => [tag, customElements.get(tag).version])),

  /** All three elements, a call opened in the list and retried there, and words that the copy that came last changed. */
  async act() {
    const [badge, banner, list] = TAGS.map((tag) => document.body.appendChild(document.createElement(tag)));
    const placed = [];
    document.body.addEventListener('osm-retry', (event) =>
      event.retryWith(async ({ call }) => void placed.push(call.id)),
    );
    Object.assign(badge, { reason: 'sip_rejected' });
    Object.assign(banner, { call: callOf('call_0', 'sip_rejected'), announce: 'polite' });
    Object.assign(list, { calls: [callOf('call_1', 'stale_sweep')], retry: true });
    await drawn(badge, banner, list);
    const seen = { title: textOf(banner, '[part=title]'), label: textOf(badge, '[part=label]') };
    find(list, '[part=expand-button]').click();
    await drawn(list);
    const opened = find(list, 'osm-failure-banner');
    await drawn(opened);
    const openedTitle = textOf(opened, '[part=title]');
    find(opened, '[part=retry-button]').click();
    await wait(200); // until all is said that is to be said
    copies.at(-1).useCatalog?.({ lang: 'en', blames: { carrier: 'Telco', platform: 'Telco' } });
    await drawn(badge, banner, list, opened);
    const renamed = [
      textOf(badge, '[part=label]'),
      textOf(banner, '[part=badge-label]'),
      textOf(opened, '[part=badge-label]'),
    ];
    return {
      ...seen,
      opened: openedTitle,
      placed,
      renamed,
      regions: document.querySelectorAll('[aria-live=polite]').length,
    };
  },
};
