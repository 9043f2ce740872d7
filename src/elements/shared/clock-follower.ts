import type { LitElement, ReactiveController } from 'lit';

/** A timer does not run while the computer sleeps, so the clock is checked at least once a minute. */
const LONGEST_TIMER_MS = 60_000;

/**
 * Redraws an element when the passing of time alone changes what it shows: by a timer, and when its tab becomes
 * visible.
 */
export class ClockFollower implements ReactiveController {
  readonly #host: LitElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextChange: number | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#start();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Redraws the element at `nextChange`, in ms since 1970; null when time alone changes nothing. */
  follow(nextChange: number | null): void {
    this.#nextChange = nextChange;
    if (nextChange === null) this.#stop();
    else this.#start();
  }

  /** Without a next change, which is the usual case, there is neither a timer nor a listener. */
  #start(): void {
    if (this.#nextChange === null || !this.#host.isConnected) return;
    clearTimeout(this.#timer);
    const delay = Math.max(0, this.#nextChange - Date.now());
    this.#timer = setTimeout(this.#lookAgain, Math.min(delay, LONGEST_TIMER_MS));
    // Adding the same listener again has no effect.
    document.addEventListener('visibilitychange', this.#lookAgain);
  }

  #stop(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    document.removeEventListener('visibilitychange', this.#lookAgain);
  }

  readonly #lookAgain = (): void => {
    if (this.#nextChange === null) return;
    if (Date.now() >= this.#nextChange) this.#host.requestUpdate();
    else this.#start();
  };
}
