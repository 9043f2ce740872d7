/**
 * Bundles each test file that runs in Node, and each program that tests start, into one file of JavaScript. Without
 * this, each process would compile its sources for half a second, a minute and a half in all. npm packages and the
 * built library are not bundled.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The programs that tests start as separate processes. */
const PROGRAMS = [
  ...['bulk-campaign/main', 'ops-console/main', 'webhook-receiver/main', 'webhook-receiver/server'].map(
    (name) => `examples/${name}.ts`,
  ),
  ...['contact-memory', 'ledger-memory', 'real-data-in-zone'].map((name) => `test/support/${name}.ts`),
];

/**
 * Keeps `import.meta.url` the URL of the source file, by which modules find the files beside them. The one exception is
 * the receiver's demonstration, which has to start the bundle of the server.
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

/** The built library is not bundled: it is tested as it is, and must be loaded only once, however it is imported. */
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
 * Writes bundles such as `<folder>/test/node/read.test.mjs`, and returns those of the test files. The folder must be
 * inside the project, so that its packages are found.
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
    // `sideEffects` in package.json lists files of dist/, so the sources that register elements would be dropped.
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
