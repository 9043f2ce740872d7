/** Bundles the contestants, serves each its own page, and measures them in one browser, in turns. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { findBrowser } from '../scripts/browser.mjs';
import { makeCalls } from './list/calls.mjs';
import { Work } from './list/work.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Who is measured. With work: made to do what ours does before it draws. */
const CONTESTANTS = [
  { name: 'limit', bundle: 'limit' },
  { name: 'TanStack', bundle: 'tanstack' },
  { name: 'lit-virtualizer', bundle: 'lit-virtualizer' },
  { name: 'RevoGrid', bundle: 'revogrid' },
  { name: 'Vaadin', bundle: 'vaadin' },
  { name: 'AG Grid', bundle: 'ag-grid' },
  { name: 'limit with work', bundle: 'limit', work: true },
  { name: 'ours', bundle: 'ours', work: true },
  { name: 'TanStack with work', bundle: 'tanstack', work: true },
  { name: 'lit-virtualizer with work', bundle: 'lit-virtualizer', work: true },
  { name: 'RevoGrid with work', bundle: 'revogrid', work: true },
  { name: 'Vaadin with work', bundle: 'vaadin', work: true },
  { name: 'AG Grid with work', bundle: 'ag-grid', work: true },
];

export const CALLS = 100_000;
const BATCHES = [10, 100];

async function bundle(path) {
  const { outputFiles } = await build({
    entryPoints: [here(path)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['./contestant.js'],
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}

/** The calls, and what has to stand first once they are drawn: known before anything is measured. */
function data() {
  const { calls, later } = makeCalls(CALLS, ...BATCHES);
  const work = new Work();
  work.take(calls);
  const expected = {
    newest: work.rows[0].call.id,
    oldest: work.rows.at(-1).call.id,
    carrier: work.rows.find(({ blame }) => blame === 'carrier').call.id,
    added: later.at(-1).at(-1).id,
  };
  return JSON.stringify({ calls, later, expected });
}

/** Serves everything from memory, isolated: only then a page's clock is fine enough. */
async function serve(files) {
  const types = { html: 'text/html', js: 'text/javascript', json: 'application/json' };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, folder, file = ''] = /^\/(\w[\w-]*\/)?([\w.-]*)$/.exec(pathname) ?? [];
    const path = file === 'contestant.js' ? `${folder}${file}` : file || 'page.html';
    if (!(path in files)) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': types[path.replace(/.*\./, '')],
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end(files[path]);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Bytes on the heap after a collection, buffers included. */
async function heap(cdp) {
  for (let times = 0; times < 2; times++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0, embedderHeapUsedSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize + embedderHeapUsedSize;
}

/** How long the page's main thread worked meanwhile, in ms, and what was returned. */
async function busy(cdp, act) {
  const worked = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const before = await worked();
  const value = await act();
  return { ms: (await worked()) - before, value };
}

/** One fresh page, from the first rows to the last batch. */
async function sample(browser, origin, { bundle, work }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`  ${bundle}: ${error.message}`));
    await page.goto(`${origin}/${bundle}/${work ? '?work' : ''}`);
    await page.waitForFunction('globalThis.bench?.isReady', { timeout: 30_000 });
    const run = (name) => page.evaluate((method) => globalThis.bench[method](), name);
    const cdp = await page.createCDPSession();
    await cdp.send('Performance.enable');

    const empty = await heap(cdp);
    const firstRows = await run('firstRows');
    await run('toTop');
    const held = (await heap(cdp)) - empty;
    const scroll = await busy(cdp, () => run('scroll'));
    const blank = await run('blanks');
    const figures = {
      firstRows,
      scroll: scroll.ms,
      scrollFrame: percentile(scroll.value, 0.95),
      blank,
      heap: held / 1e6,
    };
    if (!work) return figures;
    await run('toTop');
    const filter = await run('filter');
    const sort = await run('sort');
    const append = await busy(cdp, () => run('append'));
    return { ...figures, filter, sort, append: append.ms };
  } finally {
    await context.close();
  }
}

const percentile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1];

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** A page for each contestant, at `/<bundle>/`, and with `?work` for those who are made to work. */
export async function serveList() {
  const names = [...new Set(CONTESTANTS.map(({ bundle: name }) => name))];
  const bundles = await Promise.all(names.map(async (name) => [name, await bundle(`list/contestants/${name}.mjs`)]));
  const files = {
    'page.html': readFileSync(here('list/page.html')),
    'page.js': await bundle('list/page.mjs'),
    'calls.json': data(),
    ...Object.fromEntries(bundles.map(([name, code]) => [`${name}/contestant.js`, code])),
  };
  return { files, ...(await serve(files)) };
}

/** Medians of several rounds, by contestant; each round begins with another, so that none is always the warm one. */
export async function measureList(rounds, say) {
  const { files, origin, close } = await serveList();
  const browser = await puppeteer.launch({
    ...findBrowser(),
    headless: true,
    defaultViewport: { width: 1040, height: 1100 },
  });
  const samples = new Map(CONTESTANTS.map(({ name }) => [name, []]));
  const failed = new Map();
  try {
    for (let round = 0; round < rounds; round++) {
      const turn = [...CONTESTANTS.slice(round * 3), ...CONTESTANTS.slice(0, round * 3)];
      for (const contestant of turn) {
        if (failed.has(contestant.name)) continue;
        say(`  ${round + 1} of ${rounds}: ${contestant.name}`);
        try {
          samples.get(contestant.name).push(await sample(browser, origin, contestant));
        } catch (error) {
          say(`  ${contestant.name} is left out: ${error.message}`);
          failed.set(contestant.name, error.message);
        }
      }
    }
    const version = (await browser.version()).replace(/.*\/(\d+).*/, '$1');
    const contestants = CONTESTANTS.map(({ name, bundle: file, work = false }) => ({
      name,
      work,
      failed: failed.get(name),
      bundle: brotliCompressSync(files[`${file}/contestant.js`]).length / 1000,
      ...medians(samples.get(name)),
    }));
    return { browser: `headless Chromium ${version}`, contestants };
  } finally {
    await browser.close();
    close();
  }
}

const medians = (samples) =>
  Object.fromEntries(
    Object.keys(samples[0] ?? {}).map((measure) => [measure, median(samples.map((each) => each[measure]))]),
  );
