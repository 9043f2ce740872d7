import { eachInput } from '../../failure/each-input.js';

/** The keys of the selected calls. Keys of calls that have not arrived yet are kept. */
export class Selection {
  #keys = new Set<string>();
  #revision = 0;

  /** Incremented with each change. */
  get revision(): number {
    return this.#revision;
  }

  /** The selected keys, in the order of selecting. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /** Selects exactly these ids. Takes any iterable; values that are not strings are ignored. */
  replace(ids: unknown): void {
    const keys = new Set<string>();
    eachInput(ids, (id) => {
      if (typeof id === 'string') keys.add(id);
    });
    this.#keys = keys;
    this.#revision += 1;
  }

  /** Selects or deselects some calls. */
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
