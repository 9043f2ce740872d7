/** The code of docs/crms.md, as it stands there. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const docs = readFileSync(new URL('../../../docs/crms.md', import.meta.url), 'utf8');
const blocks = [...docs.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
  language,
  code,
}));

/** The block that begins with a file's name. */
export function snippet(name: string): string {
  const found = blocks.find(({ code }) => new RegExp(`^(//|<!--) ${name.replaceAll('.', '\\.')}( -->)?\n`).test(code));
  if (!found) throw new Error(`docs/crms.md has no code that begins with "${name}".`);
  return found.code;
}

/** The one block of a language. */
export function only(language: string): string {
  const found = blocks.filter((block) => block.language === language);
  if (found.length !== 1) throw new Error(`docs/crms.md has ${found.length} blocks of ${language}.`);
  return found[0]!.code;
}

/** Writes a block to a file of its own name in a folder. */
export function place(name: string, folder: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), snippet(name));
}
