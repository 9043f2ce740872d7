import { facts as english } from '../catalog/english.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import type { FactOptions } from './facts.js';
import { asideOf, factsOf } from './facts.js';

/** How a format writes a piece of text, with its markup escaped. The role `data` is for text from the call. */
export type Write = (text: string, role?: 'strong' | 'data') => string;

/** One failure: one paragraph for each part of the banner, in the banner's order, then one line for each fact. */
export function inParagraphs(failure: Failure, options: FactOptions, write: Write): string {
  const { guidance, doubts, lang } = failure;
  const labels = words('facts', lang, english);
  const facts = factsOf(failure, options).map(({ label, value }) => `- ${write(label)}: ${write(value, 'data')}`);
  return [
    `${write(guidance.title, 'strong')} (${write(failure.blameLabel)})`,
    write(guidance.cause),
    `${write(`${labels.whatToTry}:`, 'strong')} ${write(guidance.whatToTry)}`,
    write(failure.retryAdvice.text),
    write(doubts.length > 0 ? [labels.doubt, ...doubts.map(({ text }) => text)].join(' ') : ''),
    write(asideOf(failure, options.audience)),
    facts.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}
