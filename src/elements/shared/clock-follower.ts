import type { LitElement, ReactiveController } from 'lit';

/** A timer stops while the computer sleeps, so the clock is looked at again after a minute at most. */
const LONGEST_TIMER_MS = 60_000;

/** Draws the element again when the clock alone changes what it shows: one timer, and a look when the page is seen again. */
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

  /** When the clock changes what was drawn, in ms since 1970; null when it does not. */
  follow(nextChange: number | null): void {
    this.#nextChange = nextChange;
    if (nextChange === null) this.#stop();
    else this.#start();
  }

  /** Most elements wait for nothing: these have neither a timer nor a listener. */
  #start(): void {
    if (this.#nextChange === null || !this.#host.isConnected) return;
    clearTimeout(this.#timer);
    const delay = Math.max(0, this.#nextChange - Date.now());
    this.#timer = setTimeout(this.#lookAgain, Math.min(delay, LONGEST_TIMER_MS));
    // The same listener is only added once.
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
