/**
 * What the parts of `npm run test:anywhere` share. The packed package is installed in test/anywhere/node_modules, beside
 * the frameworks: pages and bundles that are made in this folder find it by its name, as a user's would.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import puppeteer, { type Browser } from 'puppeteer-core';

import { findBrowser } from '../../scripts/browser.mjs';

const PACKAGE = '@osmapi/osmtalk-elements';

/** The folder in whose node_modules the frameworks and the packed package are. */
export const home = fileURLToPath(new URL('.', import.meta.url));

/** The packed package, as npm installed it. */
export const installed = join(home, 'node_modules', PACKAGE);

/** The packed package itself. */
export const tarball = join(home, '../../.cache/anywhere/package.tgz');

/** An empty folder for what a part makes: `.cache/anywhere/<name>`. */
export function emptyFolder(name: string): string {
  const folder = fileURLToPath(new URL(`../../.cache/anywhere/${name}`, import.meta.url));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A package of test/anywhere/package.json. Nothing is known of its types: they are not there when this is linted. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as said
export const load = (name: string): Promise<any> => import(name);

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Serves a folder on a free loopback port until the test file is over, as below; `headers` may set a policy for a path. */
export async function serveFolder(
  folder: string,
  headers: (path: string) => Record<string, string> = () => ({}),
): Promise<string> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    try {
      if (path.includes('..')) throw new Error('outside');
      const body = readFileSync(join(folder, path));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, ...headers(path) }).end(body);
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Chromium, until the test file is over: for the top of a test file, since a hook's or a test's `after` comes sooner. */
export async function openBrowser(): Promise<Browser> {
  const browser = await puppeteer.launch({ ...(findBrowser() ?? assert.fail('There is no browser.')), headless: true });
  after(() => browser.close());
  return browser;
}

/** Leaves a table for the region of this name in docs/. Only facts that are the same on every machine and in every run. */
export function leaveTable(name: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const file = fileURLToPath(new URL(`../../.cache/anywhere/tables/${name}.md`, import.meta.url));
  mkdirSync(fileURLToPath(new URL('../../.cache/anywhere/tables', import.meta.url)), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
}
