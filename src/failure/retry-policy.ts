/** Reads a campaign's rules for retries. They come from the host's settings, so any value is possible. */
import { warnOnce } from '../catalog/warn.js';
import { readNumber } from './amount.js';
import type { FieldName, Foreign } from './fields.js';
import { fieldOf, isObject } from './fields.js';
import type { DiallingHours, Schedule } from './schedule.js';
import { readSchedule, windowAt } from './schedule.js';

/** The platform's `retryPolicy` of a campaign. */
export interface RetryPolicy {
  /** How many calls may be placed in all, including the first. Absent: no limit. */
  readonly maxAttempts?: number | null | undefined;
  /** How long to wait after the end of a call, in minutes. Absent: no wait. */
  readonly backoffMinutes?: number | null | undefined;
  /**
   * Add `caller_hung_up_silently` to have that reason retried: it is the only one that is left to the policy. Other
   * entries, such as the platform's lead statuses, are ignored. Absent: that reason is not retried.
   */
  readonly retryOn?: readonly string[] | null | undefined;
}

/** A campaign in the shape of the platform's API: its retry policy and its dialling hours. */
export interface Campaign {
  /** Limits on retries. Absent: the reason alone decides. */
  readonly retryPolicy?: RetryPolicy | null | undefined;
  /** Dialling hours. Absent: calls may be placed at any time. */
  readonly schedule?: Schedule | null | undefined;
}

/** The rules after reading. */
export interface RetryRules {
  /** Calls in all; null when the policy cannot be read. */
  readonly limit: number | null;
  /** Wait after the end of a call, in minutes; null when the policy cannot be read. */
  readonly minutes: number | null;
  /** Whether the policy names this reason or status in `retryOn`. */
  readonly names: (reason: string) => boolean;
  /** Null: at any time. `unreadable`: at no time. */
  readonly hours: DiallingHours | 'unreadable' | null;
}

/** Reads a policy or a campaign, and optionally a separate schedule. Absent rules limit nothing; unreadable rules forbid any call. */
export function readRetryRules(input: unknown, schedule?: unknown): RetryRules {
  const whole: Foreign = isObject(input) ? input : {};
  const nested = fieldOf(whole, 'retryPolicy');
  const isReadable = isRulesOrAbsent(input) && isRulesOrAbsent(nested);
  const policy = isObject(nested) ? nested : whole;
  const hours = hoursOf(schedule ?? fieldOf(whole, 'schedule') ?? fieldOf(policy, 'schedule'));
  if (!isReadable) warnOnce('retryPolicy is an object: a campaign, or its retryPolicy.');
  return {
    limit: isReadable ? amountOr(Infinity, policy, 'maxAttempts') : null,
    minutes: isReadable ? amountOr(0, policy, 'backoffMinutes') : null,
    names: (reason) => includes(fieldOf(policy, 'retryOn'), reason),
    hours,
  };
}

/** When a campaign's dialling hours begin or end next, in ms; null where it has none, and where that cannot be told. */
export function nextChangeOfHours({ hours }: RetryRules, now: number): number | null {
  return hours === null || hours === 'unreadable' ? null : windowAt(hours, now).until;
}

const isRulesOrAbsent = (value: unknown): boolean => value === null || value === undefined || isObject(value);

/** An amount of the policy; `absent` where it is absent; null where it cannot be read. */
function amountOr(absent: number, policy: Foreign, field: FieldName): number | null {
  const value = fieldOf(policy, field);
  if (value === null || value === undefined) return absent;
  const amount = readNumber(value);
  return amount !== null && amount >= 0 ? amount : null;
}

function hoursOf(schedule: unknown): RetryRules['hours'] {
  if (schedule === null || schedule === undefined) return null;
  const hours = isObject(schedule) ? readSchedule(schedule) : null;
  return hours ?? 'unreadable';
}

function includes(list: unknown, reason: string): boolean {
  try {
    return Array.isArray(list) && list.includes(reason);
  } catch {
    return false; // A revoked proxy.
  }
}
