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
  /** By place, one byte of its name's hash: tells most names apart without reading them, at little memory. */
  #tags = new Uint8Array(FIRST_CAPACITY);
  #size = 0;

  constructor(names: readonly (string | undefined)[], canonical: Canonical) {
    this.#names = names;
    this.#canonical = canonical;
  }

  /** The number of a name; undefined where it has none. */
  get(name: string): number | undefined {
    const canonical = this.#canonical(name);
    const found = this.#places[this.#placeOf(name, canonical, hashOf(canonical))] ?? EMPTY;
    return found === EMPTY ? undefined : found;
  }

  /** Gives a name a number that it does not have yet; the name must stand in `names` under it. */
  add(name: string, number: number): void {
    this.#size += 1;
    if (this.#size > this.#places.length * 0.7) this.#grow();
    this.#put(name, number);
  }

  /** All numbers that were given. */
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

  /** The place of a name: the one that it has, else the empty one that it would get. */
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

  /** Most hosts write a name always the same. */
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

/** The highest byte of a hash: the lowest bits choose its place. */
const tagOf = (hash: number): number => hash >>> 24;

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
