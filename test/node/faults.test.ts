/**
 * Fault injection: each page lacks a browser API, or has one that throws, rejects or never settles, before the built
 * library is loaded. In every page there are also hosts whose retry handlers throw, reject or never settle. Titles,
 * blames, next steps, rows and retries of all other elements still work.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import puppeteer, { type Browser } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import { blameLabel, describeFailureReason } from '../../src/catalog.js';

/** The faults. Each function runs in the page, so it cannot use anything of this file. */
const FAULTS: Readonly<Record<string, () => void>> = {
  nothing: () => {},
  'no ResizeObserver': () => Reflect.deleteProperty(globalThis, 'ResizeObserver'),
  'no IntersectionObserver': () => Reflect.deleteProperty(globalThis, 'IntersectionObserver'),
  'no crypto': () => Reflect.deleteProperty(globalThis, 'crypto'),
  'no structuredClone': () => Reflect.deleteProperty(globalThis, 'structuredClone'),
  'no matchMedia': () => Reflect.deleteProperty(globalThis, 'matchMedia'),
  'no Intl': () => Reflect.deleteProperty(globalThis, 'Intl'),
  'no Intl.DateTimeFormat': () => Reflect.deleteProperty(Intl, 'DateTimeFormat'),
  'no Intl.NumberFormat': () => Reflect.deleteProperty(Intl, 'NumberFormat'),
  'no Intl.PluralRules': () => Reflect.deleteProperty(Intl, 'PluralRules'),
  'no Intl.Segmenter': () => Reflect.deleteProperty(Intl, 'Segmenter'),
  'no adopted style sheets': () => {
    Reflect.deleteProperty(Document.prototype, 'adoptedStyleSheets');
    Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');
  },
  'style sheets that cannot be constructed': () => {
    Reflect.deleteProperty(CSSStyleSheet.prototype, 'replace');
    Reflect.deleteProperty(CSSStyleSheet.prototype, 'replaceSync');
    const refuse = function CSSStyleSheet() {
      throw new TypeError('Illegal constructor');
    };
    refuse.prototype = CSSStyleSheet.prototype;
    Object.assign(globalThis, { CSSStyleSheet: refuse });
  },
  'no custom states': () => Reflect.deleteProperty(ElementInternals.prototype, 'states'),
  'custom states that are refused': () =>
    Object.assign(CustomStateSet.prototype, {
      add: () => {
        throw new SyntaxError('not --named');
      },
    }),
  'no frames': () => Object.assign(globalThis, { requestAnimationFrame: () => 0 }),
  'no clipboard': () => Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
  'a clipboard that refuses': () =>
    Object.defineProperty(Navigator.prototype, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
    }),
  'a clipboard that throws': () =>
    Object.defineProperty(Navigator.prototype, 'clipboard', {
      get: () => {
        throw new DOMException('', 'SecurityError');
      },
    }),
  'a clipboard that never answers': () =>
    Object.defineProperty(Navigator.prototype, 'clipboard', { value: { writeText: () => new Promise(() => {}) } }),
  'a storage that throws': () =>
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('', 'SecurityError');
      },
    }),
};

