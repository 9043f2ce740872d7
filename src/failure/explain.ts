import type { FailureGuidance, LanguageOption } from '../catalog/describe.js';
import { describeFailureReason } from '../catalog/describe.js';
import { advice, blames, doubts, reassurance } from '../catalog/english.js';
import { fill } from '../catalog/fill.js';
import { directionOf, languageFor, words } from '../catalog/registry.js';
import type { FailureReason } from '../catalog/vocabulary.js';
import { rowOfCode } from './code.js';
import { DOUBT_RULES } from './doubts.js';
import type { CallRecord, Phones, Reading } from './read.js';
import { read } from './read.js';
import { sanitiseText } from './sanitised-text.js';

/** Whether to retry a failed call, in more detail than `guidance.retryable`. */
export interface RetryAdvice {
  /**
   * `retry` for a retryable reason; `policy-decides` for `caller_hung_up_silently`, which the official page leaves to the
   * campaign's policy; `do-not-retry` for all other reasons.
   */
  readonly kind: 'retry' | 'policy-decides' | 'do-not-retry';
  /** The advice as one sentence in the failure's language. */
  readonly text: string;
}

/** A fact of the call that contradicts its reason. */
export interface Doubt {
  /** Name of the rule: `reasons_disagree`, `too_short_to_idle`, `too_long_for_hang_up` or `has_transcript`. */
  readonly code: string;
  /** The fact as one sentence in the failure's language. */
  readonly text: string;
}

/** A failed call, explained: all that a surface shows of it. */
export interface Failure {
  /** The catalog's row: one of the ten reasons, or one that the host added. `unknown` for a code without a row. */
  readonly reason: FailureReason | (string & {});
  /** The reason code as received, with phone numbers masked; '' when there was none. */
  readonly code: string;
  /** The words and facts of the catalog's row: five keys. */
  readonly guidance: FailureGuidance;
  /** The label of `guidance.likelyBlame`. */
  readonly blameLabel: string;
  /** BCP 47 tag of the language that the words are in, which may differ from the one that was asked for. */
  readonly lang: string;
  /** Direction of that language's script. */
  readonly dir: 'ltr' | 'rtl';
  /** Whether to retry, as a sentence. The retry button depends on `guidance.retryable` alone. */
  readonly retryAdvice: RetryAdvice;
  /** What testers should know, by blame, in the official page's words; '' where the page says nothing. */
  readonly reassurance: string;
  /** The facts of the call that contradict the reason; usually empty. */
  readonly doubts: readonly Doubt[];
  /** What is known of the call. */
  readonly call: CallRecord;
}

/** How to explain a failed call. */
export interface ExplainOptions extends LanguageOption {
  /** `full` keeps phone numbers as received; the elements never use it. Absent: masked to their last four digits. */
  readonly phones?: Phones | undefined;
}

/**
 * Explains a failed call. Takes a REST or SDK call object, a `call.failed` event of either shape, a row of a database
 * (see `readCall` for its fields), a bare reason, or any of these as JSON text. Case does not matter in reason codes, and
 * `-` and blanks count as `_`. Null for a call that did not fail, for an event that does not tell the outcome of a call
 * (`call.analysis_completed`, say), and for anything that is not a call. An unknown or missing reason gets the guidance
 * of `unknown` and keeps its `code`. Never throws.
 */
export function explainFailure(input: unknown, options?: ExplainOptions): Failure | null {
  return explain(read(input, options?.phones), options?.lang);
}

/** Explains an input that was read already; null if the call did not fail. */
export function explain(reading: Reading, asked: string | undefined): Failure | null {
  const { call, code, failed } = reading;
  if (!failed) return null;
  const reason = rowOfCode(code);
  const lang = languageFor(asked, reason);
  const guidance = describeFailureReason(reason, { lang });
  const { likelyBlame } = guidance;
  const kind = adviceOn(reason, guidance);
  return {
    reason,
    code,
    guidance,
    blameLabel: words('blames', lang, blames)[likelyBlame],
    lang,
    dir: directionOf(lang),
    retryAdvice: { kind, text: words('advice', lang, advice)[kind] },
    reassurance: words('reassurance', lang, reassurance)[likelyBlame],
    doubts: doubtsOf(reading, reason, lang),
    call,
  };
}

/** Whether to retry a reason. */
export function adviceOn(reason: string, { retryable }: FailureGuidance): RetryAdvice['kind'] {
  if (retryable) return 'retry';
  // The page's own words for this reason are "retry per your campaign policy", although it is not retryable.
  return reason === 'caller_hung_up_silently' ? 'policy-decides' : 'do-not-retry';
}

function doubtsOf({ call, code, otherCode }: Reading, reason: string, lang: string): Doubt[] {
  const disagree = otherCode !== '' && rowOfCode(otherCode) !== reason;
  const broken = DOUBT_RULES.filter(
    (rule) => (rule.reasons as readonly string[]).includes(reason) && rule.contradicts(call),
  );
  const codes = [...(disagree ? ['reasons_disagree' as const] : []), ...broken.map((rule) => rule.code)];
  const sentences = words('doubts', lang, doubts);
  const values = { first: sanitiseText(code), second: sanitiseText(otherCode), seconds: call.durationSeconds ?? 0 };
  return codes.map((doubt) => ({ code: doubt, text: fill(sentences[doubt], values, lang) }));
}
