/** `testerGuide`: the official page's section for testers, and the ten reasons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testerGuide, useCatalog } from '../../src/catalog.js';
import { page } from '../support/page-file.js';
import { plain } from '../support/plain.js';

/** Text without blockquote markers, and with white space collapsed. */
const wordsOf = (text: string) => text.replace(/^[>\s]+/gm, '').replace(/\s+/g, ' ').trim(); // prettier-ignore
const guide = testerGuide();

test('the tester guide begins with the section of the official page, word for word', () => {
  const [, section] = /^## What to tell your testers\n([\s\S]*)\n## The reasons\n/.exec(guide)!;
  assert.equal(wordsOf(section!), wordsOf(page.testers));
});

for (const { reason, title, cause, whatToTry } of page.rows) {
  test(`the tester guide explains ${reason} in the official words`, () => {
    const said = plain.markdown(guide);
    for (const words of [`### ${title} (`, cause, whatToTry]) assert.ok(said.includes(words), words);
  });
}

test('the tester guide has the text for testers as a blockquote', () => {
  assert.match(guide, /^> Failed doesn't mean broken\./m);
  assert.match(guide, /^> 3\. What to try next$/m);
});

test('the tester guide is in the requested language, and in English where that has no words', () => {
  useCatalog({ lang: 'eo', guide: { reasons: '## La kialoj' } });
  const said = testerGuide({ lang: 'eo' });
  assert.match(said, /^## What to tell your testers\n/);
  assert.match(said, /^## La kialoj$/m);
});

for (const none of [null, {}, { lang: 7 }, { lang: '__proto__' }]) {
  test(`the tester guide is in English for the options ${JSON.stringify(none)}`, () => {
    assert.equal(testerGuide(none as never), guide);
  });
}