/** Runs in the page: uses every element as people do, and returns what is shown. */
async function useElements() {
  const calls = ['stale_sweep', 'sip_rejected', 'idle_timeout'].map((failureReason, n) => ({
    ...{ id: `c${String(n)}`, status: 'failed', failureReason, durationSeconds: 61 + n, attempt: 2 },
    endedAt: new Date(Date.UTC(2026, 4, 13, 12, n)).toISOString(),
  }));
  const make = <T extends 'osm-blame-badge' | 'osm-failure-banner' | 'osm-failure-list'>(
    tag: T,
    properties: object,
  ) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.addEventListener('osm-retry', (event) => event.retryWith(() => Promise.resolve()));
    document.body.append(element);
    return element;
  };
  const find = (element: Element, part: string) => [
    ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part~="${part}"]`),
  ];
  const said = (element: Element, part: string) => find(element, part).map((node) => node.textContent.trim());
  const badge = make('osm-blame-badge', { reason: 'stale_sweep' });
  const banner = make('osm-failure-banner', { call: calls[0], audience: 'developer', retry: true });
  // Beside it, banners that warn about an invalid audience and whose handlers reject, throw or never settle.
  const handlers = [
    () => Promise.reject(new Error('503')),
    () => {
      throw new Error('refused');
    },
    () => new Promise(() => {}),
  ];
  const neighbours = handlers.map((handler) => {
    const banner = make('osm-failure-banner', { call: calls[2], audience: 'nobody', retry: true });
    banner.addEventListener('osm-retry', (event) => event.retryWith(handler), true);
    return banner;
  });
  const list = make('osm-failure-list', { calls, totalCalls: 1200, groupBy: 'day', retry: true });
  for (const element of [banner, list]) {
    for (const type of ['osm-copy', 'osm-open']) {
      element.addEventListener(type, () => {
        throw new Error('thrown by the host');
      });
    }
  }
  await Promise.all([banner, ...neighbours, list].map((element) => element.updateComplete));
  find(list, 'expand-button')[0]!.click();
  for (const part of ['retry-button', 'copy-button']) find(banner, part)[0]!.click();
  for (const neighbour of neighbours) find(neighbour, 'retry-button')[0]!.click();
  list.upsert({ ...calls[0], id: 'c3' });
  const states = () =>
    [banner, ...neighbours].map((each) =>
      ['retry-failure', 'retry-status', 'retry-button'].flatMap((part) => said(each, part)).join(' '),
    );
  const isSettled = () => said(list, 'row').length === 4 && !states().slice(0, 3).includes('Retrying…');
  for (let n = 0; n < 1000 && !isSettled(); n++) await new Promise((resolve) => setTimeout(resolve, 10));
  const opened = list.shadowRoot!.querySelector('osm-failure-banner')!;
  return {
    banner: ['title', 'badge-label', 'what-to-try', 'retry-advice'].flatMap((part) => said(banner, part)),
    badge: said(badge, 'label'),
    rows: said(list, 'row-title'),
    opened: said(opened, 'title'),
    states: states(),
    isStyled: getComputedStyle(find(banner, 'title')[0]!).fontWeight === '650',
    text: [badge, banner, ...neighbours, list, opened].map((element) => element.shadowRoot!.textContent).join(' '),
  };
}

let browser: Browser;

/** What is shown in a page with a fault, together with its errors and requests. */
async function readPageWith(fault: () => void) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  page.on('request', (request) => request.url().startsWith('about:') || complaints.push(request.url()));
  // esbuild compiles functions with a helper `__name`, which the page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.evaluateOnNewDocument(fault);
  await page.goto('about:blank');
  await page.setContent('<!doctype html><html lang="en"><title>Faults</title></html>');
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
  await page.setOfflineMode(true);
  try {
    return { ...(await page.evaluate(useElements)), complaints };
  } finally {
    await page.close();
  }
}

before(async () => {
  const found = findBrowser() ?? assert.fail('There is no browser: run the setup first.');
  browser = await puppeteer.launch({ ...found, headless: true });
});

after(async () => {
  await browser.close();
});

const titleOf = (reason: string) => describeFailureReason(reason).title;
const { title, whatToTry } = describeFailureReason('stale_sweep');

/** The host's error, as the browser reports it. */
const HOST_ERROR = 'Error: Uncaught Error: thrown by the host';

type PageContent = Awaited<ReturnType<typeof readPageWith>>;

/** What holds in every page, whatever the fault. */
const CHECKS = {
  'the banner shows title, blame, next step and retry advice': ({ banner }: PageContent) => {
    // Its retry was placed.
    assert.deepEqual(banner, [title, blameLabel('platform'), whatToTry, 'New call placed']);
  },
  'the badge shows the label of the blame': ({ badge }: PageContent) => {
    assert.deepEqual(badge, [blameLabel('platform')]);
  },
  'the list has a row for each call, including the upserted one': ({ rows }: PageContent) => {
    assert.deepEqual(rows, ['idle_timeout', 'sip_rejected', 'stale_sweep', 'stale_sweep'].map(titleOf));
  },
  'an opened row shows the banner of its call': ({ opened }: PageContent) => {
    assert.deepEqual(opened, [titleOf('idle_timeout')]);
  },
  'each banner shows the outcome of its own retry': ({ states }: PageContent) => {
    const again = (reason: string) => `The new call could not be placed. ${reason} Try again`;
    assert.match(states[0]!, /^Called again at \d\d:\d\d$/);
    assert.deepEqual(states.slice(1), [again('503'), again('refused'), 'Retrying…']);
  },
  'the banner has its styles': ({ isStyled }: PageContent) => {
    assert.equal(isStyled, true);
  },
  'no text contains NaN, undefined or another broken value': ({ text }: PageContent) => {
    assert.doesNotMatch(text, /NaN|Invalid|undefined|null|Infinity|\[object/);
  },
  'the page has no error but that of the host, and sends no request': ({ complaints }: PageContent) => {
    assert.deepEqual([...new Set(complaints)], [HOST_ERROR]);
  },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  describe(`an offline page with ${name}`, () => {
    let read: PageContent;
    before(async () => {
      read = await readPageWith(fault);
    });

    for (const [what, check] of Object.entries(CHECKS)) test(`${what}, with ${name}`, () => check(read));
  });
}

/** Faults that break the elements on purpose: every check fails for one of these, which proves that it can fail. */
const CONTROLS: Readonly<Record<string, { fault: () => void; failed: RegExp[] }>> = {
  'a replaced textContent': {
    fault: () => Object.defineProperty(Node.prototype, 'textContent', { get: () => 'Call failed', set: () => {} }),
    failed: [/^the banner shows/, /^the badge/, /^the list has/, /^an opened row/, /^each banner shows/],
  },
  'ignored adopted style sheets': {
    fault: () => Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { get: () => [], set: () => {} }),
    failed: [/^the banner has/],
  },
  'numbers formatted as NaN': {
    fault: () => Object.assign(Number.prototype, { toLocaleString: () => 'NaN' }),
    failed: [/^no text/],
  },
  'an uncaught error': {
    fault: () =>
      queueMicrotask(() => {
        throw new Error('ours');
      }),
    failed: [/^the page has/],
  },
};

const fails = (check: (read: PageContent) => void, read: PageContent): boolean => {
  try {
    check(read);
    return false;
  } catch {
    return true;
  }
};

for (const [name, { fault, failed }] of Object.entries(CONTROLS)) {
  test(`in a page with ${name}, exactly the checks of it fail`, async () => {
    const read = await readPageWith(fault);
    for (const [what, check] of Object.entries(CHECKS)) {
      assert.equal(fails(check, read), failed.some((pattern) => pattern.test(what)), what); // prettier-ignore
    }
  });
}

test('reading a page without attachShadow fails', async () => {
  await assert.rejects(readPageWith(() => Reflect.deleteProperty(Element.prototype, 'attachShadow')));
});
