/** What Visual Studio Code offers in HTML and CSS, asked of the language services that it uses itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { installed, load } from '../support.js';

const read = (path: string) => JSON.parse(readFileSync(join(installed, path), 'utf8')) as Record<string, unknown>;
const html = await load('vscode-html-languageservice');
const css = await load('vscode-css-languageservice');

/** What is offered where `|` stands. */
function offered(text: string): { label: string; documentation: string }[] {
  const service = html.getLanguageService({
    useDefaultDataProvider: false,
    customDataProviders: [html.newHTMLDataProvider('osm', read('dist/vscode.html-data.json'))],
  });
  const document = html.TextDocument.create('file:///page.html', 'html', 1, text.replace('|', ''));
  const at = document.positionAt(text.indexOf('|'));
  const { items } = service.doComplete(document, at, service.parseHTMLDocument(document));
  return items.map(({ label, documentation }: { label: string; documentation?: string | { value: string } }) => ({
    label,
    documentation: typeof documentation === 'object' ? documentation.value : (documentation ?? ''),
  }));
}
const labels = (text: string) => offered(text).map(({ label }) => label);

function offeredInCss(text: string): string[] {
  const provider = css.newCSSDataProvider(read('dist/vscode.css-data.json'));
  const service = css.getCSSLanguageService({ useDefaultDataProvider: false, customDataProviders: [provider] });
  const document = css.TextDocument.create('file:///page.css', 'css', 1, text.replace('|', ''));
  const at = document.positionAt(text.indexOf('|'));
  const { items } = service.doComplete(document, at, service.parseStylesheet(document));
  return items.map(({ label }: { label: string }) => label);
}

interface Declaration {
  tagName?: string;
  attributes?: { name: string; description: string }[];
}
const { modules } = read('custom-elements.json') as { modules: { declarations: Declaration[] }[] };
const elements = modules.flatMap(({ declarations }) => declarations.filter(({ tagName }) => tagName));

test('all tags are offered', () => {
  assert.deepEqual(labels('<osm|').sort(), elements.map(({ tagName }) => tagName).sort());
});

for (const { tagName = '', attributes = [] } of elements) {
  test(`the attributes of ${tagName} are offered, and explained as in the reference`, () => {
    const known = new Map(offered(`<${tagName} |></${tagName}>`).map((each) => [each.label, each.documentation]));
    for (const { name, description } of attributes) assert.equal(known.get(name)?.split('\n\n')[0], description, name);
  });
}

test('the values of an attribute are offered', () => {
  assert.deepEqual(labels('<osm-failure-banner audience="|"></osm-failure-banner>'), ['operator', 'tester', 'developer']); // prettier-ignore
});

test('custom properties and parts are offered in CSS', () => {
  assert.ok(offeredInCss('osm-failure-banner { --osm-ra| }').includes('--osm-radius'));
  assert.ok(offeredInCss('osm-failure-banner::|').includes('::part(retry-button)'));
});

test('llms.txt is in the package, and names every element, attribute and reason', () => {
  const text = readFileSync(join(installed, 'llms.txt'), 'utf8');
  const { reasons } = read('dist/catalog.json') as { reasons: Record<string, unknown> };
  const names = elements.flatMap(({ tagName, attributes = [] }) => [tagName, ...attributes.map(({ name }) => name)]);
  const missing = [...names, ...Object.keys(reasons)].filter((name) => !text.includes(`\`${name}\``) && !text.includes(`<${name}>`)); // prettier-ignore
  assert.deepEqual(missing, []);
});
