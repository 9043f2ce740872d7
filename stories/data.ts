/**
 * Calls and events of the stories: deterministic, in the platform's shapes, with phone numbers from the range reserved
 * for fiction (+1 202 555 0100 to 0199).
 */
import type { FailureReason } from '../src/catalog.js';
import { FAILURE_REASONS } from '../src/catalog.js';

/** A call, as `GET /api/calls/{id}` returns it. */
export interface Call {
  id: string;
  agentId: string;
  channel: 'phone' | 'web' | 'whatsapp';
  status: string;
  destination?: string;
  startedAt: string;
  endedAt: string;
  durationSeconds: number;
  attempt?: number;
  failureReason?: string;
  transcript?: string;
}

/** A `call.failed` event, as the webhook delivers it. */
export interface CallFailedEvent {
  event: 'call.failed';
  timestamp: string;
  reason: string;
  call: Call;
}

/** The webhook example of the official page, verbatim. */
export const WEBHOOK_EXAMPLE = `{
  "event": "call.failed",
  "timestamp": "2026-05-13T08:42:17.221Z",
  "reason": "no_audio_either_direction",
  "call": {
    "id": "call_xxx",
    "agentId": "agent_xxx",
    "channel": "phone",
    "startedAt": "2026-05-13T08:42:12.000Z",
    "endedAt": "2026-05-13T08:42:17.221Z",
    "durationSeconds": 5,
    "failureReason": "no_audio_either_direction"
  }
}`;

/** A typical duration for each reason in seconds, which raises no doubt. */
const SECONDS: Record<FailureReason, number> = {
  no_audio_output: 21,
  no_audio_either_direction: 16,
  idle_timeout: 300,
  provider_circuit_open: 74,
  sip_no_answer: 0,
  sip_rejected: 0,
  bot_startup_failed: 15,
  caller_hung_up_silently: 1,
  stale_sweep: 412,
  unknown: 38,
};

/** A failed call with this reason; `facts` overrides its fields. */
export function failedCall(reason: FailureReason, facts: Partial<Call> = {}): Call {
  const durationSeconds = facts.durationSeconds ?? SECONDS[reason];
  const startedAt = facts.startedAt ?? '2026-05-13T08:42:12.000Z';
  return {
    id: 'call_5b0e7c21',
    agentId: 'agent_renewals',
    channel: 'phone',
    status: 'failed',
    destination: '+12025550143',
    startedAt,
    endedAt: new Date(Date.parse(startedAt) + durationSeconds * 1000).toISOString(),
    durationSeconds,
    failureReason: reason,
    ...facts,
  };
}

/** The `call.failed` event of a call. */
export const eventOf = (call: Call): CallFailedEvent => ({
  event: 'call.failed',
  timestamp: call.endedAt,
  reason: call.failureReason ?? '',
  call,
});

/** How often each reason occurs in an ordinary campaign. */
const ORDINARY: Record<FailureReason, number> = {
  sip_no_answer: 16,
  caller_hung_up_silently: 11,
  no_audio_output: 7,
  idle_timeout: 6,
  no_audio_either_direction: 5,
  sip_rejected: 5,
  bot_startup_failed: 4,
  provider_circuit_open: 3,
  stale_sweep: 2,
  unknown: 1,
};

const AGENTS = ['agent_renewals', 'agent_reception', 'agent_survey'];
const CHANNELS = ['phone', 'phone', 'phone', 'web', 'phone', 'whatsapp'] as const;
/** Afternoons, in UTC: the same day for a reader anywhere in Europe, Africa and the Americas. */
const DAYS = ['2026-05-12T13:30:00.000Z', '2026-05-13T13:30:00.000Z'].map(Date.parse);
const MINUTES_APART = 9;

/** The failed calls of a campaign, oldest first: by default sixty of them, on two days, with all ten reasons. */
export function failedCalls(counts: Partial<Record<FailureReason, number>> = ORDINARY): Call[] {
  const reasons = mixed(FAILURE_REASONS.flatMap((reason) => Array<FailureReason>(counts[reason] ?? 0).fill(reason)));
  const perDay = Math.ceil(reasons.length / DAYS.length);
  return reasons.map((reason, index) => {
    const day = DAYS[Math.floor(index / perDay)] ?? 0;
    const startedAt = day + (index % perDay) * MINUTES_APART * 60_000 + ((index * 37) % 60) * 1000;
    return numberedCall(reason, index, startedAt);
  });
}

/** `call.failed` events after those of `failedCalls`, in the order of their end times, for stories of live lists. */
export function laterFailures(count: number): CallFailedEvent[] {
  const start = (DAYS.at(-1) ?? 0) + 5 * 3_600_000;
  const reasons = mixed([...FAILURE_REASONS]);
  return Array.from({ length: count }, (_, index) => {
    const reason = reasons[index % reasons.length] ?? 'unknown';
    const endedAt = start + index * 40_000;
    return eventOf(numberedCall(reason, 1000 + index, endedAt - SECONDS[reason] * 1000));
  });
}

function numberedCall(reason: FailureReason, index: number, startedAt: number): Call {
  const seconds = SECONDS[reason];
  return failedCall(reason, {
    // Knuth's multiplicative hash: ids that look random but are deterministic.
    id: `call_${(((index + 1) * 2_654_435_761) >>> 0).toString(16).padStart(8, '0')}`,
    agentId: AGENTS[index % AGENTS.length] ?? '',
    channel: CHANNELS[index % CHANNELS.length] ?? 'phone',
    destination: `+12025550${100 + ((index * 7) % 100)}`,
    startedAt: new Date(startedAt).toISOString(),
    durationSeconds: seconds > 10 ? seconds + (index % 9) : seconds,
  });
}

/** A deterministic shuffle by the golden ratio, which spreads frequent reasons evenly. */
function mixed<T>(items: readonly T[]): T[] {
  const rank = (index: number) => ((index + 1) * 0.618_033_988_75) % 1;
  return items
    .map((item, index) => ({ item, rank: rank(index) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
