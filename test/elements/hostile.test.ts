/**
 * Property tests: for any property or attribute value, nothing throws, no script runs, nothing is requested, the console
 * shows only our own warnings, and a failed call has a title, a blame and a next step. `npm run test:long` tries a
 * hundred thousand values per test.
 */
import '../../src/index.js';

import { assert, fixture } from '@open-wc/testing';
import fc from 'fast-check';
import type { LitElement } from 'lit';

import { loadRetryCases } from '../../src/elements/failure-banner/on-demand.js';
import type { OsmFailureBanner, OsmFailureList } from '../../src/index.js';
import { findPart, partText } from '../support/elements.js';
import type { Recipe } from '../support/hostile.js';
import { attribute, failedCall, field, INVISIBLE, payload, URLS } from '../support/hostile.js';

const { OSM_LONG } = globalThis as { OSM_LONG?: boolean };
const RUNS = OSM_LONG ? 100_000 : 300;

const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'] as const;

/** Every tag that our templates render. */
const ALLOWED_TAGS = new Set(['a', 'bdi', 'button', 'dd', 'div', 'dl', 'dt', 'i', 'input', 'li', 'option', 'osm-failure-banner', 'p', 'path', 'progress', 'rect', 'section', 'select', 'slot', 'span', 'strong', 'svg', 'time', 'ul', 'h1', 'h2', 'h3']); // prettier-ignore
const ALLOWED_PROTOCOLS = ['http:', 'https:', 'mailto:', 'tel:'];

/** The violations in the rendered content of an element. */
function violationsIn(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const { localName, attributes } = element;
    const wrong = ALLOWED_TAGS.has(localName) ? [] : [`<${localName}> is drawn`];
    for (const { name, value } of attributes) {
      if (name.startsWith('on')) wrong.push(`${localName} has ${name}`);
      if (/^(src|srcdoc|style|action)$/.test(name) && !/^(inset|block)/.test(value)) wrong.push(`${localName} has ${name}=${value}`); // prettier-ignore
    }
    if (
      element instanceof HTMLAnchorElement &&
      element.hasAttribute('href') &&
      !ALLOWED_PROTOCOLS.includes(element.protocol)
    )
      wrong.push(`a link leads to ${element.getAttribute('href') ?? ''}`);
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && INVISIBLE.test((node.nodeValue ?? '').replace(/\s+/g, ' ')))
        wrong.push(`${localName} contains an invisible character`);
    }
    return element.shadowRoot ? [...wrong, ...violationsIn(element.shadowRoot)] : wrong;
  });
}

/** Records errors, unhandled rejections and console output, except our own warnings. */
class ErrorRecorder {
  readonly list: string[] = [];
  readonly #console = { error: console.error, warn: console.warn };
  readonly #record = (event: ErrorEvent | PromiseRejectionEvent) =>
    this.list.push(event instanceof ErrorEvent ? event.message : String(event.reason));

