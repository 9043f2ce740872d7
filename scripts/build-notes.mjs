/**
 * Writes what a package says of itself: dist/cdn/integrity.json, the hashes for `<script integrity>`, and
 * dist/LICENSES.txt, the licences of what is carried inside (Lit in dist/cdn, @lit/react in dist/lit-react).
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');

const hashes = ['osmtalk-elements.js', 'osmtalk-elements.classic.js'].map((file) => {
  const hash = createHash('sha384').update(readFileSync(new URL(`dist/cdn/${file}`, root)));
  return [file, `sha384-${hash.digest('base64')}`];
});
writeFileSync(new URL('dist/cdn/integrity.json', root), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);

const carried = ['lit', '@lit/react'].map((name) => `${name}\n\n${read(`node_modules/${name}/LICENSE`).trim()}\n`);
writeFileSync(new URL('dist/LICENSES.txt', root), carried.join('\n\n'));
console.log('Wrote dist/cdn/integrity.json and dist/LICENSES.txt.');
