import { catalogRevision } from '../catalog/registry.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { explainFailure } from '../failure/explain.js';
import type { HeldCalls } from './columns.js';
import { emptyColumns } from './columns.js';

/** How many explanations a generation holds: a few screens full of rows. */
const GENERATION = 300;

/**
 * What was explained last, by slot: rows are drawn many times while calls come. A cache of two generations: what a draw
 * asks for moves into the younger one, so that a row that stays on the screen keeps its explanation, the same object.
 */
export class Explanations {
  readonly #calls: HeldCalls;
  #younger = new Map<number, Failure>();
  #older = new Map<number, Failure>();
  #columns = emptyColumns();
  #options = '';

  constructor(calls: HeldCalls) {
    this.#calls = calls;
  }

  /** Explains the call of a slot; null if it did not fail. */
  of(slot: number, options: ExplainOptions): Failure | null {
    this.#forgetOthers(options);
    const young = this.#younger.get(slot);
    if (young) return young;
    const failure = this.#older.get(slot) ?? explainFailure(this.#calls.inputAt(slot), options);
    if (failure) this.#keep(slot, failure);
    return failure;
  }

  clear(): void {
    this.#forget();
    this.#columns = emptyColumns();
  }

  #keep(slot: number, failure: Failure): void {
    if (this.#younger.size >= GENERATION) {
      this.#older = this.#younger;
      this.#younger = new Map();
    }
    this.#younger.set(slot, failure);
  }

  #forget(): void {
    this.#younger.clear();
    this.#older.clear();
  }

  /** What was explained in other words, or of slots that mean something else by now. */
  #forgetOthers({ lang, phones }: ExplainOptions): void {
    const options = JSON.stringify([lang, phones, catalogRevision()]);
    const { columns } = this.#calls;
    const isSame = this.#options === options && this.#columns === columns;
    if (!isSame) this.#forget();
    this.#options = options;
    this.#columns = columns;
  }
}
