/** Counts of all that is held. */
import { describeFailureReason } from '../catalog/describe.js';
import type { LikelyBlame } from '../catalog/vocabulary.js';
import { BLAMES } from '../catalog/vocabulary.js';
import type { Notice } from './notices.js';
import { noticesFor } from './notices.js';

/** Counts of all that is held, whatever is filtered. */
export interface Summary {
  /** How many failed calls are held. */
  readonly failures: number;
  /** How many of them are shown. */
  readonly shown: number;
  /** How many of them are worth a retry. */
  readonly retryable: number;
  /** How many calls were made in all; null when nobody said. */
  readonly totalCalls: number | null;
  /** Failed calls for each of the five blames, 0 included. */
  readonly byBlame: Readonly<Record<LikelyBlame, number>>;
  /** Failed calls for each of the ten reasons, 0 included, and for each reason of the host's own that occurs. */
  readonly byReason: Readonly<Record<string, number>>;
  /**
   * Failed calls for each code that is none of ours, which all show the unknown guidance: the code as received, with
   * phone numbers masked, as in `failure.code`. Empty where there is none.
   */
  readonly unknownCodes: Readonly<Record<string, number>>;
  /** The reasons that are over the official page's line; empty where `totalCalls` is not known. */
  readonly notices: readonly Notice[];
}

/** What a summary needs to be told. */
export interface SummaryOptions {
  /** How many calls were made in all, failed or not. Absent or null: no rate is stated. */
  readonly totalCalls?: number | null;
  /** How many failed calls the caller shows. Absent: all that are held. */
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
