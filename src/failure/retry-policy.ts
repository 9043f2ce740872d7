/** A campaign's rules for retries, as they come out of somebody's settings: as foreign as a call. */
import { warnOnce } from '../catalog/warn.js';
import { readNumber } from './amount.js';
import type { FieldName, Foreign } from './fields.js';
import { fieldOf, isObject } from './fields.js';
import type { DiallingHours, Schedule } from './schedule.js';
import { readSchedule } from './schedule.js';

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

/** A campaign as the platform's API takes it: its retry policy and its dialling hours. */
export interface Campaign {
  readonly retryPolicy?: RetryPolicy | null | undefined;
  /** Dialling hours. Absent: calls may be placed at any time. */
  readonly schedule?: Schedule | null | undefined;
}

/** Rules that were read. */
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

/** Reads a policy, a campaign that holds one, or both apart. Absent rules limit nothing; unreadable ones place no call. */
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

const isRulesOrAbsent = (value: unknown): boolean => value === null || value === undefined || isObject(value);

/** An amount; what stands for it where it is absent; null where it cannot be read. */
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
