/**
 * Mounts each element, uses it, and takes it out again, 10,000 times; then counts, through the debugging protocol, what
 * is left of it: elements, observers, nodes, listeners, timers and heap. Fails where anything is. `--cycles 10000`;
 * `--self-test` leaks one thing after another on purpose, and fails where that is not noticed. Needs `npm run build`.
 */
/* global requestAnimationFrame, MessageChannel, ResizeObserver, addEventListener, dispatchEvent */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import puppeteer from 'puppeteer-core';

import { findBrowser } from '../browser.mjs';

const script = fileURLToPath(new URL('../../dist/cdn/osmtalk-elements.classic.js', import.meta.url));

export const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'];

/** No more instances of these may be there than before. */
const COUNTED = [
  ...TAGS,
  'ResizeObserver',
  'IntersectionObserver',
  'MutationObserver',
  'MediaQueryList',
  'AbortSignal',
];

/** How much the heap may grow in a cycle, in bytes. */
const HEAP_A_CYCLE = 50;

/** What can be leaked on purpose, and in which count it must be seen. */
export const CONTROLS = {
  'an element': 'osm-blame-badge',
  'an observer': 'ResizeObserver',
  'a listener': 'listeners',
  'a node': 'nodes',
  'a timer': 'timers',
  'a text': 'heap',
};

/** Runs in the page before anything else: keeps the ids of all timers and frames that are still to come. */
function watchTimers() {
  const pending = (globalThis.pendingTimers = new Set());
  const quietly = globalThis.setTimeout;
  globalThis.pause = () => new Promise((resolve) => quietly(resolve, 20));
  const pairs = {
    setTimeout: 'clearTimeout',
    setInterval: 'clearInterval',
    requestAnimationFrame: 'cancelAnimationFrame',
  };
  for (const [set, clear] of Object.entries(pairs)) {
    const [begin, end] = [globalThis[set], globalThis[clear]];
    const nameOf = (id) => `${set.slice(0, 3)} ${id}`;
    globalThis[set] = (act, ...more) => {
      const once = (...given) => {
        if (set !== 'setInterval') pending.delete(nameOf(id));
        act(...given);
      };
      const id = begin(once, ...more);
      pending.add(nameOf(id));
      return id;
    };
    globalThis[clear] = (id) => {
      pending.delete(nameOf(id));
      end(id);
    };
  }
  // A console that somebody listens to keeps what was said to it.
  console.warn = () => {};
}

