/** Whether to place a failed call again, decided in one place: for a campaign's worker, and for the list's retry. */
import { describeFailureReason } from '../catalog/describe.js';
import { policy as english } from '../catalog/english-helpers.js';
import { fill, fillCount } from '../catalog/fill.js';
import { languageFor, words } from '../catalog/registry.js';
import { readNumber } from './amount.js';
import { DO_NOT_CALL } from './contact.js';
import type { ExplainOptions, Failure } from './explain.js';
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
  /** The time, in ms since 1970; the clock's when absent. */
  readonly now?: number | undefined;
  /** Which attempt failed, from 1. Absent: what the call says, else the first. */
  readonly attempt?: number | undefined;
  /** The campaign's dialling hours. Absent: those of the campaign that was handed in as the policy, else none. */
  readonly schedule?: Schedule | null | undefined;
}

export interface RetryDecision {
  readonly retry: boolean;
  /** The earliest moment for it, in ms since 1970; one that is past means at once. Null when there is no retry. */
  readonly at: number | null;
  /** One sentence for a log or an operator, from the catalog. */
  readonly why: string;
}

/** Whether another call is worth it, by its reason alone: what the list asks before it asks a page to retry. */
export const isWorthIt = ({ guidance }: Failure): boolean => guidance.retryable;

/** Whether a campaign's rules have calls with this reason retried. */
export function isRetryableUnder(rules: RetryRules, reason: string): boolean {
  const kind = adviceOn(reason, describeFailureReason(reason));
  return kind === 'retry' || (kind === 'policy-decides' && rules.names(reason));
}

/**
 * Whether to retry a call under a campaign's rules, when, and why or why not. Takes what `explainFailure` takes, and a
 * `retryPolicy`, or the campaign that holds it and its `schedule`. The wait counts from the call's end, else from now;
 * with a schedule, the moment moves into the dialling hours. Without a policy the reason alone decides. Rules that cannot
 * be read (a limit that is no number, a zone that does not exist) place no call. Never throws.
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

/** Whether a call's own record says that its lead must not be called (`dnc_blocked`). */
export function isOnDoNotCallList(input: unknown): boolean {
  if (!isObject(input)) return false;
  const lead = fieldOf(input, 'lead');
  const ofLead = isObject(lead) ? textOf(lead, 'status') : '';
  const statuses = [textOf(input, 'leadStatus'), textOf(input, 'outcome'), ofLead];
  return statuses.some((status) => status.toLowerCase() === DO_NOT_CALL);
}

/** Which attempt failed, as the caller says; null where that is no attempt. */
function attemptOf(options: Foreign): number | null {
  const attempt = readNumber(fieldOf(options, 'attempt'));
  return attempt !== null && attempt >= 1 ? attempt : null;
}
