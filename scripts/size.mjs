/**
 * What each door costs a page at first: bundled and minified with Lit inside, then brotli. Fails over budget; 1 KB is 1000
 * bytes. What is loaded on demand is bundled into files of its own, and stated beside it.
 * The parts are measured by compressing each one's share of the bundle alone, and scaled to sum up to the whole.
 * Run by itself, it also builds the last commit on `main` and says what changed since.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

import { build, transform } from 'esbuild';

const ENTRIES = [
  { name: 'osm-blame-badge.js', budget: 9, code: `export * from './dist/osm-blame-badge.js'` },
  // 16 and 11 before calls were read by grammars of our own (moments, amounts, codes, masks of every script: 2.5 KB) and
  // dialling hours (1.2 KB): what is read right is worth them. 18 before the banner followed a campaign's rules by the
  // clock, remembered a placed retry and said why one failed (2.5 KB); the rules themselves are loaded on demand.
  { name: 'osm-failure-banner.js', budget: 21, code: `export * from './dist/osm-failure-banner.js'` },
  // 40 and 42 before the list planned retries: one for each person, by the campaign's rules and hours (the ledger's contacts
  // and plan, the bulk bar, what became of each call: 7 KB). What only a press needs is to be loaded on demand next.
  { name: 'osm-failure-list.js', budget: 48, code: `export * from './dist/osm-failure-list.js'` },
  // The list's door and what scripts may want on top: a page that counts bytes imports the element that it shows.
  { name: 'everything (index.js)', budget: 49, code: `export * from './dist/index.js'` },
  { name: 'catalog.js', budget: 13, code: `export * from './dist/catalog.js'` },
  {
    name: 'describeFailureReason alone',
    budget: 3,
    code: `export { describeFailureReason } from './dist/catalog.js'`,
  },
];

const PARTS = {
  lit: /(?:^|\/)node_modules\/(lit|lit-html|lit-element|@lit\/[\w-]+)\//,
  words: /^dist\/(catalog\/english[\w-]*|locales\/\w+)\.js$/,
  own: /^dist\//,
};

const repository = fileURLToPath(new URL('..', import.meta.url));
const brotli = (text) => brotliCompressSync(text).length;

/** The text of the files that a page loads at first, and of those that it loads on demand. */
async function bundle(contents, root, options) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    metafile: true,
    outdir: 'bundle',
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    legalComments: 'none',
    ...options,
  });
  const first = loadedAtFirst(metafile.outputs);
  const files = outputFiles.map(({ path, text }) => ({ isFirst: first.has(relative(root, path)), text }));
  const textsOf = (isFirst) => files.filter((file) => file.isFirst === isFirst).map(({ text }) => text);
  return { first: textsOf(true), onDemand: textsOf(false) };
}

/** Paths of the entry, and of what it imports statically. */
function loadedAtFirst(outputs) {
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint === '<stdin>');
  const first = new Set([entry]);
  for (const path of first) {
    for (const { path: imported, kind } of outputs[path].imports) if (kind === 'import-statement') first.add(imported);
  }
  return first;
}

/** The bundle's text by part: unminified whitespace keeps esbuild's comment `// path` before each module. */
async function splitByPart(contents) {
  const { first } = await bundle(contents, repository, { minifySyntax: true, minifyIdentifiers: true });
  const texts = { lit: '', words: '', own: '' };
  const pieces = first.flatMap((text) => text.split(/^\/\/ (.+\.js|<stdin>)$/m).slice(1));
  for (let i = 0; i < pieces.length; i += 2) {
    const part = Object.keys(PARTS).find((name) => PARTS[name].test(pieces[i])) ?? 'own';
    texts[part] += pieces[i + 1].replace(/^export \{[^}]*\};$/m, ''); // it may name what another part declares
  }
  return texts;
}

const sizeOf = (texts) => texts.reduce((size, text) => size + brotli(text), 0);

async function totalsOf(code, root) {
  const { first, onDemand } = await bundle(code, root, { minify: true });
  return { total: sizeOf(first), onDemand: sizeOf(onDemand) };
}

async function measureEntry({ name, budget, code }) {
  const { total, onDemand } = await totalsOf(code, repository);
  const alone = {};
  for (const [part, text] of Object.entries(await splitByPart(code))) {
    alone[part] = text ? brotli((await transform(text, { minifyWhitespace: true })).code) : 0;
  }
  const sum = Object.values(alone).reduce((a, b) => a + b, 0);
  const parts = Object.fromEntries(Object.entries(alone).map(([part, size]) => [part, (size / sum) * total]));
  return { name, budget: budget * 1000, total, onDemand, parts };
}

/** The sizes of every entry in bytes, from what is in dist/. */
export const measure = () => Promise.all(ENTRIES.map(measureEntry));

/** The sizes as a Markdown table, in KB rounded to 0.1. */
export function table(sizes) {
  const kb = (bytes) => (bytes ? (bytes / 1000).toFixed(1) : '–');
  const rows = sizes.map(({ name, budget, total, onDemand, parts: { lit, words, own } }) =>
    [`\`${name}\``, kb(total), kb(lit), kb(words), kb(own), kb(budget), kb(onDemand)].join(' | '),
  );
  const head = ['KB, brotli', 'at first', 'Lit', 'the words', 'our code', 'budget', 'on demand'].join(' | ');
  return [`| ${head} |`, '| --- | --: | --: | --: | --: | --: | --: |', ...rows.map((row) => `| ${row} |`)].join('\n');
}

const git = (...args) =>
  execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

function commitOf(name) {
  try {
    return git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  } catch {
    return null;
  }
}

/** The commit to compare with: the last on `main`, or the one before where that is what was built. Null without history. */
function lastCommitOnMain() {
  const main = commitOf('main') ?? commitOf('origin/main');
  const isBuilt = main !== null && main === commitOf('HEAD') && git('status', '--porcelain') === '';
  return isBuilt ? commitOf(`${main}~1`) : main;
}

/** The total of every entry at a commit, built aside from its own sources and kept: a commit never changes. */
async function totalsAt(commit) {
  const kept = join(repository, '.cache', `size-${commit}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'osmtalk-elements-size-'));
  try {
    const archive = execFileSync('git', ['archive', commit], { cwd: repository, maxBuffer: 1e9 });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { cwd: folder, stdio: 'ignore' });
    const totals = {};
    for (const { name, code } of ENTRIES) totals[name] = (await totalsOf(code, folder)).total;
    mkdirSync(join(repository, '.cache'), { recursive: true });
    writeFileSync(kept, JSON.stringify(totals));
    return totals;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What changed since the last commit on `main`, a line an entry; or why that is not known. */
async function changes(sizes) {
  let commit = null;
  try {
    commit = lastCommitOnMain();
    if (commit === null) return 'Not compared: this clone has no history of `main`.';
    const before = await totalsAt(commit);
    const lines = sizes.map(({ name, total }) => {
      const change = total - before[name];
      return `  ${name}: ${change > 0 ? '+' : ''}${change} bytes`;
    });
    return [`Since ${commit.slice(0, 7)}, the last commit on \`main\`:`, ...lines].join('\n');
  } catch (error) {
    return `Not compared with ${commit ?? 'main'}, which could not be built: ${error.message.split('\n')[0]}`;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await measure();
  console.log(`${table(sizes)}\n\nParts: each compressed alone, scaled to sum up to the whole.\n`);
  console.log(await changes(sizes));
  for (const { name, total, budget } of sizes.filter((size) => size.total > size.budget)) {
    console.error(`Over budget: ${name} is ${total} bytes, and may be ${budget}.`);
    process.exitCode = 1;
  }
}
