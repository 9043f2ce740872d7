/**
 * English: the official wording, and our own sentences around it.
 *
 * Each section is a separate export, so that a page that only shows a badge does not load the list's sentences.
 * How to write a sentence: say what happened and why, then what to do. Present tense, no blame in the tone, no
 * exclamation marks. `{name}` is replaced by a value. A sentence with a count has one form for each plural category.
 */
import type { FailureReason, LikelyBlame } from './vocabulary.js';

/** The words of a reason. Its blame and whether it is retryable are the same in every language: see vocabulary.ts. */
export interface ReasonWords {
  title: string;
  cause: string;
  whatToTry: string;
}

/** A sentence with a count: one form for each plural category of its language. `other` is required. */
export type Plural = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The ten official rows, word for word. */
export const reasons: Record<FailureReason, ReasonWords> = {
  no_audio_output: {
    title: "Bot connected but couldn't speak",
    cause:
      'The bot joined the call but its text-to-speech connection failed — usually a provider rate-limit or transient outage during a concurrent-call burst.',
    whatToTry:
      'Retry the call. If it keeps happening on more than 5% of concurrent calls, lower the campaign maxConcurrent or switch TTS provider (Voice settings → TTS).',
  },
  no_audio_either_direction: {
    title: 'Neither side produced audio',
    cause:
      "The call connected at the network layer but no audio ever flowed in either direction — the caller's mic was off, the line was dead, or both bot and caller were unable to negotiate audio.",
    whatToTry:
      "Ask the caller to check their mic permissions / phone speaker. If you're testing, make sure you're in a quiet environment and not muted. Then retry.",
  },
  idle_timeout: {
    title: 'No activity for too long',
    cause:
      'Neither side spoke for the configured idle window (default 5 minutes). The call was ended automatically to free the slot.',
    whatToTry:
      "If this is a test, speak within 30 seconds of the bot's welcome message. For real calls, this is usually a caller who walked away — retry per your campaign policy.",
  },
  provider_circuit_open: {
    title: 'Provider error storm',
    cause:
      'The bot saw 3 or more provider errors (TTS/STT/LLM) within 60 seconds and ended the call gracefully instead of letting the caller listen to silence.',
    whatToTry:
      "Check provider health in the dashboard (top of the agent page). If a provider shows degraded, swap to a backup. Then retry. The circuit breaker is doing its job — it's the right behaviour when a provider is misbehaving.",
  },
  sip_no_answer: {
    title: "The number didn't pick up",
    cause: 'The carrier reported the destination rang out with no answer (or was busy / unreachable).',
    whatToTry:
      'Campaign retry policies handle this automatically. For test numbers, verify the line is live and able to receive calls.',
  },
  sip_rejected: {
    title: 'Carrier rejected the call',
    cause:
      'The phone carrier refused the call — usually because the destination number is invalid, blacklisted, or your trunk lacks geo permissions for that country.',
    whatToTry:
      'Verify the destination number is in E.164 format and reachable from your origin trunk. Check Plivo/Twilio geo permissions if calling internationally.',
  },
  bot_startup_failed: {
    title: "Bot couldn't start in time",
    cause:
      "The bot process didn't confirm it was ready within the startup window (15 seconds by default). Usually a transient provider WebSocket handshake issue on cold-start.",
    whatToTry:
      'Retry — first-call-after-deploy is the most common case and is harmless on retry. If it persists, check bot logs for provider auth errors.',
  },
  caller_hung_up_silently: {
    title: 'Caller answered and immediately hung up',
    cause:
      'Caller picked up but disconnected within the first second or two — before the bot finished its welcome message. Often a real person ignoring an unknown number.',
    whatToTry:
      'Retry per your campaign policy. If you see this on a high percentage of leads, consider shortening your welcome message — long welcomes correlate with quick hang-ups.',
  },
  stale_sweep: {
    title: 'Call was orphaned',
    cause:
      'The bot process died mid-call without reporting back. The background sweeper found the call orphaned and marked it failed.',
    whatToTry: 'Retry. If you see this on more than 1% of calls, check bot container restart logs and platform alerts.',
  },
  unknown: {
    title: 'Unclassified failure',
    cause: "The call ended in a way the platform couldn't classify.",
    whatToTry: "Open the call detail's events tab for full logs. Contact support@osmapi.com if you see this regularly.",
  },
};

