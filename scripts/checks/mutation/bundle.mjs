/**
 * Stryker runs this once, after it has instrumented the sources with all mutants: bundles each test into one file of
 * JavaScript. Otherwise, each of a thousand test runs would compile the sources again.
 */
import { readFileSync } from 'node:fs';

import { build } from 'esbuild';

const { tap } = JSON.parse(readFileSync(new URL('stryker.config.json', import.meta.url), 'utf8'));

await build({
  entryPoints: tap.testFiles.map((file) => file.replace('.mjs', '.ts')),
  outdir: 'test/node',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
});
