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
  /** By call, the one that was added before it to the same contact. */
  #next = column(FIRST_SIZE);

  /** The first call of a contact; `CHAIN_END` where there is none. */
  firstOf(contact: number): number {
    return this.#first[contact] ?? CHAIN_END;
  }

  /** The call after another of the same contact; `CHAIN_END` after the last. */
  nextOf(call: number): number {
    return this.#next[call] ?? CHAIN_END;
  }

  add(contact: number, call: number): void {
    this.#first = withRoomFor(this.#first, contact);
    this.#next = withRoomFor(this.#next, call);
    this.#next[call] = this.firstOf(contact);
    this.#first[contact] = call;
  }

  /** Takes one call out. Costs a walk over the contact's calls. */
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

/** The same column, or a copy half as large again as needed. */
function withRoomFor(numbers: Int32Array, index: number): Int32Array {
  if (index < numbers.length) return numbers;
  const larger = column(Math.ceil((index + 1) * 1.5));
  larger.set(numbers);
  return larger;
}
