/** Pages that a server sends: what it renders, the client's bundle, and a browser's page that notes what goes wrong. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'puppeteer-core';

import { emptyFolder, home, load } from '../support.js';

const here = fileURLToPath(new URL('.', import.meta.url));

/** What plain Node renders, by the scene's name. */
export const rendered = JSON.parse(
  execFileSync(process.execPath, [join(here, 'render.mjs')], { cwd: home, encoding: 'utf8', maxBuffer: 2 ** 24 }),
) as Readonly<Record<string, string>>;

/** Bundles a module of this folder, against the packed package. Lit's development build complains in the console. */
async function bundle(entry: string, outfile: string, condition: string): Promise<void> {
  const { build } = await load('esbuild');
  const options = { bundle: true, format: 'esm', conditions: [condition], logLevel: 'silent' };
  await build({ ...options, entryPoints: [join(here, entry)], outfile });
}

/** Writes a page for every scene, and the scripts, into a folder. Gives the folder. */
export async function writePages(): Promise<string> {
  const folder = emptyFolder('server');
  await bundle('client.mjs', join(folder, 'client.js'), 'production');
  await bundle('client.mjs', join(folder, 'client-development.js'), 'development');
  await bundle('plain.mjs', join(folder, 'plain.js'), 'production');
  for (const [name, markup] of Object.entries(rendered)) writeFileSync(join(folder, fileOf(name)), pageOf(markup));
  return folder;
}

export const fileOf = (scene: string): string => `${scene.replace(/\W+/g, '-')}.html`;

/** The page around what was rendered. Shifts are noted from the first; the script comes when the test wants it. */
export const pageOf = (markup: string, lang = 'en', attributes = ''): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>Calls</title>
<style${attributes}>body { margin: 16px; font: 16px/1.5 sans-serif }</style>
<script${attributes}>
  globalThis.shift = 0;
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value))).observe({ type: 'layout-shift', buffered: true });
</script></head>
<body><h1>Before</h1>${markup}<p>After</p></body></html>`;

/** A page that fails its test by whatever the browser complains of. */
export async function openPage(t: TestContext, browser: Browser, url: string, script = true): Promise<Page> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (thrown) => complaints.push(String(thrown)));
  page.on('console', (message) => {
    if (!message.text().includes('Lit is in dev mode')) complaints.push(message.text());
  });
  t.after(async () => {
    await page.close();
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });
  // Firefox cannot be told by this way; there, a page without script is one whose script never comes.
  if (!script) await page.setJavaScriptEnabled(false).catch(() => undefined);
  await page.setViewport({ width: 1000, height: 800 });
  await page.goto(url);
  return page;
}

/** Runs in the page: two frames are painted. */
export const painted = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))));

/** Loads a script into a page that was painted before, and waits until what it does is painted, too. */
export async function hydrate(page: Page, file: string): Promise<void> {
  await page.evaluate(painted);
  await page.addScriptTag({ url: `/${file}`, type: 'module' });
  await page.waitForFunction(() => customElements.get('osm-failure-list') !== undefined);
  await page.evaluate(painted);
}

/** Runs in the page: the one element of ours, and all that stands in its shadow root. */
export function lookInside() {
  const element = document.querySelector<HTMLElement>('osm-blame-badge, osm-failure-banner, osm-failure-list')!;
  const root = element.shadowRoot;
  const nodes = [...(root?.querySelectorAll<HTMLElement & { fromServer?: boolean }>(':not(style)') ?? [])];
  const boxes = nodes.map((node) => node.getBoundingClientRect());
  return {
    lines: nodes.map((node) => node.tagName + (node.getAttribute('part') ?? '')),
    text: nodes[0]?.innerText ?? '',
    boxes: boxes.map(({ x, y, width, height }) => [x, y, width, height].map((each) => Math.round(each * 100) / 100)),
    height: element.getBoundingClientRect().height,
    fresh: nodes.filter((node) => !node.fromServer).length,
  };
}

/** Runs in the page: marks what came from the server. */
export function markNodes(): void {
  const { shadowRoot } = document.querySelector('osm-blame-badge, osm-failure-banner, osm-failure-list')!;
  for (const node of shadowRoot?.querySelectorAll('*') ?? []) Object.assign(node, { fromServer: true });
}
