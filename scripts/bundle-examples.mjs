/**
 * Bundles the programs of examples/ that the tests start again and again, each into one file that Node runs as it is.
 * Starting them from their sources costs half a second of compiling each time. Their npm packages stay outside.
 */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const PROGRAMS = ['bulk-campaign/main', 'ops-console/main', 'webhook-receiver/server'];

/** The programs find their pages and styles by `import.meta.url`: in the bundle, too, it is the address of the source. */
const keepAddresses = {
  name: 'keep-addresses',
  setup(build) {
    build.onLoad({ filter: /[\\/]examples[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: source.replaceAll('import.meta.url', address), loader: 'ts' };
    });
  },
};

/**
 * Writes `<folder>/bulk-campaign/main.mjs` and the like. The folder must be inside the project, for its packages.
 * @param {string} folder
 */
export async function bundleExamples(folder) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: PROGRAMS.map((name) => `examples/${name}.ts`),
    outbase: 'examples',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [keepAddresses],
  });
}
