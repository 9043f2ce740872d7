/** New failures are announced at most every five seconds, as a count; not those of the first draw. */
const PAUSE_MS = 5000;

export class NewFailureAnnouncer {
  /** Number of failures that are known or announced; undefined before the first draw. */
  #known: number | undefined;
  #announcedAt = -Infinity;
  #isScheduled = false;

  /** Treats the failures of the next `update` as those of a first draw. */
  restart(): void {
    this.#known = undefined;
  }

  /** Counts failures after a draw, and announces the number of new ones, now or when the pause is over. */
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
