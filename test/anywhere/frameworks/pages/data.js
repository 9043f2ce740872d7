/** What every page shows: first one thing, then, at the press of "Next", another. */
const calls = [
  { id: 'call_1', status: 'failed', failureReason: 'no_audio_either_direction', durationSeconds: 5 },
  { id: 'call_2', status: 'failed', failureReason: 'sip_rejected' },
  { id: 'call_3', status: 'failed', failureReason: 'idle_timeout', durationSeconds: 400 },
];

export const steps = [
  {
    call: calls[0],
    audience: 'tester',
    headingLevel: 3,
    retry: true,
    calls,
    totalCalls: 200,
    reason: 'sip_rejected',
    link: 'All calls',
  },
  {
    call: calls[1],
    audience: 'developer',
    headingLevel: 4,
    retry: false,
    calls: [calls[2]],
    totalCalls: 300,
    reason: 'idle_timeout',
    link: 'All other calls',
  },
];

/** What a page notes of an event, in its <output>. */
export const noted = (event) => {
  if (event.retryWith) event.retryWith(async () => undefined);
  return `${event.type} ${(event.failure ?? event.failures[0]).call.id}; `;
};
