/**
 * For each reason, what a call with it looks like: how often it happens, how long the call lasts, and what its event log
 * says. Invented, but consistent with the causes on the official page.
 */
export interface FailureScript {
  readonly reason: string;
  /** How often it happens relative to the others: in a campaign, and in a burst of concurrent calls. */
  readonly weight: number;
  readonly burstWeight: number;
  readonly seconds: readonly [min: number, max: number];
  readonly channels: readonly ['phone', ...string[]];
  /** The event log between "call.started" and "call.failed". */
  readonly log: readonly (readonly [event: string, detail: string])[];
  /** Whether the bot spoke, so that there is a transcript. */
  readonly spoke?: boolean;
  /** The reason that the platform gives instead when it re-classifies the call. */
  readonly later?: string;
}

const ANSWERED = ['sip.answered', '200 OK'] as const;
const BOT_JOINED = ['bot.joined', 'Ready'] as const;
const ANY_CHANNEL = ['phone', 'web', 'whatsapp'] as const;

export const FAILURE_SCRIPTS: readonly [FailureScript, ...FailureScript[]] = [
  {
    reason: 'sip_no_answer',
    weight: 27,
    burstWeight: 4,
    seconds: [28, 45],
    channels: ['phone'],
    log: [
      ['sip.ringing', '180 Ringing'],
      ['sip.ended', '480 Temporarily Unavailable'],
    ],
  },
  {
    reason: 'caller_hung_up_silently',
    weight: 17,
    burstWeight: 3,
    seconds: [1, 2],
    channels: ['phone', 'whatsapp'],
    log: [ANSWERED, BOT_JOINED, ['sip.ended', 'BYE from the far end during the welcome message']],
  },
  {
    reason: 'stale_sweep',
    weight: 12,
    burstWeight: 4,
    seconds: [60, 600],
    channels: ANY_CHANNEL,
    log: [
      ANSWERED,
      BOT_JOINED,
      ['bot.heartbeat_missed', '3 in a row'],
      ['sweeper.found', 'No bot process holds this call'],
    ],
    spoke: true,
    later: 'provider_circuit_open',
  },
  {
    reason: 'no_audio_output',
    weight: 10,
    burstWeight: 46,
    seconds: [8, 20],
    channels: ANY_CHANNEL,
    log: [
      ANSWERED,
      BOT_JOINED,
      ['tts.connect_failed', '429 Too Many Requests'],
      ['tts.connect_failed', 'Gave up after 3 attempts'],
    ],
    later: 'no_audio_either_direction',
  },
  {
    reason: 'sip_rejected',
    weight: 9,
    burstWeight: 4,
    seconds: [0, 2],
    channels: ['phone'],
    log: [['sip.ended', '403 Forbidden']],
  },
  {
    reason: 'idle_timeout',
    weight: 7,
    burstWeight: 1,
    seconds: [305, 340],
    channels: ANY_CHANNEL,
    log: [ANSWERED, BOT_JOINED, ['bot.spoke', 'Welcome message'], ['idle.limit_reached', '5 minutes without speech']],
    spoke: true,
  },
  {
    reason: 'no_audio_either_direction',
    weight: 6,
    burstWeight: 5,
    seconds: [5, 18],
    channels: ANY_CHANNEL,
    log: [ANSWERED, BOT_JOINED, ['rtp.silent', 'No packets in either direction for 5 s']],
    later: 'no_audio_output',
  },
  {
    reason: 'bot_startup_failed',
    weight: 6,
    burstWeight: 18,
    seconds: [15, 16],
    channels: ANY_CHANNEL,
    log: [ANSWERED, ['bot.starting', 'Cold start'], ['bot.not_ready', 'No confirmation within 15 s']],
  },
  {
    reason: 'provider_circuit_open',
    weight: 5,
    burstWeight: 26,
    seconds: [20, 75],
    channels: ANY_CHANNEL,
    log: [
      ANSWERED,
      BOT_JOINED,
      ['provider.error', 'STT: 503'],
      ['provider.error', 'STT: 503'],
      ['provider.error', 'LLM: timeout'],
      ['circuit.open', '3 in 60 s'],
    ],
    spoke: true,
  },
  {
    reason: 'unknown',
    weight: 4,
    burstWeight: 3,
    seconds: [3, 60],
    channels: ANY_CHANNEL,
    log: [ANSWERED, BOT_JOINED, ['call.ended', 'No cause given']],
    later: 'bot_startup_failed',
  },
  {
    // A code that is not on the official list: every surface has to cope with it.
    reason: 'tts_quota_exceeded',
    weight: 1.5,
    burstWeight: 2,
    seconds: [6, 20],
    channels: ANY_CHANNEL,
    log: [ANSWERED, BOT_JOINED, ['tts.refused', 'Monthly quota used up']],
  },
];
