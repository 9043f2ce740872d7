import type { LedgerView } from '../../ledger/view.js';
import { partOf } from './part-of-view.js';

/** The pages of a view: which one is shown, and its rows. */
export class Pages {
  #index = 0;
  #count = 1;
  /** A page to show once there are so many, by its index; null where none is waited for. */
  #wanted: number | null = null;
  /** What is asked for next is a restored view, with its page. */
  #isRestored = false;
  /** The last page that was cut out of a view. */
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

  /** The page that was chosen, from 0: the shown one, or one that is waited for. */
  get chosen(): number {
    return this.#wanted ?? this.#index;
  }

  showFirst(): void {
    this.#index = 0;
    this.#wanted = null;
  }

  /** Shows a page with the next cut, or, where its calls are not there yet, when they are. */
  restore(index: number): void {
    this.#index = 0;
    this.#wanted = index > 0 ? index : null;
    this.#isRestored = true;
  }

  /** Turns pages. Returns whether there is such a page. */
  turn(by: number): boolean {
    const index = this.#index + by;
    if (index < 0 || index >= this.#count) return false;
    this.#index = index;
    this.#wanted = null;
    return true;
  }

  /** Other rows are asked for, or the same: others are read from the first page, unless their page was restored with them. */
  noteQuestion(isOther: boolean): void {
    if (isOther) this.#index = 0;
    if (isOther && !this.#isRestored) this.#wanted = null;
    this.#isRestored = false;
  }

  /** The rows of the shown page, `size` of them. The same object while they are the same. */
  cut(view: LedgerView, size: number): LedgerView {
    this.#count = Math.max(1, Math.ceil(view.size / size));
    this.#index = Math.min(this.chosen, this.#count - 1);
    if (this.#index === this.#wanted) this.#wanted = null;
    if (this.#count === 1) return view;
    const start = this.#index * size;
    if (this.#cut?.view !== view || this.#cut.start !== start || this.#cut.size !== size) {
      this.#cut = { view, start, size, rows: partOf(view, start, size) };
    }
    return this.#cut.rows;
  }
}
