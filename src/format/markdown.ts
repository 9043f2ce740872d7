import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import type { Write } from './paragraphs.js';
import { inParagraphs } from './paragraphs.js';

/** One failure as Markdown, for tickets and assistants. Whatever the words hold, they stay words. */
export const formatMarkdown = (failure: Failure, options: FactOptions = {}): string =>
  inParagraphs(failure, options, asMarkdown);

/** Text as Markdown that shows just that text. */
export const asMarkdown: Write = (text, role) => {
  const escaped = text.replace(MARKUP, (mark, link) => (link ? `\`${mark}\`` : `\\${mark}`));
  return role === 'strong' ? `**${escaped}**` : escaped;
};

/**
 * Many tools link addresses and notify who is mentioned, escaped or not: such words become code, but for the support
 * address of the official words. Punctuation that would be markup is escaped, and so is what would begin a list.
 */
const MARKUP = /[^\s`]*(:\/\/|www\.|(?<! support)@)[^\s`]*|[\\`*_[\]<>#|~&]|(?<=^\s*)[-+]|(?<=^\s*\d+)[.)]/gi;
