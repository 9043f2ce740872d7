import type { Lines } from './lines.js';
import { callLineId } from './lines.js';

/** A call that was restored as opened. Its row is to be brought into view once, as soon as there is one. */
export class SoughtCall {
  #id: string | null = null;
  /** What was asked for when rows were there first; undefined until then. */
  #question: string | undefined;

  /** Seeks a call instead of the one before. Null: none. */
  seek(key: string | null): void {
    this.#id = key === null ? null : callLineId(key);
    this.#question = undefined;
  }

  /**
   * The id of the call's line when that is there now; it is sought no longer. Null where none is sought or it has not come
   * yet. Once other rows are asked for, it is given up: a filter that is taken off later must not jump to it.
   */
  take(lines: Lines, question: string | undefined): string | null {
    const id = this.#id;
    if (id === null || lines.size === 0) return null;
    this.#question ??= question;
    const isFound = lines.indexOf(id) !== -1;
    if (isFound || this.#question !== question) this.#id = null;
    return isFound && this.#question === question ? id : null;
  }
}
