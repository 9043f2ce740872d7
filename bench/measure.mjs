/** What every part needs: bundles, a server, one browser for all contestants in turns, and a page's heap. */
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

import { findBrowser } from '../scripts/browser.mjs';

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What is imported on demand is a file of its own in a page, and loaded when somebody presses a button: it stays out of
 * the bundle. esbuild would put it inside, and wrap every module to run it later.
 */
const onDemand = {
  name: 'on-demand',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** One file for a page: its script, and its style sheet where it imports one. */
export async function bundle(path, { plugins = [], ...options } = {}) {
  const { outputFiles } = await build({
    entryPoints: [resolve(here('.'), path)],
    outdir: here('.'),
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
    plugins: [onDemand, ...plugins],
    ...options,
  });
  const ending = (end) => outputFiles.find((file) => file.path.endsWith(end))?.contents ?? '';
  return { js: ending('.js'), css: ending('.css') };
}

/** The files of a contestant's folder. */
export const contestantFiles = (name, { js, css }) => ({
  [`${name}/contestant.js`]: js,
  [`${name}/contestant.css`]: css,
});

/** Serves everything from memory, isolated: only then a page's clock is fine enough. */
export async function serve(files) {
  const types = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
    json: 'application/json',
    txt: 'text/plain',
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const [, folder, file = ''] = /^\/(\w[\w-]*\/)?([\w.-]*)$/.exec(pathname) ?? [];
    const path = file.startsWith('contestant.') ? `${folder}${file}` : file || 'page.html';
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
export async function heap(cdp) {
  for (let times = 0; times < 2; times++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0, embedderHeapUsedSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize + embedderHeapUsedSize;
}

/** A fresh page of a browser of its own, as it were: nothing is cached, and nothing is left of it. */
export async function inFreshPage(browser, name, act) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`  ${name}: ${error.message}`));
    return await act(page, await page.createCDPSession());
  } finally {
    await context.close();
  }
}

/**
 * Several samples of each contestant, in turns; each round begins with another, so that none is always the warm one.
 * A contestant that fails is left out, and says why.
 */
export async function inTurns({ contestants, rounds, viewport, say, sample }) {
  const browser = await puppeteer.launch({ ...findBrowser(), headless: true, defaultViewport: viewport });
  const samples = new Map(contestants.map(({ name }) => [name, []]));
  const failed = new Map();
  try {
    for (let round = 0; round < rounds; round++) {
      const first = (round * 3) % contestants.length;
      for (const contestant of [...contestants.slice(first), ...contestants.slice(0, first)]) {
        const { name } = contestant;
        if (failed.has(name)) continue;
        say(`  ${round + 1} of ${rounds}: ${name}`);
        try {
          samples.get(name).push(await sample(browser, contestant));
        } catch (error) {
          say(`  ${name} is left out: ${error.message}`);
          failed.set(name, error.message);
        }
      }
    }
    const version = (await browser.version()).replace(/.*\/(\d+).*/, '$1');
    return { browser: `headless Chromium ${version}`, samples, failed };
  } finally {
    await browser.close();
  }
}

export const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** One figure for each measure, of all samples of a contestant. */
const summarise = (samples, pick) =>
  Object.fromEntries(
    Object.keys(samples[0] ?? {}).map((measure) => [measure, pick(samples.map((each) => each[measure]))]),
  );

/** What was measured of each contestant: the median, the least, and its script's bytes. `shipped`: those of ours, by name. */
export const figuresOf = (contestants, { samples, failed }, files, shipped) =>
  contestants.map(({ name, bundle: file, work = false }) => ({
    name,
    work,
    failed: failed.get(name),
    bundle: brotliCompressSync(shipped[name] ?? files[`${file}/contestant.js`]).length / 1000,
    median: summarise(samples.get(name), median),
    least: summarise(samples.get(name), (numbers) => Math.min(...numbers)),
  }));
