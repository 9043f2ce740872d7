import { blames, reasons } from './english.js';
import { hostRow, isHostReason, languageFor, words } from './registry.js';
import type { FailureReason, LikelyBlame } from './vocabulary.js';
import { isBlame, isFailureReason, REASON_FACTS } from './vocabulary.js';

/** The five keys that the official page publishes for a reason, and no others. */
export interface FailureGuidance {
  /** What happened, in a few words. */
  readonly title: string;
  /** One sentence that explains what actually happened. */
  readonly cause: string;
  /** Whose problem it most likely is. A best guess, not ground truth. */
  readonly likelyBlame: LikelyBlame;
  /** What to do next. */
  readonly whatToTry: string;
  /** Whether the call is worth another attempt without a person looking at it first. */
  readonly retryable: boolean;
}

/** The language of the words. */
export interface LanguageOption {
  /** BCP 47 tag. Absent, malformed or not loaded by `useCatalog`: English, the official wording. */
  readonly lang?: string | undefined;
}

/**
 * The official guidance for a reason: exactly five keys, frozen. Anything that is not a known reason (another code,
 * null, `'__proto__'`) gets the guidance of `unknown`. Never throws.
 *
 * Source: the rows of the official page, word for word. A host may override words, or add reasons, by `useCatalog`.
 */
export function describeFailureReason(reason: unknown, options?: LanguageOption): FailureGuidance {
  const row = rowOf(reason);
  const official = isFailureReason(row) ? row : 'unknown';
  const { title, cause, likelyBlame, whatToTry, retryable } = {
    ...REASON_FACTS[official],
    ...reasons[official],
    ...hostRow(row, languageFor(options?.lang, row)),
  };
  return Object.freeze({ title, cause, likelyBlame, whatToTry, retryable });
}

/** The catalog's row for a code: the code itself where a row has it, else `unknown`. */
export const rowOf = (code: unknown): FailureReason | (string & {}) =>
  isFailureReason(code) || isHostReason(code) ? code : 'unknown';

/**
 * Whether the platform itself would retry: true for the seven reasons that the official page lists, false for all
 * else, reasons of a host's own included. Never throws.
 */
export const isRetryableFailure = (reason: unknown): boolean =>
  isFailureReason(reason) && REASON_FACTS[reason].retryable;

/** The label of a blame, as the badge shows it. A blame that is none of the five gets the label of `unknown`. */
export const blameLabel = (blame: unknown, options?: LanguageOption): string =>
  words('blames', languageFor(options?.lang), blames)[isBlame(blame) ? blame : 'unknown'];

/** The likely blame of a reason. Uses facts only, so that a page with badges alone does not load the words of the ten reasons. */
export function blameOf(reason: unknown): LikelyBlame {
  const row = rowOf(reason);
  const official = isFailureReason(row) ? row : 'unknown';
  return hostRow(row, languageFor('', row)).likelyBlame ?? REASON_FACTS[official].likelyBlame;
}
