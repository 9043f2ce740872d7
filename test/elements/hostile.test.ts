/**
 * Whatever a page hands over, by property or by attribute: nothing throws, nothing runs, nothing is requested, nothing
 * is written to the console but a warning of ours, and a failed call always shows a title, a blame and a next step.
 * `npm run test:long` tries a hundred thousand of each.
 */
import '../../src/index.js';

import { assert, fixture } from '@open-wc/testing';
import fc from 'fast-check';
import type { LitElement } from 'lit';

import type { OsmFailureBanner, OsmFailureList } from '../../src/index.js';
import { maybe, said } from '../support/elements.js';
import type { Recipe } from '../support/hostile.js';
import { attribute, failedCall, field, INVISIBLE, payload, URLS } from '../support/hostile.js';

const { OSM_LONG } = globalThis as { OSM_LONG?: boolean };
const RUNS = OSM_LONG ? 100_000 : 300;

const TAGS = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'] as const;

/** All that our templates ever draw. */
const DRAWN = new Set(['a', 'bdi', 'button', 'dd', 'div', 'dl', 'dt', 'i', 'input', 'li', 'option', 'osm-failure-banner', 'p', 'path', 'progress', 'rect', 'section', 'select', 'slot', 'span', 'strong', 'svg', 'time', 'ul', 'h1', 'h2', 'h3']); // prettier-ignore
const LINKS = ['http:', 'https:', 'mailto:', 'tel:'];

/** What is wrong with what an element shows; nothing, as a rule. */
function wrongIn(root: ParentNode): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const { localName, attributes } = element;
    const wrong = DRAWN.has(localName) ? [] : [`<${localName}> is drawn`];
    for (const { name, value } of attributes) {
      if (name.startsWith('on')) wrong.push(`${localName} has ${name}`);
      if (/^(src|srcdoc|style|action)$/.test(name) && !/^(inset|block)/.test(value)) wrong.push(`${localName} has ${name}=${value}`); // prettier-ignore
    }
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href') && !LINKS.includes(element.protocol))
      wrong.push(`a link leads to ${element.getAttribute('href') ?? ''}`);
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && INVISIBLE.test((node.nodeValue ?? '').replace(/\s+/g, ' ')))
        wrong.push(`${localName} holds what cannot be seen`);
    }
    return element.shadowRoot ? [...wrong, ...wrongIn(element.shadowRoot)] : wrong;
  });
}

/** What the browser or the console complained of meanwhile, but for our own warnings. */
class Complaints {
  readonly list: string[] = [];
  readonly #console = { error: console.error, warn: console.warn };
  readonly #note = (event: ErrorEvent | PromiseRejectionEvent) =>
    this.list.push(event instanceof ErrorEvent ? event.message : String(event.reason));

