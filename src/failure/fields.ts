/** Fields of foreign data, in whatever spelling: nothing here throws, getters, proxies and cycles included. */

/** Data that is not ours. */
export type Foreign = Readonly<Record<string, unknown>>;

/** The documented fields whose names are of more than one word, as databases spell them. */
const SNAKE_CASE = {
  agentId: 'agent_id',
  backoffMinutes: 'backoff_minutes',
  callId: 'call_id',
  campaignId: 'campaign_id',
  durationSeconds: 'duration_seconds',
  endedAt: 'ended_at',
  failedAt: 'failed_at',
  failureReason: 'failure_reason',
  leadId: 'lead_id',
  leadStatus: 'lead_status',
  maxAttempts: 'max_attempts',
  retryOn: 'retry_on',
  retryPolicy: 'retry_policy',
  startedAt: 'started_at',
  windowEnd: 'window_end',
  windowStart: 'window_start',
} as const;

/** A documented field, by its name in the platform's documentation. */
export type FieldName =
  | keyof typeof SNAKE_CASE
  | 'attempt'
  | 'call'
  | 'channel'
  | 'destination'
  | 'error'
  | 'event'
  | 'id'
  | 'lang'
  | 'lead'
  | 'now'
  | 'outcome'
  | 'reason'
  | 'schedule'
  | 'status'
  | 'timestamp'
  | 'timezone'
  | 'to'
  | 'transcript'
  | 'weekdays';

const snakeCases: Readonly<Record<string, string | undefined>> = SNAKE_CASE;

/** An array is a list of calls, not a call. Functions are no data. */
export function isObject(value: unknown): value is Foreign {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false; // A revoked proxy.
  }
}

/** What foreign data holds under a key, whatever it is. */
export function get(from: Foreign, key: string): unknown {
  try {
    return from[key];
  } catch {
    return null; // A getter that throws says nothing.
  }
}

/** A documented field, in camelCase or else in snake_case. Null, undefined and '' are absent, and let the other speak. */
export function fieldOf(from: Foreign, name: FieldName): unknown {
  const value = get(from, name);
  if (value !== undefined && value !== null && value !== '') return value;
  const other = snakeCases[name];
  return other === undefined ? value : get(from, other);
}

/** A field's text without blanks around it; a finite number or a bigint as its digits; '' for all else. */
export const textOf = (from: Foreign, name: FieldName): string => asText(fieldOf(from, name));

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return Number.isFinite(value) || typeof value === 'bigint' ? String(value) : '';
}