/** Runs in the page; everything that it needs stands in it. In other cycles an element is used in other ways. */
function defineCycles() {
  const { FAILURE_REASONS, useCatalog } = globalThis.osmtalkElements;
  const [here, there] = document.querySelectorAll('main, aside');
  const { port1, port2 } = new MessageChannel();
  const task = () =>
    new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const drawn = async (element) => {
    await element.updateComplete;
    await task();
    await element.updateComplete;
  };
  const find = (element, selector) => element.shadowRoot.querySelector(selector);
  const press = (element, part) => find(element, `[part~="${part}"]`).click();
  const failed = (n, reason = FAILURE_REASONS[n % 10]) => ({
    id: `call_${n % 1000}`,
    status: 'failed',
    failureReason: reason,
    endedAt: Date.UTC(2026, 4, 13) + (n % 1000) * 1e6,
    durationSeconds: n % 50,
    // Each call is to a person of its own: one who was called several times is retried once.
    destination: `+49301234${5000 + (n % 1000)}`,
  });

  /** Settles by itself; is refused; throws; never settles and is kept by its host, like a request that hangs. */
  const hanging = (globalThis.hanging = []);
  const handlers = [
    () => Promise.resolve(),
    () => Promise.reject(new Error('503')),
    () => {
      throw new Error('refused');
    },
    () => new Promise((resolve) => hanging.push(resolve)),
  ];
  const HANGS = 3;

  async function mount(tag, n, properties) {
    const element = Object.assign(document.createElement(tag), properties);
    element.addEventListener('osm-retry', (event) => event.retryWith(handlers[n % 4]));
    element.addEventListener('osm-dispute', (event) => event.preventDefault());
    here.append(element);
    await drawn(element);
    if (n % 50 === 0) await frame();
    return element;
  }

  async function useBadge(n) {
    const badge = await mount('osm-blame-badge', n, { reason: FAILURE_REASONS[n % 10] });
    Object.assign(badge, { blame: 'carrier', lang: n % 2 ? 'de' : 'en' });
    await drawn(badge);
    return badge;
  }

  async function useBanner(n) {
    const audience = ['operator', 'tester', 'developer'][n % 3];
    const given = { call: failed(n, 'stale_sweep'), retry: true, announce: 'polite', eventsHref: '/{id}', audience };
    const banner = await mount('osm-failure-banner', n, given);
    for (const part of ['retry-button', 'copy-button', 'dispute-link']) press(banner, part);
    await drawn(banner);
    if (n % 8 === HANGS) press(banner, 'cancel-button');
    banner.call = failed(n, n % 2 ? 'idle_timeout' : 'stale_sweep');
    await drawn(banner);
    return banner;
  }

  async function useList(n) {
    const isLong = n % 25 === 0;
    const calls = Array.from({ length: isLong ? 150 : 4 }, (_, place) => failed(n + place));
    const groupBy = [null, 'reason', 'blame', 'day'][n % 4];
    const given = { calls, groupBy, totalCalls: 100, retry: true, selectable: true, announce: 'polite' };
    const list = await mount('osm-failure-list', n, given);
    press(list, 'expand-button');
    find(list, '[part=head-row] input').click();
    await drawn(list);
    press(list, 'retry-button');
    await list.updateComplete;
    // So many people are asked about first.
    if (isLong) press(list, 'confirm-button');
    list.upsert([failed(n + 500, 'idle_timeout'), { ...calls[1], status: 'completed', failureReason: null }]);
    list.delete(calls[2].id);
    if (n % 2) press(list, 'pause-button');
    if (isLong) find(list, '[part=scroller]').scrollTop = 3000;
    if (isLong) await frame();
    if (n % 50 === 0) for (const type of ['beforeprint', 'afterprint']) dispatchEvent(new Event(type));
    list.query = 'call_';
    await drawn(list);
    if (n % 8 === HANGS) press(list, 'cancel-button');
    return list;
  }

  function takeOut(element, n) {
    // Moved first, now and then; and what is still to be drawn is drawn outside.
    if (n % 5 === 0) there.append(element);
    if (n % 3 === 0) element.requestUpdate();
    element.remove();
  }

  const use = { 'osm-blame-badge': useBadge, 'osm-failure-banner': useBanner, 'osm-failure-list': useList };
  const kept = (globalThis.kept = []);
  const leak = {
    'an element': (element) => kept.push(element),
    'an observer': () => kept.push(new ResizeObserver(() => {})),
    'a listener': () => addEventListener('resize', () => {}),
    'a node': () => kept.push(document.createElement('p')),
    'a timer': () => setInterval(() => {}, 1e6),
    'a text': (_, n) => kept.push(`${n} `.repeat(99).toUpperCase()),
  };

  globalThis.runCycles = async (tag, cycles, leaked) => {
    for (let n = 0; n < cycles; n++) {
      const element = await use[tag](n);
      takeOut(element, n);
      for (const name of leaked) leak[name](element, n);
      if (n % 100 === 0) useCatalog({ lang: 'de', blames: { carrier: 'Netz' } });
    }
  };
}

/** A page with the built library in which elements can be mounted and counted. */
export async function openPage(browser) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watchTimers);
  await page.goto('about:blank');
  await page.setContent('<!doctype html><html lang="en"><title>Leaks</title><main></main><aside></aside></html>');
  await page.addScriptTag({ path: script });
  await page.evaluate(defineCycles);
  return page;
}

