import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { inParagraphs } from './paragraphs.js';
import type { Write } from './paragraphs.js';

/** One failure as Markdown, for tickets and assistants. Whatever the words hold, they stay words. */
export const formatMarkdown = (failure: Failure, options: FactOptions = {}): string =>
  inParagraphs(failure, options, asMarkdown);

/** Text as Markdown that shows just that text. */
export const asMarkdown: Write = (text, role) => {
  const escaped = text.replace(role === 'data' ? DATA : MARKUP, (mark, link) => (link ? `\`${mark}\`` : `\\${mark}`));
  return role === 'strong' ? `**${escaped}**` : escaped;
};

/** Punctuation that would be markup is escaped, and so is what would begin a list at the start of a paragraph. */
const MARKUP = /[\\`*_[\]<>#|~&]()|(?<=^\s*)[-+]|(?<=^\s*\d+)[.)]/g;

/** Many tools link addresses and notify who is mentioned, escaped or not: in data, which may name anybody, such words are code. */
const DATA = /[^\s`]*(:\/\/|www\.|@)[^\s`]*|[\\`*_[\]<>#|~&]|(?<=^\s*)[-+]|(?<=^\s*\d+)[.)]/gi;
