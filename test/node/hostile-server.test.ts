/** Property tests of server rendering: any property or attribute value renders, and none becomes markup. */
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

/** Every tag that our templates render, with the containers of server rendering. */
const ALLOWED_TAGS = new Set(['a', 'bdi', 'button', 'dd', 'div', 'dl', 'dt', 'i', 'input', 'li', 'option', 'osm-blame-badge', 'osm-failure-banner', 'osm-failure-list', 'p', 'path', 'progress', 'rect', 'section', 'select', 'slot', 'span', 'strong', 'style', 'svg', 'template', 'time', 'ul', 'h1', 'h2', 'h3']); // prettier-ignore

type Node = DefaultTreeAdapterMap['node'];

/** The violations in a rendered tree. */
function violationsIn(node: Node): string[] {
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
  if (!('tagName' in node)) return children.flatMap(violationsIn);
  const wrong = ALLOWED_TAGS.has(node.tagName) ? [] : [`<${node.tagName}> is rendered`];
  for (const { name, value } of node.attrs) {
    if (name.startsWith('on') || /^(src|srcdoc|action|style)$/.test(name)) wrong.push(`${node.tagName} has ${name}`);
    if (name === 'href' && !/^(https?|mailto|tel):/.test(new URL(value, 'https://a').href)) wrong.push(`a link leads to ${value}`); // prettier-ignore
  }
  return [...wrong, ...children.flatMap(violationsIn)];
}

/** Encodes to UTF-8 first, which replaces lone surrogates: parse5 fails at two of them in a row. */
function assertHarmless(markup: string): void {
  assert.deepEqual(violationsIn(parseFragment(Buffer.from(markup).toString())), [], markup.slice(0, 500));
}

const renderTemplate = (template: TemplateResult): string => collectResultSync(render(template));

/** Renders an element whose properties are set, not bound, since Lit cannot bind every value. */
function renderWithProperties(tag: string, recipes: Readonly<Record<string, Recipe>>): string {
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

function testProperty<T>(title: string, values: fc.Arbitrary<T>, check: (value: T) => void): void {
  test(`${title}, for ${RUNS.toLocaleString('en')} hostile values`, () => {
    const { warn } = console;
    console.warn = () => undefined;
    try {
      fc.assert(fc.property(values, check), { numRuns: RUNS, includeErrorInReport: true });
    } finally {
      console.warn = warn;
    }
  });
}

testProperty('a badge renders no markup from its properties', fc.record({ blame: field, reason: field }), (recipes) => {
  assertHarmless(renderWithProperties('osm-blame-badge', recipes));
});

testProperty('a banner renders no markup from its properties', fc.record({ call: payload, eventsHref: field, headingLevel: field, audience: field }), (recipes) => {
  assertHarmless(renderWithProperties('osm-failure-banner', recipes));
}); // prettier-ignore

testProperty('a banner renders no markup from its attributes', fc.tuple(attribute, attribute, fc.constantFrom(...URLS)), ([call, lang, href]) => {
  const banner = html`<osm-failure-banner call=${call} lang=${lang} events-href=${href} audience="developer"></osm-failure-banner>`; // prettier-ignore
  assertHarmless(renderTemplate(banner));
}); // prettier-ignore

testProperty('a banner of a failed call renders title, blame and next step', failedCall, (call) => {
  const markup = renderWithProperties('osm-failure-banner', { call });
  assertHarmless(markup);
  for (const part of ['title', 'badge-label', 'what-to-try'])
    assert.match(markup, new RegExp(`part="?${part}"?[^>]*>(<!--.*?-->)*[^<]`), part);
});

const calls = fc.array(payload, { maxLength: 4 }).map((recipes) => () => recipes.map((make) => make()));

testProperty(
  'a list renders no markup from its properties',
  fc.record({ calls, query: field, sort: field, error: field }),
  (recipes) => {
    assertHarmless(renderWithProperties('osm-failure-list', recipes));
  },
);

testProperty(
  'a list renders no markup from its attributes',
  fc.tuple(attribute, attribute, attribute),
  ([list, blame, error]) => {
    assertHarmless(
      renderTemplate(html`<osm-failure-list calls=${list} blame=${blame} error=${error}></osm-failure-list>`),
    );
  },
);

for (const [name, markup] of Object.entries({
  'a script': '<template shadowrootmode="open"><script></script></template>',
  'an image': '<p><img></p>',
  'an event handler': '<p onclick="0"></p>',
  'a javascript: link': '<a href="java&#10;script:0">x</a>',
})) {
  test(`the check of rendered markup detects ${name}`, () => {
    assert.notDeepEqual(violationsIn(parseFragment(markup)), []);
  });
}
