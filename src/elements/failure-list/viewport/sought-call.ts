import type { Lines } from './lines.js';
import { callLineId } from './lines.js';

/** A restored opened call, whose row is scrolled into view once, as soon as it is among the lines. */
export class SoughtCall {
  #id: string | null = null;
  /** Filters, order, groups and page when there were rows for the first time; undefined until then. */
  #question: string | undefined;

  /** Sets the call to scroll to, instead of an earlier one. Null: none. */
  seek(key: string | null): void {
    this.#id = key === null ? null : callLineId(key);
    this.#question = undefined;
  }

  /**
   * The id of the call's line if it is among the lines, and then forgets the call. Null if there is no call, or if it
   * has not arrived yet. A change of filters, order, groups or page also forgets it, so that removing a filter later
   * does not scroll.
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
