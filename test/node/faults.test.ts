/**
 * Parts of the platform that are missing, refuse or never answer, each in a page of its own, before the built library is
 * loaded; and hosts whose handlers throw, reject or never settle, in all of them. All that people need stays: title,
 * blame, next step, rows and retries, in every element of the page.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import puppeteer, { type Browser } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';
import { blameLabel, describeFailureReason } from '../../src/catalog.js';

/** What is done to a page; it runs there, and so everything that it needs stands in it. */
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

/** Runs in the page: uses every element as people do, and gives what they read. */
async function use() {
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
  // Beside it, those whose hosts give what makes us warn, and reject, throw or never settle.
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
        throw new Error('the fault of the host');
      });
    }
  }
  await Promise.all([banner, ...neighbours, list].map((element) => element.updateComplete));
  find(list, 'expand-button')[0]!.click();
  for (const part of ['retry-button', 'copy-button']) find(banner, part)[0]!.click();
  for (const neighbour of neighbours) find(neighbour, 'retry-button')[0]!.click();
  list.upsert({ ...calls[0], id: 'c3' });
  const states = () => [banner, ...neighbours].flatMap((each) => said(each, 'retry-button'));
  const isOver = () => said(list, 'row').length === 4 && !states().slice(0, 3).includes('Retrying…');
  for (let n = 0; n < 200 && !isOver(); n++) await new Promise((resolve) => setTimeout(resolve, 10));
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

/** What is read in a page with a fault, and what its developer tools complain of. */
async function readWith(fault: () => void) {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  page.on('request', (request) => request.url().startsWith('about:') || complaints.push(request.url()));
  // What compiles this file names functions by a helper that a page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.evaluateOnNewDocument(fault);
  await page.goto('about:blank');
  await page.setContent('<!doctype html><html lang="en"><title>Faults</title></html>');
  await page.addScriptTag({ path: 'dist/cdn/osmtalk-elements.classic.js' });
  await page.setOfflineMode(true);
  try {
    return { ...(await page.evaluate(use)), complaints };
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

/** As the browser tells of it. */
const HOSTS_FAULT = 'Error: Uncaught Error: the fault of the host';

type Read = Awaited<ReturnType<typeof readWith>>;

/** What holds in every page, whatever is wrong with it. */
const CHECKS = {
  'the banner says title, blame and next step': ({ banner }: Read) => {
    assert.deepEqual(banner, [title, blameLabel('platform'), whatToTry, 'Worth a retry.']);
  },
  'the badge says whose problem it is': ({ badge }: Read) => {
    assert.deepEqual(badge, [blameLabel('platform')]);
  },
  'the list has a row for each call, the new one too': ({ rows }: Read) => {
    assert.deepEqual(rows, ['idle_timeout', 'sip_rejected', 'stale_sweep', 'stale_sweep'].map(titleOf));
  },
  'an opened row explains its call': ({ opened }: Read) => {
    assert.deepEqual(opened, [titleOf('idle_timeout')]);
  },
  'retries end as their hosts say, each in its own banner': ({ states }: Read) => {
    const again = 'Retry failed. Try again';
    assert.deepEqual(states, ['Retry placed', again, again, 'Retrying…']);
  },
  'the look is ours': ({ isStyled }: Read) => {
    assert.equal(isStyled, true);
  },
  'nothing that is read is a value of ours gone wrong': ({ text }: Read) => {
    assert.doesNotMatch(text, /NaN|Invalid|undefined|null|Infinity|\[object/);
  },
  'the browser complains of nothing but the host, and is asked for nothing': ({ complaints }: Read) => {
    assert.deepEqual([...new Set(complaints)], [HOSTS_FAULT]);
  },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  describe(`in an offline page with ${name}`, () => {
    let read: Read;
    before(async () => {
      read = await readWith(fault);
    });

    for (const [what, check] of Object.entries(CHECKS)) test(what, () => check(read));
  });
}

/** Faults that no element can make up for: each check is failed by one of these, and so is known to be able to fail. */
const CONTROLS: Readonly<Record<string, { fault: () => void; failed: RegExp[] }>> = {
  'words that are not ours': {
    fault: () => Object.defineProperty(Node.prototype, 'textContent', { get: () => 'Call failed', set: () => {} }),
    failed: [/^the banner says/, /^the badge says/, /^the list has/, /^an opened row/, /^retries end/],
  },
  'style sheets that are adopted in vain': {
    fault: () => Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { get: () => [], set: () => {} }),
    failed: [/^the look/],
  },
  'numbers that are none': {
    fault: () => Object.assign(Number.prototype, { toLocaleString: () => 'NaN' }),
    failed: [/^nothing that is read/],
  },
  'an error of its own': {
    fault: () =>
      queueMicrotask(() => {
        throw new Error('ours');
      }),
    failed: [/^the browser complains/],
  },
};

const isFailed = (check: (read: Read) => void, read: Read): boolean => {
  try {
    check(read);
    return false;
  } catch {
    return true;
  }
};

for (const [name, { fault, failed }] of Object.entries(CONTROLS)) {
  test(`in a page with ${name}, that is noticed, and nothing else`, async () => {
    const read = await readWith(fault);
    for (const [what, check] of Object.entries(CHECKS)) {
      assert.equal(isFailed(check, read), failed.some((begin) => begin.test(what)), what); // prettier-ignore
    }
  });
}

test('in a page without shadow roots, nothing can be read', async () => {
  await assert.rejects(readWith(() => Reflect.deleteProperty(Element.prototype, 'attachShadow')));
});
