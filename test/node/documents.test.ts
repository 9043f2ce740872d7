/** The documents: every link between them leads somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url).pathname;
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'llms.txt',
  ...filesOf('docs'),
  ...filesOf('examples'),
];

function filesOf(folder: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .sort();
}

/** A document without its code, where `[a](b)` is no link. */
const proseOf = (text: string) =>
  text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]]/g, ''));

/** The anchor that GitHub gives to a heading: lower case, no punctuation, a hyphen for each blank. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');

function anchorsIn(file: string): Set<string> {
  const headings = readFileSync(join(root, file), 'utf8').replace(/^```[^]*?^```/gm, '');
  return new Set([...headings.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading.trim())));
}

/** The relative targets of a document's links and pictures. */
function targetsIn(text: string): string[] {
  const prose = proseOf(text);
  const inline = [...prose.matchAll(/\]\(([^)\s]+)\)/g)];
  const named = [...prose.matchAll(/^\[[^\]]+\]: (\S+)$/gm)];
  const pictures = [...prose.matchAll(/\bsrc(?:set)?="([^"]+)"/g)];
  return [...inline, ...named, ...pictures]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** What is wrong with a link, or undefined. */
function brokenLink(file: string, target: string): string | undefined {
  const [path = '', anchor] = target.split('#');
  const linked = path ? relative(root, join(root, dirname(file), path)) : file;
  if (!existsSync(join(root, linked))) return `${file}: there is no ${linked}`;
  if (anchor && !anchorsIn(linked).has(anchor)) return `${file}: ${linked} has no heading #${anchor}`;
  return undefined;
}

for (const file of documents) {
  test(`every link in ${file} between documents leads to a file and a heading that exist`, () => {
    const targets = targetsIn(readFileSync(join(root, file), 'utf8'));
    assert.deepEqual(targets.map((target) => brokenLink(file, target)).filter(Boolean), []);
  });
}

test('a link to a file or a heading that does not exist is noticed', () => {
  assert.match(brokenLink('README.md', 'docs/nothing.md') ?? '', /there is no docs\/nothing\.md/);
  assert.match(brokenLink('README.md', 'docs/theming.md#nothing') ?? '', /has no heading #nothing/);
  assert.equal(brokenLink('docs/theming.md', '../README.md#theme-it'), undefined);
});

test('the README is short enough for the first ten minutes', () => {
  assert.ok(readFileSync(join(root, 'README.md'), 'utf8').split('\n').length <= 260);
});
