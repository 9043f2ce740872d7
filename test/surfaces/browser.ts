/** What a person reads of the built elements, in Chromium. */
import type { TestContext } from 'node:test';

import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';

import type {} from '../../src/index.js';
import type { Said } from './said.js';
import { official, reasonOf } from './said.js';

/** What it takes to show a surface: the test that it is shown in, and a browser. */
export interface Stage {
  readonly t: TestContext;
  readonly browser: Browser;
}

/** The reasons, in the order of the official page. */
const REASONS = [...official.keys()];

/** A page, until the test is over. */
export async function openPage({ t, browser }: Stage, url: string, script = true): Promise<Page> {
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.setJavaScriptEnabled(script);
  await page.goto(url);
  return page;
}

/** A document in English, as an address: what is parsed there may bring its shadow roots along. */
export const addressOf = (body: string): string =>
  `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="en"><body>${body}`)}`;

/** A module that imports from dist/, and all that it imports. */
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

/** A page with this markup, whose elements are drawn by a script: code that imports from dist/, or a file of it. */
export async function pageWith(stage: Stage, script: string, markup: string): Promise<Page> {
  const page = await openPage(stage, addressOf(markup));
  const type = script.includes('classic') ? '' : 'module';
  await page.addScriptTag(script.includes(';') ? { content: await bundle(script) } : { path: script, type });
  await page.locator('body > * >>> [part]').wait();
  return page;
}

/** A tag for each reason. */
export const tagsOf = (tag: string, attributes = ''): string =>
  REASONS.map((reason) => `<${tag} reason="${reason}" ${attributes}></${tag}>`).join('');

/** A list of failed calls for each reason, so many each; the id of the first is that reason. */
export const listOf = (attributes = '', times = 1): string => {
  const calls = Array.from({ length: times }, (_, nth) =>
    REASONS.map((reason) => ({ id: nth ? `${reason}${nth}` : reason, status: 'failed', failureReason: reason })),
  ).flat();
  return `<osm-failure-list ${attributes} calls='${JSON.stringify(calls)}'></osm-failure-list>`;
};

/** What is drawn of these parts, inside each element that is selected: '' where there is no such part. */
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

/** What is said in this order, under the reasons in that order. */
export const byReason = (said: readonly Said[], reasons: readonly string[] = REASONS): Record<string, Said> =>
  Object.fromEntries(said.map((each, at) => [reasons[at] ?? `number ${at + 1}`, each]));

/** What banners say, in the order of the document: to testers, and where the host handles retries. */
export async function readBanners(page: Page, selector: string): Promise<Said[]> {
  const texts = await textsOf(page, selector, [
    ...['title', 'badge-label', 'cause', 'what-to-try', 'reassurance'],
    'retry-button',
  ]);
  // The badge carries its blame as a part name.
  const blames = await page.$$eval(selector, (banners) =>
    banners.map((banner) => banner.shadowRoot?.querySelector('[part~=badge]')?.part.item(1) ?? ''),
  );
  return texts.map(([title, blameLabel, cause, whatToTry, reassurance, button], at) => {
    const words = { title, blameLabel, cause, whatToTry, reassurance };
    return { ...words, likelyBlame: blames[at], retryable: button !== '' };
  });
}

/** The same, under the reasons that the page was given. */
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

/** Opens every call of a list, and reads the banners under the rows. */
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

/** The choices of a list's filter by reason, each of which ends in a count. */
export async function readChoices(page: Page): Promise<Record<string, Said>> {
  const choices = await page.$$eval('osm-failure-list >>> [part=reason-filter] option', (options) =>
    options.map((option) => [option.value, option.textContent] as const),
  );
  const said = choices.filter(([reason]) => reason !== '');
  return Object.fromEntries(said.map(([reason, text]) => [reason, { title: text.trim().replace(/ \(1\)$/, '') }]));
}

/** What is over the official page's line: the title, our sentence, and the page's next step. */
export async function readNotices(page: Page): Promise<Record<string, Said>> {
  const texts = await page.$$eval('osm-failure-list >>> [part=notices] > li', (notices) =>
    notices.map((notice) => ['strong', 'span'].map((tag) => notice.querySelector<HTMLElement>(tag)?.innerText ?? '')),
  );
  const said = texts.map(([title = '', whatToTry]) => [reasonOf(title), { title, whatToTry }] as const);
  return Object.fromEntries(said);
}

/** Something to press in a banner, the event that it sends, and the field of that which is read. */
export interface Press {
  readonly selector: string;
  readonly event: string;
  readonly field: string;
}

/** What each banner sends when something in it is pressed. */
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

/** What a screen reader is told when a banner shows one reason after the other. */
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
