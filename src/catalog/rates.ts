/** Rates of all calls, as sentences. */
import { list as english } from './english-list.js';
import { fill, formatShare } from './fill.js';
import { languageFor, words } from './registry.js';

/** Whether rates can be computed: the number of all calls is known and not smaller than the number of failed calls. */
export const hasRates = (failures: number, total: number | null): total is number =>
  total !== null && Number.isFinite(total) && total > 0 && failures <= total;

/** A reason whose rate is above the official page's threshold; rates are from 0 to 1. */
export interface Excess {
  readonly reason: string;
  readonly count: number;
  readonly total: number;
  readonly rate: number;
  readonly threshold: number;
}

/** One sentence, such as "6 of 200 calls (3%), above the 1% limit". */
export function excessText({ reason, count, total, rate, threshold }: Excess, lang: string): string {
  const sentences = words('list', languageFor(lang), english);
  // The page's threshold is for concurrent calls, whose number is not known: the sentence says "of all calls".
  const sentence = reason === 'no_audio_output' ? sentences.noticeOfAll : sentences.notice;
  const shares = { rate: formatShare(rate, lang), threshold: formatShare(threshold, lang) };
  return fill(sentence, { count, total, ...shares }, lang);
}
