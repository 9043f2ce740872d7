/**
 * Bundles the tests that run in Node, and the programs that they start, each into one file of JavaScript. From its sources
 * each of these processes would spend half a second on compiling: a minute and a half in all. npm packages and the built
 * library stay outside.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What tests start as processes of their own. */
const PROGRAMS = [
  ...['bulk-campaign/main', 'ops-console/main', 'webhook-receiver/main', 'webhook-receiver/server'].map(
    (name) => `examples/${name}.ts`,
  ),
  ...['contact-memory', 'ledger-memory', 'real-data-in-zone'].map((name) => `test/support/${name}.ts`),
];

/**
 * Modules find the files beside them by `import.meta.url`: in a bundle, too, it is the address of the source. But the
 * receiver's demonstration starts the bundle of the server.
 */
const keepAddresses = (folder) => ({
  name: 'keep-addresses',
  setup(build) {
    const server = pathToFileURL(join(folder, 'examples/webhook-receiver/server.mjs')).href;
    build.onLoad({ filter: /\.(ts|mjs)$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source
        .replaceAll(`new URL('server.ts', import.meta.url)`, `new URL(${JSON.stringify(server)})`)
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
});

/** The built library is what is tested: it stays as it is, and is there once, however it is imported. */
const keepBuild = {
  name: 'keep-build',
  setup(build) {
    build.onResolve({ filter: /^\.\..*\/dist\// }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    }));
  },
};

/**
 * Writes `<folder>/test/node/read.test.mjs` and the like, and gives the bundles of the test files. The folder must be
 * inside the project, for its packages.
 * @param {readonly string[]} testFiles
 * @param {string} folder
 */
export async function bundleTests(testFiles, folder) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [...testFiles, ...PROGRAMS],
    outbase: '.',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    // `sideEffects` in package.json speaks of dist/: the sources that register the elements would be dropped.
    ignoreAnnotations: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [keepAddresses(folder), keepBuild],
  });
  return testFiles.map((file) => join(folder, file.replace(/\.ts$/, '.mjs')));
}
