/**
 * A reactive controller for retrying a banner's call: it decides whether a retry is offered now, handles the press, and
 * follows the outcome. The templates are in retry-templates.ts.
 */
import type { LitElement, ReactiveController } from 'lit';
import { isServer } from 'lit';

import type { Failure } from '../../failure/explain.js';
import type { CallRetry } from '../shared/call-retry.js';
import { ClockFollower } from '../shared/clock-follower.js';
import type { RetryRun, RetryStatus } from '../shared/retry-runs.js';
import { RetryRuns } from '../shared/retry-runs.js';
import type { RetryState } from '../shared/retry-state.js';
import { notOffered, stateByReason } from '../shared/retry-state.js';
import { loadRetryCases, retryCases } from './on-demand.js';

/** What a list gives to the banner of an opened row. */
export interface RowRetries {
  /** The list's retries, which outlive the banner. */
  readonly runs: RetryRuns;
  /** What to draw about a retry at the moment `now`, in ms since 1970. Absent: the failure's reason decides. */
  readonly retryStateAt?: ((now: number) => RetryState) | undefined;
}

/** The call of a banner, and what the host gave with it. */
export interface RetrySubject {
  /** Two objects with the same key are the same call. */
  readonly key: string;
  readonly failure: Failure | null;
  /** Null for a standalone banner. */
  readonly row: RowRetries | null;
  /** The call as the host gave it. */
  readonly input: unknown;
  readonly policy: unknown;
  readonly otherCalls: unknown;
  /** Zone of the times. Undefined: the reader's own. */
  readonly timeZone: string | undefined;
}

/** Callbacks for what follows a press. */
export interface RetryListener {
  /** The retry was placed, has failed or was cancelled. */
  readonly onOutcome: (run: RetryRun) => void;
  /** The button was outdated when it was pressed: no retry is started, and `state` is drawn instead. */
  readonly onStalePress: (state: RetryState) => void;
}

export class RetryControl implements ReactiveController {
  readonly #host: LitElement;
  readonly #listener: RetryListener;
  readonly #ownRuns = new RetryRuns();
  #watchedRuns = this.#ownRuns;
  #subject: RetrySubject | null = null;
  /** When the call was first drawn, in ms since 1970. */
  #readAt = 0;
  /** Decides on the retry; null if the reason alone or a list decides, or if its code is not loaded yet. */
  #case: CallRetry | null = null;
  #state = notOffered();
  /** Created when it is first needed: most banners never need it. */
  #clock: ClockFollower | null = null;

  constructor(host: LitElement, listener: RetryListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
  }

  /** What to draw. */
  get state(): RetryState {
    return this.#state;
  }

  /** The retry of the call; undefined where there is none. */
  get run(): RetryRun | undefined {
    const { key = '', failure } = this.#subject ?? {};
    return this.#watchedRuns.of(key, failure);
  }

  hostConnected(): void {
    this.#watchedRuns.watchers.add(this.#follow);
  }

  hostDisconnected(): void {
    this.#watchedRuns.watchers.delete(this.#follow);
    if (this.#ownRuns.isEmpty) return;
    // Moving an element removes and inserts it in the same task, so one that is still out in the next task was removed.
    setTimeout(() => {
      if (!this.#host.isConnected) this.#ownRuns.forget();
    });
  }

  /** Takes the call to draw next, and decides whether a retry is offered now. */
  update(subject: RetrySubject): void {
    const isSame = isSameCase(this.#subject, subject);
    if (this.#subject?.key !== subject.key) this.#readAt = Date.now();
    this.#subject = subject;
    this.#ownRuns.forget(subject.key);
    this.#watch(subject.row?.runs ?? this.#ownRuns);
    if (!isSame || this.#case === null) this.#case = caseOf(subject, this.#readAt);
    this.#state = this.#stateAt(Date.now());
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
    if (isServer) return;
    if (needsCase(subject) && retryCases() === null) void this.#load();
    this.#followClock(this.#state.nextChange);
  }

  #followClock(nextChange: number | null): void {
    if (nextChange !== null) this.#clock ??= new ClockFollower(this.#host);
    this.#clock?.follow(nextChange);
  }

  /** The retry button was pressed. Decides anew, because the drawn state may be outdated. */
  press(): void {
    const { key, failure } = this.#subject ?? {};
    if (key === undefined || !failure || !this.#watchedRuns.isFree(key, failure)) return;
    const drawn = this.#state;
    const state = this.#stateAt(Date.now());
    const isAsDrawn = state.notBefore === null || state.notBefore <= (drawn.notBefore ?? 0);
    if (state.isOffered && isAsDrawn) {
      this.#watchedRuns.start(this.#host, key, failure, state.notBefore);
      return;
    }
    this.#host.requestUpdate();
    this.#listener.onStalePress(state);
  }

  /** The cancel button was pressed. */
  cancel(): void {
    this.#watchedRuns.cancel(this.#subject?.key ?? '');
  }

  #watch(runs: RetryRuns): void {
    if (runs === this.#watchedRuns) return;
    if (this.#watchedRuns.watchers.delete(this.#follow)) runs.watchers.add(this.#follow);
    this.#watchedRuns = runs;
  }

  #stateAt(now: number): RetryState {
    const subject = this.#subject;
    if (!subject?.failure) return notOffered();
    if (subject.row) return subject.row.retryStateAt?.(now) ?? stateByReason(subject.failure);
    if (!needsCase(subject)) return stateByReason(subject.failure);
    // No retry is offered until the code that decides has loaded.
    return this.#case?.stateAt(now) ?? notOffered();
  }

  async #load(): Promise<void> {
    await loadRetryCases();
    if (retryCases() !== null) this.#host.requestUpdate();
  }

  readonly #follow = (key: string, status: RetryStatus): void => {
    const { run } = this;
    if (key !== this.#subject?.key || !this.#subject.failure) return;
    this.#host.requestUpdate();
    if (run && status !== 'busy') this.#listener.onOutcome(run);
  };
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

const needsCase = ({ failure, row, policy, otherCalls }: RetrySubject): boolean =>
  failure !== null && row === null && (isGiven(policy) || isGiven(otherCalls));

function caseOf(subject: RetrySubject, readAt: number): CallRetry | null {
  const cases = retryCases();
  const { failure } = subject;
  if (cases === null || failure === null || !needsCase(subject)) return null;
  return cases.retryCaseOf({ ...subject, failure, readAt });
}

/** Whether the last decision can be reused: reading the other calls anew in each draw would take time. */
const isSameCase = (before: RetrySubject | null, now: RetrySubject): boolean =>
  before !== null &&
  before.input === now.input &&
  before.policy === now.policy &&
  before.otherCalls === now.otherCalls &&
  before.timeZone === now.timeZone &&
  before.failure?.lang === now.failure?.lang &&
  before.row === now.row;