  constructor() {
    console.error = (...words: unknown[]) => void this.list.push(words.map(String).join(' '));
    console.warn = (first: unknown) => {
      if (!String(first).startsWith('osmtalk-elements:')) this.list.push(String(first));
    };
    addEventListener('error', this.#record);
    addEventListener('unhandledrejection', this.#record);
  }

  stop(): void {
    Object.assign(console, this.#console);
    removeEventListener('error', this.#record);
    removeEventListener('unhandledrejection', this.#record);
  }
}

/** Gives one element many values, and checks it after each. */
async function checkAll<T>(
  tag: string,
  values: fc.Arbitrary<T>,
  give: (element: LitElement, value: T) => unknown,
  check: (element: LitElement, value: T) => void = () => undefined,
): Promise<void> {
  // prettier-ignore
  const element = await fixture<LitElement>(`<${tag}></${tag}>`);
  const owned: string[] = [];
  Object.assign(globalThis, { owned: () => owned.push(tag) });
  const requested = () => performance.getEntriesByType('resource').length;
  const errors = new ErrorRecorder();
  // What a banner loads on demand is the library's own: it is loaded before requests are counted.
  await loadRetryCases();
  const before = requested();
  let tried = 0;
  try {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        give(element, value);
        await element.updateComplete;
        const wrong = [...violationsIn(element.renderRoot), ...errors.list.splice(0), ...owned.splice(0)];
        assert.deepEqual(wrong, []);
        check(element, value);
        tried += 1;
        // Lets frames, timers and resize observers run now and then.
        if (tried % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
      }),
      { numRuns: RUNS, includeErrorInReport: true },
    );
  } finally {
    errors.stop();
  }
  assert.strictEqual(requested() - before, 0, 'something was requested');
}

/** Every property that a page may set. */
const propertiesOf = (tag: string): string[] =>
  [...(customElements.get(tag) as typeof LitElement).elementProperties.keys()].filter(
    (name): name is string => typeof name === 'string' && name !== 'row',
  );
const attributesOf = (tag: string): string[] => [
  ...(customElements.get(tag) as typeof LitElement).observedAttributes,
  'lang',
];

/** A property test, with a longer timeout. */
const testProperty = (title: string, body: () => Promise<void>) =>
  it(`${title}, for ${RUNS.toLocaleString('en')} hostile values`, async function () {
    this.timeout(OSM_LONG ? 3_600_000 : 60_000);
    await body();
  });

const madeOf = (recipes: Record<string, Recipe>) =>
  Object.fromEntries(Object.entries(recipes).map(([name, make]) => [name, make()]));

describe('hostile values', () => {
  for (const tag of TAGS) {
    const some = fc.dictionary(fc.constantFrom(...propertiesOf(tag)), field, { minKeys: 1, maxKeys: 4 });
    const texts = fc.dictionary(fc.constantFrom(...attributesOf(tag)), attribute, { minKeys: 1, maxKeys: 4 });

    testProperty(`properties of ${tag} cause no violation`, () =>
      checkAll(tag, some, (element, recipes) => Object.assign(element, madeOf(recipes))),
    );

    testProperty(`attributes of ${tag} cause no violation`, () =>
      checkAll(tag, texts, (element, values) => {
        for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
      }),
    );
  }

  testProperty('the call of a banner causes no violation', () =>
    checkAll('osm-failure-banner', payload, (banner, make) =>
      Object.assign(banner, { call: make(), audience: 'developer' }),
    ),
  );

  testProperty('a banner of a failed call shows title, blame, cause and next step', () =>
    checkAll(
      'osm-failure-banner',
      fc.tuple(failedCall, fc.constantFrom(...URLS)),
      (banner, [make, eventsHref]) =>
        Object.assign(banner, { call: make(), eventsHref, retry: true, audience: 'developer' }),
      (banner) => {
        for (const name of ['title', 'badge-label', 'what-to-try', 'cause'])
          assert.notStrictEqual(partText(banner, name), '');
      },
    ),
  );

  testProperty('the calls of a list cause no violation', () =>
    checkAll('osm-failure-list', fc.array(payload, { maxLength: 5 }), (list, recipes) =>
      Object.assign(list, { calls: recipes.map((make) => make()) }),
    ),
  );

  testProperty('upserts into a list cause no violation', () =>
    checkAll('osm-failure-list', payload, (element, make) => {
      const list = element as OsmFailureList;
      if (list.summary.failures > 50) list.clear();
      list.upsert(make());
      list.requestUpdate(); // Draws at once instead of in the next frame.
    }),
  );

  testProperty('a list has a titled row for every failed call', () =>
    checkAll(
      'osm-failure-list',
      fc.array(failedCall, { minLength: 1, maxLength: 4 }),
      (list, recipes) => Object.assign(list, { calls: recipes.map((make, n) => withId(make(), `c${String(n)}`)) }),
      (list, recipes) => {
        const titles = [...list.renderRoot.querySelectorAll('[part=row-title]')].map((title) => title.textContent);
        assert.lengthOf(titles, recipes.length);
        assert.notInclude(titles, '');
      },
    ),
  );
});

/** A call with an id of its own, by both names: random calls may have one and the same `callId`. */
const withId = (call: object, id: string): object => {
  const own = { value: id, enumerable: true };
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(call), id: own, callId: own });
};

describe('the checks of hostile values', () => {
  const drawn = (html: string) => {
    const box = document.createElement('div');
    box.innerHTML = html;
    return violationsIn(box);
  };

  for (const [name, html] of Object.entries({
    'a script': '<script></script>',
    'an image': '<img>',
    'an event handler': '<p onclick="0"></p>',
    'a javascript: link': '<a href="javascript:0">x</a>',
    'a direction override': '<p>a\u202Eb</p>',
    'a zero-width space': '<p>a\u200Bb</p>',
  })) {
    it(`the check of rendered content detects ${name}`, () => assert.isNotEmpty(drawn(html)));
  }

  it('the check of rendered content accepts plain content', () =>
    assert.deepEqual(drawn('<p>a <a href="/b">b</a></p>'), []));

  it('the error recorder records console output except our own warnings', () => {
    const errors = new ErrorRecorder();
    console.error('no');
    console.warn('osmtalk-elements: our own');
    console.warn('no');
    errors.stop();
    assert.deepEqual(errors.list, ['no', 'no']);
  });

  it('a banner without a failure has no title', async () => {
    const banner = await fixture<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>');
    assert.isNull(findPart(banner, 'title'));
  });
});
