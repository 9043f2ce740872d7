/** What is built makes no markup from text, runs no text, asks for nothing and keeps nothing: see SECURITY.md. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { obstaclesTo } from '../../scripts/check-release.mjs';

/** What must not be in any file of ours. */
const FORBIDDEN = {
  'markup from text': /\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|setHTMLUnsafe|createContextualFragment|\bDOMParser\b|\bsrcdoc\b|unsafe-?html/i, // prettier-ignore
  'text that runs': /\beval\s*\(|new Function\b|\bimport\s*\(|javascript:|set(?:Timeout|Interval)\s*\(\s*["'`]/,
  'a request': /\bfetch\s*\(|XMLHttpRequest|new (?:WebSocket|EventSource|Image|Worker|BroadcastChannel)\b|sendBeacon|\bimportScripts\b/, // prettier-ignore
  storage: /\b(?:local|session)Storage\b|\bindexedDB\b|document\.cookie|\bcaches\.open/,
};
const found = (code: string) => Object.entries(FORBIDDEN).flatMap(([name, what]) => (what.test(code) ? name : []));

const built = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .map((file) => join('dist', file));
const isCarried = (file: string) => /^dist.(cdn|lit-react)/.test(file);
/** Comments say what is not done. */
const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

test('there are files to look at', () => {
  assert.ok(built.filter((file) => !isCarried(file)).length > 40);
});

for (const file of built.filter((each) => !isCarried(each))) {
  test(`${file} holds nothing that is forbidden`, () => {
    assert.deepEqual(found(codeOf(file)), []);
  });
}

for (const file of ['osmtalk-elements.js', 'osmtalk-elements.classic.js']) {
  test(`cdn/${file} makes markup from text in one place, which is Lit's: of its templates, by our policy`, () => {
    const code = codeOf(join('dist/cdn', file));
    assert.deepEqual(code.match(/\.innerHTML\b/g), ['.innerHTML']);
    assert.deepEqual(found(code.replace('.innerHTML', '')), []);
  });
}

for (const [name, code] of Object.entries({
  'markup from text': 'box.innerHTML = text',
  'text that runs': 'const run = new Function(text)',
  'a request': 'void fetch("/")',
  storage: 'localStorage.setItem("a", "b")',
})) {
  test(`the look notices ${name}`, () => {
    assert.deepEqual(found(code), [name]);
  });
}

const ready = { version: '1.2.3', repository: 'x', scripts: { build: 'x' } };

test('a version whose tag, repository and change log are right may be published', () => {
  assert.deepEqual(obstaclesTo('v1.2.3', ready, '## 1.2.3\n', []), []);
});

for (const [name, args] of Object.entries({
  'another tag': ['v1.2.4', ready, '## 1.2.3\n', []],
  'no repository': ['v1.2.3', { ...ready, repository: undefined }, '## 1.2.3\n', []],
  'a script at install': ['v1.2.3', { ...ready, scripts: { postinstall: 'x' } }, '## 1.2.3\n', []],
  'no word in the change log': ['v1.2.3', ready, '', []],
  'a change without a version': ['v1.2.3', ready, '## 1.2.3\n', ['a.md']],
} as Record<string, [string, object, string, string[]]>)) {
  test(`with ${name}, nothing is published`, () => {
    const [tag, manifest, changelog, waiting] = args;
    assert.equal(obstaclesTo(tag, manifest, changelog, waiting).length, 1);
  });
}
