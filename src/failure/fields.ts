/** Reads fields of data from outside, in camelCase or snake_case. Nothing here throws, even for getters and proxies. */

/** An object from outside. */
export type Foreign = Readonly<Record<string, unknown>>;

/** The snake_case names of the documented fields that have more than one word, as in databases. */
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

/** The name of a field in the platform's documentation. */
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

/** Whether a value can be a call. An array cannot (it is a list of calls), nor can a function. */
export function isObject(value: unknown): value is Foreign {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false; // A revoked proxy.
  }
}

/** The value under a key. */
export function get(from: Foreign, key: string): unknown {
  try {
    return from[key];
  } catch {
    return null; // A getter or a proxy that throws.
  }
}

/** A documented field by its camelCase name; where that is null, undefined or '', by its snake_case name. */
export function fieldOf(from: Foreign, name: FieldName): unknown {
  const value = get(from, name);
  if (value !== undefined && value !== null && value !== '') return value;
  const other = snakeCases[name];
  return other === undefined ? value : get(from, other);
}

/** A field as trimmed text; a finite number or a bigint as its digits; '' for anything else. */
export const textOf = (from: Foreign, name: FieldName): string => asText(fieldOf(from, name));

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return Number.isFinite(value) || typeof value === 'bigint' ? String(value) : '';
}
