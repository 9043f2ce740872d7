import { eachInput } from '../../failure/each-input.js';

/** How many of some calls are selected. */
export type SelectedShare = 'all' | 'some' | 'none';

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

  /** How many of these calls are selected. Of no calls, none is. */
  shareOf(keys: Iterable<string>): SelectedShare {
    let hasSelected = false;
    let hasOthers = false;
    for (const key of keys) {
      if (this.#keys.has(key)) hasSelected = true;
      else hasOthers = true;
      if (hasSelected && hasOthers) return 'some';
    }
    return hasSelected ? 'all' : 'none';
  }
}
