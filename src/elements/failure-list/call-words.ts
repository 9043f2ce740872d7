/** The words of rows and opened calls for a call's number, channel and attempt. */
import { list as listEnglish } from '../../catalog/english-list.js';
import { fill } from '../../catalog/fill.js';
import { words as wordsOf } from '../../catalog/registry.js';
import type { Failure } from '../../failure/explain.js';
import { sanitiseText } from '../../failure/sanitised-text.js';
import type { ListWords } from './list-words.js';

/** Splits a masked number into dots and last digits. A destination that is not a number has no dots. */
export function numberParts(destination: string): { readonly dots: string; readonly digits: string } {
  const digits = destination.replace(/^•+/, '');
  return { dots: destination.slice(0, destination.length - digits.length), digits: sanitiseText(digits) };
}

/** A channel of the platform in words; the name itself for any other. */
export function channelWord(channel: string, words: ListWords): string {
  switch (channel.toLowerCase()) {
    case 'phone':
      return words.channelPhone;
    case 'web':
      return words.channelWeb;
    case 'whatsapp':
      return words.channelWhatsapp;
    default:
      return sanitiseText(channel);
  }
}

/** "Attempt 2"; '' for a first attempt. */
export const attemptText = (count: number | null, words: ListWords, lang: string): string =>
  count !== null && count > 1 ? fill(words.attemptCount, { count }, lang) : '';

/** The known facts of a call, for one line: id, destination, agent, channel, attempt. */
export function callFacts({ call, lang }: Failure): readonly string[] {
  const words = wordsOf('list', lang, listEnglish);
  const { dots, digits } = numberParts(call.destination);
  const facts = [
    sanitiseText(call.id),
    `${dots} ${digits}`.trim(),
    sanitiseText(call.agentId),
    channelWord(call.channel, words),
    attemptText(call.attempt, words, lang),
  ];
  return facts.filter((fact) => fact !== '');
}
