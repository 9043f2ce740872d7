/** What there is that may say why a call failed, found without the list of surfaces: so that none can be left out. */
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

/** What a project's own records name: doors and what is packed beside them, elements, folders of examples. */
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

/** What the doors export, but for those that page and server cannot both load, or that lead to many files. */
async function exported(root: string): Promise<string[]> {
  const doors = Object.entries((read(root, 'package.json') as Package).exports);
  const modules = doors.flatMap(([door, target]) =>
    typeof target === 'string' || /\*|^\.\/cdn\//.test(door) ? [] : pathToFileURL(resolve(root, target.default)).href,
  );
  const exports = await Promise.all(modules.map(async (file) => Object.keys((await import(file)) as object)));
  return [...new Set(exports.flat())].map((name) => `export ${name}`);
}

/** All that there is, in the names by which the list covers it. */
export async function whatThereIs(root = '.', formats: readonly string[] = FORMATS): Promise<string[]> {
  return [...recordedIn(root), ...formats.map((format) => `format ${format}`), ...(await exported(root))];
}

/** What is neither covered by a surface nor said to be none. */
export function unlisted(
  there: readonly string[],
  surfaces: readonly Surface[],
  none: Readonly<Record<string, string>>,
): string[] {
  const listed = new Set([...surfaces.flatMap(({ covers }) => covers), ...Object.keys(none)]);
  return there.filter((each) => !listed.has(each));
}
