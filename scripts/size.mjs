/**
 * What each door costs a page: bundled and minified with Lit inside, then brotli. Fails over budget; 1 KB is 1000 bytes.
 * The parts are measured by compressing each one's share of the bundle alone, and scaled to sum up to the whole.
 */
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

import { build, transform } from 'esbuild';

const ENTRIES = [
  { name: 'osm-blame-badge.js', budget: 8, code: `export * from './dist/osm-blame-badge.js'` },
  { name: 'osm-failure-banner.js', budget: 14, code: `export * from './dist/osm-failure-banner.js'` },
  { name: 'osm-failure-list.js', budget: 28, code: `export * from './dist/osm-failure-list.js'` },
  // The list's door and what scripts may want on top: a page that counts bytes imports the element that it shows.
  { name: 'everything (index.js)', budget: 29, code: `export * from './dist/index.js'` },
  { name: 'catalog.js', budget: 7, code: `export * from './dist/catalog.js'` },
  {
    name: 'describeFailureReason alone',
    budget: 2.5,
    code: `export { describeFailureReason } from './dist/catalog.js'`,
  },
];

const PARTS = {
  lit: /(?:^|\/)node_modules\/(lit|lit-html|lit-element|@lit\/[\w-]+)\//,
  windowing: /(?:^|\/)node_modules\/@tanstack\//,
  words: /^dist\/(catalog\/english[\w-]*|locales\/\w+)\.js$/,
  own: /^dist\//,
};

const root = fileURLToPath(new URL('..', import.meta.url));
const brotli = (text) => brotliCompressSync(text).length;

async function bundle(contents, options) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    legalComments: 'none',
    ...options,
  });
  return outputFiles[0].text;
}

/** The bundle's text by part: unminified whitespace keeps esbuild's comment `// path` before each module. */
async function splitByPart(contents) {
  const text = await bundle(contents, { minifySyntax: true, minifyIdentifiers: true });
  const texts = { lit: '', windowing: '', words: '', own: '' };
  const pieces = text.split(/^\/\/ (.+\.js|<stdin>)$/m).slice(1);
  for (let i = 0; i < pieces.length; i += 2) {
    const part = Object.keys(PARTS).find((name) => PARTS[name].test(pieces[i])) ?? 'own';
    texts[part] += pieces[i + 1].replace(/^export \{[^}]*\};$/m, ''); // it may name what another part declares
  }
  return texts;
}

async function measureEntry({ name, budget, code }) {
  const total = brotli(await bundle(code, { minify: true }));
  const alone = {};
  for (const [part, text] of Object.entries(await splitByPart(code))) {
    alone[part] = text ? brotli((await transform(text, { minifyWhitespace: true })).code) : 0;
  }
  const sum = Object.values(alone).reduce((a, b) => a + b, 0);
  const parts = Object.fromEntries(Object.entries(alone).map(([part, size]) => [part, (size / sum) * total]));
  return { name, budget: budget * 1000, total, parts };
}

/** The sizes of every entry in bytes, from what is in dist/. */
export const measure = () => Promise.all(ENTRIES.map(measureEntry));

/** The sizes as a Markdown table, in KB rounded to 0.1. */
export function table(sizes) {
  const kb = (bytes) => (bytes ? (bytes / 1000).toFixed(1) : '–');
  const rows = sizes.map(({ name, budget, total, parts: { lit, windowing, words, own } }) =>
    [`\`${name}\``, kb(total), kb(lit), kb(windowing), kb(words), kb(own), kb(budget)].join(' | '),
  );
  const head = ['KB, brotli', 'all', 'Lit', 'windowing', 'the words', 'our code', 'budget'].join(' | ');
  return [`| ${head} |`, '| --- | --: | --: | --: | --: | --: | --: |', ...rows.map((row) => `| ${row} |`)].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await measure();
  console.log(`${table(sizes)}\n\nParts: each compressed alone, scaled to sum up to the whole.`);
  for (const { name, total, budget } of sizes.filter((size) => size.total > size.budget)) {
    console.error(`Over budget: ${name} is ${total} bytes, and may be ${budget}.`);
    process.exitCode = 1;
  }
}
