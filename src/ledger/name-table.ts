/**
 * Maps names to numbers: a hash table with open addressing that stores no strings of its own, only references to the
 * host's strings. A `Map` would take twice the memory that is allowed per contact, and would need a normalised string
 * for each.
 */

/** Marks an empty place of the table. */
const EMPTY = -1;

const FIRST_CAPACITY = 16;

/** The canonical form of a name: equal for two spellings of the same name. */
type Canonical = (name: string) => string;

export class NameTable {
  /** The names, by number. Shared by all tables that number the same things. */
  readonly #names: readonly (string | undefined)[];
  readonly #canonical: Canonical;
  /**
   * The numbers, each at the place given by the hash of its name, or the next empty one. The length is a power of two.
   */
  #places = emptyPlaces(FIRST_CAPACITY);
  /** By place, one byte of the name's hash: tells most different names apart without comparing them. */
  #tags = new Uint8Array(FIRST_CAPACITY);
  #size = 0;

  constructor(names: readonly (string | undefined)[], canonical: Canonical) {
    this.#names = names;
    this.#canonical = canonical;
  }

  /** The number of a name; undefined if it has none. */
  get(name: string): number | undefined {
    const canonical = this.#canonical(name);
    const found = this.#places[this.#placeOf(name, canonical, hashOf(canonical))] ?? EMPTY;
    return found === EMPTY ? undefined : found;
  }

  /** Adds a name with its number. The table must not have the name yet, and `names` must have it under that number. */
  add(name: string, number: number): void {
    this.#size += 1;
    if (this.#size > this.#places.length * 0.7) this.#grow();
    this.#put(name, number);
  }

  /** All numbers in the table. */
  numbers(): readonly number[] {
    return Array.from(this.#places).filter((number) => number !== EMPTY);
  }

  #put(name: string, number: number): void {
    const canonical = this.#canonical(name);
    const hash = hashOf(canonical);
    const place = this.#placeOf(name, canonical, hash);
    this.#places[place] = number;
    this.#tags[place] = tagOf(hash);
  }

  /** The place of a name: its own, or the empty one where it would be added. */
  #placeOf(name: string, canonical: string, hash: number): number {
    const last = this.#places.length - 1;
    const tag = tagOf(hash);
    let place = hash & last;
    for (;;) {
      const number = this.#places[place] ?? EMPTY;
      if (number === EMPTY) return place;
      if (this.#tags[place] === tag && this.#isSame(this.#names[number] ?? '', name, canonical)) return place;
      place = (place + 1) & last;
    }
  }

  /** Compares the spellings first, because most hosts always write a name in the same way. */
  #isSame(known: string, name: string, canonical: string): boolean {
    return known === name || this.#canonical(known) === canonical;
  }

  #grow(): void {
    const numbers = this.numbers();
    this.#places = emptyPlaces(this.#places.length * 2);
    this.#tags = new Uint8Array(this.#places.length);
    for (const number of numbers) this.#put(this.#names[number] ?? '', number);
  }
}

/** The highest byte of a hash, because the lowest bits already choose the place. */
const tagOf = (hash: number): number => hash >>> 24;

const emptyPlaces = (capacity: number): Int32Array => new Int32Array(capacity).fill(EMPTY);

/** FNV-1a, by UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // Mixes the high bits into the low ones, which choose the place.
  return hash ^ (hash >>> 15);
}
