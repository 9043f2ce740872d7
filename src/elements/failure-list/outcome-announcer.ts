import { announce } from '../shared/announcer.js';
import type { ListSnapshot } from './list-model.js';
import type { OutcomeKind } from './outcome-words.js';
import { outcomeText } from './outcome-words.js';

/** Debounce time, in ms, so that nothing is announced after each letter of a search. */
const PAUSE_MS = 500;

/** The part of the list that the announcer uses. */
interface OutcomeHost extends Element {
  readonly updateComplete: Promise<unknown>;
}

/**
 * Announces the outcome when a person filters, sorts, groups, selects or changes the page, because the focus is
 * elsewhere (WCAG 4.1.3). Once, after the last press or key; never for changes by the host, nor for new calls.
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

  /** Requests an announcement, which is postponed if the person continues within the debounce time. */
  note(kind: OutcomeKind): void {
    this.#kinds.add(kind);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#announce(), PAUSE_MS);
  }

  async #announce(): Promise<void> {
    // Waits until all calls are read, so that the numbers are right.
    await this.#host.updateComplete;
    const kinds = [...this.#kinds];
    this.#kinds.clear();
    if (!this.#host.isConnected) return;
    for (const kind of kinds) announce(this.#host, outcomeText(kind, this.#snapshot()));
  }
}