  constructor() {
    console.error = (...words: unknown[]) => void this.list.push(words.map(String).join(' '));
    console.warn = (first: unknown) => {
      if (!String(first).startsWith('osmtalk-elements:')) this.list.push(String(first));
    };
    addEventListener('error', this.#note);
    addEventListener('unhandledrejection', this.#note);
  }

  stop(): void {
    Object.assign(console, this.#console);
    removeEventListener('error', this.#note);
    removeEventListener('unhandledrejection', this.#note);
  }
}

/** Gives an element one value after another, and looks after each. */
async function tryAll<T>(
  tag: string,
  values: fc.Arbitrary<T>,
  give: (element: LitElement, value: T) => unknown,
  look: (element: LitElement, value: T) => void = () => undefined,
): Promise<void> {
  // prettier-ignore
  const element = await fixture<LitElement>(`<${tag}></${tag}>`);
  const owned: string[] = [];
  Object.assign(globalThis, { owned: () => owned.push(tag) });
  const requested = () => performance.getEntriesByType('resource').length;
  const complaints = new Complaints();
  const before = requested();
  let tried = 0;
  try {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        give(element, value);
        await element.updateComplete;
        const wrong = [...wrongIn(element.renderRoot), ...complaints.list.splice(0), ...owned.splice(0)];
        assert.deepEqual(wrong, []);
        look(element, value);
        // What waits for a frame, a timer or a size has its turn as well.
        if (++tried % 100 === 0) await new Promise((resolve) => setTimeout(resolve));
      }),
      { numRuns: RUNS, includeErrorInReport: true },
    );
  } finally {
    complaints.stop();
  }
  assert.strictEqual(requested() - before, 0, 'something was requested');
}

/** Every property that a page may set, at once. */
const propertiesOf = (tag: string): string[] =>
  [...(customElements.get(tag) as typeof LitElement).elementProperties.keys()].filter(
    (name): name is string => typeof name === 'string' && name !== 'row',
  );
const attributesOf = (tag: string): string[] => [
  ...(customElements.get(tag) as typeof LitElement).observedAttributes,
  'lang',
];

/** A test that may take its time. */
const tries = (title: string, body: () => Promise<void>) =>
  it(title, async function () {
    this.timeout(OSM_LONG ? 3_600_000 : 60_000);
    await body();
  });

const madeOf = (recipes: Record<string, Recipe>) =>
  Object.fromEntries(Object.entries(recipes).map(([name, make]) => [name, make()]));

describe(`${RUNS.toLocaleString('en')} hostile values`, () => {
  for (const tag of TAGS) {
    const some = fc.dictionary(fc.constantFrom(...propertiesOf(tag)), field, { minKeys: 1, maxKeys: 4 });
    const texts = fc.dictionary(fc.constantFrom(...attributesOf(tag)), attribute, { minKeys: 1, maxKeys: 4 });

    tries(`harm no ${tag} as properties`, () =>
      tryAll(tag, some, (element, recipes) => Object.assign(element, madeOf(recipes))),
    );

    tries(`harm no ${tag} as attributes`, () =>
      tryAll(tag, texts, (element, values) => {
        for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
      }),
    );
  }

  tries('harm no banner as a call', () =>
    tryAll('osm-failure-banner', payload, (banner, make) =>
      Object.assign(banner, { call: make(), audience: 'developer' }),
    ),
  );

  tries('leave a failed call its title, blame and next step', () =>
    tryAll(
      'osm-failure-banner',
      fc.tuple(failedCall, fc.constantFrom(...URLS)),
      (banner, [make, eventsHref]) =>
        Object.assign(banner, { call: make(), eventsHref, retry: true, audience: 'developer' }),
      (banner) => {
        for (const name of ['title', 'badge-label', 'what-to-try', 'cause'])
          assert.notStrictEqual(said(banner, name), '');
      },
    ),
  );

  tries('harm no list as calls', () =>
    tryAll('osm-failure-list', fc.array(payload, { maxLength: 5 }), (list, recipes) =>
      Object.assign(list, { calls: recipes.map((make) => make()) }),
    ),
  );

  tries('harm no list as changes', () =>
    tryAll('osm-failure-list', payload, (element, make) => {
      const list = element as OsmFailureList;
      if (list.summary.failures > 50) list.clear();
      list.upsert(make());
      list.requestUpdate(); // at once, not in the next frame
    }),
  );

  tries('leave every failed call of a list its row', () =>
    tryAll(
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

const withId = (call: object, id: string): object =>
  Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(call), id: { value: id, enumerable: true } });

describe('the look for harm', () => {
  const drawn = (html: string) => {
    const box = document.createElement('div');
    box.innerHTML = html;
    return wrongIn(box);
  };

  for (const [name, html] of Object.entries({
    'a script': '<script></script>',
    'a picture': '<img>',
    'a handler': '<p onclick="0"></p>',
    'a link that runs': '<a href="javascript:0">x</a>',
    'a mark that turns the direction round': '<p>a\u202Eb</p>',
    'a mark that cannot be seen': '<p>a\u200Bb</p>',
  })) {
    it(`notices ${name}`, () => assert.isNotEmpty(drawn(html)));
  }

  it('finds nothing in a plain page', () => assert.deepEqual(drawn('<p>a <a href="/b">b</a></p>'), []));

  it('notices what is written to the console', () => {
    const complaints = new Complaints();
    console.error('no');
    console.warn('osmtalk-elements: our own');
    console.warn('no');
    complaints.stop();
    assert.deepEqual(complaints.list, ['no', 'no']);
  });

  it('notices a banner without a title', async () => {
    const banner = await fixture<OsmFailureBanner>('<osm-failure-banner></osm-failure-banner>');
    assert.isNull(maybe(banner, 'title'));
  });
});
