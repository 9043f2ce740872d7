/** Copies of the library as they meet on one page: from the CDN files, in a host's bundle, and of another version. */
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installed, load } from '../support.js';

export interface Copy {
  readonly name: string;
  readonly file: string;
  readonly version: string;
  readonly isClassic: boolean;
}

const { version: OURS } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
/** The same code under another number: nothing older was ever published. */
const OLDER = '0.0.9';

const FILES = {
  'the CDN module': 'osmtalk-elements.js',
  'the classic script': 'osmtalk-elements.classic.js',
  'a bundle': 'bundle.js',
} as const;

export const COPIES: readonly Copy[] = [OURS, OLDER].flatMap((version) =>
  Object.entries(FILES).map(([name, file]) => ({
    name: version === OURS ? name : `${name} of ${version}`,
    file: version === OURS ? file : `older-${file}`,
    version,
    isClassic: file.includes('classic'),
  })),
);

/** A bundle that registers the banner and nothing else. */
export const BANNER_ALONE: Copy = { name: 'a bundle of the banner alone', file: 'older-banner-alone.js', version: OLDER, isClassic: false }; // prettier-ignore

const pages = fileURLToPath(new URL('pages', import.meta.url));

async function bundle(folder: string, name: string): Promise<void> {
  const { build } = await load('esbuild');
  const options = { bundle: true, format: 'esm', minify: true, conditions: ['production'], logLevel: 'silent' };
  await build({ ...options, entryPoints: [join(pages, `${name}.js`)], outfile: join(folder, `${name}.js`) });
}

function writeOlder(folder: string, file: string): void {
  const code = readFileSync(join(folder, file), 'utf8');
  const older = code.replace(new RegExp(`(["'\`])${OURS.replaceAll('.', '\\.')}\\1`, 'g'), `"${OLDER}"`);
  if (older === code) throw new Error(`${file} does not hold its version ${OURS}.`);
  writeFileSync(join(folder, `older-${file}`), older);
}

/** Puts all of them, and the pages' own scripts, into a folder. */
export async function writeCopies(folder: string): Promise<void> {
  cpSync(pages, folder, { recursive: true });
  for (const file of ['osmtalk-elements.js', 'osmtalk-elements.classic.js'])
    copyFileSync(join(installed, 'dist/cdn', file), join(folder, file));
  await Promise.all(['bundle', 'banner-alone'].map((name) => bundle(folder, name)));
  for (const file of [...Object.values(FILES), 'banner-alone.js']) writeOlder(folder, file);
}
