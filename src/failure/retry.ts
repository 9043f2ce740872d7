/** Whether to retry a failed call, with the reason in words. Used by `shouldRetry`, the ledger's plan and the elements. */
import { describeFailureReason } from '../catalog/describe.js';
import { policy as english } from '../catalog/english-helpers.js';
import { fill, fillCount } from '../catalog/fill.js';
import { languageFor, words } from '../catalog/registry.js';
import { readNumber } from './amount.js';
import { DO_NOT_CALL } from './contact.js';
import type { ExplainOptions } from './explain.js';
import { adviceOn, explainFailure } from './explain.js';
import type { Foreign } from './fields.js';
import { fieldOf, isObject, textOf } from './fields.js';
import type { RetryOutcome } from './retry-decision.js';
import { decideRetry } from './retry-decision.js';
import type { Campaign, RetryPolicy, RetryRules } from './retry-policy.js';
import { readRetryRules } from './retry-policy.js';
import type { Schedule } from './schedule.js';
import { describeHours, describeMoment } from './schedule-words.js';

export interface RetryOptions extends Pick<ExplainOptions, 'lang'> {
  /** The current time, in ms since 1970. Absent: `Date.now()`. */
  readonly now?: number | undefined;
  /** Which attempt failed, from 1. Absent: the call's own `attempt`, else 1. */
  readonly attempt?: number | undefined;
  /** The campaign's dialling hours. Absent: those of the campaign that is passed as the policy, else none. */
  readonly schedule?: Schedule | null | undefined;
}

export interface RetryDecision {
  /** Whether to place another call. */
  readonly retry: boolean;
  /** The earliest moment for it, in ms since 1970; a moment in the past means at once. Null when there is no retry. */
  readonly at: number | null;
  /** One sentence from the catalog, for a log or an operator. */
  readonly why: string;
}

/** Whether a campaign's rules have calls with this reason retried. */
export function isRetryableUnder(rules: RetryRules, reason: string): boolean {
  const kind = adviceOn(reason, describeFailureReason(reason));
  return kind === 'retry' || (kind === 'policy-decides' && rules.names(reason));
}

/**
 * Decides whether and when to retry a call under a campaign's rules, and says why. Takes what `explainFailure` takes, and
 * a `retryPolicy`, or the campaign with its `retryPolicy` and `schedule`. The wait starts at the call's end, or now where
 * that is not known. With a schedule, the moment is moved into the dialling hours. Without a policy the reason alone
 * decides. With rules that cannot be read (a limit that is not a number, a time zone that does not exist) there is no
 * retry. Never throws.
 */
export function shouldRetry(
  input: unknown,
  policy?: RetryPolicy | Campaign | null,
  options?: RetryOptions,
): RetryDecision {
  const asked = isObject(options) ? options : {};
  const failure = explainFailure(input, { lang: textOf(asked, 'lang') });
  const lang = failure?.lang ?? languageFor(fieldOf(asked, 'lang'));
  if (!failure) return { retry: false, at: null, why: words('policy', lang, english).notFailed };
  const now = readNumber(fieldOf(asked, 'now')) ?? Date.now();
  const rules = readRetryRules(policy, fieldOf(asked, 'schedule'));
  const attempt = attemptOf(asked) ?? failure.call.attempt ?? 1;
  const candidate = {
    isRetryable: isRetryableUnder(rules, failure.reason),
    attempt,
    endedAt: failure.call.endedAt,
    isBlocked: isOnDoNotCallList(input),
  };
  const outcome = decideRetry(candidate, rules, now);
  const at = outcome.refusal === null ? outcome.at : null;
  return {
    retry: at !== null,
    at,
    why: describeOutcome(outcome, rules, { attempt, now, lang, advice: failure.retryAdvice.text }),
  };
}

/** What a decision was made about. */
interface Subject {
  readonly attempt: number;
  readonly now: number;
  readonly lang: string;
  /** What the catalog advises for the reason. */
  readonly advice: string;
}

/** A decision in one sentence, from the catalog. */
export function describeOutcome(
  outcome: RetryOutcome,
  { limit, minutes, hours }: RetryRules,
  { attempt, now, lang, advice }: Subject,
): string {
  const say = words('policy', lang, english);
  switch (outcome.refusal) {
    case 'not-retryable':
      return advice;
    case 'attempts-used':
      return fillCount(say.spent, { count: limit ?? 0, attempt }, lang);
    case 'do-not-call':
      return say.doNotCall;
    case 'unreadable':
      return say.unreadable;
    case 'unreadable-hours':
      return say.unreadableSchedule;
    case null:
      break;
  }
  const { at, wanted } = outcome;
  if (hours !== null && hours !== 'unreadable' && at > Math.max(wanted, now)) {
    const { timeZone } = hours;
    const when = describeMoment(at, { now, timeZone, lang });
    return fill(say.closed, { window: describeHours(hours, lang), zone: timeZone, when }, lang);
  }
  return wanted > now ? fillCount(say.wait, { count: minutes ?? 0 }, lang) : advice;
}

/** Whether a call's own fields say that its lead must not be called (`dnc_blocked`). */
export function isOnDoNotCallList(input: unknown): boolean {
  if (!isObject(input)) return false;
  const lead = fieldOf(input, 'lead');
  const ofLead = isObject(lead) ? textOf(lead, 'status') : '';
  const statuses = [textOf(input, 'leadStatus'), textOf(input, 'outcome'), ofLead];
  return statuses.some((status) => status.toLowerCase() === DO_NOT_CALL);
}

/** Which attempt failed, as passed in the options; null where it is absent or not a number from 1. */
function attemptOf(options: Foreign): number | null {
  const attempt = readNumber(fieldOf(options, 'attempt'));
  return attempt !== null && attempt >= 1 ? attempt : null;
}
