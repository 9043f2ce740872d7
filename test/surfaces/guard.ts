/** Finds everything that may explain a failure, independently of the list of surfaces, so that none is missing there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { FORMATS } from '../../src/format/format.js';
import type { Surface } from './surfaces.js';

interface Package {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  /** What is packed. */
  readonly files: readonly string[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly { readonly tagName?: string }[] }[];
}

const read = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Entry points, other packed files, elements and examples, from package.json, the manifest and the file system. */
function recordedIn(root: string): string[] {
  const { exports, files } = read(root, 'package.json') as Package;
  const targets = Object.values(exports).map((target) => (typeof target === 'string' ? target : target.default));
  const beside = files.filter((file) => !targets.some((target) => target.startsWith(`./${file}`)));
  const { modules } = read(root, 'custom-elements.json') as Manifest;
  const tags = modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));
  const examples = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [
    ...Object.keys(exports).map((door) => `door ${door}`),
    ...beside.map((file) => `packed ${file}`),
    ...tags.flatMap((tag) => [`element ${tag}`, `server ${tag}`]),
    ...examples.map(({ name }) => `example ${name}`),
  ];
}

/** The exports of all entry points, except patterns and the files in cdn/, which Node cannot load. */
async function exported(root: string): Promise<string[]> {
  const doors = Object.entries((read(root, 'package.json') as Package).exports);
  const modules = doors.flatMap(([door, target]) =>
    typeof target === 'string' || /\*|^\.\/cdn\//.test(door) ? [] : pathToFileURL(resolve(root, target.default)).href,
  );
  const exports = await Promise.all(modules.map(async (file) => Object.keys((await import(file)) as object)));
  return [...new Set(exports.flat())].map((name) => `export ${name}`);
}

/** Everything found, named as in `Surface.covers`. */
export async function whatThereIs(root = '.', formats: readonly string[] = FORMATS): Promise<string[]> {
  return [...recordedIn(root), ...formats.map((format) => `format ${format}`), ...(await exported(root))];
}

/** Everything that is neither covered by a surface nor listed as none. */
export function unlisted(
  there: readonly string[],
  surfaces: readonly Surface[],
  none: Readonly<Record<string, string>>,
): string[] {
  const listed = new Set([...surfaces.flatMap(({ covers }) => covers), ...Object.keys(none)]);
  return there.filter((each) => !listed.has(each));
}
