/** The built files turn no text into markup or code, send no requests and store nothing: see SECURITY.md. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { obstaclesTo } from '../../scripts/check-release.mjs';

/** Patterns that no file of ours may contain. A dynamic import of a file beside it, by its name, runs no text. */
const FORBIDDEN = {
  'markup from text': /\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|setHTMLUnsafe|createContextualFragment|\bDOMParser\b|\bsrcdoc\b|unsafe-?html/i, // prettier-ignore
  'text that runs':
    /\beval\s*\(|new Function\b|\bimport\s*\((?!"\.\/[\w-]+\.js"\))|javascript:|set(?:Timeout|Interval)\s*\(\s*["'`]/,
  'a request': /\bfetch\s*\(|XMLHttpRequest|new (?:WebSocket|EventSource|Image|Worker|BroadcastChannel)\b|sendBeacon|\bimportScripts\b/, // prettier-ignore
  storage: /\b(?:local|session)Storage\b|\bindexedDB\b|document\.cookie|\bcaches\.open/,
};
const forbiddenIn = (code: string) =>
  Object.entries(FORBIDDEN).flatMap(([name, pattern]) => (pattern.test(code) ? name : []));

const built = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .map((file) => join('dist', file));
const isThirdParty = (file: string) => /^dist.(cdn|lit-react)/.test(file);
/** The code without its comments, which may mention forbidden names. */
const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

test('more than 40 built files are checked', () => {
  assert.ok(built.filter((file) => !isThirdParty(file)).length > 40);
});

for (const file of built.filter((each) => !isThirdParty(each))) {
  test(`${file} contains no forbidden pattern`, () => {
    assert.deepEqual(forbiddenIn(codeOf(file)), []);
  });
}

for (const file of ['osmtalk-elements.js', 'osmtalk-elements.classic.js']) {
  test(`cdn/${file} sets innerHTML in one place only: where Lit makes its templates, under our Trusted Types policy`, () => {
    const code = codeOf(join('dist/cdn', file));
    assert.deepEqual(code.match(/\.innerHTML\b/g), ['.innerHTML']);
    assert.deepEqual(forbiddenIn(code.replace('.innerHTML', '')), []);
  });
}

for (const [name, code] of Object.entries({
  'markup from text': 'box.innerHTML = text',
  'text that runs': 'const run = new Function(text)',
  'a request': 'void fetch("/")',
  storage: 'localStorage.setItem("a", "b")',
})) {
  test(`the check of built files detects ${name}`, () => {
    assert.deepEqual(forbiddenIn(code), [name]);
  });
}

const ready = { version: '1.2.3', repository: 'x', scripts: { build: 'x' } };

test('a version with the right tag, repository and change log may be published', () => {
  assert.deepEqual(obstaclesTo('v1.2.3', ready, '## 1.2.3\n', []), []);
});

for (const [name, args] of Object.entries({
  'another tag': ['v1.2.4', ready, '## 1.2.3\n', []],
  'no repository': ['v1.2.3', { ...ready, repository: undefined }, '## 1.2.3\n', []],
  'a script at install': ['v1.2.3', { ...ready, scripts: { postinstall: 'x' } }, '## 1.2.3\n', []],
  'no entry in the change log': ['v1.2.3', ready, '', []],
  'an unreleased changeset': ['v1.2.3', ready, '## 1.2.3\n', ['a.md']],
} as Record<string, [string, object, string, string[]]>)) {
  test(`a version with ${name} may not be published`, () => {
    const [tag, manifest, changelog, waiting] = args;
    assert.equal(obstaclesTo(tag, manifest, changelog, waiting).length, 1);
  });
}
