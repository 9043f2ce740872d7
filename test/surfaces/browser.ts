/** Reading the visible words of the built elements in Chromium. */
import type { TestContext } from 'node:test';

import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';

import type {} from '../../src/index.js';
import type { Said } from './said.js';
import { official, reasonOf } from './said.js';

/** What reading a surface needs: the test that it runs in, and a browser. */
export interface Stage {
  readonly t: TestContext;
  readonly browser: Browser;
}

/** The reasons, in the order of the official page. */
const REASONS = [...official.keys()];

/** Opens a page that is closed after the test. */
export async function openPage({ t, browser }: Stage, url: string, script = true): Promise<Page> {
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.setJavaScriptEnabled(script);
  await page.goto(url);
  return page;
}

/** An English document as a data URL. Unlike `innerHTML`, parsing it creates declarative shadow roots. */
export const addressOf = (body: string): string =>
  `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="en"><body>${body}`)}`;

/** Bundles a module that imports from dist/. */
async function bundle(contents: string): Promise<string> {
  const stdin = { contents, resolveDir: '.' };
  const { outputFiles } = await build({
    stdin,
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['production'],
  });
  return outputFiles[0]!.text;
}

/** A page with this markup and a script that registers the elements: code that imports from dist/, or a file in it. */
export async function pageWith(stage: Stage, script: string, markup: string): Promise<Page> {
  const page = await openPage(stage, addressOf(markup));
  const type = script.includes('classic') ? '' : 'module';
  await page.addScriptTag(script.includes(';') ? { content: await bundle(script) } : { path: script, type });
  await page.locator('body > * >>> [part]').wait();
  return page;
}

/** An element for each reason. */
export const tagsOf = (tag: string, attributes = ''): string =>
  REASONS.map((reason) => `<${tag} reason="${reason}" ${attributes}></${tag}>`).join('');

/** A list with `times` failed calls of each reason; the id of the first is the reason. */
export const listOf = (attributes = '', times = 1): string => {
  const calls = Array.from({ length: times }, (_, nth) =>
    REASONS.map((reason) => ({ id: nth ? `${reason}${nth}` : reason, status: 'failed', failureReason: reason })),
  ).flat();
  return `<osm-failure-list ${attributes} calls='${JSON.stringify(calls)}'></osm-failure-list>`;
};

/** The visible text of parts in each selected element; '' for an absent part. */
const textsOf = (page: Page, selector: string, parts: readonly string[]): Promise<string[][]> =>
  page.$$eval(
    selector,
    (elements, names) =>
      elements.map((element) =>
        names.map((name) => {
          const root = element.shadowRoot ?? element;
          return root.querySelector<HTMLElement>(`[part~="${name}"]`)?.innerText ?? '';
        }),
      ),
    parts,
  );

/** Keys words by reason; both are in the same order. */
export const byReason = (said: readonly Said[], reasons: readonly string[] = REASONS): Record<string, Said> =>
  Object.fromEntries(said.map((each, at) => [reasons[at] ?? `number ${at + 1}`, each]));

/** The words of banners in document order. They need the audience tester and the attribute retry. */
export async function readBanners(page: Page, selector: string): Promise<Said[]> {
  const texts = await textsOf(page, selector, [
    ...['title', 'badge-label', 'cause', 'what-to-try', 'reassurance'],
    'retry-button',
  ]);
  // The badge has its blame as a second part name.
  const blames = await page.$$eval(selector, (banners) =>
    banners.map((banner) => banner.shadowRoot?.querySelector('[part~=badge]')?.part.item(1) ?? ''),
  );
  return texts.map(([title, blameLabel, cause, whatToTry, reassurance, button], at) => {
    const words = { title, blameLabel, cause, whatToTry, reassurance };
    return { ...words, likelyBlame: blames[at], retryable: button !== '' };
  });
}

/** The words of all banners in the body of a page, by reason. */
export const readTags = async (page: Page): Promise<Record<string, Said>> =>
  byReason(await readBanners(page, 'body > *'));

export async function readBadges(page: Page): Promise<Record<string, Said>> {
  const texts = await textsOf(page, 'osm-blame-badge', ['label']);
  return byReason(texts.map(([blameLabel]) => ({ blameLabel })));
}

const idsIn = (page: Page): Promise<string[]> =>
  page.$$eval('osm-failure-list >>> [part=call-id]', (ids) => ids.map((id) => (id as HTMLElement).innerText));

export async function readRows(page: Page): Promise<Record<string, Said>> {
  const texts = await textsOf(page, 'osm-failure-list >>> [part=row]', ['row-title', 'badge-label']);
  const said = texts.map(([title, blameLabel]) => ({ title, blameLabel }));
  return byReason(said, await idsIn(page));
}

/** Opens every row of a list and reads the banners in them. */
export async function readDetails(page: Page): Promise<Record<string, Said>> {
  await page.$$eval('osm-failure-list >>> [part=expand-button]', (buttons) => {
    for (const button of buttons) (button as HTMLElement).click();
  });
  await page.waitForFunction(
    (count) => document.querySelector('osm-failure-list')!.shadowRoot!.querySelectorAll('[part=detail]').length === count, // prettier-ignore
    {},
    REASONS.length,
  );
  return byReason(await readBanners(page, 'osm-failure-list >>> osm-failure-banner'), await idsIn(page));
}

/** The options of a list's reason filter, without the count at the end. */
export async function readChoices(page: Page): Promise<Record<string, Said>> {
  const choices = await page.$$eval('osm-failure-list >>> [part=reason-filter] option', (options) =>
    options.map((option) => [option.value, option.textContent] as const),
  );
  const said = choices.filter(([reason]) => reason !== '');
  return Object.fromEntries(said.map(([reason, text]) => [reason, { title: text.trim().replace(/ \(1\)$/, '') }]));
}

/** The notices of a list: the title, and the page's next step. */
export async function readNotices(page: Page): Promise<Record<string, Said>> {
  const texts = await page.$$eval('osm-failure-list >>> [part=notices] > li', (notices) =>
    notices.map((notice) => ['strong', 'span'].map((tag) => notice.querySelector<HTMLElement>(tag)?.innerText ?? '')),
  );
  const said = texts.map(([title = '', whatToTry]) => [reasonOf(title), { title, whatToTry }] as const);
  return Object.fromEntries(said);
}

/** A control in a banner, the event that it sends, and the field of the event to read. */
export interface Press {
  readonly selector: string;
  readonly event: string;
  readonly field: string;
}

/** Presses a control in each banner, and returns the field of its event. */
export const textsSent = (page: Page, press: Press): Promise<string[]> =>
  page.$$eval(
    'osm-failure-banner',
    (banners, { selector, event, field }) =>
      banners.map((banner) => {
        let text = '';
        banner.addEventListener(event, (sent) => {
          sent.preventDefault();
          text = String(Reflect.get(sent, field));
        });
        banner.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
        return text;
      }),
    press,
  );

/** The announcements of a banner that shows one reason after the other. */
export async function readAnnouncements(page: Page): Promise<Record<string, Said>> {
  const said: Said[] = [];
  let last = '';
  for (const reason of REASONS) {
    await page.$eval('osm-failure-banner', (banner, next) => void (banner.reason = next), reason);
    const heard = await page.waitForFunction(
      (before) => {
        const text = document.querySelector('[aria-live=polite]')?.textContent ?? '';
        return text === before ? '' : text;
      },
      {},
      last,
    );
    last = await heard.jsonValue();
    const [, title, blameLabel, whatToTry] = /^Call failed: (.+?)\. (.+?)\. (.+)$/.exec(last) ?? [];
    said.push({ title, blameLabel, whatToTry });
  }
  return byReason(said);
}
