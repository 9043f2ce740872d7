import { facts as english } from '../catalog/english.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { factsOf } from './facts.js';
import type { FactOptions } from './facts.js';

/** One failure as Markdown, for tickets and assistants. Whatever the words hold, they stay words. */
export function formatMarkdown(failure: Failure, options: FactOptions = {}): string {
  const { guidance, lang } = failure;
  const say = words('facts', lang, english);
  const paragraphs = [
    `**${escape(guidance.title)}** (${escape(failure.blameLabel)})`,
    escape(guidance.cause),
    `**${escape(say.whatToTry)}:** ${escape(guidance.whatToTry)}`,
    escape(failure.retryAdvice.text),
    options.audience === 'tester' ? escape(failure.reassurance) : '',
    ...(failure.doubts.length > 0 ? [escape([say.doubt, ...failure.doubts.map(({ text }) => text)].join(' '))] : []),
    factsOf(failure, options)
      .map(({ label, value }) => `- ${escape(label)}: ${escape(value)}`)
      .join('\n'),
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}

/** Punctuation that would be markup is escaped; so is what would begin a list, at the start of a paragraph. */
const escape = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
    /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
  );
