/** At most every five seconds, one spoken summary of new failures; none of those that were there at first. */
const PAUSE_MS = 5000;

export class NewFailureAnnouncer {
  /** How many failures had been counted or announced; undefined before the first draw. */
  #known: number | undefined;
  #announcedAt = -Infinity;
  #isScheduled = false;

  /** Takes the failures at the next `update` for those that were there at first. */
  restart(): void {
    this.#known = undefined;
  }

  /** Counts failures after a draw. Has the number of new ones announced, now or once the pause is over. */
  update(countFailures: () => number, isWanted: boolean, announceCount: (count: number) => void): void {
    if (this.#isScheduled) return;
    const count = countFailures();
    if (this.#known === undefined || count <= this.#known || !isWanted) {
      this.#known = count;
      return;
    }
    this.#isScheduled = true;
    // `performance.now()` is monotonic; `Date.now()` may jump back and would silence the list meanwhile.
    const delay = this.#announcedAt + PAUSE_MS - performance.now();
    setTimeout(() => this.#announce(countFailures(), announceCount), delay);
  }

  #announce(count: number, announceCount: (count: number) => void): void {
    const added = count - (this.#known ?? count);
    this.#known = count;
    this.#announcedAt = performance.now();
    this.#isScheduled = false;
    if (added > 0) announceCount(added);
  }
}
