/** Whether to place a failed call again, decided in one place: for a campaign's worker, and for the list's retry. */
import { policy as english } from '../catalog/english-helpers.js';
import { fill, fillCount } from '../catalog/fill.js';
import { languageFor, words } from '../catalog/registry.js';
import type { ExplainOptions, Failure } from './explain.js';
import { explainFailure } from './explain.js';
import { amountOf, get, isObject, reachable, textOf } from './read.js';
import type { Campaign, RetryPolicy, RetryRules } from './retry-policy.js';
import { readRetryRules } from './retry-policy.js';
import type { DiallingHours, Schedule } from './schedule.js';
import { nextOpening } from './schedule.js';
import { describeHours, describeMoment } from './schedule-words.js';

export interface RetryOptions extends Pick<ExplainOptions, 'lang'> {
  /** The time, in ms since 1970; the clock's when absent. */
  readonly now?: number | undefined;
  /** Which attempt failed, from 1. Absent: what the call says, else the first. */
  readonly attempt?: number | undefined;
  /** The campaign's dialling hours. Absent: those of the campaign that was handed in as the policy, else none. */
  readonly schedule?: Schedule | null | undefined;
}

/** Why no call is placed, for code; `why` of a decision says it to people. */
export type RetryRefusal = 'not-failed' | 'not-retryable' | 'attempts-used' | 'do-not-call' | 'unreadable';

export interface RetryDecision {
  readonly retry: boolean;
  /** The earliest moment for it, in ms since 1970; one that is past means at once. Null when there is no retry. */
  readonly at: number | null;
  /** One sentence for a log or an operator, from the catalog. */
  readonly why: string;
}

/** A decision, and its reason for code. */
export interface Verdict extends RetryDecision {
  /** Null when there is a retry. */
  readonly refusal: RetryRefusal | null;
}

/** Whether another call is worth it, by its reason alone: what the list asks before it asks a page to retry. */
export const isWorthIt = ({ guidance }: Failure): boolean => guidance.retryable;

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
  const lang = failure?.lang ?? languageFor(get(asked, 'lang'));
  if (!failure) return { retry: false, at: null, why: words('policy', lang, english).notFailed };
  const now = amountOf(asked, 'now', -Infinity) ?? Date.now();
  const attempt = amountOf(asked, 'attempt', 1);
  const rules = readRetryRules(policy, get(asked, 'schedule'));
  const { retry, at, why } = decide(failure, rules, { now, attempt, isBlocked: isOnDoNotCallList(input) });
  return { retry, at, why };
}

/** What a decision depends on beside the failure and the rules. */
export interface Circumstances {
  /** In ms since 1970. */
  readonly now: number;
  /** Which attempt failed; null: what the call says, else the first. */
  readonly attempt?: number | null;
  /** Whether the person is not to be called. */
  readonly isBlocked?: boolean;
}

/** Decides about a failure that was explained, under rules that were read. */
export function decide(failure: Failure, rules: RetryRules, circumstances: Circumstances): Verdict {
  const { call, reason, retryAdvice, lang } = failure;
  const { now, isBlocked = false } = circumstances;
  const { limit, minutes, hours } = rules;
  const say = words('policy', lang, english);
  const isNamed = retryAdvice.kind === 'policy-decides' && rules.names(reason);
  if (!isWorthIt(failure) && !isNamed) return refuse('not-retryable', retryAdvice.text);

  const attempt = circumstances.attempt ?? call.attempt ?? 1;
  if (limit !== null && attempt >= limit) {
    return refuse('attempts-used', fillCount(say.spent, { count: limit, attempt }, lang));
  }
  if (isBlocked) return refuse('do-not-call', say.doNotCall);
  if (hours === 'unreadable') return refuse('unreadable', say.unreadableSchedule);
  if (limit === null || minutes === null) return refuse('unreadable', say.unreadable);

  const wanted = reachable((call.endedAt ?? now) + minutes * 60_000);
  if (wanted === null) return refuse('unreadable', say.unreadable);
  return whenOpen(failure, wanted, { now, minutes, hours });
}

const refuse = (refusal: RetryRefusal, why: string): Verdict => ({ retry: false, at: null, why, refusal });

/** Moves the wanted moment into the dialling hours. */
function whenOpen(
  { retryAdvice, lang }: Failure,
  wanted: number,
  { now, minutes, hours }: { now: number; minutes: number; hours: DiallingHours | null },
): Verdict {
  const say = words('policy', lang, english);
  const soonest = Math.max(wanted, now);
  const opening = hours ? nextOpening(hours, soonest) : wanted;
  if (opening === null) return refuse('unreadable', say.unreadableSchedule);
  const verdict = { retry: true, at: opening, refusal: null } as const;
  if (hours && opening > soonest) {
    const { timeZone } = hours;
    const when = describeMoment(opening, { now, timeZone, lang });
    return { ...verdict, why: fill(say.closed, { window: describeHours(hours, lang), zone: timeZone, when }, lang) };
  }
  return { ...verdict, why: wanted > now ? fillCount(say.wait, { count: minutes }, lang) : retryAdvice.text };
}

/** Whether a call's own record says that its lead must not be called (`dnc_blocked`). */
export function isOnDoNotCallList(input: unknown): boolean {
  if (!isObject(input)) return false;
  const lead = get(input, 'lead');
  const statuses = [
    textOf(input, 'leadStatus'),
    textOf(input, 'lead_status'),
    textOf(input, 'outcome'),
    isObject(lead) ? textOf(lead, 'status') : '',
  ];
  return statuses.some((status) => status.toLowerCase() === 'dnc_blocked');
}
