/** Reason codes that are none of ours: how many of the held calls came with each, and what the developer is told of them. */
import { warnOnce } from '../catalog/warn.js';
import { spellCode } from '../failure/code.js';
import { maskText } from '../failure/mask.js';
import { sanitiseText } from '../failure/sanitised-text.js';

/** The developer is warned of so many different codes: they may be sentences, each of them another. */
const MOST_WARNINGS = 20;

const warned = new Set<string>();

/** Counts the calls that are explained by no row of the catalog but the unknown one. A call is told by its slot. */
export class UnknownCodes {
  readonly #codeOfSlot = new Map<number, string>();
  readonly #counts = new Map<string, number>();
  /** What was answered last; null once it has changed. */
  #record: Readonly<Record<string, number>> | null = null;

  /** Counts the call of a slot. One that came without a code, or with `unknown` itself, says nothing new. */
  add(slot: number, received: string): void {
    if (received === '' || spellCode(received) === 'unknown') return;
    // Masked as `failure.code` is, so that the two can be compared.
    const code = maskText(received);
    this.#codeOfSlot.set(slot, code);
    this.#change(code, 1);
    warnOf(code);
  }

  /** Counts the call of a slot no more. */
  remove(slot: number): void {
    const code = this.#codeOfSlot.get(slot);
    if (code === undefined) return;
    this.#codeOfSlot.delete(slot);
    this.#change(code, -1);
  }

  clear(): void {
    this.#codeOfSlot.clear();
    this.#counts.clear();
    this.#record = null;
  }

  /** Calls per code. The same object until it changes. Every code is an own key, `__proto__` too. */
  toRecord(): Readonly<Record<string, number>> {
    this.#record ??= Object.freeze(Object.fromEntries(this.#counts));
    return this.#record;
  }

  #change(code: string, difference: number): void {
    const count = (this.#counts.get(code) ?? 0) + difference;
    if (count > 0) this.#counts.set(code, count);
    else this.#counts.delete(code);
    this.#record = null;
  }
}

function warnOf(code: string): void {
  if (warned.has(code) || warned.size >= MOST_WARNINGS) return;
  warned.add(code);
  const last = warned.size === MOST_WARNINGS ? ' No further codes are named: see `summary.unknownCodes`.' : '';
  warnOnce(`The catalog has no row for the reason code "${sanitiseText(code)}": add one by \`useCatalog\`.${last}`);
}
