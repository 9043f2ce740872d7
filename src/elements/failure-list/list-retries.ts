/** Whom a person may call again from the list: the ledger's plan, without what was placed or is pending in this session. */
import type { Failure } from '../../failure/explain.js';
import type { RetryPolicy } from '../../failure/retry-policy.js';
import { nextChangeOfHours, readRetryRules } from '../../failure/retry-policy.js';
import type { FailureLedger } from '../../ledger/ledger.js';
import type { LeftOutWhy, RetryPlan } from '../../ledger/retry-plan.js';
import { LEFT_OUT } from '../../ledger/retry-plan.js';
import { CallRetry, momentText } from '../shared/call-retry.js';
import type { RetryRuns } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';

/** Under which rules retries are planned, for which moment, and in which language. */
export interface RetryTerms {
  /** What the host gave as `retryPolicy`. */
  readonly policy: unknown;
  /** In ms since 1970. */
  readonly now: number;
  readonly lang: string;
}

/** A call to place again. */
export interface PlannedRetry {
  readonly key: string;
  /** As it is now. */
  readonly failure: Failure;
  /** The earliest moment, in ms since 1970; null: at once. */
  readonly notBefore: number | null;
}

/** Calls that are left out for one reason. */
export interface LeftOut {
  readonly why: LeftOutWhy;
  readonly keys: ReadonlySet<string>;
}

/** What a press of the bulk bar's button would do. A value: it does not change. */
export interface BulkPlan {
  /** The calls to place again. */
  readonly retry: RetryPlan['retry'];
  /** In the order of `LEFT_OUT`; only those that occur. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  /** How many of the calls have to wait, and until when at least: a moment as it stands in a sentence. Null where none has to. */
  readonly waiting: { readonly count: number; readonly when: string } | null;
  /** When the clock alone may change this, in ms since 1970; null when it does not. */
  readonly nextChange: number | null;
}

/** What a plan was made of: while that is the same, so is the plan. */
interface PlanBasis extends RetryTerms {
  readonly keys: readonly string[];
  readonly revision: number;
  readonly runsRevision: number;
}

export class ListRetries {
  readonly #ledger: FailureLedger;
  readonly #runs: RetryRuns;
  #runsRevision = 0;
  #last: { readonly basis: PlanBasis; readonly plan: BulkPlan } | null = null;

  constructor(ledger: FailureLedger, runs: RetryRuns) {
    this.#ledger = ledger;
    this.#runs = runs;
    runs.watchers.add(() => {
      this.#runsRevision += 1;
    });
  }

  /** What a press would do for some calls. The same object until something changes, the clock included. */
  plan(keys: readonly string[], terms: RetryTerms): BulkPlan {
    const basis = { ...terms, keys, revision: this.#ledger.revision, runsRevision: this.#runsRevision };
    if (this.#last && isSamePlan(this.#last, basis)) return this.#last.plan;
    const plan = this.#planAnew(keys, terms);
    this.#last = { basis, plan };
    return plan;
  }

  /** Those of some calls that are to be placed again at this moment, with what they are now. */
  retriesNow(keys: readonly string[], terms: RetryTerms): readonly PlannedRetry[] {
    return this.#planAnew(keys, terms).retry.flatMap(({ key, notBefore }) => {
      const failure = this.#ledger.failure(key, { lang: terms.lang });
      return failure ? { key, failure, notBefore } : [];
    });
  }

  /** What the banner of a call says of retrying it. */
  stateOf(key: string, failure: Failure, { policy, now }: Pick<RetryTerms, 'policy' | 'now'>): RetryState {
    return new CallRetry({ ledger: this.#ledger, key, failure, policy }).stateAt(now);
  }

  #planAnew(keys: readonly string[], { policy, now, lang }: RetryTerms): BulkPlan {
    const plan = this.#ledger.retryPlan(keys, { policy: policy as RetryPolicy, now, lang });
    const keysByReason = new Map<LeftOutWhy, Set<string>>(LEFT_OUT.map((why) => [why, new Set()]));
    for (const { key, why } of plan.leftOut) keysByReason.get(why)?.add(key);
    const retry = plan.retry.filter(({ key }) => {
      const why = this.#retriedInSession(key, lang);
      if (why !== null) keysByReason.get(why)?.add(key);
      return why === null;
    });
    const leftOut = [...keysByReason].map(([why, reasonKeys]) => ({ why, keys: reasonKeys }));
    const rules = readRetryRules(policy);
    const waiting = waitingOf(retry);
    return {
      retry,
      leftOut: leftOut.filter((part) => part.keys.size > 0),
      leftOutCount: keys.length - retry.length,
      waiting: waiting && { count: waiting.count, when: momentText(waiting.from, rules, { lang, now }) },
      nextChange: waiting?.from ?? nextChangeOfHours(rules, now),
    };
  }

  /** Why a call is not to be retried once more, although nothing is known of the new call yet. */
  #retriedInSession(key: string, lang: string): 'tried-again' | 'under-way' | null {
    if (!this.#runs.of(key)) return null;
    const status = this.#runs.status(key, this.#ledger.failure(key, { lang }));
    if (status === 'done') return 'tried-again';
    return status === 'busy' ? 'under-way' : null;
  }
}

function isSamePlan({ basis, plan }: { basis: PlanBasis; plan: BulkPlan }, now: PlanBasis): boolean {
  const isInTime = now.now >= basis.now && now.now < (plan.nextChange ?? Infinity);
  return (
    isInTime &&
    basis.keys === now.keys &&
    basis.revision === now.revision &&
    basis.runsRevision === now.runsRevision &&
    basis.policy === now.policy &&
    basis.lang === now.lang
  );
}

/** How many calls have to wait, and the first moment of theirs. */
function waitingOf(retry: RetryPlan['retry']): { readonly count: number; readonly from: number } | null {
  let count = 0;
  let from = Infinity;
  for (const { notBefore } of retry) {
    if (notBefore === null) continue;
    count += 1;
    if (notBefore < from) from = notBefore;
  }
  return count === 0 ? null : { count, from };
}
