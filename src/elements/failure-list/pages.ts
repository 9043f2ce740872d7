import type { LedgerView } from '../../ledger/view.js';
import { partOf } from './part-of-view.js';

/** Pagination: which page of a view is shown, and its rows. */
export class Pages {
  #index = 0;
  #count = 1;
  /** Index of a restored page whose calls have not arrived yet; null if there is none. */
  #pendingIndex: number | null = null;
  /** Whether the next change of filters comes from a restored view, which keeps its page. */
  #isRestored = false;
  /** The page that was cut last, with its inputs. */
  #cut: {
    readonly view: LedgerView;
    readonly start: number;
    readonly size: number;
    readonly rows: LedgerView;
  } | null = null;

  /** The shown page, from 0. */
  get index(): number {
    return this.#index;
  }

  get count(): number {
    return this.#count;
  }

  /** The chosen page, from 0: the shown one, or a restored one whose calls have not arrived yet. */
  get chosen(): number {
    return this.#pendingIndex ?? this.#index;
  }

  showFirst(): void {
    this.#index = 0;
    this.#pendingIndex = null;
  }

  /** Shows a page with the next `cut`, or as soon as its calls have arrived. */
  restore(index: number): void {
    this.#index = 0;
    this.#pendingIndex = index > 0 ? index : null;
    this.#isRestored = true;
  }

  /** Moves by some pages. Returns whether there is such a page. */
  turn(by: number): boolean {
    const index = this.#index + by;
    if (index < 0 || index >= this.#count) return false;
    this.#index = index;
    this.#pendingIndex = null;
    return true;
  }

  /** Goes to the first page after a change of filters, order or groups, unless it came with a restored page. */
  noteQuestion(isOther: boolean): void {
    if (isOther) this.#index = 0;
    if (isOther && !this.#isRestored) this.#pendingIndex = null;
    this.#isRestored = false;
  }

  /** The rows of the shown page, `size` of them. The same object while they are the same. */
  cut(view: LedgerView, size: number): LedgerView {
    this.#count = Math.max(1, Math.ceil(view.size / size));
    this.#index = Math.min(this.chosen, this.#count - 1);
    if (this.#index === this.#pendingIndex) this.#pendingIndex = null;
    if (this.#count === 1) return view;
    const start = this.#index * size;
    if (this.#cut?.view !== view || this.#cut.start !== start || this.#cut.size !== size) {
      this.#cut = { view, start, size, rows: partOf(view, start, size) };
    }
    return this.#cut.rows;
  }
}
