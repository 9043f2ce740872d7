import { catalogRevision } from '../catalog/registry.js';
import type { ExplainOptions, Failure } from '../failure/explain.js';
import { explainFailure } from '../failure/explain.js';
import type { HeldCalls } from './columns.js';
import { emptyColumns } from './columns.js';

/** A few screens full of rows. */
const LIMIT = 300;

/** What was explained last, by slot: rows are drawn many times while calls come. */
export class Explanations {
  readonly #calls: HeldCalls;
  readonly #bySlot = new Map<number, Failure>();
  #columns = emptyColumns();
  #options = '';

  constructor(calls: HeldCalls) {
    this.#calls = calls;
  }

  /** Explains the call of a slot; null where it did not fail. */
  of(slot: number, options: ExplainOptions): Failure | null {
    this.#forgetOthers(options);
    const known = this.#bySlot.get(slot);
    if (known) return known;
    const failure = explainFailure(this.#calls.inputAt(slot), options);
    if (failure) this.#bySlot.set(slot, failure);
    return failure;
  }

  clear(): void {
    this.#bySlot.clear();
    this.#columns = emptyColumns();
  }

  /** What was explained in other words, or of slots that mean something else by now. */
  #forgetOthers({ lang, phones }: ExplainOptions): void {
    const options = JSON.stringify([lang, phones, catalogRevision()]);
    const { columns } = this.#calls;
    const isSame = this.#options === options && this.#columns === columns;
    if (!isSame || this.#bySlot.size > LIMIT) this.#bySlot.clear();
    this.#options = options;
    this.#columns = columns;
  }
}
