/** Counts of all held calls. */
import { describeFailureReason } from '../catalog/describe.js';
import type { LikelyBlame } from '../catalog/vocabulary.js';
import { BLAMES } from '../catalog/vocabulary.js';
import type { Notice } from './notices.js';
import { noticesFor } from './notices.js';

/** Counts of all held calls, independent of any filter. */
export interface Summary {
  /** How many failed calls are held. */
  readonly failures: number;
  /** How many of them are shown, after filtering. */
  readonly shown: number;
  /** How many of them have a retryable reason. */
  readonly retryable: number;
  /** How many calls were made in all, failed or not; null when that is not known. */
  readonly totalCalls: number | null;
  /** The number of failed calls for each of the five blames, including 0. */
  readonly byBlame: Readonly<Record<LikelyBlame, number>>;
  /** The number of failed calls for each of the ten reasons, including 0, and for each reason that the host added and that occurs. */
  readonly byReason: Readonly<Record<string, number>>;
  /**
   * The number of failed calls for each code without a row in the catalog; they are explained as `unknown`. The keys are
   * codes as received with phone numbers masked, as in `failure.code`. Empty when there are none.
   */
  readonly unknownCodes: Readonly<Record<string, number>>;
  /** The reasons whose rates are above the official page's thresholds; empty when `totalCalls` is not known. */
  readonly notices: readonly Notice[];
}

/** What a summary needs beside the held calls. */
export interface SummaryOptions {
  /** How many calls were made in all, failed or not. Absent or null: no rates and no notices. */
  readonly totalCalls?: number | null;
  /** How many failed calls are shown. Absent: all that are held. */
  readonly shown?: number;
  /** BCP 47 tag of the notices' language. Absent or unknown: English. */
  readonly lang?: string;
}

/** What is counted as calls come and go. */
type Counts = Pick<Summary, 'failures' | 'byReason' | 'unknownCodes'>;

export function summarize({ failures, byReason, unknownCodes }: Counts, options: SummaryOptions): Summary {
  const byBlame = Object.fromEntries(BLAMES.map((blame) => [blame, 0])) as Record<LikelyBlame, number>;
  let retryable = 0;
  for (const [reason, count] of Object.entries(byReason)) {
    const guidance = describeFailureReason(reason);
    byBlame[guidance.likelyBlame] += count;
    if (guidance.retryable) retryable += count;
  }
  const { totalCalls = null, shown = failures, lang = 'en' } = options;
  const notices = noticesFor(byReason, failures, totalCalls, lang);
  return { failures, shown, retryable, totalCalls, byBlame, byReason, unknownCodes, notices };
}
