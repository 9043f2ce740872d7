import { announce } from '../shared/announcer.js';
import type { ListSnapshot } from './list-model.js';
import type { OutcomeKind } from './outcome-words.js';
import { outcomeText } from './outcome-words.js';

/** How long a person has to pause, in ms: nothing is said after each letter of a search. */
const PAUSE_MS = 500;

/** The list, as far as its outcomes are said aloud. */
interface OutcomeHost extends Element {
  readonly updateComplete: Promise<unknown>;
}

/**
 * Says what came of a person's filtering, sorting, grouping, selecting and turning pages: the screen shows it, but the focus
 * is elsewhere (WCAG 4.1.3). Said once, after the last press or key; never of what a host set, or of calls that came.
 */
export class OutcomeAnnouncer {
  readonly #host: OutcomeHost;
  readonly #snapshot: () => ListSnapshot;
  readonly #kinds = new Set<OutcomeKind>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: OutcomeHost, snapshot: () => ListSnapshot) {
    this.#host = host;
    this.#snapshot = snapshot;
  }

  /** Has an outcome said, unless a person goes on within the pause. */
  note(kind: OutcomeKind): void {
    this.#kinds.add(kind);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#announce(), PAUSE_MS);
  }

  async #announce(): Promise<void> {
    // All calls are read then, so that the numbers are right.
    await this.#host.updateComplete;
    const kinds = [...this.#kinds];
    this.#kinds.clear();
    if (!this.#host.isConnected) return;
    for (const kind of kinds) announce(this.#host, outcomeText(kind, this.#snapshot()));
  }
}
