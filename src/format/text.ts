import { facts as english } from '../catalog/english.js';
import { words } from '../catalog/registry.js';
import type { Failure } from '../failure/explain.js';
import { factsOf } from './facts.js';
import type { FactOptions } from './facts.js';

/** One failure as plain text, a paragraph for each thing that the banner shows, in the banner's order. */
export function formatText(failure: Failure, options: FactOptions = {}): string {
  const { guidance, lang } = failure;
  const say = words('facts', lang, english);
  const paragraphs = [
    `${guidance.title} (${failure.blameLabel})`,
    guidance.cause,
    `${say.whatToTry}: ${guidance.whatToTry}`,
    failure.retryAdvice.text,
    options.audience === 'tester' ? failure.reassurance : '',
    ...(failure.doubts.length > 0 ? [[say.doubt, ...failure.doubts.map(({ text }) => text)].join(' ')] : []),
    factsOf(failure, options)
      .map(({ label, value }) => `${label}: ${value}`)
      .join('\n'),
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}