/** The labels of the badge. The official page spells the first two and the fourth; the others are plain English. */
export const blames: Record<LikelyBlame, string> = {
  platform: 'Platform-side',
  caller: 'Caller behaviour',
  carrier: 'Carrier',
  environment: 'Environment / network',
  unknown: 'Unknown',
};

/** Our own sentences: whether to retry. */
export const advice = {
  retry: 'Worth a retry.',
  'policy-decides': 'Retry only if your campaign policy says so.',
  'do-not-retry': 'Do not retry as it is. A person should look first.',
} as const satisfies Record<string, string>;

const quieter =
  'Failed doesn\'t mean broken. If the banner says "Environment / network" or "Caller behaviour", retry from a quieter location with the test phone unmuted.';

/** Framing for testers, by blame: the official page's own sentences, word for word; empty where it has none. */
export const reassurance: Record<LikelyBlame, string> = {
  platform:
    'Failed doesn\'t mean broken. If it says "Platform-side", retry once — if it happens again, that\'s worth reporting.',
  caller: quieter,
  carrier: '',
  environment: quieter,
  unknown: '',
};

/** Our own sentences: facts of a call that contradict its reason, by the code of the doubt. */
export const doubts = {
  reasons_disagree: 'The event names two reasons: {first} and {second}.',
  too_short_to_idle: 'The call lasted {seconds} s, short for an idle window.',
  too_long_for_hang_up: 'The call lasted {seconds} s, long for an immediate hang-up.',
  has_transcript: 'There is a transcript, so somebody was heard.',
} as const satisfies Record<string, string>;

/** The labels of a failed call's facts, the same on every surface. */
export const facts = {
  whatToTry: 'What to try',
  retry: 'Retry',
  code: 'Reason code',
  call: 'Call',
  agent: 'Agent',
  channel: 'Channel',
  started: 'Started',
  ended: 'Ended',
  duration: 'Duration',
  seconds: '{seconds} s',
  destination: 'Destination',
  attempt: 'Attempt',
  doubt: 'This may not be the real reason.',
  /** On outbound calls, the official rows call the person who was called "caller". */
  outbound: 'Outbound call: "caller" means the person called.',
} as const satisfies Record<string, string>;

/** The banner's buttons, links and announcements. */
export const banner = {
  retry: 'Retry call',
  /** The state of a retry: on the button, in the list's row, and announced. */
  busy: 'Retrying…',
  done: 'New call placed',
  donePlanned: 'New call planned',
  failed: 'The new call could not be placed.',
  tryAgain: 'Try again',
  retryLater: 'Retry {when}',
  calledAgain: 'Called again {when}',
  toBeCalledAgain: 'To be called again {when}',
  atTime: 'at {time}',
  onDay: 'on {time}',
  newCall: 'See the new call',
  cancelled: 'Retry cancelled',
  cancel: 'Cancel',
  events: 'See the full log',
  copyText: 'Copy',
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied',
  copyFailed: 'Copy failed',
  dispute: 'Dispute this reason',
  /** Announced when a failure appears, if the host asked for announcements. */
  announce: 'Call failed: {title}. {blame}. {whatToTry}',
} as const satisfies Record<string, string>;

/** The message to support in which a person disputes a reason. The failure itself follows it. */
export const dispute = {
  subject: 'The reason {code} does not fit call {id}',
  intro: 'The reason {code} does not fit this call. Screenshot attached.',
} as const satisfies Record<string, string>;
