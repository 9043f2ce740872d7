import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import type { Write } from './paragraphs.js';
import { inParagraphs } from './paragraphs.js';

/** One failure as Markdown, for tickets and assistants. Words and data never become markup. */
export const formatMarkdown = (failure: Failure, options: FactOptions = {}): string =>
  inParagraphs(failure, options, asMarkdown);

/** Escapes text, so that Markdown shows exactly that text. */
export const asMarkdown: Write = (text, role) => {
  const escaped = text.replace(MARKUP, (mark, link) => (link ? `\`${mark}\`` : `\\${mark}`));
  return role === 'strong' ? `**${escaped}**` : escaped;
};

/**
 * Words with an address or a mention, which become code because many tools link addresses and notify mentioned people
 * even where they are escaped (except the support address in the official words); and punctuation that would be markup
 * or begin a list, which is escaped.
 */
const MARKUP = /[^\s`]*(:\/\/|www\.|(?<! support)@)[^\s`]*|[\\`*_[\]<>#|~&]|(?<=^\s*)[-+]|(?<=^\s*\d+)[.)]/gi;