/** Runs in the page: how many timers are still to come when there are no more than before, or after so many ms. */
async function whenQuiet(before, patience) {
  const { pendingTimers, pause } = globalThis;
  const end = performance.now() + patience;
  while (pendingTimers.size > before && performance.now() < end) await pause();
  return pendingTimers.size;
}

/** What is there when nothing is to come any more, and all garbage is collected. */
async function count(page, before, patience) {
  const session = await page.createCDPSession();
  const timers = await page.evaluate(whenQuiet, before, patience);
  // What the last turn still held when the first collection began is left to the next.
  for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
  const instances = {};
  for (const name of COUNTED) instances[name] = await instancesOf(page, name);
  // What hangs is its host's: no more than an element may hang on it.
  await page.evaluate(() => void (globalThis.hanging.length = 0));
  const heaps = [];
  for (let n = 0; n < 5; n++) {
    await session.send('HeapProfiler.collectGarbage');
    heaps.push((await session.send('Runtime.getHeapUsage')).usedSize);
  }
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { ...instances, nodes, listeners, timers, heap: heaps.sort((a, b) => a - b)[2] };
}

async function instancesOf(page, name) {
  const prototype = await page.evaluateHandle(
    (known) => (globalThis.customElements.get(known) ?? globalThis[known]).prototype,
    name,
  );
  const found = await page.queryObjects(prototype);
  const instances = await found.evaluate((all) => all.length);
  await Promise.all([found.dispose(), prototype.dispose()]);
  return instances;
}

/**
 * What so many cycles of an element leave behind: how many of each, and the bytes of heap a cycle.
 * @param {import('puppeteer-core').Page} page
 * @param {string} tag
 * @param {{ cycles: number, warmUp?: number, leaked?: string[], patience?: number }} options
 * @returns {Promise<Record<string, number>>}
 */
export async function leftBy(page, tag, { cycles, warmUp = cycles, leaked = [], patience = 6000 }) {
  const run = (...given) => page.evaluate((...those) => globalThis.runCycles(...those), tag, ...given);
  await run(warmUp, []);
  const before = await count(page, 0, patience);
  await run(cycles, leaked);
  const after = await count(page, before.timers, patience);
  const left = Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
  return { ...left, heap: left.heap / cycles };
}

/** What there is more of than may be. */
export const overTheLine = (left) =>
  Object.keys(left).filter((name) => left[name] > (name === 'heap' ? HEAP_A_CYCLE : 0));

async function testElements(browser, cycles) {
  for (const tag of TAGS) {
    const page = await openPage(browser);
    const left = await leftBy(page, tag, { cycles, warmUp: cycles / 10 });
    const { heap, ...counts } = left;
    const some = Object.entries(counts).map(([name, number]) => `${number} ${name}`);
    console.log(`${tag}: ${cycles} cycles leave ${heap.toFixed(1)} bytes a cycle, ${some.join(', ')}`);
    for (const name of overTheLine(left)) fail(`${tag} leaves ${left[name]} ${name}.`);
    await page.close();
  }
}

async function testControls(browser) {
  const page = await openPage(browser);
  for (const [leaked, name] of Object.entries(CONTROLS)) {
    const left = await leftBy(page, 'osm-blame-badge', { cycles: 300, leaked: [leaked], patience: 300 });
    const isNoticed = overTheLine(left).includes(name);
    console.log(`${leaked} leaked 300 times: ${Math.round(left[name])} ${name}`);
    if (!isNoticed) fail(`Nobody notices ${leaked} that is leaked.`);
  }
}

function fail(text) {
  console.log(`✖ ${text}`);
  process.exitCode = 1;
}

async function main() {
  const { values } = parseArgs({
    options: { cycles: { type: 'string', default: '10000' }, 'self-test': { type: 'boolean', default: false } },
  });
  const browser = await puppeteer.launch({ ...findBrowser(), headless: true, protocolTimeout: 36e5 });
  try {
    await (values['self-test'] ? testControls(browser) : testElements(browser, Number(values.cycles)));
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
