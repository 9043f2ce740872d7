/** The optional fields that some held call has. A list has no column for a field that no call has. */
import { textOf } from '../failure/fields.js';
import type { Outline } from '../failure/outline.js';
import { partsOf } from '../failure/outline.js';
import type { HeldCalls } from './columns.js';
import { emptyColumns } from './columns.js';

/** A field that not every call has. */
export type OptionalField = 'number' | 'agent' | 'channel';

const TESTS: Readonly<Record<OptionalField, (call: Outline['call']) => boolean>> = {
  number: (call) => textOf(call, 'destination') !== '' || textOf(call, 'to') !== '',
  agent: (call) => textOf(call, 'agentId') !== '',
  channel: (call) => textOf(call, 'channel') !== '',
};

const ALL = Object.keys(TESTS) as OptionalField[];

export class FieldsInUse {
  #found = new Set<OptionalField>();
  /**
   * The fields of the calls before a `replace`. They count until all new calls are read, so that no column flickers.
   */
  #foundBefore: ReadonlySet<OptionalField> = new Set();
  #readCount = 0;
  #columns = emptyColumns();

  /**
   * The fields found so far. A field stays after the last call with it is removed, so that columns do not come and go.
   */
  get fields(): ReadonlySet<OptionalField> {
    return new Set([...this.#found, ...this.#foundBefore]);
  }

  /** Reads at most `limit` calls that were not read yet. Returns whether nothing is left to find out. */
  read(calls: HeldCalls, limit: number): boolean {
    if (calls.columns !== this.#columns) this.#restart(calls);
    const end = Math.min(calls.slotCount, this.#readCount + limit);
    for (let slot = this.#readCount; slot < end && this.#found.size < ALL.length; slot++)
      this.#look(calls.inputAt(slot));
    this.#readCount = end;
    const isDone = end === calls.slotCount || this.#found.size === ALL.length;
    if (isDone) this.#foundBefore = new Set();
    return isDone;
  }

  #restart({ columns }: HeldCalls): void {
    this.#columns = columns;
    this.#foundBefore = this.fields;
    this.#found = new Set();
    this.#readCount = 0;
  }

  #look(input: unknown): void {
    if (input === undefined) return;
    const { call } = partsOf(input);
    for (const field of ALL) {
      if (!this.#found.has(field) && TESTS[field](call)) this.#found.add(field);
    }
  }
}
