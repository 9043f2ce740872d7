import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import simpleImportSort from 'eslint-plugin-simple-import-sort';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** The house, one way only: what each folder of src/ may import from the others, and which packages. */
const house = {
  catalog: {},
  failure: { folders: ['catalog'] },
  format: { folders: ['catalog', 'failure'] },
  ledger: { folders: ['catalog', 'failure'] },
  parity: { folders: ['catalog', 'failure'] },
  elements: {
    folders: ['catalog', 'failure', 'format', 'ledger'],
    packages: ['lit'],
  },
  locales: { types: ['catalog'] },
};

const restrictImports = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });
const anyOf = (names, end) => (names.length ? [`(${names.join('|')})${end}`] : []);
const except = (allowed, message, more = {}) => ({ regex: `^(?!${allowed.join('|')})`, message, ...more });

/** The import rules of a folder, for its files at every depth: the way up to src/ is longer in a subfolder. */
function oneWay([name, { folders = [], types = [], packages = [] }]) {
  const may = [...folders, ...types.map((folder) => `${folder} (types)`), ...packages].join(', ') || 'nothing';
  const message = `src/${name} may import, outside itself: ${may}. The house is one way only: see CONTRIBUTING.md.`;
  return [1, 2, 3].map((depth) => {
    const up = '\\.\\./'.repeat(depth);
    const inside = ['\\./(?!\\.)', ...(depth > 1 ? [`(\\.\\./){1,${depth - 1}}(?!\\.)`] : [])];
    const value = [...inside, ...anyOf(folders, '/').map((folder) => up + folder), ...anyOf(packages, '(/|$)')];
    const type = anyOf(types, '/').map((folder) => up + folder);
    return {
      files: [`src/${name}/${'*/'.repeat(depth - 1)}*.ts`],
      rules: restrictImports(
        except([...value, ...type], message),
        ...(types.length ? [except(value, message, { allowTypeImports: true })] : []),
        ...unsafe,
      ),
    };
  });
}

const unsafe = [
  { regex: '\\w/(.*/)?\\.\\./', message: 'Say the path straight: one that turns back escapes the one-way rule.' },
  { regex: '^lit.*/directives/unsafe-', message: 'Markup never comes from data.' },
  { regex: '^lit.*/directives/style-map', message: 'A style attribute is blocked by a strict CSP.' },
];

/** One direction a draw inside the list: element → model, viewport and templates, none of which knows the element. */
const insideTheList = [
  {
    files: ['src/elements/failure-list/templates/**/*.ts'],
    // The directive that reuses rows stands in a template.
    regex: '^\\.\\./(failure-list|list-model|viewport/(?!row-recycler\\.js))',
    message: 'A template is a pure function of a snapshot: of the element, the model and the viewport it takes types.',
    allowTypeImports: true,
  },
  {
    files: ['src/elements/failure-list/viewport/**/*.ts'],
    regex: '^\\.\\./(failure-list|list-model|templates/)',
    message: 'The viewport knows neither the element nor what its lines show.',
    allowTypeImports: true,
  },
  {
    files: ['src/elements/failure-list/list-model*.ts'],
    regex: '^(lit(/|$)|@lit/|\\./(failure-list|templates/|viewport/))',
    message: 'The model runs in Node: no Lit, no templates, no viewport.',
  },
].map(({ files, ...pattern }) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns: [pattern] }] } }));

/** A class that is longer has more than one job. ESLint counts the lines of files and of functions only. */
const maxClassLines = {
  meta: { type: 'suggestion', schema: [{ type: 'integer' }] },
  create(context) {
    const [max] = context.options;
    const { sourceCode } = context;
    const commented = new Set(
      sourceCode.getAllComments().flatMap(({ loc }) => {
        const isAlone = sourceCode.lines[loc.start.line - 1].slice(0, loc.start.column).trim() === '';
        const first = isAlone ? loc.start.line : loc.start.line + 1;
        return Array.from({ length: loc.end.line - first + 1 }, (_, i) => first + i);
      }),
    );
    const isCode = (line) => sourceCode.lines[line - 1].trim() !== '' && !commented.has(line);
    return {
      ClassBody(node) {
        let lines = 0;
        for (let line = node.loc.start.line; line <= node.loc.end.line; line++) if (isCode(line)) lines++;
        if (lines > max) context.report({ node, message: `This class has ${lines} lines of code; at most ${max}.` });
      },
    };
  },
};

const noDynamicImport = {
  selector: 'ImportExpression',
  message:
    'A dynamic import escapes the one-way rule, which looks at static ones: import statically, or in on-demand.ts.',
};

