import { eachInput } from '../../ledger/inputs.js';

/** The selected calls, by key. Keys that are not held are kept until their calls come. */
export class Selection {
  #keys = new Set<string>();
  #revision = 0;

  /** Changes with the selection. */
  get revision(): number {
    return this.#revision;
  }

  /** The selected keys, in the order of selecting. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /** Selects these ids and nothing else. Takes any iterable; what is no text is left out. */
  replace(ids: unknown): void {
    const keys = new Set<string>();
    eachInput(ids, (id) => {
      if (typeof id === 'string') keys.add(id);
    });
    this.#keys = keys;
    this.#revision += 1;
  }

  /** Selects some calls, or takes them out of the selection. */
  change(keys: Iterable<string>, isSelected: boolean): void {
    this.#revision += 1;
    for (const key of keys) {
      if (isSelected) this.#keys.add(key);
      else this.#keys.delete(key);
    }
  }

  /** Whether all of some calls are selected. */
  hasAll(keys: Iterable<string>): boolean {
    for (const key of keys) {
      if (!this.#keys.has(key)) return false;
    }
    return true;
  }
}
