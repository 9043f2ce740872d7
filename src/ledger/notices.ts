/** Notices about rates above the official page's thresholds, with a guard against small samples. */
import { excessText, hasRates } from '../catalog/rates.js';
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
  /** The notice as one sentence, such as "6 of 200 calls (3%), above the 1% limit.". */
  readonly text: string;
}

/** With fewer failures there is no notice, even in a small sample: one or two may be bad luck. */
const FEWEST = 3;

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

const isOver = (count: number, total: number, threshold: number): boolean =>
  count >= FEWEST && wilsonLowerBound(count, total) > threshold;

/**
 * A notice for each reason with at least three failures whose rate is above its threshold by the Wilson lower bound.
 */
export function noticesFor(
  byReason: Readonly<Record<string, number>>,
  failures: number,
  total: number | null,
  lang: string,
): Notice[] {
  if (!hasRates(failures, total)) return [];
  return (Object.entries(THRESHOLDS) as [FailureReason, number][])
    .filter(([reason, threshold]) => isOver(byReason[reason] ?? 0, total, threshold))
    .map(([reason, threshold]) => {
      const count = byReason[reason] ?? 0;
      const notice = { reason, count, total, rate: count / total, threshold };
      return { ...notice, text: excessText(notice, lang) };
    });
}