const domGlobals = ['document', 'window', 'self', 'navigator', 'location', 'HTMLElement', 'Element', 'Node']
  .concat(['Event', 'customElements', 'localStorage', 'sessionStorage', 'requestAnimationFrame', 'process', 'Buffer'])
  .map((name) => ({ name, message: 'This folder runs in Node, in workers and in browsers alike.' }));

const markupFromStrings = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe']
  .map((property) => ({ property, message: 'Markup never comes from a string: use a Lit template.' }))
  .concat({ object: 'document', property: 'write', message: 'Markup never comes from a string.' });

/** Globals of plain JavaScript files: what Node and browsers share, and those named. */
function known(names) {
  const shared = [
    'console',
    'fetch',
    'URL',
    'URLSearchParams',
    'AbortController',
    'AbortSignal',
    'setTimeout',
    'clearTimeout',
  ];
  const web = [
    'setInterval',
    'clearInterval',
    'queueMicrotask',
    'structuredClone',
    'Event',
    'EventSource',
    'CustomEvent',
  ];
  return Object.fromEntries([...shared, ...web, ...names].map((name) => [name, 'readonly']));
}

export default defineConfig(
  globalIgnores(['dist/', 'storybook-static/', 'coverage/', '.cache/', 'test/fixtures/', 'scripts/pure.d.ts']),
  globalIgnores(['test/anywhere/*/pages/']), // other people's code
  js.configs.recommended,
  {
    plugins: { 'simple-import-sort': simpleImportSort },
    rules: { 'simple-import-sort/imports': 'error', 'simple-import-sort/exports': 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-duplicate-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], litA11y.configs.recommended],
    plugins: { house: { rules: { 'max-class-lines': maxClassLines } } },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'house/max-class-lines': ['error', 250],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...markupFromStrings],
      'no-restricted-syntax': ['error', noDynamicImport],
    },
  },
  {
    files: ['src/elements/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noDynamicImport,
        {
          selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
          message: 'A style attribute is blocked by a strict CSP.',
        },
        {
          selector:
            'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\.(inner|outer)HTML=/]',
          message: 'Markup never comes from a string: use a Lit template.',
        },
        {
          selector:
            'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > TemplateElement:first-child[value.raw=/^ +\\S/]',
          message: 'The build trims templates: put the blank into the template around this one.',
        },
      ],
    },
  },
  {
    files: Object.keys(house).flatMap((name) => (name === 'elements' ? [] : [`src/${name}/**/*.ts`])),
    rules: { 'no-restricted-globals': ['error', ...domGlobals] },
  },
  {
    // What only a press or a policy needs is loaded then: it would be a sixth of the banner. One file, and its own folder
    // only, so that the one-way rule still holds.
    files: ['src/elements/failure-banner/on-demand.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression:not([source.value=/^\\.\\u002f[\\w-]+\\.js$/])',
          message: 'Import on demand from this folder alone.',
        },
      ],
    },
  },
  {
    // What is read from beginning to end, as a list: words and styles.
    files: ['src/catalog/english*.ts', 'src/locales/*.ts', 'src/**/*.styles.ts'],
    rules: { 'max-lines': 'off' },
  },
  ...Object.entries(house).flatMap(oneWay),
  ...insideTheList,
  // Not there yet: each goes as soon as its file keeps the rule.
  {
    files: ['src/elements/failure-list/failure-list.ts'],
    rules: { 'max-lines': ['error', { max: 265, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['src/elements/failure-list/templates/rows.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    // The doors: any folder of the house, each other, and the packages that they open a way to.
    files: ['src/*.ts'],
    rules: restrictImports(
      except(['\\./(?!\\.)', 'lit(/|$)', '@lit/', 'react(/|$)'], 'A door imports the house, Lit and React only.'),
      ...unsafe,
    ),
  },
  {
    // What is not shipped may be longer, and may hand the code under test what its types forbid.
    files: ['{test,stories,examples,scripts,bench,.storybook}/**/*.ts', '*.ts'],
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // Hono's own types
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // expect(x).to.be.true
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '*.js'],
    languageOptions: { globals: known(['process', 'Buffer', 'performance', 'document']) },
  },
  {
    files: ['scripts/checks/matrix/look.js'],
    languageOptions: {
      globals: known(
        ['document', 'getComputedStyle', 'matchMedia', 'requestAnimationFrame', 'CSSStyleSheet', 'NodeFilter'].concat([
          'SVGGeometryElement',
          'OffscreenCanvas',
        ]),
      ),
    },
  },
  {
    files: ['examples/**/*.js'],
    languageOptions: {
      globals: known(['document', 'window', 'location', 'history', 'navigator', 'customElements', 'addEventListener']),
    },
  },
);
