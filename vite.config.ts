/**
 * The library build. `vite build` writes one ES module per door, with the house's modules beside them and every runtime
 * dependency left external. `vite build --mode cdn` adds the two files for pages without a bundler, Lit inside.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { transformSync } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';
import { parseLiterals, type Template } from 'parse-literals';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

import pkg from './package.json' with { type: 'json' };

const modulesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? [`${folder}/${file}`] : [])) : [];
/** What a page may import: package.json's `exports`. */
const doors = [...modulesIn('src'), ...modulesIn('src/locales')];
const external = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies }).map(
  (name) => new RegExp(`^${name}(/|$)`),
);

/**
 * A page may allow the Trusted Types policy `lit-html` for its own Lit, and a second policy of that name throws. So the
 * Lit inside our files gets one of our own name, and a page that refuses it gets no element: see register-cdn.ts.
 */
function ownTrustedTypesPolicy(): Plugin {
  const register = fileURLToPath(new URL('src/elements/shared/register-cdn.ts', import.meta.url));
  let replaced = 0;
  return {
    name: 'own-trusted-types-policy',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('/register.js') ? register : null),
    transform(code, id) {
      if (!id.includes('lit-html')) return null;
      const mine = code.replace(/\w+\.createPolicy\((["'])lit-html\1,[^}]*\}\)/g, () => {
        replaced += 1;
        return 'policyOfOurs';
      });
      if (mine === code) return null;
      return { code: `import { policy as policyOfOurs } from ${JSON.stringify(register)};\n${mine}`, map: null };
    },
    buildEnd(error) {
      if (!error && replaced === 0) this.error('Lit no longer creates its policy "lit-html" where we look for it.');
    },
  };
}

/** A file for pages without a bundler is one file: what banners load on demand elsewhere is inside. */
const nothingOnDemand: Plugin = {
  name: 'nothing-on-demand',
  enforce: 'pre',
  resolveId: (id) =>
    id.endsWith('/on-demand.js')
      ? fileURLToPath(new URL('src/elements/failure-banner/on-demand-cdn.ts', import.meta.url))
      : null,
};

/**
 * package.json lists the registering files of dist/ in `sideEffects`, and so calls their sources free of any: without
 * this, every build from src/ (ours and Storybook's) would drop the registration.
 */
const doorsRegister: Plugin = {
  name: 'doors-register',
  transform(_code, id) {
    return /\/src\/(index|osm-[\w-]+)\.ts$/.test(id) ? { moduleSideEffects: true } : null;
  },
};

/** Templates and style sheets are text to a JavaScript minifier: the white space that we write them with would be shipped. */
const minifyTemplates: Plugin = {
  name: 'minify-templates',
  async transform(code, id) {
    if (!/\/src\/elements\/.*\.ts$/.test(id)) return null;
    const minified = await minifyHTMLLiterals(code, {
      fileName: id,
      parseLiterals: (source, options) => parseLiterals(source, options).map(withoutLineBreaks),
      minifyOptions: {
        minifyCSS: minifyRules,
        minifyJS: false,
        keepClosingSlash: true, // without it, `<path />` of an `svg` template would stay open
        removeEmptyAttributes: false,
      },
    });
    return minified && { code: minified.code, map: minified.map?.toString() ?? null };
  },
};

/**
 * As in JSX, a line break between two tags or expressions is for those who read the source; a blank within a line stays.
 * minify-literals keeps a blank for each, because it could stand between two words: six more text nodes in each banner.
 */
function withoutLineBreaks(template: Template): Template {
  if (template.tag !== 'html') return template;
  const markup = template.parts.map(({ text }) => text).join(EXPRESSION_MARK);
  const texts = markup.replace(TAG_OR_LINE_BREAK, (_, tag = '') => tag as string).split(EXPRESSION_MARK);
  return { ...template, parts: template.parts.map((part, place) => ({ ...part, text: texts[place] ?? '' })) };
}

/** Stands for an expression: Unicode's object replacement character, which no template has. */
const EXPRESSION_MARK = '\uFFFC';

/** A whole tag, whose attributes have to stay apart, or a line break between tags and expressions. */
const TAG_OR_LINE_BREAK = /(<[^>]*>)|(?<=^|[>\uFFFC])\s*\n\s*(?=$|[<\uFFFC])/g;

/** What minify-literals puts where a template has an expression, and what that is to a CSS parser: a declaration. */
const EXPRESSION = { inTemplate: /@TEMPLATE_EXPRESSION\(\);?/g, asDeclaration: '--template-expression:0;' };

/**
 * Takes white space and comments out of a style sheet, and changes nothing else. minify-literals would use clean-css,
 * which is older than nesting, `:host(:state())` and `light-dark()`.
 */
function minifyRules(rules: string): string {
  const parsable = rules.replace(EXPRESSION.inTemplate, EXPRESSION.asDeclaration);
  // Declarations that other style sheets include have no selector of their own.
  const isRules = parsable.includes('{');
  const sheet = isRules ? parsable : `x{${parsable}}`;
  const { code, warnings } = transformSync(sheet, { loader: 'css', minifyWhitespace: true });
  if (warnings[0]) throw new Error(`${warnings[0].text}, in the style sheet: ${rules}`);
  const minified = isRules ? code.trim() : code.trim().replace(/^x\{(.*)\}$/s, '$1;');
  return minified.replace(/--template-expression:0;?/g, '@TEMPLATE_EXPRESSION();');
}

/** A classic script is read in the encoding of its page, and old pages are not in UTF-8: so nothing but ASCII goes in. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(/[^ -~\s]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

const library: UserConfig['build'] = {
  lib: { entry: doors, formats: ['es'] },
  sourcemap: true,
  rolldownOptions: {
    external,
    // A module stays a file of its own, named as in src/: a page loads only what its door needs, and names are stable.
    // What is carried along, @lit/react alone, has a folder of another name: npm packs no node_modules.
    output: {
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: ({ name }) =>
        `${name.replace(/^_virtual\/.*\/(?=\w+$)/, 'helpers/').replace(/^.*node_modules\/@lit\/react\//, 'lit-react/')}.js`,
    },
  },
};

const notice = `/*! ${pkg.name} ${pkg.version} | MIT | with Lit, (c) Google LLC, BSD-3-Clause */`;

/** Each copy that a page loads adds its version, so that whoever looks for a second one finds it: Lit does the same. */
const note = `(globalThis.osmtalkElementsVersions??=[]).push(${JSON.stringify(pkg.version)});`;

const cdn: UserConfig['build'] = {
  outDir: 'dist/cdn',
  lib: {
    entry: 'src/index.ts',
    name: 'osmtalkElements',
    formats: ['es', 'iife'],
    fileName: (format) => (format === 'es' ? 'osmtalk-elements.js' : 'osmtalk-elements.classic.js'),
  },
  rolldownOptions: {
    output: {
      minify: true,
      postBanner: notice, // after minifying, which would drop it
      // Loaded twice, the classic script only says so the second time: the first copy wins, as with the elements.
      banner: ({ fileName }) => (fileName.includes('classic') ? `${note}if(!globalThis.osmtalkElements){` : note),
      footer: ({ fileName }) => (fileName.includes('classic') ? '}' : ''),
    },
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [
    doorsRegister,
    minifyTemplates,
    ...(mode === 'cdn' ? [ownTrustedTypesPolicy(), nothingOnDemand, asciiOnly] : []),
  ],
  publicDir: false,
  build: { target: 'es2022', ...(mode === 'cdn' ? cdn : library) },
}));
