/** `testerGuide`: the official page's section for testers, and the ten reasons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testerGuide, useCatalog } from '../../src/catalog.js';
import { page } from '../support/page-file.js';
import { plain } from '../support/plain.js';

/** Words without the white space and the marks of quotation around them. */
const wordsOf = (text: string) => text.replace(/^[>\s]+/gm, '').replace(/\s+/g, ' ').trim(); // prettier-ignore
const guide = testerGuide();

test('the guide begins with the section of the page, word for word', () => {
  const [, section] = /^## What to tell your testers\n([\s\S]*)\n## The reasons\n/.exec(guide)!;
  assert.equal(wordsOf(section!), wordsOf(page.testers));
});

for (const { reason, title, cause, whatToTry } of page.rows) {
  test(`the guide says what ${reason} means, in the page's words`, () => {
    const said = plain.markdown(guide);
    for (const words of [`### ${title} (`, cause, whatToTry]) assert.ok(said.includes(words), words);
  });
}

test('the guide quotes what is meant for testers', () => {
  assert.match(guide, /^> Failed doesn't mean broken\./m);
  assert.match(guide, /^> 3\. What to try next$/m);
});

test('the guide speaks the language that was asked for, and English where that has no words', () => {
  useCatalog({ lang: 'eo', guide: { reasons: '## La kialoj' } });
  const said = testerGuide({ lang: 'eo' });
  assert.match(said, /^## What to tell your testers\n/);
  assert.match(said, /^## La kialoj$/m);
});

for (const none of [null, {}, { lang: 7 }, { lang: '__proto__' }]) {
  test(`the guide is in English for ${JSON.stringify(none)}`, () => {
    assert.equal(testerGuide(none as never), guide);
  });
}
