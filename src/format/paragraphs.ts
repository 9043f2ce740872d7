import { facts as english } from '../catalog/english.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { factsOf } from './facts.js';
import type { FactOptions } from './facts.js';

/** How a format of plain paragraphs writes its pieces. */
export interface Style {
  /** Keeps foreign characters from being markup. */
  readonly escape: (text: string) => string;
  readonly strong: (text: string) => string;
  /** What begins the line of a fact. */
  readonly bullet: string;
}

/** One failure, a paragraph for each thing that the banner shows, in the banner's order. */
export function inParagraphs(failure: Failure, options: FactOptions, { escape, strong, bullet }: Style): string {
  const { guidance, doubts, lang } = failure;
  const say = words('facts', lang, english);
  const facts = factsOf(failure, options).map(({ label, value }) => `${bullet}${escape(label)}: ${escape(value)}`);
  return [
    `${strong(escape(guidance.title))} (${escape(failure.blameLabel)})`,
    escape(guidance.cause),
    `${strong(`${escape(say.whatToTry)}:`)} ${escape(guidance.whatToTry)}`,
    escape(failure.retryAdvice.text),
    escape(doubts.length > 0 ? [say.doubt, ...doubts.map(({ text }) => text)].join(' ') : ''),
    escape(options.audience === 'tester' ? failure.reassurance : ''),
    facts.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}
