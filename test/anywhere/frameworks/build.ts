/** Builds the page of each framework with that framework's own compiler, for production. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { build, type BuildOptions, type OnLoadArgs, type OnLoadResult } from 'esbuild';

import { home, load } from '../support.js';

const pages = join(home, 'frameworks/pages');

const bundle = (entry: string, outfile: string, more: BuildOptions = {}) =>
  build({
    entryPoints: [join(pages, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'browser'],
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
    ...more,
  });

/** Has esbuild ask a framework's compiler for the files of a kind. */
const compiled = (filter: RegExp, compile: (source: string, path: string) => string | Promise<string>) => ({
  name: 'compiler',
  setup(host: { onLoad(of: { filter: RegExp }, load: (args: OnLoadArgs) => Promise<OnLoadResult>): void }) {
    host.onLoad({ filter }, async ({ path }) => ({
      contents: await compile(readFileSync(path, 'utf8'), path),
      loader: 'js',
    }));
  },
});

async function vue(outfile: string): Promise<unknown> {
  const { parse, compileScript } = await load('@vue/compiler-sfc');
  const templateOptions = { compilerOptions: { isCustomElement: (tag: string) => tag.startsWith('osm-') } };
  const compile = (source: string, filename: string): string =>
    compileScript(parse(source, { filename }).descriptor, { id: 'page', inlineTemplate: true, templateOptions })
      .content;
  const flags = { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' };
  const define = { ...flags, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false', 'process.env.NODE_ENV': '"production"' };
  return bundle('vue.js', outfile, { define, plugins: [compiled(/\.vue$/, compile)] });
}

async function svelte(outfile: string): Promise<unknown> {
  const { compile, compileModule } = await load('svelte/compiler');
  const compilePage = (source: string, filename: string): string =>
    (filename.endsWith('.js') ? compileModule : compile)(source, { filename, generate: 'client' }).js.code;
  return bundle('svelte.js', outfile, { plugins: [compiled(/\.svelte(\.js)?$/, compilePage)] });
}

async function solid(outfile: string): Promise<unknown> {
  const [{ transformAsync }, { default: preset }] = [await load('@babel/core'), await load('babel-preset-solid')];
  const compile = async (source: string, filename: string): Promise<string> => {
    const options = { filename, presets: [preset], babelrc: false, configFile: false };
    return (await transformAsync(source, options)).code;
  };
  return bundle('solid.jsx', outfile, { plugins: [compiled(/solid\.jsx$/, compile)] });
}

/** As a static resource of Salesforce, the elements come by a script of their own: see the page. */
async function lwc(outfile: string): Promise<unknown> {
  const [{ rollup }, { default: plugin }] = [await load('rollup'), await load('@lwc/rollup-plugin')];
  const { nodeResolve } = await load('@rollup/plugin-node-resolve');
  const rootDir = join(pages, 'lwc');
  const modules = [{ dir: join(rootDir, 'modules') }, { npm: '@lwc/engine-dom' }];
  const made = await rollup({
    input: join(rootDir, 'main.js'),
    plugins: [plugin({ rootDir, modules, enableLwcOn: true }), nodeResolve()],
  });
  const intro = `const process = { env: { NODE_ENV: 'production' } };`;
  return made.write({ file: outfile, format: 'es', intro });
}

const react18 = {
  react: join(home, 'frameworks/react-18/node_modules/react'),
  'react-dom': join(home, 'frameworks/react-18/node_modules/react-dom'),
};

/** By name, as in the docs' table: what writes the page's script. */
export const builds: Record<string, (outfile: string) => Promise<unknown>> = {
  'HTML and DOM': (outfile) => bundle('plain.js', outfile),
  'jQuery 1': (outfile) => bundle('jquery.js', outfile, { alias: { jquery: join(home, 'node_modules/jquery-1') } }),
  'jQuery 4': (outfile) => bundle('jquery.js', outfile),
  'React 18, `react.js`': (outfile) => bundle('react-components.jsx', outfile, { alias: react18 }),
  'React 18, tags': (outfile) => bundle('react-18-tags.jsx', outfile, { alias: react18 }),
  'React 19, `react.js`': (outfile) => bundle('react-components.jsx', outfile),
  'React 19, tags': (outfile) => bundle('react-tags.jsx', outfile),
  'Vue 3': vue,
  'Svelte 5': svelte,
  Solid: solid,
  'Angular 21': (outfile) =>
    bundle('angular.ts', outfile, { tsconfigRaw: { compilerOptions: { experimentalDecorators: true } } }),
  'Lightning Web Components': lwc,
};

const plainBody = readFileSync(join(pages, 'plain.html'), 'utf8');

/** The page in which that script runs. */
export function htmlFor(framework: string, script: string): string {
  const body = /HTML|jQuery/.test(framework) ? plainBody : '<div id="app"></div>';
  const elements = framework.startsWith('Lightning') ? '<script src="/osmtalk-elements.classic.js"></script>' : '';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${framework}</title>${body}${elements}<script type="module" src="/${basename(script)}"></script></html>`;
}
