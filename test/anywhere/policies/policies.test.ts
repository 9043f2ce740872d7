/** The packed package under the policies of pages: what is allowed works without a violation, what is refused is quiet. */
import assert from 'node:assert/strict';
import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import type { Browser } from 'puppeteer-core';

import { BROWSERS } from '../pages/browsers.js';
import { emptyFolder, installed, leaveTable, load, serveFolder } from '../support.js';
import { type Form, FORMS, pageOf, type Way, WAYS } from './forms.js';

interface Noted {
  violations: string[];
  errors: string[];
  warnings: string[];
}
declare const noted: Noted;
declare const useEverything: () => Promise<Readonly<Record<string, unknown>>>;

const pages = fileURLToPath(new URL('pages', import.meta.url));
const folder = emptyFolder('policies');

async function bundle(name: string): Promise<void> {
  const { build } = await load('esbuild');
  const options = { bundle: true, format: 'esm', minify: true, conditions: ['production'], logLevel: 'silent' };
  await build({ ...options, entryPoints: [join(pages, `${name}.js`)], outfile: join(folder, `${name}.js`) });
}

cpSync(pages, folder, { recursive: true });
for (const file of ['osmtalk-elements.js', 'osmtalk-elements.classic.js'])
  copyFileSync(join(installed, 'dist/cdn', file), join(folder, file));
await Promise.all(['bundle', 'own-lit'].map(bundle));

/** A page for each form and way, and for each form one whose script does what is not allowed. */
const fileOf = (form: Form, way: string) => `${FORMS.indexOf(form)}-${way}.html`;
for (const form of FORMS) {
  for (const way of WAYS) writeFileSync(join(folder, fileOf(form, way)), pageOf(form, way));
  const control = pageOf(form, 'module').replace('src="osmtalk-elements.js"', 'src="control.js"');
  writeFileSync(join(folder, fileOf(form, 'control')), control);
}
const origin = await serveFolder(folder, (path): Record<string, string> => {
  const form = FORMS[Number(/^\/(\d+)-/.exec(path)?.[1])];
  return form ? { 'Content-Security-Policy': form.policy } : {};
});
// All is open before the first test: what is opened later would be closed after the tests that are known by then.
const browsers = await Promise.all(
  Object.entries(BROWSERS).map(async ([name, open]) => [name, await open?.()] as const),
);

/** Opens a page, has `act` done in it when all of its scripts have run, and gives what came of it and what was noted. */
async function visit<T>(browser: Browser, file: string, act: () => T | Promise<T>): Promise<Noted & { gave: T }> {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/${file}`); // until `load`, which waits for modules, too
    const gave = (await page.evaluate(act)) as T;
    return { gave, ...(await page.evaluate(() => noted)) };
  } finally {
    await page.close();
  }
}

async function works(browser: Browser, form: Form, way: Way): Promise<void> {
  const { gave, ...complaints } = await visit(browser, fileOf(form, way), () => useEverything());
  assert.deepEqual(gave, {
    titles: ['Call was orphaned', 'Platform-side'],
    rows: true,
    opened: 1,
    rounded: ['8px', '8px'],
    spoken: 'fixed',
  });
  assert.deepEqual(complaints, { violations: [], errors: [], warnings: [] });
}

/** Runs in a page whose elements are not defined: what of them is, and what can be read. */
function lookAround() {
  const tags = ['osm-blame-badge', 'osm-failure-banner', 'osm-failure-list'];
  const fallback = document.querySelector<HTMLElement>('[slot=fallback]')!;
  return {
    defined: tags.filter((tag) => customElements.get(tag)),
    words: fallback.innerText,
    seen: fallback.checkVisibility(),
  };
}

async function isQuiet(browser: Browser, form: Form, way: Way): Promise<void> {
  const { gave, violations, errors, warnings } = await visit(browser, fileOf(form, way), lookAround);
  assert.deepEqual(gave, { defined: [], words: 'This call failed.', seen: true });
  // There is no way to ask whether a policy is allowed but to create it: the browser reports that once.
  assert.equal(violations.length, 1);
  assert.match(violations[0]!, way === 'bundle' ? /^trusted-types lit-html/ : /^trusted-types osmtalk-elements/);
  // Lit itself throws, when it is imported. Ours says it in one warning.
  assert.equal(errors.length, way === 'bundle' ? 1 : 0);
  const said = warnings.map((warning) =>
    warning.includes('osmtalk-elements: the page refuses the Trusted Types policy'),
  );
  assert.deepEqual(said, way === 'bundle' ? [] : [true]);
}

const ANSWERS = { works: 'works', quiet: 'nothing is defined', lit: 'Lit throws at import' };
const answers = new Map<Form, Record<Way, string>>();

function tryAll(browser: Browser): void {
  for (const form of FORMS) {
    const row = { module: '', classic: '', bundle: '' };
    answers.set(form, row);
    for (const way of WAYS) {
      const refused = form.refused?.includes(way);
      test(`${form.name}, ${way}: ${refused ? 'quiet' : 'works'}`, async () => {
        await (refused ? isQuiet : works)(browser, form, way);
        row[way] = refused ? ANSWERS[way === 'bundle' ? 'lit' : 'quiet'] : ANSWERS.works;
      });
    }

    test(`${form.name}: a violation would be seen`, async () => {
      const { violations } = await visit(browser, fileOf(form, 'control'), () => null);
      const wanted = form.policy.includes('require-trusted-types-for') ? 2 : 1;
      assert.equal(violations.length, wanted, violations.join('\n'));
    });
  }
}

describe('policies', { concurrency: 2 }, () => {
  for (const [name, browser] of browsers) {
    // Firefox draws no frame in a page that is not in front.
    const options = { concurrency: name === 'Firefox' ? 1 : 3, skip: browser === undefined };
    describe(name, options, () => browser && tryAll(browser));
  }
});

after(() => {
  const rows = [...answers].map(([form, row]) => [form.name, row.module, row.classic, row.bundle]);
  leaveTable('policies', ['Policy of the page', '`cdn/osmtalk-elements.js`', '`cdn/osmtalk-elements.classic.js`', 'Bundle with Lit from npm'], rows); // prettier-ignore
});
