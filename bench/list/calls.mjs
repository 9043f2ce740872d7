/** The calls for every contestant: deterministic, in the shape of the platform's REST API. */

const REASONS = [
  'no_audio_output',
  'no_audio_either_direction',
  'idle_timeout',
  'provider_circuit_open',
  'sip_no_answer',
  'sip_rejected',
  'bot_startup_failed',
  'caller_hung_up_silently',
  'stale_sweep',
  'unknown',
];

const BEGIN = Date.UTC(2026, 4, 1);
const PERIOD = 30 * 864e5;

/** A seeded pseudo-random generator (mulberry32): numbers from 0 to 1. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function call(next, number, endedAt) {
  const durationSeconds = Math.floor(next() * 300);
  return {
    id: `call_${number.toString(36).padStart(6, '0')}`,
    agentId: `agent_${Math.floor(next() * 20)}`,
    channel: next() < 0.9 ? 'phone' : 'web',
    status: 'failed',
    failureReason: REASONS[Math.floor(next() * REASONS.length)],
    startedAt: new Date(endedAt - durationSeconds * 1000).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    durationSeconds,
  };
}

/** Failed calls in random order of time, one in a hundred with a duplicate id, and batches of later calls. */
export function makeCalls(count, batches, perBatch) {
  const next = numbers(1);
  const calls = Array.from({ length: count }, (_, place) => {
    const number = next() < 0.01 ? Math.floor(next() * place) : place;
    return call(next, number, BEGIN + Math.floor(next() * PERIOD));
  });
  const later = Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: perBatch }, (_, place) => {
      const number = count + batch * perBatch + place;
      return call(next, number, BEGIN + PERIOD + number * 1000);
    }),
  );
  return { calls, later };
}
