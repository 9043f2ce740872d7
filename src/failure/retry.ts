/** Whether to place a failed call again, decided in one place: for a campaign's worker, and for the list's retry. */
import { policy as english } from '../catalog/english-helpers.js';
import { fillCount } from '../catalog/fill.js';
import { languageFor, words } from '../catalog/registry.js';
import { readNumber } from './amount.js';
import type { ExplainOptions, Failure } from './explain.js';
import { explainFailure } from './explain.js';
import type { FieldName, Foreign } from './fields.js';
import { fieldOf, isObject, textOf } from './fields.js';
import { reachable } from './moment.js';

/** The platform's `retryPolicy` of a campaign. */
export interface RetryPolicy {
  /** How many calls may be placed in all, the first included. Absent: no limit. */
  readonly maxAttempts?: number | null | undefined;
  /** How long to wait after a call has ended, in minutes. Absent: not at all. */
  readonly backoffMinutes?: number | null | undefined;
  /**
   * Lead statuses in the platform's own policies, which decide nothing here. Naming `caller_hung_up_silently`, the one
   * reason that is left to your policy, has it retried.
   */
  readonly retryOn?: readonly string[] | null | undefined;
}

export interface RetryOptions extends Pick<ExplainOptions, 'lang'> {
  /** The time, in ms since 1970; the clock's when absent. */
  readonly now?: number | undefined;
  /** Which attempt failed, from 1. Absent: what the call says, else the first. */
  readonly attempt?: number | undefined;
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

/**
 * Whether to retry a call under a campaign's `retryPolicy`, when, and why or why not. Takes what `explainFailure` takes,
 * and a policy or the campaign that holds it. The wait counts from the call's end, else from now. Without a policy the
 * reason alone decides; a policy that cannot be read (a limit that is no number, say) places no call. Never throws.
 */
export function shouldRetry(input: unknown, policy?: RetryPolicy | null, options?: RetryOptions): RetryDecision {
  const asked = isObject(options) ? options : {};
  const failure = explainFailure(input, { lang: textOf(asked, 'lang') });
  const lang = failure?.lang ?? languageFor(fieldOf(asked, 'lang'));
  const say = words('policy', lang, english);
  if (!failure) return no(say.notFailed);

  const { call, reason, retryAdvice } = failure;
  const { limit, minutes, retryOn } = readPolicy(policy);
  const isNamed = retryAdvice.kind === 'policy-decides' && includes(retryOn, reason);
  if (!isWorthIt(failure) && !isNamed) return no(retryAdvice.text);

  const now = readNumber(fieldOf(asked, 'now')) ?? Date.now();
  const at = reachable((call.endedAt ?? now) + minutes * 60_000);
  // No limit that is a number, or no moment that a clock could reach.
  if (Number.isNaN(limit) || at === null) return no(say.unreadable);

  const attempt = amountOf(asked, 'attempt', 1) ?? call.attempt ?? 1;
  if (attempt >= limit) return no(fillCount(say.spent, { count: limit, attempt }, lang));

  return { retry: true, at, why: at > now ? fillCount(say.wait, { count: minutes }, lang) : retryAdvice.text };
}

const no = (why: string): RetryDecision => ({ retry: false, at: null, why });

/** Reads a policy. It comes from somebody's settings, and is as foreign as a call: what is no amount is NaN. */
function readPolicy(input: unknown) {
  const whole = isObject(input) ? input : {};
  const nested = fieldOf(whole, 'retryPolicy');
  const policy = isObject(nested) ? nested : whole;
  const amount = (field: FieldName, absent: number) =>
    fieldOf(policy, field) == null ? absent : (amountOf(policy, field, 0) ?? NaN);
  return {
    limit: input == null || whole === input ? amount('maxAttempts', Infinity) : NaN,
    minutes: amount('backoffMinutes', 0),
    retryOn: fieldOf(policy, 'retryOn'),
  };
}

/** A number of so many at least; null for all else. */
function amountOf(from: Foreign, field: FieldName, least: number): number | null {
  const amount = readNumber(fieldOf(from, field));
  return amount !== null && amount >= least ? amount : null;
}

function includes(list: unknown, reason: string): boolean {
  try {
    return Array.isArray(list) && list.includes(reason);
  } catch {
    return false; // A revoked proxy.
  }
}
