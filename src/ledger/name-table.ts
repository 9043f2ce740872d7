/**
 * Numbers for names: a hash table with open addressing, whose names are the host's own texts. A `Map` of as many names would
 * take twice the memory that a contact may have, and one of digits a text of our own for each number.
 */

/** An empty place. */
const EMPTY = -1;

const FIRST_CAPACITY = 16;

/** What two names have in common when they name the same. */
type Canonical = (name: string) => string;

export class NameTable {
  /** By number, the name. Shared by all tables of a kind of numbers. */
  readonly #names: readonly (string | undefined)[];
  readonly #canonical: Canonical;
  /** Numbers, at the place that their names' hash gives, or the next that is empty. A power of two. */
  #places = emptyPlaces(FIRST_CAPACITY);
  #size = 0;

  constructor(names: readonly (string | undefined)[], canonical: Canonical) {
    this.#names = names;
    this.#canonical = canonical;
  }

  /** The number of a name; undefined where it has none. */
  get(name: string): number | undefined {
    const found = this.#places[this.#placeOf(this.#canonical(name))] ?? EMPTY;
    return found === EMPTY ? undefined : found;
  }

  /** Gives a name a number that it does not have yet; the name must stand in `names` under it. */
  add(name: string, number: number): void {
    this.#size += 1;
    if (this.#size > this.#places.length * 0.7) this.#grow();
    this.#places[this.#placeOf(this.#canonical(name))] = number;
  }

  /** All numbers that were given. */
  numbers(): readonly number[] {
    return Array.from(this.#places).filter((number) => number !== EMPTY);
  }

  #placeOf(canonical: string): number {
    const last = this.#places.length - 1;
    let place = hashOf(canonical) & last;
    for (;;) {
      const number = this.#places[place] ?? EMPTY;
      if (number === EMPTY || this.#canonical(this.#names[number] ?? '') === canonical) return place;
      place = (place + 1) & last;
    }
  }

  #grow(): void {
    const numbers = this.numbers();
    this.#places = emptyPlaces(this.#places.length * 2);
    for (const number of numbers) {
      this.#places[this.#placeOf(this.#canonical(this.#names[number] ?? ''))] = number;
    }
  }
}

const emptyPlaces = (capacity: number): Int32Array => new Int32Array(capacity).fill(EMPTY);

/** FNV-1a, by UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // Its low bits alone choose a place: mix the high ones in.
  return hash ^ (hash >>> 15);
}
