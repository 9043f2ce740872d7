/** Whatever a server hands over, by property or by attribute: it renders, and nothing of it becomes markup. */
import '../../src/index.js';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { render } from '@lit-labs/ssr';
import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import fc from 'fast-check';
import { html, type TemplateResult } from 'lit';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';

import { attribute, failedCall, field, payload, type Recipe, URLS } from '../support/hostile.js';

const RUNS = process.env.OSM_LONG ? 100_000 : 300;

/** All that our templates ever draw, and what holds it. */
const DRAWN = new Set(['a', 'bdi', 'button', 'dd', 'div', 'dl', 'dt', 'i', 'input', 'li', 'option', 'osm-blame-badge', 'osm-failure-banner', 'osm-failure-list', 'p', 'path', 'progress', 'rect', 'section', 'select', 'slot', 'span', 'strong', 'style', 'svg', 'template', 'time', 'ul', 'h1', 'h2', 'h3']); // prettier-ignore

type Node = DefaultTreeAdapterMap['node'];

/** What is wrong with what was rendered; nothing, as a rule. */
function wrongIn(node: Node): string[] {
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
  if (!('tagName' in node)) return children.flatMap(wrongIn);
  const wrong = DRAWN.has(node.tagName) ? [] : [`<${node.tagName}> is rendered`];
  for (const { name, value } of node.attrs) {
    if (name.startsWith('on') || /^(src|srcdoc|action|style)$/.test(name)) wrong.push(`${node.tagName} has ${name}`);
    if (name === 'href' && !/^(https?|mailto|tel):/.test(new URL(value, 'https://a').href)) wrong.push(`a link leads to ${value}`); // prettier-ignore
  }
  return [...wrong, ...children.flatMap(wrongIn)];
}

/** As it arrives, in UTF-8: halves of characters cannot be sent. The parser itself fails at two of them in a row. */
function assertHarmless(markup: string): void {
  assert.deepEqual(wrongIn(parseFragment(Buffer.from(markup).toString())), [], markup.slice(0, 500));
}

const byAttributes = (template: TemplateResult): string => collectResultSync(render(template));

/** Properties are set, not bound: Lit itself cannot bind every value there is. */
function byProperties(tag: string, recipes: Readonly<Record<string, Recipe>>): string {
  const renderer = new LitElementRenderer(tag);
  for (const [name, make] of Object.entries(recipes)) renderer.setProperty(name, make());
  renderer.connectedCallback();
  const info = {
    elementRenderers: [LitElementRenderer],
    customElementInstanceStack: [renderer],
    customElementHostStack: [renderer],
    eventTargetStack: [],
    slotStack: [],
    deferHydration: false,
  };
  return collectResultSync(renderer.renderShadow(info) ?? []);
}

function tries<T>(title: string, values: fc.Arbitrary<T>, look: (value: T) => void): void {
  test(`${RUNS.toLocaleString('en')} hostile values ${title}`, () => {
    const { warn } = console;
    console.warn = () => undefined; // of ours, once each
    try {
      fc.assert(fc.property(values, look), { numRuns: RUNS, includeErrorInReport: true });
    } finally {
      console.warn = warn;
    }
  });
}

tries('harm no badge as properties', fc.record({ blame: field, reason: field }), (recipes) => {
  assertHarmless(byProperties('osm-blame-badge', recipes));
});

tries('harm no banner as properties', fc.record({ call: payload, eventsHref: field, headingLevel: field, audience: field }), (recipes) => {
  assertHarmless(byProperties('osm-failure-banner', recipes));
}); // prettier-ignore

tries('harm no banner as attributes', fc.tuple(attribute, attribute, fc.constantFrom(...URLS)), ([call, lang, href]) => {
  const banner = html`<osm-failure-banner call=${call} lang=${lang} events-href=${href} audience="developer"></osm-failure-banner>`; // prettier-ignore
  assertHarmless(byAttributes(banner));
}); // prettier-ignore

tries('leave a failed call its title, blame and next step', failedCall, (call) => {
  const markup = byProperties('osm-failure-banner', { call });
  assertHarmless(markup);
  for (const part of ['title', 'badge-label', 'what-to-try'])
    assert.match(markup, new RegExp(`part="?${part}"?[^>]*>(<!--.*?-->)*[^<]`), part);
});

const calls = fc.array(payload, { maxLength: 4 }).map((recipes) => () => recipes.map((make) => make()));

tries('harm no list as properties', fc.record({ calls, query: field, sort: field, error: field }), (recipes) => {
  assertHarmless(byProperties('osm-failure-list', recipes));
});

tries('harm no list as attributes', fc.tuple(attribute, attribute, attribute), ([list, blame, error]) => {
  assertHarmless(byAttributes(html`<osm-failure-list calls=${list} blame=${blame} error=${error}></osm-failure-list>`));
});

for (const [name, markup] of Object.entries({
  'a script': '<template shadowrootmode="open"><script></script></template>',
  'a picture': '<p><img></p>',
  'a handler': '<p onclick="0"></p>',
  'a link that runs': '<a href="java&#10;script:0">x</a>',
})) {
  test(`the look for harm notices ${name}`, () => {
    assert.notDeepEqual(wrongIn(parseFragment(markup)), []);
  });
}
