/**
 * Regions of Markdown files that scripts write: what stands between `<!-- generated:NAME -->` and
 * `<!-- /generated -->`.
 */
import { format, resolveConfig } from 'prettier';

const region = /(<!-- generated:[\w-]+ -->)[\s\S]*?(?=<!-- \/generated -->)/;

/** The names of a text's regions, in their order. */
export const regionsOf = (text) => [...text.matchAll(/<!-- generated:([\w-]+) -->/g)].map(([, name]) => name);

/** A text with its regions filled anew, formatted where it is for people; `fill(name)` gives a region's content, or undefined to keep it. */
export async function fillRegions(file, text, fill) {
  const pieces = text.split(region);
  const kept = [...text.matchAll(new RegExp(region, 'g'))].map(([whole]) => whole);
  for (const [i, piece] of pieces.entries()) {
    if (i % 2 === 0) continue;
    const content = await fill(regionsOf(piece)[0]);
    pieces[i] = content === undefined ? kept[(i - 1) / 2] : `${piece}\n\n${content}\n\n`;
  }
  if (!file.endsWith('.md')) return pieces.join('');
  return format(pieces.join(''), { ...(await resolveConfig(file)), parser: 'markdown' });
}
