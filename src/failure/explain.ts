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

/** What we add to the row's yes or no: some failures are neither. */
export interface RetryAdvice {
  readonly kind: 'retry' | 'policy-decides' | 'do-not-retry';
  readonly text: string;
}

/** A fact of the call that contradicts its reason. */
export interface Doubt {
  readonly code: string;
  readonly text: string;
}

/** The one view model: what every surface shows of a failed call, and all that it needs. */
export interface Failure {
  /** The catalog's row: one of the ten, or a reason that the host added. */
  readonly reason: FailureReason | (string & {});
  /** The code as received; '' when there was none. */
  readonly code: string;
  /** The official guidance, five keys. */
  readonly guidance: FailureGuidance;
  /** The label of `guidance.likelyBlame`. */
  readonly blameLabel: string;
  /** Language of the words actually given. */
  readonly lang: string;
  /** Direction of that language's script. */
  readonly dir: 'ltr' | 'rtl';
  /** Ours. The retry button follows `guidance.retryable` alone. */
  readonly retryAdvice: RetryAdvice;
  /** The page's framing for testers, by blame; '' where it has none. */
  readonly reassurance: string;
  /** What does not fit; usually empty. */
  readonly doubts: readonly Doubt[];
  /** What is known of the call. */
  readonly call: CallRecord;
}

export interface ExplainOptions extends LanguageOption {
  /** `full` shows phone numbers as received. Elements never ask for it. */
  readonly phones?: Phones | undefined;
}

/**
 * Explains a failed call. Takes what people really hold: a REST or SDK call object, a `call.failed` event of either
 * shape, a row of a database (see `readCall` for what is read of it), a bare reason, or any of these as JSON text. Codes
 * are compared without regard to case, with `-` and blanks as `_`. Null for what did not fail, for events that say nothing
 * of a call's outcome (`call.analysis_completed`, say), and for what is no call. An unknown or missing reason gets the
 * unknown guidance and keeps its `code`. Never throws.
 */
export function explainFailure(input: unknown, options?: ExplainOptions): Failure | null {
  return explain(read(input, options?.phones), options?.lang);
}

/** Explains what was already read; null for what did not fail. */
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

/** What we add to a row's yes or no. */
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
  const say = words('doubts', lang, doubts);
  const values = { first: sanitiseText(code), second: sanitiseText(otherCode), seconds: call.durationSeconds ?? 0 };
  return codes.map((doubt) => ({ code: doubt, text: fill(say[doubt], values, lang) }));
}
