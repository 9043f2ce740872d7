/** One spoken summary of new failures every five seconds at most, and none of what was there at first. */
const PAUSE_MS = 5000;

export class NewFailureAnnouncer {
  /** How many failures were there when they were last spoken of; undefined before the first drawing. */
  #known: number | undefined;
  #spokenAt = -Infinity;
  #isWaiting = false;

  /** What comes next was there at first. */
  restart(): void {
    this.#known = undefined;
  }

  /** Takes note of how many failures there are, and calls back, now or later, with how many are new. */
  follow(size: () => number, isWanted: boolean, say: (count: number) => void): void {
    if (this.#isWaiting) return;
    if (this.#known === undefined || size() <= this.#known || !isWanted) {
      this.#known = size();
      return;
    }
    this.#isWaiting = true;
    // By a clock that nobody sets: one that was put back by an hour would be an hour of silence.
    setTimeout(() => this.#tell(size(), say), this.#spokenAt + PAUSE_MS - performance.now());
  }

  #tell(size: number, say: (count: number) => void): void {
    const count = size - (this.#known ?? size);
    this.#known = size;
    this.#spokenAt = performance.now();
    this.#isWaiting = false;
    if (count > 0) say(count);
  }
}
