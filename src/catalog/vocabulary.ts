/**
 * The platform's vocabulary, and the facts about each reason that are the same in every language.
 * Source: the official page "Failure Reasons". The names are permanent: stored data and other people's code hold them.
 */

/** The five values of `likelyBlame`: whose problem a failure most likely is. In the order in which they are shown. */
export const BLAMES = ['platform', 'caller', 'carrier', 'environment', 'unknown'] as const;

/** One of the five values of `likelyBlame`. */
export type LikelyBlame = (typeof BLAMES)[number];

/** What the platform says about a reason, in every language. */
export interface ReasonFacts {
  /** Whose problem it most likely is. */
  readonly likelyBlame: LikelyBlame;
  /**
   * Whether the platform retries. Source: the list of seven under "How retryability is computed" on the official page,
   * because most tick marks in the page's rows are lost.
   */
  readonly retryable: boolean;
}

/** The ten reasons, in the official page's order. Adding a reason begins here: see CONTRIBUTING.md. */
export const REASON_FACTS = {
  no_audio_output: { likelyBlame: 'platform', retryable: true },
  no_audio_either_direction: { likelyBlame: 'environment', retryable: true },
  idle_timeout: { likelyBlame: 'caller', retryable: true },
  provider_circuit_open: { likelyBlame: 'platform', retryable: true },
  sip_no_answer: { likelyBlame: 'carrier', retryable: true },
  sip_rejected: { likelyBlame: 'carrier', retryable: false },
  bot_startup_failed: { likelyBlame: 'platform', retryable: true },
  caller_hung_up_silently: { likelyBlame: 'caller', retryable: false },
  stale_sweep: { likelyBlame: 'platform', retryable: true },
  unknown: { likelyBlame: 'unknown', retryable: false },
} as const satisfies Record<string, ReasonFacts>;

/** A machine-readable `failureReason`, as the platform stamps it on a failed call. */
export type FailureReason = keyof typeof REASON_FACTS;

/** The ten reasons, in the official page's order. */
export const FAILURE_REASONS = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.keys(REASON_FACTS),
) as readonly FailureReason[];

/** Whether a value is one of the ten reasons. Inherited names such as `toString` and `__proto__` are not reasons. */
export const isFailureReason = (value: unknown): value is FailureReason =>
  typeof value === 'string' && Object.hasOwn(REASON_FACTS, value);

/** Whether a value is one of the five blames. */
export const isBlame = (value: unknown): value is LikelyBlame => (BLAMES as readonly unknown[]).includes(value);

/**
 * The share of all calls above which the official page asks for the next step of a reason. Source: its rows, "on more
 * than 1% of calls" and "on more than 5% of concurrent calls".
 */
export const THRESHOLDS: Readonly<Partial<Record<FailureReason, number>>> = {
  no_audio_output: 0.05,
  stale_sweep: 0.01,
};
