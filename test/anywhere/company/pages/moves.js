/** Moves elements between documents, templates and copies, and tells what is left of them. Runs after scene.js, and uses what that has. */
/* global TAGS, callOf, find, textOf, wait, drawn, scene -- the scripts of a page share their constants */
const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];

const MARKUP = `<osm-blame-badge reason="sip_rejected"></osm-blame-badge>
<osm-failure-banner audience="tester" heading-level="3" call='{"id":"call_0","status":"failed","failureReason":"stale_sweep"}'><p slot="fallback">This call failed.</p></osm-failure-banner>
<osm-failure-list sort="-time" calls='[{"id":"call_1","status":"failed","failureReason":"sip_rejected"}]'></osm-failure-list>`;

/** What attributes alone say, as a person sees it. */
const seen = (root) => {
  const [badge, banner, list] = TAGS.map((tag) => root.querySelector(tag));
  return [
    textOf(badge, '[part=label]'),
    `${textOf(banner, '[part=title]')} (level ${find(banner, '[part=title]')?.ariaLevel})`,
    all(list, '[part=call-id]')
      .map(({ textContent }) => textContent.trim())
      .join(),
  ];
};

/** How the boxes look, in whatever window they are. */
const looks = (elements) =>
  elements.map((element) => {
    const box = find(element, '[part~=badge], [part=banner], [part=list]');
    const style = box.ownerDocument.defaultView.getComputedStyle(box);
    return `${style.display} ${style.borderTopLeftRadius} ${style.backgroundColor}`;
  });

const section = () => document.body.appendChild(document.createElement('section'));

async function frame(html = '<!doctype html><html lang="en"><title>Frame</title><body></body></html>') {
  const iframe = document.createElement('iframe');
  const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve, { once: true }));
  iframe.srcdoc = html;
  Object.assign(iframe, { width: 900, height: 700 });
  document.body.append(iframe);
  await loaded;
  return iframe;
}

/** All three elements with what only properties say: a call, an opened row, a selection, a filter. */
async function furnished() {
  const elements = TAGS.map((tag) => section().appendChild(document.createElement(tag)));
  const [badge, banner, list] = elements;
  badge.blame = 'carrier';
  Object.assign(banner, { call: callOf('call_0', 'stale_sweep'), retry: true });
  const calls = ['call_1', 'call_2', 'call_3'].map((id) => callOf(id, 'stale_sweep'));
  Object.assign(list, { calls, selectable: true, retry: true, selection: ['call_2'], blame: 'platform' });
  await drawn(...elements);
  find(list, '[part=expand-button]').click();
  await drawn(...elements);
  return elements;
}

const state = ([badge, banner, list]) => ({
  label: textOf(badge, '[part=label]'),
  title: textOf(banner, '[part=title]'),
  failure: banner.failure?.call.id,
  rows: all(list, '[part=call-id]').map(({ textContent }) => textContent.trim()),
  opened: all(list, 'osm-failure-banner').map((one) => textOf(one, '[part=title]')),
  ticked: all(list, '[part=row] input').map(({ checked }) => checked),
  blame: list.blame,
  selection: [...list.selection],
});

globalThis.moves = {
  looks: async () => looks(await furnished()),
  state: async () => state(await furnished()),

  async away() {
    const elements = await furnished();
    const { contentDocument } = await frame();
    contentDocument.body.append(...elements.map((element) => contentDocument.adoptNode(element)));
    await drawn(...elements);
    return { state: state(elements), looks: looks(elements) };
  },

  async andBack() {
    const elements = await furnished();
    const { contentDocument } = await frame();
    contentDocument.body.append(...elements);
    await drawn(...elements);
    section().append(...elements);
    await drawn(...elements);
    return { state: state(elements), looks: looks(elements) };
  },

  /** In another document, what comes is drawn, and what is pressed is heard. */
  async alive() {
    const elements = await furnished();
    const [badge, banner, list] = elements;
    const { contentDocument } = await frame();
    contentDocument.body.append(...elements);
    const heard = [];
    contentDocument.addEventListener('osm-retry', (event) =>
      event.retryWith(async ({ call }) => void heard.push(call.id)),
    );
    badge.blame = 'platform';
    banner.call = callOf('call_9', 'idle_timeout');
    list.upsert(callOf('call_4', 'stale_sweep'));
    await wait(250);
    await drawn(...elements);
    find(banner, '[part=retry-button]').click();
    await wait(250);
    return {
      label: textOf(badge, '[part=label]'),
      title: textOf(banner, '[part=title]'),
      failures: list.summary.failures,
      heard,
      spoken: contentDocument.querySelector('[aria-live]')?.textContent !== '',
    };
  },

  /** The frame has copies of its own. */
  async toAnotherCopy() {
    const elements = await furnished();
    const src = new URL('osmtalk-elements.classic.js', location.href);
    const { contentDocument } = await frame(`<!doctype html><html lang="en"><title>Frame</title><script src="${src}"></script><body><osm-blame-badge blame="caller"></osm-blame-badge></body></html>`); // prettier-ignore
    contentDocument.body.append(...elements);
    await drawn(...elements);
    const own = contentDocument.querySelector('osm-blame-badge[blame]');
    return { state: state(elements), looks: looks(elements), own: textOf(own, '[part=label]') };
  },

  async fromTemplate() {
    const template = document.createElement('template');
    template.innerHTML = MARKUP;
    const place = section();
    place.append(template.content.cloneNode(true));
    await drawn(...place.children);
    return seen(place);
  },

  async imported() {
    const { contentDocument } = await frame(`<!doctype html><html lang="en"><title>Frame</title><body>${MARKUP}</body></html>`); // prettier-ignore
    const place = section();
    for (const element of contentDocument.body.children) place.append(document.importNode(element, true));
    await drawn(...place.children);
    return seen(place);
  },

  async cloned() {
    const [first, second] = [section(), section()];
    first.innerHTML = MARKUP;
    await drawn(...first.children);
    second.append(...[...first.children].map((element) => element.cloneNode(true)));
    await drawn(...second.children);
    return seen(second);
  },

  async written() {
    const [first, second] = [section(), section()];
    first.innerHTML = MARKUP;
    await drawn(...first.children);
    second.innerHTML = first.innerHTML;
    await drawn(...second.children);
    return seen(second);
  },

  /** Made, moved and given properties before any script of ours has come; some are never put into the page until then. */
  async early() {
    const place = section();
    place.innerHTML = MARKUP;
    const elements = TAGS.map((tag) => document.createElement(tag));
    const [badge, banner, list] = elements;
    badge.blame = 'carrier';
    Object.assign(banner, { call: callOf('call_0', 'stale_sweep'), retry: true });
    Object.assign(list, { calls: [callOf('call_1', 'stale_sweep')], blame: 'platform', selection: ['call_1'] });
    const { contentDocument } = await frame();
    contentDocument.body.append(...elements);
    const fallback = place.querySelector('[slot=fallback]').checkVisibility?.() ?? true;
    await scene.load({ file: 'osmtalk-elements.classic.js', isClassic: true });
    section().append(...elements);
    await drawn(...elements, ...place.children);
    const { label, title, rows, blame, selection } = state(elements);
    return { fallback, seen: seen(place), label, title, rows, blame, selection };
  },
};
