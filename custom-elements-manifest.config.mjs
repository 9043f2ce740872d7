/** custom-elements.json: the elements and their events, as JSDoc and types describe them in src/elements. */

import { readFileSync } from 'node:fs';

const INHERITED = ['styles', 'shadowRootOptions', 'properties', 'formAssociated'];
const isPublic = ({ name, privacy = 'public' }) =>
  privacy === 'public' && !/^[#_]/.test(name) && !INHERITED.includes(name);

/** A field that is only declared in `static properties`, because its JSDoc says `@internal`. */
const isInternal = ({ kind, type, description }) => kind === 'field' && !type && !description;

/** Names of types and the values that a page may write, read from the constants in the source. */
const ALIASES = Object.entries({
  LikelyBlame: ['src/catalog/vocabulary.ts', 'BLAMES'],
  Audience: ['src/format/facts.ts', 'AUDIENCES'],
  SortKey: ['src/ledger/arrange.ts', 'SORT_KEYS'],
  GroupKey: ['src/ledger/arrange.ts', 'GROUP_KEYS'],
}).map(([alias, [path, constant]]) => {
  const list = new RegExp(`const ${constant}\\b[^=]*= \\[([^\\]]*)\\]`).exec(readFileSync(path, 'utf8'));
  if (!list) throw new Error(`${path} no longer has a list ${constant}.`);
  return [alias, list[1].match(/'[^']+'/g)];
});

function spellOut(type) {
  for (const [alias, values] of ALIASES) {
    type.text = type.text.replace(`\`-\${${alias}}\``, values.map((value) => `'-${value.slice(1)}`).join(' | '));
    type.text = type.text.replace(new RegExp(`\\b${alias}\\b`), values.join(' | '));
  }
  type.text = type.text.replace(' | (string & {})', '');
}

/** Keeps what pages may use: elements and events, with their public members. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const module of manifest.modules) {
      module.declarations = (module.declarations ?? []).filter(
        ({ customElement, superclass }) => customElement || superclass?.name === 'Event',
      );
      const kept = new Set(module.declarations.map(({ name }) => name));
      module.exports = (module.exports ?? []).filter(({ declaration }) => kept.has(declaration?.name));
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter((member) => isPublic(member) && !isInternal(member));
        for (const { type } of [...(declaration.members ?? []), ...(declaration.attributes ?? [])])
          if (type) spellOut(type);
        // The analyzer takes `this.blame = blame` in the constructor of an event for a default value.
        if (declaration.superclass?.name === 'Event')
          for (const member of declaration.members ?? []) delete member.default;
        // The analyzer guesses events from `dispatchEvent(new OsmRetryEvent(failures))`: only those with a description are real.
        declaration.events = declaration.events?.filter(({ description }) => description);
        declaration.attributes?.sort((a, b) => a.name.localeCompare(b.name, 'en'));
      }
    }
    manifest.modules = manifest.modules.filter(({ declarations }) => declarations.length > 0);
    manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

/** The package contains the build, so the manifest names `dist/elements/a.js` for `src/elements/a.ts`. */
const builtPaths = {
  name: 'built-paths',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    const built = (text) => text.replace(/^src\/(.*)\.ts$/, 'dist/$1.js');
    const walk = (node) => {
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === 'string' && /^(path|module)$/.test(key)) node[key] = built(value);
        else if (typeof value === 'object' && value) walk(value);
      }
    };
    walk(modules);
  },
};

/** Adds the modules that register an element: src/osm-failure-banner.ts defines <osm-failure-banner>. */
const definedByDoors = {
  name: 'defined-by-doors',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    const elements = modules.flatMap(({ path, declarations }) =>
      declarations.map((declaration) => ({ path, declaration })),
    );
    for (const { path, declaration } of elements) {
      const { tagName, name } = declaration;
      if (!tagName) continue;
      modules.push({
        kind: 'javascript-module',
        path: `src/${tagName}.ts`,
        declarations: [],
        exports: [{ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } }],
      });
    }
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  quiet: true,
  plugins: [publicOnly, definedByDoors, builtPaths],
};
