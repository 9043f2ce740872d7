import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { inParagraphs } from './paragraphs.js';

/** One failure as Markdown, for tickets and assistants. Whatever the words hold, they stay words. */
export const formatMarkdown = (failure: Failure, options: FactOptions = {}): string =>
  inParagraphs(failure, options, { escape, strong: (text) => `**${text}**`, bullet: '- ' });

/** Punctuation that would be markup is escaped, and so is what would begin a list at the start of a paragraph. */
const escape = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~&]|^\s*[-+]|^\s*\d+(?=[.)])/g, (mark) =>
    /\d/.test(mark) ? `${mark}\\` : mark.replace(/\S/, '\\$&'),
  );
