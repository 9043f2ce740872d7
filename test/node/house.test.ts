/** The lint rules of the architecture: each forbidden import and each forbidden construct is reported. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The files do not exist and cannot be type-checked. Every rule tested here works without types.
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

async function rulesBrokenBy(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  assert.ok(result, `${filePath} is linted`);
  return result.messages.map((message) => message.ruleId ?? message.message);
}

const IMPORTS = '@typescript-eslint/no-restricted-imports';

/** Files, and what they must not import. */
const forbidden: [string, string[]][] = [
  ['src/catalog/x.ts', ['../failure/x.js', '../elements/x.js', '../catalog.js', '../../test/x.js', 'lit']],
  ['src/failure/x.ts', ['../format/x.js', '../ledger/x.js', '../elements/x.js', '../locales/de.js', 'lit']],
  ['src/format/x.ts', ['../ledger/x.js', '../parity/x.js', '../elements/x.js', '../index.js', 'lit/html.js']],
  ['src/ledger/x.ts', ['../format/x.js', '../elements/x.js', '@tanstack/virtual-core']],
  ['src/ledger/deep/x.ts', ['../../format/x.js', '../../catalog.js', '../../../test/x.js']],
  ['src/parity/x.ts', ['../format/x.js', '../ledger/x.js', '../elements/x.js', '../catalog.js', 'lit']],
  ['src/locales/de.ts', ['../failure/x.js', '../catalog.js', './fr.js/../../failure/x.js']],
  ['src/elements/failure-banner/x.ts', ['../../locales/de.js', '../../catalog.js', '../../../stories/x.js', 'hono']],
  ['src/elements/x.ts', ['../locales/de.js', '../elements.js', 'lit/directives/unsafe-html.js']],
  ['src/catalog.ts', ['../test/x.js', '../examples/x.js', 'hono']],
];

/** Files, and what they may import: a rule that rejects every import does not pass. */
const allowed: [string, string[]][] = [
  ['src/catalog/x.ts', ['./y.js']],
  ['src/catalog/deep/x.ts', ['./y.js', '../y.js']],
  ['src/failure/x.ts', ['./y.js', '../catalog/y.js']],
  ['src/format/x.ts', ['../failure/y.js', '../catalog/y.js']],
  ['src/ledger/x.ts', ['../failure/y.js', '../catalog/y.js']],
  ['src/parity/x.ts', ['../failure/y.js', '../catalog/y.js']],
  ['src/elements/failure-list/x.ts', ['../shared/y.js', '../../ledger/y.js', '../../format/y.js', 'lit']],
  ['src/index.ts', ['./elements/y.js', './catalog.js', 'lit']],
];

for (const [file, sources] of forbidden) {
  for (const source of sources) {
    test(`${file} may not import ${source}`, async () => {
      const broken = await rulesBrokenBy(file, `import { y } from '${source}';\nexport default y;\n`);
      assert.ok(
        broken.includes(IMPORTS),
        `the import is forbidden, but only these rules reported it: ${broken.join(', ')}`,
      );
    });
  }
}

for (const [file, sources] of allowed) {
  for (const source of sources) {
    test(`${file} may import ${source}`, async () => {
      const broken = await rulesBrokenBy(file, `import { y } from '${source}';\nexport default y;\n`);
      assert.deepEqual(broken, []);
    });
  }
}

test('a re-export is restricted like an import', async () => {
  assert.deepEqual(await rulesBrokenBy('src/catalog/x.ts', `export * from '../failure/y.js';\n`), [IMPORTS]);
});

test('a locale may re-export types from the catalog, and no values', async () => {
  assert.deepEqual(await rulesBrokenBy('src/locales/de.ts', `export type { Y } from '../catalog/y.js';\n`), []);
  assert.deepEqual(await rulesBrokenBy('src/locales/de.ts', `export { y } from '../catalog/y.js';\n`), [IMPORTS]);
});

/** Inside the list the element knows the others, and none of them knows it. */
const forbiddenInTheList: [string, string[]][] = [
  ['src/elements/failure-list/list-model.ts', ['./templates/x.js', './viewport/x.js', './failure-list.js', 'lit']],
  ['src/elements/failure-list/templates/x.ts', ['../viewport/viewport.js', '../list-model.js', '../failure-list.js']],
  ['src/elements/failure-list/viewport/x.ts', ['../templates/y.js', '../list-model.js', '../failure-list.js']],
];

for (const [file, sources] of forbiddenInTheList) {
  for (const source of sources) {
    test(`${file} may not import ${source}`, async () => {
      const broken = await rulesBrokenBy(file, `import { y } from '${source}';\nexport default y;\n`);
      assert.deepEqual(broken, ['no-restricted-imports']);
    });
  }
}

/** Code that a file of that folder must not contain, and the rule that reports it. */
const forbiddenCode: [string, string, string][] = [
  ['src/failure/x.ts', 'export const y = document.title;\n', 'no-restricted-globals'],
  ['src/ledger/x.ts', 'export const y = window;\n', 'no-restricted-globals'],
  ['src/format/x.ts', 'export const y = process;\n', 'no-restricted-globals'],
  ['src/failure/x.ts', `export const y = () => import('../elements/y.js');\n`, 'no-restricted-syntax'],
  ['src/elements/x.ts', 'export const y = (node: Element) => (node.innerHTML = "");\n', 'no-restricted-properties'],
  [
    'src/elements/x.ts',
    'export const y = (node: Element) => node.insertAdjacentHTML("beforeend", "");\n',
    'no-restricted-properties',
  ],
  ['src/elements/x.ts', 'export const y = eval("1");\n', 'no-eval'],
  [
    'src/elements/x.ts',
    `import { html } from 'lit';\nexport const y = html\`<p style="color: red"></p>\`;\n`,
    'no-restricted-syntax',
  ],
  [
    'src/elements/x.ts',
    `import { html } from 'lit';\nexport const y = html\`<p .innerHTML=\${'y'}></p>\`;\n`,
    'no-restricted-syntax',
  ],
];

for (const [file, code, rule] of forbiddenCode) {
  test(`${file} may not contain ${code.trim().split('\n').at(-1) ?? ''}`, async () => {
    assert.ok((await rulesBrokenBy(file, code)).includes(rule));
  });
}
