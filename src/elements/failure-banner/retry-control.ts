/**
 * What a banner knows and does about retrying its call: whether a retry is offered at this moment, the press, and what
 * becomes of it. How that looks is in retry-templates.ts.
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

/** What a list tells the banner of an opened row. */
export interface RowRetries {
  /** The list's retries, which outlive the banner. */
  readonly runs: RetryRuns;
  /** What to draw about a retry at a moment, in ms since 1970. Absent: the failure's reason decides. */
  readonly retryStateAt?: ((now: number) => RetryState) | undefined;
}

/** The call of a banner, and what the host gave with it. */
export interface RetrySubject {
  /** What makes two objects the same call. */
  readonly key: string;
  readonly failure: Failure | null;
  /** Null for a banner that stands alone. */
  readonly row: RowRetries | null;
  /** The call as the host gave it. */
  readonly input: unknown;
  readonly policy: unknown;
  readonly otherCalls: unknown;
}

/** How much later than drawn the moment of a retry may be at the press: the wait may count from now. */
const TOLERANCE_MS = 2 * 60_000;

/** What a banner says of a person's press. */
export interface RetryListener {
  /** The retry is placed, has failed or is cancelled. */
  readonly onOutcome: (run: RetryRun) => void;
  /** The clock had passed what was drawn: nobody is called, and this is drawn now. */
  readonly onStalePress: (state: RetryState) => void;
}

export class RetryControl implements ReactiveController {
  readonly #host: LitElement;
  readonly #listener: RetryListener;
  readonly #ownRuns = new RetryRuns();
  #watchedRuns = this.#ownRuns;
  #subject: RetrySubject | null = null;
  /** What was found out about the subject; null where its reason decides, or a list does. */
  #case: CallRetry | null = null;
  #state = notOffered();
  readonly #clock: ClockFollower;

  constructor(host: LitElement, listener: RetryListener) {
    this.#host = host;
    this.#listener = listener;
    host.addController(this);
    this.#clock = new ClockFollower(host);
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
    // A move takes an element out and puts it back in the same task; what is still out afterwards is out for good.
    setTimeout(() => {
      if (!this.#host.isConnected) this.#ownRuns.forget();
    });
  }

  /** Takes the call that is drawn next, and decides for this moment. */
  update(subject: RetrySubject): void {
    const isSame = isSameCase(this.#subject, subject);
    this.#subject = subject;
    this.#ownRuns.forget(subject.key);
    this.#watch(subject.row?.runs ?? this.#ownRuns);
    if (!isSame || this.#case === null) this.#case = caseOf(subject);
    this.#state = this.#stateAt(Date.now());
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- true in the build that Node loads
    if (isServer) return;
    if (needsCase(subject) && retryCases() === null) void this.#load();
    this.#clock.follow(this.#state.nextChange);
  }

  /** A person wants the call retried. Decides once more: the clock may have passed what is drawn. */
  press(): void {
    const { key, failure } = this.#subject ?? {};
    if (key === undefined || !failure || !this.#watchedRuns.isFree(key, failure)) return;
    const drawn = this.#state;
    const state = this.#stateAt(Date.now());
    const isAsDrawn = state.notBefore === null || state.notBefore <= (drawn.notBefore ?? 0) + TOLERANCE_MS;
    if (state.isOffered && isAsDrawn) {
      this.#watchedRuns.start(this.#host, key, failure, state.notBefore);
      return;
    }
    this.#host.requestUpdate();
    this.#listener.onStalePress(state);
  }

  /** A person does not want the pending retry any more. */
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
    // Until it is known, nobody is called.
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

function caseOf({ failure, input, policy, otherCalls, ...subject }: RetrySubject): CallRetry | null {
  const cases = retryCases();
  if (cases === null || failure === null || !needsCase({ failure, input, policy, otherCalls, ...subject })) return null;
  return cases.retryCaseOf({ input, failure, policy, otherCalls });
}

/** Reading other calls takes time: only once while the host gave nothing else. */
const isSameCase = (before: RetrySubject | null, now: RetrySubject): boolean =>
  before !== null &&
  before.input === now.input &&
  before.policy === now.policy &&
  before.otherCalls === now.otherCalls &&
  before.failure?.lang === now.failure?.lang &&
  before.row === now.row;
