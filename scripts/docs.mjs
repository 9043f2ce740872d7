/**
 * Writes what is derived from the code: custom-elements.json, and in llms.txt and docs/ the regions between
 * `<!-- generated:NAME -->` and `<!-- /generated -->`, where NAME is a tag name or one of those in `derive`. With
 * --check it writes nothing, and fails where something would change.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { cli } from '@custom-elements-manifest/analyzer/cli.js';

import { doorTables } from './functions.mjs';
import { fillRegions } from './regions.mjs';
import { setup } from './setup.mjs';
import { measure, table } from './size.mjs';
import { cell, code, tableOf } from './tables.mjs';

/** A table of one kind of member; nothing where an element has none of them. */
const section = (title, head, rows) => (rows.length === 0 ? '' : `**${title}**\n\n${tableOf(head, rows)}`);

function apiTables(element) {
  const {
    members = [],
    attributes = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
    cssStates = [],
  } = element;
  const fields = members.filter((member) => member.kind === 'field' && !member.static);
  const attributesAlone = attributes
    .filter(({ fieldName }) => !fieldName)
    .map((attribute) => ({ ...attribute, attribute: attribute.name }));
  const methods = members.filter((member) => member.kind === 'method' && !member.static);
  const parameters = (method) =>
    (method.parameters ?? []).map(({ name, optional }) => name + (optional ? '?' : '')).join(', ');
  const named = (list) => list.map(({ name, description }) => [code(name), cell(description)]);
  return [
    section(
      'Attributes and properties',
      ['Attribute', 'Property', 'Type', 'Default', 'Meaning'],
      [...fields, ...attributesAlone].map((field) => [
        code(field.attribute),
        code(field.name) + (field.readonly ? ' (read-only)' : ''),
        code(field.type?.text),
        code(field.default),
        cell(field.description),
      ]),
    ),
    section(
      'Methods',
      ['Method', 'What it does'],
      methods.map((method) => [code(`${method.name}(${parameters(method)})`), cell(method.description)]),
    ),
    section(
      'Events',
      ['Event', 'Type', 'Sent when'],
      events.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]),
    ),
    section(
      'Slots',
      ['Slot', 'What it takes'],
      slots.map(({ name, description }) => [name ? code(name) : '(default)', cell(description)]),
    ),
    section('Parts', ['Part', 'What it is'], named(cssParts)),
    section(
      'Custom properties',
      ['Property', 'Default', 'Meaning'],
      cssProperties.map(({ name, default: value, description }) => [code(name), code(value), cell(description)]),
    ),
    section(
      'Custom states',
      ['State', 'Present while'],
      cssStates.map(({ name, description }) => [code(`:state(${name})`), cell(description)]),
    ),
  ].join('\n');
}

/** What each event carries. */
function eventTables({ modules }) {
  const events = modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ superclass }) => superclass?.name === 'Event');
  events.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return events.map(eventTable).join('\n');
}

function eventTable({ name, description, members = [] }) {
  const rows = members.map((member) => [
    code(
      member.kind === 'method'
        ? `${member.name}(${member.parameters.map((each) => each.name).join(', ')})`
        : member.name,
    ),
    code(member.type?.text),
    cell(member.description),
  ]);
  return `**${code(name)}**\n\n${cell(description)}\n\n${tableOf(['Member', 'Type', 'Meaning'], rows)}`;
}

/** Every custom property once, in the words of the banner where it has them, and which elements it changes. */
function tokenTable(elements) {
  const properties = (element) => element.cssProperties ?? [];
  const byTag = new Map(elements.map((element) => [element.tagName, element]));
  const banner = byTag.get('osm-failure-banner');
  const names = new Set([banner, ...elements].flatMap(properties).map(({ name }) => name));
  const rows = [...names].map((name) => {
    const users = elements.filter((element) => properties(element).some((each) => each.name === name));
    const { default: value, description } = properties(users.includes(banner) ? banner : users[0]).find(
      (each) => each.name === name,
    );
    return [
      code(name),
      code(value),
      cell(description),
      users.map(({ tagName }) => tagName.replace(/.*-/, '')).join(', '),
    ];
  });
  return tableOf(['Property', 'Default', 'Purpose', 'Of'], rows);
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const integrityTable = () =>
  tableOf(
    ['File', '`integrity`'],
    Object.entries(readJson('dist/cdn/integrity.json')).map(([file, hash]) => [code(`dist/cdn/${file}`), code(hash)]),
  );

function reasonTable() {
  const { reasons, blames } = readJson('dist/catalog.json');
  return tableOf(
    ['Reason', 'Title', 'Likely blame', 'Retryable', 'What to try'],
    Object.entries(reasons).map(([reason, { title, likelyBlame, retryable, whatToTry }]) => [
      code(reason),
      cell(title),
      `${code(likelyBlame)} (${blames[likelyBlame]})`,
      retryable ? 'yes' : 'no',
      cell(whatToTry),
    ]),
  );
}

async function derive() {
  const manifest = await cli({ argv: ['analyze', '--config', 'custom-elements-manifest.config.mjs'], noWrite: true });
  const elements = manifest.modules
    .flatMap((module) => module.declarations)
    .filter((declaration) => declaration.tagName);
  const regions = new Map(elements.map((element) => [element.tagName, () => apiTables(element)]));
  regions.set('events', () => eventTables(manifest));
  for (const door of ['catalog', 'ledger', 'parity']) regions.set(door, () => doorTables(`src/${door}.ts`));
  regions.set('tokens', () => tokenTable(elements));
  regions.set('sizes', async () => table(await measure()));
  regions.set('integrity', integrityTable);
  regions.set('reasons', reasonTable);
  return { manifest: `${JSON.stringify(manifest, null, 2)}\n`, regions };
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await setup({ build: true });
const { manifest, regions } = await derive();
const wanted = { 'custom-elements.json': manifest };
for (const file of ['docs/reference.md', 'llms.txt']) {
  wanted[file] = await fillRegions(file, readFileSync(file, 'utf8'), (name) => {
    if (!regions.has(name))
      throw new Error(`${file} asks for "${name}"; there are: ${[...regions.keys()].join(', ')}.`);
    return regions.get(name)();
  });
}
// The other regions of these are tables that `npm run test:anywhere` measures.
for (const file of ['docs/packaging.md', 'docs/theming.md'])
  wanted[file] = await fillRegions(file, readFileSync(file, 'utf8'), (name) => regions.get(name)?.());

for (const [file, text] of Object.entries(wanted)) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${file} is not what the code says: run \`npm run docs\` and commit it.`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log(`Wrote ${file}.`);
  }
}
