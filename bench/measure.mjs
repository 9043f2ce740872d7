/** Shared by both parts: bundling, a server, one browser for all contestants in turns, and heap measurements. */
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';

import { findBrowser } from '../scripts/browser.mjs';

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Keeps dynamic imports out of the bundle: in a page they are separate files that are loaded on demand. esbuild would
 * include them and wrap every module.
 */
const onDemand = {
  name: 'on-demand',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    );
  },
};

/** Bundles a page's script, and its style sheet if it imports one. */
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

/** Serves everything from memory, cross-origin isolated, which a page needs for a precise clock. */
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

/** Bytes on the heap after a garbage collection, buffers included. */
export async function heap(cdp) {
  for (let times = 0; times < 2; times++) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0, embedderHeapUsedSize = 0 } = await cdp.send('Runtime.getHeapUsage');
  return usedSize + backingStorageSize + embedderHeapUsedSize;
}

/** A page in a new browser context, in which nothing is cached and of which nothing remains. */
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
 * Takes several samples of each contestant, in turns. Each round begins with another one, so that none always profits
 * from a warm browser. A contestant that fails is left out, with a message.
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

/** Reduces all samples of a contestant to one figure for each measure. */
const summarise = (samples, pick) =>
  Object.fromEntries(
    Object.keys(samples[0] ?? {}).map((measure) => [measure, pick(samples.map((each) => each[measure]))]),
  );

/**
 * The results of each contestant: medians, minima, and the size of its script. `shipped` has the sizes of ours, by
 * name.
 */
export const figuresOf = (contestants, { samples, failed }, files, shipped) =>
  contestants.map(({ name, bundle: file, work = false }) => ({
    name,
    work,
    failed: failed.get(name),
    bundle: brotliCompressSync(shipped[name] ?? files[`${file}/contestant.js`]).length / 1000,
    median: summarise(samples.get(name), median),
    least: summarise(samples.get(name), (numbers) => Math.min(...numbers)),
  }));
