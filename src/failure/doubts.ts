/**
 * The facts of a call that contradict its reason. The official page calls its reasons "our best guess, not ground
 * truth". Each rule has a threshold and the source of that threshold.
 */
import type { doubts } from '../catalog/english.js';
import type { FailureReason } from '../catalog/vocabulary.js';
import type { CallRecord } from './read.js';

interface DoubtRule {
  /** The key of its sentence in the catalog's section `doubts`. */
  readonly code: keyof typeof doubts;
  /** The reasons that the fact contradicts. */
  readonly reasons: readonly FailureReason[];
  readonly contradicts: (call: CallRecord) => boolean;
}

export const DOUBT_RULES: readonly DoubtRule[] = [
  {
    // The idle window is 5 minutes by default and can be set; the page tells testers to speak within 30 seconds.
    code: 'too_short_to_idle',
    reasons: ['idle_timeout'],
    contradicts: ({ durationSeconds }) => (durationSeconds ?? 30) < 30,
  },
  {
    // The page says "within the first second or two"; ten seconds allow for a slow hang-up signal.
    code: 'too_long_for_hang_up',
    reasons: ['caller_hung_up_silently'],
    contradicts: ({ durationSeconds }) => (durationSeconds ?? 10) > 10,
  },
  {
    // Without audio, an answer, a call or a bot there is no speech to transcribe.
    code: 'has_transcript',
    reasons: ['no_audio_either_direction', 'sip_no_answer', 'sip_rejected', 'bot_startup_failed'],
    contradicts: (call) => call.hasTranscript,
  },
];
