/**
 * Stryker runs this once, after it has put all its changes in: each test becomes one file of plain JavaScript. Without
 * it, every one of a thousand changes would wait for a compiler again.
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
