/**
 * The calls of each contact as linked lists: two columns of numbers, because an array for each contact would take several
 * times the memory. A call is any whole number from 0.
 */

/** Ends a chain. A number, so that the columns can be typed arrays. */
export const CHAIN_END = -1;

const FIRST_SIZE = 64;

export class CallChains {
  /** By contact, the call that was added last. */
  #first = column(FIRST_SIZE);
  /** By call, the previously added call of the same contact. */
  #next = column(FIRST_SIZE);

  /** The first call of a contact's chain; `CHAIN_END` if there is none. */
  firstOf(contact: number): number {
    return this.#first[contact] ?? CHAIN_END;
  }

  /** The next call in a chain; `CHAIN_END` after the last one. */
  nextOf(call: number): number {
    return this.#next[call] ?? CHAIN_END;
  }

  add(contact: number, call: number): void {
    this.#first = withRoomFor(this.#first, contact);
    this.#next = withRoomFor(this.#next, call);
    this.#next[call] = this.firstOf(contact);
    this.#first[contact] = call;
  }

  /** Removes a call. Walks the contact's chain. */
  remove(contact: number, call: number): void {
    const after = this.nextOf(call);
    if (this.firstOf(contact) === call) {
      this.#first[contact] = after;
      return;
    }
    let each = this.firstOf(contact);
    while (each !== CHAIN_END && this.nextOf(each) !== call) each = this.nextOf(each);
    if (each !== CHAIN_END) this.#next[each] = after;
  }

  clear(): void {
    this.#first = column(FIRST_SIZE);
    this.#next = column(FIRST_SIZE);
  }
}

const column = (size: number): Int32Array => new Int32Array(size).fill(CHAIN_END);

/** The same column if it is large enough; otherwise a copy that is a quarter larger than needed. */
function withRoomFor(numbers: Int32Array, index: number): Int32Array {
  if (index < numbers.length) return numbers;
  const larger = column(Math.ceil((index + 1) * 1.25));
  larger.set(numbers);
  return larger;
}
