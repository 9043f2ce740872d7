/** Notices about rates above the official page's thresholds, with a guard against small samples. */
import { list as english } from '../catalog/english-list.js';
import { fill, formatShare } from '../catalog/fill.js';
import { words } from '../catalog/registry.js';
import type { FailureReason } from '../catalog/vocabulary.js';
import { THRESHOLDS } from '../catalog/vocabulary.js';

/** A reason whose rate is above the official page's threshold. */
export interface Notice {
  /** The reason. */
  readonly reason: FailureReason;
  /** How many calls failed with this reason. */
  readonly count: number;
  /** How many calls were made in all, failed or not. */
  readonly total: number;
  /** `count / total`, from 0 to 1. */
  readonly rate: number;
  /** The threshold as a share of all calls, from 0 to 1. */
  readonly threshold: number;
  /** The same as one sentence, such as "6 of 200 calls, 3.0%: over the 1% line". */
  readonly text: string;
}

/** 97.5th percentile of the normal distribution, for a two-sided 95 % interval. */
const Z = 1.959964;

/**
 * Lower bound of the two-sided 95 % Wilson score interval of `count` in `total`.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilsonLowerBound(count: number, total: number): number {
  const share = count / total;
  const middle = share + (Z * Z) / (2 * total);
  const spread = Z * Math.sqrt((share * (1 - share)) / total + (Z * Z) / (4 * total * total));
  return (middle - spread) / (1 + (Z * Z) / total);
}

/** Whether rates can be computed: the number of all calls is known and not smaller than the number of failed calls. */
export const hasRates = (failures: number, total: number | null): total is number =>
  total !== null && Number.isFinite(total) && total > 0 && failures <= total;

/** The reasons whose rates are above their thresholds, even at the lower bound of the Wilson interval. */
export function noticesFor(
  byReason: Readonly<Record<string, number>>,
  failures: number,
  total: number | null,
  lang: string,
): Notice[] {
  if (!hasRates(failures, total)) return [];
  return (Object.entries(THRESHOLDS) as [FailureReason, number][])
    .filter(([reason, threshold]) => wilsonLowerBound(byReason[reason] ?? 0, total) > threshold)
    .map(([reason, threshold]) => {
      const count = byReason[reason] ?? 0;
      const notice = { reason, count, total, rate: count / total, threshold };
      return { ...notice, text: textOf(notice, lang) };
    });
}

function textOf({ reason, count, total, rate, threshold }: Omit<Notice, 'text'>, lang: string): string {
  const sentences = words('list', lang, english);
  // The page's threshold is for concurrent calls, whose number is not known: the sentence says "of all calls".
  const sentence = reason === 'no_audio_output' ? sentences.noticeOfAll : sentences.notice;
  const shares = { rate: formatShare(rate, lang, 1), threshold: formatShare(threshold, lang) };
  return fill(sentence, { count, total, ...shares }, lang);
}
